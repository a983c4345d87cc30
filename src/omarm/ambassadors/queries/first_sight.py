"""What ambassadors see first: the functions that the others do not have yet, and whether the team's group has them."""

from dataclasses import dataclass

from omarm.core.functions import Function
from omarm.staging.models import Stage
from omarm.staging.queries import all_shown


@dataclass(frozen=True)
class Ahead:
    """A function that is off for everyone: whether the group has it, and the stage that says so (None: it has not)."""

    function: Function
    is_on: bool
    stage: Stage | None


def ahead_of(person, group):
    """Return what is off for everyone as Ahead, in the order of functions; none without a group."""
    if group is None:
        return []
    found = []
    for shown in all_shown(person):
        if not shown.everyone.is_on:
            own = next((one for one in shown.exceptions if one.stage and one.stage.group_id == group.pk), None)
            found.append(Ahead(shown.function, bool(own and own.is_on), own.stage if own else None))
    return found


def seen_first(person, group):
    """Return the functions that the group has and the others do not."""
    return [one.function for one in ahead_of(person, group) if one.is_on]
