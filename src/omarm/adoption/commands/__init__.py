"""What the clock counts when months and weeks are over, and what people decide beside it."""

from omarm.adoption.commands.clock import count_what_is_over
from omarm.adoption.commands.closing import close_months
from omarm.adoption.commands.correcting import correct_start
from omarm.adoption.commands.designing import NewDesign, end_design, write_design
from omarm.adoption.commands.forgetting import forget_old_figures
from omarm.adoption.commands.judging import declare, end_stage, set_stage
from omarm.adoption.commands.keeping import keep_scopes
from omarm.adoption.commands.signalling import judge_month
from omarm.adoption.commands.tracing import trace_curve

__all__ = [
    "NewDesign", "close_months", "correct_start", "count_what_is_over", "declare", "end_design", "end_stage", "forget_old_figures",
    "judge_month", "keep_scopes", "set_stage", "trace_curve", "write_design",
]  # fmt: skip
