"""All that is counted by the clock, in its order: the judgement of a month reads the curve."""

from omarm.adoption.commands.closing import close_months
from omarm.adoption.commands.forgetting import forget_old_figures
from omarm.adoption.commands.signalling import judge_month
from omarm.adoption.commands.tracing import trace_curve
from omarm.adoption.queries.counting.writing import CODE
from omarm.consent.queries import is_measured


def count_what_is_over(*, today=None):
    """Count the weeks and months that are over and were not counted yet, and judge the last month."""
    forget_old_figures(today=today)
    close_months(today=today)
    if is_measured(CODE):
        trace_curve(today=today)
        judge_month(today=today)
