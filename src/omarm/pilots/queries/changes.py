"""When the rules of a pilot that runs were changed, by whom, why, and from what to what."""

from dataclasses import dataclass
from datetime import date

from omarm.people.models import Person
from omarm.pilots.models import Change, Condition
from omarm.pilots.queries.wording import asked


@dataclass(frozen=True)
class RuleChange:
    """A change of rules in words: what was asked until then and is not any more, and what is asked since."""

    day: date
    by: Person | None
    reason: str
    before: list
    after: list


def changes_of(pilot):
    """Return the RuleChanges of a pilot, the newest first."""
    rows = Change.objects.filter(pilot=pilot).select_related("by").order_by("-day", "-pk")
    return [_told(pilot, row) for row in rows]


def _told(pilot, row):
    before, after = ([tuple(one) for one in rows] for rows in (row.before, row.after))  # as commands take them
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    return RuleChange(row.day, row.by, row.reason, _words(pilot, gone), _words(pilot, come))


def _words(pilot, conditions):
    rows = [Condition(rule=rule, code=code, value=value) for rule, code, value in conditions]
    return [(row.get_rule_display(), asked(pilot, row)) for row in rows]
