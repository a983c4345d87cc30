"""What the pages of functions show: who has which now, since when, and who gets it next."""

from copy import copy
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from omarm.core import navigation
from omarm.core.functions import Function, all_functions
from omarm.groups.models import Group
from omarm.staging.models import Stage
from omarm.staging.queries.deciding import Audience
from omarm.staging.queries.since import row_of, since


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How it is for one audience today. `name` is "" for everyone and for a group that who looks may not know (`is_hidden`).

    `opens_on` and `closes_on` are the days that come; `since` is the day from which it is as it is now, None when it was
    never otherwise.
    """

    stage: Stage | None
    is_on: bool
    since: date | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    note: str = ""
    name: str = ""
    is_hidden: bool = False
    is_closed_group: bool = False

    @property
    def kind(self):
        """Return "everyone", "department" or "group"."""
        if self.stage is None or not (self.stage.department_id or self.stage.group_id):
            return "everyone"
        return "group" if self.stage.group_id else "department"


@dataclass(frozen=True)
class Shown:
    """A function as the page shows it: how it is for everyone, for whom it is otherwise, and what changes first."""

    function: Function
    everyone: Standing
    exceptions: list[Standing]

    @property
    def has_it(self):
        """Return those for whom it is on while it is off for everyone."""
        return [one for one in self.exceptions if one.is_on and not self.everyone.is_on]

    @property
    def lacks_it(self):
        """Return those for whom it is off while it is on for everyone."""
        return [one for one in self.exceptions if not one.is_on and self.everyone.is_on]

    @property
    def following(self):
        """Return the Standing that gets it first of all that get it on a day ahead, or None."""
        coming = [one for one in (self.everyone, *self.exceptions) if one.opens_on]
        return min(coming, key=lambda one: one.opens_on, default=None)

    @property
    def ending(self):
        """Return the Standing that loses it first, or None."""
        leaving = [one for one in (self.everyone, *self.exceptions) if one.closes_on]
        return min(leaving, key=lambda one: one.closes_on, default=None)


def may_switch(person):
    """Return whether the person decides which functions there are: who looks after the whole."""
    return person.cares_for_all


def sees_functions(person):
    """Return whether the person sees who has which function: who decides it, and the works council."""
    return person.is_authenticated and (person.cares_for_all or person.has_role("works_council"))


def all_shown(person):
    """Return every function as Shown, in their order; a number of queries that does not depend on how many there are."""
    standing = _standings(person, Stage.objects.all())
    return [_shown(function, standing.get(function.code, [])) for function in all_functions()]


def shown(person, function):
    """Return one Function as Shown."""
    stages = Stage.objects.filter(function=function.code)
    return _shown(function, _standings(person, stages).get(function.code, []))


def history_of(person, function, *, limit=50):
    """Return what was said of a Function before, the latest first, as Standings; whom it was for as far as the person may know."""
    stages = Stage.objects.filter(function=function.code)
    return [one for one in _standings(person, stages).get(function.code, []) if one.stage.ended_at][:limit]


def exception_of(function, stage_id):
    """Return the stage of a department or group that stands for a Function. Raises Stage.DoesNotExist."""
    return Stage.objects.standing().exclude(department=None, group=None).get(function=function.code, pk=stage_id)


def everyone_has(code):
    """Return whether everyone has a function today, by its code: exceptions apart."""
    stage = Stage.objects.standing().filter(function=code, department=None, group=None).first()
    return stage is None or row_of(stage).is_on(timezone.localdate())


def opening_between(first, last):
    """Return the stages of everyone that open on one of these days, the first to open first."""
    everyone = Stage.objects.standing().filter(department=None, group=None)
    return everyone.filter(opens_on__range=(first, last)).order_by("opens_on", "function")


def stages_of_group(group):
    """Return the stages that hold for the members of a group, by function: what they have before others, or without them."""
    return Stage.objects.standing().filter(group=group).order_by("function")


def places_in_navigation(person, audience=None):
    """Return how many places navigation shows to an audience (everyone without one), beside the work of a few."""
    seen_as = copy(person)
    seen_as.looks_as = audience or Audience()
    return sum(len(navigation.entries_for(seen_as, place)) for place in ("main", "more"))


def _standings(person, stages):
    """Return {code of a function: its Standings}, with the names that the person may know."""
    rows = list(stages.select_related("department", "group", "set_by", "ended_by"))
    said = {}
    for row in rows:
        said.setdefault((row.function, row.department_id, row.group_id), []).append(row)
    groups = {row.group_id for row in rows if row.group_id}
    known = (
        set(Group.objects.listed_for(person).filter(pk__in=groups).values_list("pk", flat=True)) if groups else set()
    )
    found = {}
    for row in rows:
        before = said[row.function, row.department_id, row.group_id]
        found.setdefault(row.function, []).append(_standing(row, known, before))
    return found


def _standing(stage, known, said):
    today, row = timezone.localdate(), row_of(stage)
    is_on = row.is_on(today)
    is_hidden = bool(stage.group_id) and stage.group_id not in known
    named = stage.department or (None if is_hidden else stage.group)
    return Standing(
        stage=stage, is_on=is_on, since=since(said, today), note=stage.note,
        opens_on=stage.opens_on if stage.opens_on and stage.opens_on > today else None,
        closes_on=stage.closes_on if stage.closes_on and stage.closes_on > today else None,
        name=named.name if named else "", is_hidden=is_hidden,
        is_closed_group=bool(stage.group_id and stage.group.archived_at),
    )  # fmt: skip


def _shown(function, standings):
    now, today = [one for one in standings if one.stage.ended_at is None], timezone.localdate()
    everyone = next((one for one in now if one.kind == "everyone"), Standing(stage=None, is_on=True))
    others = [one for one in now if one.kind != "everyone" and row_of(one.stage).speaks(today)]
    return Shown(function, everyone, sorted(others, key=lambda one: (one.kind, one.name)))
