"""Pilots as far as somebody may know of them."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext

from omarm.core.functions import all_functions, function_of
from omarm.groups.models import Group, Membership
from omarm.pilots.models import Pilot, Rule
from omarm.pilots.queries.judging import found_last, judged, last_verdicts
from omarm.pilots.queries.seeing import guides, sees_numbers, sees_pilots
from omarm.pilots.queries.wording import rule_in_words, told, verdict_words
from omarm.staging.models import Stage
from omarm.staging.queries import everyone_has


@dataclass(frozen=True)
class Board:
    """The pilots that somebody sees, by where they stand."""

    running: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    drafts: list = field(default_factory=list)
    over: list = field(default_factory=list)

    @property
    def is_empty(self):
        return not (self.running or self.waiting or self.drafts or self.over)


def pilots_for(person):
    """Return the Board of a person: all pilots for who guides and the works council, one's own for who owns one."""
    states, board = Pilot.State, Board()
    lists = {states.RUNNING: board.running, states.WAITING: board.waiting, states.DRAFT: board.drafts}
    for row in _visible_to(person):
        row.audience = audience_words(row)
        lists.get(row.state, board.over).append(row)
    return board


def pilot_for(person, pk):
    """Return a pilot that the person may know of. Raises Pilot.DoesNotExist."""
    return _visible_to(person).prefetch_related("conditions").get(pk=pk)


def may_stop(person, pilot):
    """Return whether the person stops this pilot by hand: who guides, and its owner."""
    return guides(person) or (person.is_active and pilot.owner_id == person.pk)


def page_of(person, pilot):
    """Return what the page of a pilot shows, as a context."""
    found = judged(pilot) if sees_numbers(person, pilot) else found_last(pilot)
    rules = [(Rule(rule), one.outcome, [told(pilot, part) for part in one.parts]) for rule, one in found.items()]
    return {
        "pilot": pilot, "audience": audience_words(pilot), "rules": rules,
        "never": [part for _rule, _outcome, parts in rules for part in parts if part.never],
        "verdicts": [(row, verdict_words(pilot, row)) for row in last_verdicts(pilot)],
        "functions": functions_of(pilot), "offered": offered_to(pilot) if guides(person) else [],
        "others": [(row, _link_for(person, row)) for row in ([] if pilot.is_over else in_the_way(pilot))],
        "guides": guides(person), "may_stop": may_stop(person, pilot),
        "group": known_group(person, pilot), "next_one": pilot.followed_by.first(),
    }  # fmt: skip


def audience_words(pilot):
    """Return what the audience of a pilot is called, as far as who reads it may know."""
    if pilot.group and pilot.group.access == Group.Access.HIDDEN:
        return gettext("A hidden group")
    there = pilot.department or pilot.group
    return there.name if there else gettext("%(name)s (is not there any more)") % {"name": pilot.audience_name}


def known_group(person, pilot):
    """Return the group of a pilot when the person may know of it, else None."""
    known = pilot.group_id and Group.objects.listed_for(person).filter(pk=pilot.group_id).exists()
    return pilot.group if known else None


def in_the_way(pilot):
    """Return the pilots that hold the same audience: the same group, or a department above, below or the same, as a list."""
    if pilot.group_id:
        same = Q(group=pilot.group_id)
    elif pilot.department:
        line = Q(department__in=pilot.department.path) | Q(department__path__contains=[pilot.department_id])
        same = line
    else:
        return []
    return list(Pilot.objects.settled().filter(same).exclude(pk=pilot.pk).order_by("pk"))


def functions_of(pilot):
    """Return [(Stage, label)] of the functions that stand for the audience of a pilot by itself, those it was given and others."""
    if not pilot.kind:
        return []
    rows = Stage.objects.standing().filter(group=pilot.group_id, department=pilot.department_id).order_by("function")
    return [(row, one.label) for row in rows if (one := function_of(row.function))]


def offered_to(pilot):
    """Return [(code, label)] of the functions that can be limited to a pilot: not everyone has them, and it has none yet."""
    if pilot.is_gone:
        return []
    there = {row.function for row, _label in functions_of(pilot)}
    return [(one.code, one.label) for one in all_functions() if one.code not in there and not everyone_has(one.code)]


def tried_in(person, group):
    """Return what the page About of a group tells of its pilot, as a context; None without one, and for guests."""
    if person.is_guest:
        return None
    rows = Pilot.objects.told_of().filter(group=group).select_related("group", "department")
    pilot = rows.prefetch_related("conditions").first()
    if pilot is None:
        return None
    return _sentence(pilot) | {"link": _link_for(person, pilot)}


def tried_by(person):
    """Return, for the public page of the programme, what the groups and the department of a person try, as plain data."""
    if not person.is_authenticated or person.is_guest:
        return {"tried": []}
    mine = Q(group__in=Membership.objects.filter(person=person).values("group"))
    if person.department_id:
        mine |= Q(department__in=person.department.path)
    rows = Pilot.objects.told_of().filter(mine).select_related("group", "department")
    return {"tried": [_sentence(row) for row in rows.prefetch_related("conditions").order_by("pk")[:5]]}


def _sentence(pilot):
    return {
        "pk": pilot.pk, "name": audience_words(pilot), "use_case": pilot.use_case, "until": rule_in_words(pilot, Rule.EXIT),
        "stop": rule_in_words(pilot, Rule.STOP),
    }  # fmt: skip


def _link_for(person, pilot):
    return pilot.get_absolute_url() if sees_pilots(person) or pilot.owner_id == person.pk else ""


def _visible_to(person):
    rows = Pilot.objects.select_related("group", "department", "owner", "follows")
    if sees_pilots(person):
        return rows
    return rows.filter(owner=person.pk) if person.is_authenticated and not person.is_guest else rows.none()
