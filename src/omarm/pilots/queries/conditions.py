"""The conditions that a rule is made of: figures that are there already, and may be shown. Nothing is counted for a pilot.

What is measured keeps its own rules: it is read where `care` and `adoption` show it, with their floor and their consent. A
figure is of a pilot that runs when all the days that it was counted over are days of the pilot.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.adoption import indicators
from omarm.adoption.indicators.register import Unit
from omarm.adoption.models import Figure, Scope
from omarm.adoption.queries.scopes import the_organisation_scope
from omarm.care.queries import counting
from omarm.care.queries.health import health_of
from omarm.care.queries.windows import DAYS
from omarm.care.rules.judging import BETWEEN_PEOPLE
from omarm.consent.queries import is_measured
from omarm.core.floor import FLOOR
from omarm.core.lights import GREY, RED
from omarm.pilots.models import Rule
from omarm.pilots.queries.audience import people_in

GROUP, DEPARTMENT, EITHER = "group", "department", ""
DAYS_GONE, MEMBERS, CALM, MESSAGES = "days", "members", "calm", "messages"
INDICATOR, LIGHT = "indicator:", "light:"
# Time alone does not make these known.
LASTING = frozenset(("few", "few_department", "not_judged", "no_promise", "gate", "gone", "hidden"))


@dataclass(frozen=True)
class Finding:
    """What a condition found: a value, or None with `why` it is not known (a code of queries/wording.py)."""

    value: int | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One condition. `find(pilot, since)` returns a Finding; of a figure only from the day `since` on (None: the latest).

    It is for a group, a department or either, and takes a number in `unit` ("" for yes or no).
    """

    code: str
    title: str
    audience: str
    unit: str
    find: Callable
    rules: tuple = (Rule.START, Rule.EXIT, Rule.STOP)


def all_kinds():
    """Return {code: Kind} of every condition, in the order in which forms offer them."""
    return {kind.code: kind for kind in (*_PLAIN, *_of_groups(), *_of_departments())}


def kind_of(code):
    """Return the Kind of a code, or None when it is there no more."""
    return all_kinds().get(code)


def finding_of(pilot, row):
    """Return the Finding of a Condition of a pilot as the figures are now; of a group that became hidden only its days."""
    kind = kind_of(row.code)
    if kind is None or pilot.is_gone or (kind.audience and kind.audience != pilot.kind):
        return Finding(why="gone")
    if row.code != DAYS_GONE and pilot.group and pilot.group.is_discreet:
        return Finding(why="hidden")
    return kind.find(pilot, since_of(row.rule, pilot))


def _days(pilot, _since):
    return Finding(pilot.days) if pilot.started_on else Finding(why="not_begun")


def _members(pilot, _since):
    return Finding(people_in(pilot).count())


def _calm(pilot, since):
    health, lights, why = _health(pilot, since)
    if why:
        return Finding(why=why)
    shown = (light for light in lights if light.code not in BETWEEN_PEOPLE)  # those only its owners see
    known = [light.light for light in shown if light.light != GREY]
    if not known:
        return Finding(why="few" if health.members < FLOOR else "nothing")
    return Finding(0 if RED in known else 1)


def _messages(pilot, since):
    health, _lights, why = _health(pilot, since)
    if not why and health.members < FLOOR:
        why = "few"
    return Finding(why=why) if why else Finding(health.messages)


def _light(code):
    def find(pilot, since):
        _health_row, lights, why = _health(pilot, since)
        light = next((one for one in lights if one.code == code), None)
        if not why and light is None:
            why = "not_judged"
        if not why and light.value is None:
            why = light.why if light.why in {"few", "young", "no_promise"} else "nothing"
        return Finding(why=why) if why else Finding(round(light.value))

    return find


def _health(pilot, since):
    """Return (GroupHealth, its Lights, why nothing is known of it or "")."""
    if not counting.may_count_health():
        return None, [], "gate"
    health, lights = health_of(pilot.group)
    if health is None or not lights:
        return None, [], "not_counted"
    first = health.ended_on - timedelta(days=DAYS - 1)
    return health, lights, "early" if since and first < since else ""


def _indicator(indicator):
    def find(pilot, since):
        if not is_measured(indicator.measurement):
            return Finding(why="gate")
        scopes = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
        scope = scopes.filter(department=pilot.department_id).first()
        if scope is None:
            return Finding(why="few_department" if the_organisation_scope() else "not_counted")
        rows = Figure.objects.filter(scope=scope, indicator=indicator.code)
        row = (rows.filter(month__gte=since) if since else rows).order_by("-month").first()
        if row is None:
            return Finding(why="early" if since else "not_counted")
        value = indicator.value_of(row.part, row.whole) if row.is_shown else None
        return Finding(value, "" if value is not None else "nothing" if row.is_shown else "few_period")

    return find


def since_of(rule, pilot):
    """Return from which day on figures count for a rule: of what runs those of the pilot itself alone."""
    return None if rule == Rule.START else pilot.started_on or timezone.localdate()


_PLAIN = (
    Kind(code=DAYS_GONE, title=_("Days that it has run"), audience=EITHER, unit="days", find=_days,
         rules=(Rule.EXIT, Rule.STOP)),
    Kind(code=MEMBERS, title=_("Number of people"), audience=EITHER, unit="number", find=_members),
)  # fmt: skip
_LIGHTS = (
    ("answered", _("Questions answered within the promise")), ("voices", _("Members who write")),
    ("newcomers", _("Newcomers who got an answer")),
)  # fmt: skip


def _of_groups():
    yield Kind(code=MESSAGES, title=_("Posts and comments in 28 days"), audience=GROUP, unit="number", find=_messages)
    for code, title in _LIGHTS:
        yield Kind(code=LIGHT + code, title=title, audience=GROUP, unit="%", find=_light(code))
    yield Kind(code=CALM, title=_("No light of the group is red"), audience=GROUP, unit="", find=_calm)


def _of_departments():
    for one in indicators.goals():
        if one.by_department and one.unit == Unit.SHARE:
            yield Kind(code=INDICATOR + one.code, title=one.title, audience=DEPARTMENT, unit="%", find=_indicator(one))
