"""The presets, what each would change, which stand, and what was chosen."""

from omarm.presets.queries.kept import own_value, read_kept, value_now
from omarm.presets.queries.known import KIND_NAMES, Kind, Preset, all_presets, preset_of
from omarm.presets.queries.showing import (
    Current,
    Line,
    Plan,
    applied_one,
    choices_by_hand,
    current_of,
    departments_of_their_own,
    lines_of,
    may_apply,
    name_in_audit,
    name_of,
    past_changes,
    plan_of,
    sees_presets,
)

__all__ = [
    "KIND_NAMES", "Current", "Kind", "Line", "Plan", "Preset", "all_presets", "applied_one", "choices_by_hand", "current_of",
    "departments_of_their_own", "lines_of", "may_apply", "name_in_audit", "name_of", "own_value", "past_changes", "plan_of", "preset_of",
    "read_kept", "sees_presets", "value_now",
]  # fmt: skip
