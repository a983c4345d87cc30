"""What the pages of presets show: what one would change, which stand, and what was changed before."""

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from omarm.core import pagination
from omarm.core.choices import Choice, all_choices, choice_of
from omarm.people.models import Department
from omarm.presets.models import Applied
from omarm.presets.queries.kept import read_kept, value_now
from omarm.presets.queries.known import Kind, Preset, all_presets, preset_of
from omarm.staging.commands import EVERYONE
from omarm.staging.queries import leaning_on

FUNCTIONS, OFF = "function:", "off"


@dataclass(frozen=True)
class Line:
    """A setting in a list: what it is now and what it would be, or what it was and became."""

    choice: Choice | None
    code: str
    now: str
    then: str
    is_left: bool = False

    @property
    def label(self):
        return self.choice.label if self.choice else self.code

    @property
    def now_label(self):
        return self.choice.name_of(self.now) if self.choice else self.now

    @property
    def then_label(self):
        return self.choice.name_of(self.then) if self.choice else self.then

    @property
    def changes(self):
        return self.now != self.then


@dataclass(frozen=True)
class Plan:
    """What a preset does for everybody or for a Department: its Lines, and the choices that a department has no own of."""

    preset: Preset
    department: Department | None
    lines: list
    for_all: list

    @property
    def changing(self):
        return [line for line in self.lines if line.changes]

    @property
    def leaning(self):
        """What goes on and asks for a function that it switches off, as Leanings of staging."""
        off = [line.code for line in self.changing if line.code.startswith(FUNCTIONS) and line.then == OFF]
        found = [one for code in off for one in leaning_on(code.removeprefix(FUNCTIONS), [EVERYONE])]
        return list(dict.fromkeys(found))

    @property
    def staying(self):
        return [line for line in self.lines if not line.changes]


@dataclass(frozen=True)
class Current:
    """A preset that stands: when it was applied, and how many of its settings are still so."""

    preset: Preset
    applied: Applied
    still: int
    of: int


def may_apply(person):
    """Return whether the person changes settings together: who looks after the whole."""
    return person.cares_for_all


def sees_presets(person):
    """Return whether the person reads which presets stand and who applied them; the works council does too."""
    return person.is_authenticated and (person.cares_for_all or person.has_role("works_council"))


def plan_of(preset, department=None, kept=None):
    """Return the Plan of a Preset as things stand now; what is not on offer any more is left out of it."""
    kept = read_kept() if kept is None else kept
    lines, for_all = [], []
    for code, value in preset.values.items():
        choice = choice_of(code)
        if choice is None or not choice.offers(value):
            continue
        if department and not choice.per_department:
            for_all.append(choice)
        else:
            lines.append(Line(choice, code, value_now(choice, department, kept), value))
    return Plan(preset, department, sorted(lines, key=lambda line: line.choice.order), for_all)


def current_of(department=None):
    """Return {kind: Current} of the presets that stand for everybody, or for a Department itself: the last one of each kind.

    What a department has from above is not in it.
    """
    kept, found = read_kept(), {}
    rows = Applied.objects.filter(department=department, undone_at=None).exclude(preset="")
    kinds = {preset.code: preset.kind for preset in all_presets()}
    for row in rows.order_by("pk").select_related("applied_by"):
        if row.preset in kinds:
            found[kinds[row.preset]] = row
    return {kind: _current(found[kind], department, kept) for kind in Kind if kind in found}


def departments_of_their_own():
    """Return the Departments that have a setting of their own, by name, with `.own_count` of how many."""
    own = Count("kept_choices", filter=Q(kept_choices__value__isnull=False))
    return Department.objects.annotate(own_count=own).filter(own_count__gt=0).order_by("name")


def choices_by_hand(department=None):
    """Return [(Choice, its value now)] that can be chosen one by one: functions have a page of their own."""
    kept = read_kept()
    own = [choice for choice in all_choices() if not choice.code.startswith(FUNCTIONS)]
    return [(choice, value_now(choice, department, kept)) for choice in own if choice.per_department or not department]


def past_changes(*, after=""):
    """Return a Page of the times that settings were changed together, the latest first, each with `.changed_count`."""
    changed = Count("changes", filter=~Q(changes__before=F("changes__after")))
    rows = Applied.objects.select_related("department", "applied_by", "undone_by").annotate(changed_count=changed)
    return pagination.numbered(rows.order_by("-pk"), before=after, size=pagination.PAGE)


def applied_one(pk):
    """Return one Applied. Raises Applied.DoesNotExist."""
    return Applied.objects.select_related("department", "applied_by", "undone_by").get(pk=pk)


def lines_of(applied):
    """Return the Lines of what an Applied changed, then those that stood so already."""
    rows = [
        Line(choice_of(row.code), row.code, row.before, row.after, is_left=row.is_left) for row in applied.changes.all()
    ]
    return sorted(rows, key=lambda line: (not line.changes, line.choice.order if line.choice else 0))


def name_of(applied):
    """Return what an Applied is called: its preset, or that it was done by hand, with the department that it was for."""
    return _named(applied.preset, applied.department.name if applied.department else "")


def name_in_audit(event):
    """Return the same of an AuditEvent about applying or undoing one."""
    known = {preset.code for preset in all_presets()}
    return _named(event.target if event.target in known else "", event.details.get("department", ""))


def _named(code, department):
    label = next((preset.label for preset in all_presets() if preset.code == code), code)
    return " · ".join(part for part in (str(label or _("Changed by hand")), department) if part)


def _current(applied, department, kept):
    preset = preset_of(applied.preset)
    lines = plan_of(preset, department, kept).lines
    return Current(preset, applied, sum(not line.changes for line in lines), len(lines))
