"""Where to begin: departments and groups with what speaks for each. Made of figures that are there already, and of what they say."""

from dataclasses import dataclass

from omarm.adoption import indicators
from omarm.adoption.models import Declaration, Figure, Scope
from omarm.adoption.queries.seeing import sees_all
from omarm.adoption.rules.weighing import ENOUGH, Part, weigh
from omarm.care.models import GroupHealth
from omarm.consent.queries import is_measured
from omarm.groups.models import Group

PAGE = 20
QUESTIONS, WRITERS = "asked-among-departments", "contributors"
DEPARTMENTS, GROUPS = "departments", "groups"


@dataclass(frozen=True)
class Ranked:
    """One page of Weighed candidates, the highest score first, from which place on it begins, and of how many too little is known."""

    rows: list
    first: int
    following: int | None
    unknown: int


def ranked_for(person, weights, *, kind=DEPARTMENTS, start=0):
    """Return Ranked of the departments, or of the groups that the person may know of."""
    candidates = _groups(person) if kind == GROUPS and person.cares_for_all else _departments()
    weighed = [weigh(candidate, parts, weights) for candidate, parts in candidates]
    known = sorted(
        (one for one in weighed if one.score is not None),
        key=lambda one: (-one.score, -one.known, str(one.candidate.name)),
    )
    rows = known[start : start + PAGE]
    following = start + PAGE if len(known) > start + PAGE else None
    return Ranked(rows, start + 1, following, len(weighed) - len(known))


def undeclared_for(person, kind):
    """Return the departments or groups (twenty at most) that nobody declared anything of yet."""
    if kind == GROUPS and person.cares_for_all:
        return Group.objects.listed_for(person).filter(archived_at=None, declaration=None).order_by("name")[:PAGE]
    departments = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
    return departments.filter(declaration=None)[:PAGE]


def department_to_declare(person, scope_id):
    """Return the Scope of a department and its Declaration or None. Raises Scope.DoesNotExist."""
    if not sees_all(person):
        raise Scope.DoesNotExist
    scopes = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
    scope = scopes.get(pk=scope_id)
    return scope, Declaration.objects.filter(scope=scope).first()


def group_to_declare(person, slug):
    """Return a group that the person may know of and its Declaration or None. Raises Group.DoesNotExist."""
    if not person.cares_for_all:
        raise Group.DoesNotExist
    group = Group.objects.listed_for(person).filter(archived_at=None).get(slug=slug)
    return group, Declaration.objects.filter(group=group).first()


def _departments():
    """Yield (Scope, its Parts)."""
    questions, writers = _latest(QUESTIONS), _latest(WRITERS)
    scopes = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
    for scope in scopes.select_related("declaration", "parent"):
        asked, wrote = questions.get(scope.pk), writers.get(scope.pk)
        yield (
            scope,
            [
                _waiting_share(asked),
                *_declared(getattr(scope, "declaration", None)),
                _enthusiasts(round(100 * wrote.value) if wrote and wrote.whole else None),
            ],
        )


def _groups(person):
    """Yield (Group, its Parts). Numbers of its health only where the person may read it (docs/decisions, desk for groups)."""
    readable = set(Group.objects.readable_by(person).values_list("pk", flat=True))
    groups = Group.objects.listed_for(person).filter(archived_at=None).select_related("health", "declaration")
    for group in groups:
        lights = _lights(group) if group.pk in readable else {}
        answered, voices = lights.get("answered"), lights.get("voices")
        told = answered["told"] if answered else {}
        yield (
            group,
            [
                _waiting((told["part"], told["whole"]) if "whole" in told else None),
                *_declared(getattr(group, "declaration", None)),
                _enthusiasts(voices["value"] if voices else None),
            ],
        )


def _lights(group):
    try:
        return {light["code"]: light for light in group.health.lights}
    except GroupHealth.DoesNotExist:
        return {}


def _latest(code):
    """Return {scope id: the Figure of the last period in which the indicator is shown there}."""
    if not is_measured(indicators.get(code).measurement):
        return {}
    rows = Figure.objects.filter(indicator=code, is_shown=True).order_by("scope_id", "-month").distinct("scope_id")
    return {row.scope_id: row for row in rows}


def _waiting(asked):
    """Return the Part of questions: the share that had no answer in time, of (answered in time, asked)."""
    if not asked or not asked[1]:
        return Part("questions")
    part, whole = asked
    return Part("questions", 1 - part / whole, {"part": whole - part, "whole": whole})


def _waiting_share(asked):
    """Return the Part of questions of a Figure that is kept in steps: the share alone."""
    if asked is None:
        return Part("questions")
    return Part("questions", 1 - asked.value, {"share": round(100 * (1 - asked.value))})


def _declared(declaration):
    """Return the Parts that come from a Declaration, which may be missing."""
    field = declaration.without_desk if declaration else None
    tools = declaration.other_tools if declaration else None
    sponsor = declaration.has_sponsor if declaration else None
    return [
        Part("field", None if field is None else field / 100, {} if field is None else {"share": field}),
        Part(
            "tools",
            None if tools is None else tools / max(Declaration.Tools.values),
            {} if tools is None else {"tools": tools},
        ),
        Part("sponsor", None if sponsor is None else float(sponsor), {} if sponsor is None else {"has": sponsor}),
    ]


def _enthusiasts(share):
    if share is None:
        return Part("enthusiasts")
    return Part("enthusiasts", min(1, share / ENOUGH), {"share": share})
