"""Which functions somebody has on a day: what a group says goes before what a department says, and that before everyone.

The stages that hold are remembered for five seconds in each process, as the organisation is: a page asks for them at most
once in that time, and for the groups of who looks only when a stage is of a group.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from omarm.core.remembered import remembered
from omarm.groups.models import Membership
from omarm.people.models import Department
from omarm.staging.models import Stage

FIELDS = ("function", "department_id", "group_id", "opens_on", "closes_on", "note")
_KEPT = "_staged"


@dataclass(frozen=True)
class Row:
    """A stage that holds, as it is remembered."""

    function: str
    department: int | None
    group: int | None
    opens_on: date | None
    closes_on: date | None
    note: str
    is_new: bool = False  # whether it brings something that was not there the day before

    def speaks(self, day):
        """Return whether it says something on a day; what everyone has or has not always does."""
        is_for_all = self.department is None and self.group is None
        return is_for_all or self.closes_on is None or day < self.closes_on

    def is_on(self, day):
        """Return whether who it is for has the function on a day."""
        opened = self.opens_on is not None and self.opens_on <= day
        return opened and (self.closes_on is None or day < self.closes_on)


@dataclass(frozen=True)
class Plan:
    """All stages that hold, and of each department that has one or lies below one the way down to it (ids)."""

    rows: tuple[Row, ...] = ()
    paths: dict = field(default_factory=dict)

    @property
    def names_groups(self):
        return any(row.group is not None for row in self.rows)


@dataclass(frozen=True)
class Audience:
    """As whom somebody looks: of a department, in a group, or everyone; on a day, or today. `name` is what it is called."""

    department: int | None = None
    group: int | None = None
    day: date | None = None
    name: str = ""


@remembered(seconds=5)
def plan():
    """Return the Plan of this installation, at most five seconds old."""
    return _read()


forget_plan = plan.forget


def remember_nothing_staged():
    """Take it that everything is on until a stage is changed: for tests, where no page is to ask for what is not there."""
    plan.keep(Plan())


def functions_off(person):
    """Return the codes of the functions that somebody does not have now, or would not have as whom they look.

    Kept on the person for as long as the plan is the same: a page asks a dozen times.
    """
    now, looks = plan(), getattr(person, "looks_as", None)
    if not now.rows:
        return frozenset()
    day = (looks and looks.day) or timezone.localdate()
    return _kept(person, now, ("off", day, looks), lambda: _off(person, now, day))


def rows_for(person, function, day):
    """Return the Rows that decide on a day whether somebody has a function; none when nothing was said of it."""
    now = plan()
    return _deciding(function, day, now, *_belongs(person, now))


def audience_has(function, *, department=None, group=None, day=None):
    """Return whether an audience has a function on a day (today): a Department, the members of a Group, or everyone."""
    rows = _of_audience(function, department, group, day)
    return not rows or any(row.is_on(day or timezone.localdate()) for row in rows)


def has_it_as_everyone(function, *, department=None, group=None):
    """Return whether nothing of its own is said for an audience today: what everyone gets or loses, it gets or loses."""
    rows = _of_audience(function, department, group, None)
    return all(row.department is None and row.group is None for row in rows)


def _of_audience(function, department, group, day):
    path, groups = department.path if department else (), {group.pk} if group else set()
    return _deciding(function, day or timezone.localdate(), plan(), path, groups)


def _kept(person, now, key, find):
    """Return what was found for a person under this plan, found now if it was not before."""
    kept = person.__dict__.get(_KEPT)
    if kept is None or kept[0] is not now:
        kept = person.__dict__[_KEPT] = (now, {})
    if key not in kept[1]:
        kept[1][key] = find()
    return kept[1][key]


def _off(person, now, day):
    path, groups = _belongs(person, now)
    staged = {row.function for row in now.rows}
    found = {function: _deciding(function, day, now, path, groups) for function in staged}
    return frozenset(code for code, rows in found.items() if rows and not any(row.is_on(day) for row in rows))


def _deciding(function, day, now, path, groups):
    rows = [row for row in now.rows if row.function == function and row.speaks(day)]
    if mine := [row for row in rows if row.group in groups]:
        return mine
    for department in reversed(path):
        if nearest := [row for row in rows if row.department == department]:
            return nearest
    return [row for row in rows if row.group is None and row.department is None]


def _belongs(person, now):
    """Return the path of the department and the ids of the groups by which somebody has functions, or as whom they look."""
    looks = getattr(person, "looks_as", None)
    if looks is not None:
        return now.paths.get(looks.department, ()), {looks.group} - {None}
    groups = _kept(person, now, "groups", lambda: _groups_of(person, now)) if now.names_groups else set()
    return now.paths.get(person.department_id, ()), groups


def _groups_of(person, now):
    named = [row.group for row in now.rows if row.group is not None]
    return set(Membership.objects.filter(person=person, group__in=named).values_list("group", flat=True))


def _read():
    ended = Stage.objects.filter(function=OuterRef("function"), ended_at=OuterRef("set_at")).values("set_at")
    stages = Stage.objects.standing().annotate(said_before=Subquery(ended[:1])).order_by("pk")
    rows = tuple(
        Row(*values[:-2], is_new=_is_new(values[1:4], *values[-2:]))
        for values in stages.values_list(*FIELDS, "set_at", "said_before")
    )
    named = [row.department for row in rows if row.department is not None]
    below = Department.objects.filter(path__overlap=named) if named else Department.objects.none()
    return Plan(rows, dict(below.values_list("pk", "path")))


def _is_new(whom_and_day, set_at, said_before):
    """Return whether a stage brings what was off before: not when it was switched off and on again on one day."""
    department, group, opens_on = whom_and_day
    if opens_on is None:
        return False
    is_for_all = department is None and group is None
    was_off_from = said_before or (None if is_for_all else set_at)
    is_planned = opens_on > timezone.localdate(set_at)
    return is_planned or bool(was_off_from and (not said_before or timezone.localdate(said_before) < opens_on))
