"""From figures to lights: where green ends and red begins, in which words, and what to do about it.

Where a light turns is our own choice and is said so on the page and in docs/decisions (“Health of groups”). What a
community of any kind is judged by, taking part and the trend, stands in core/lights.py.
"""

from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta

from omarm.core.floor import FLOOR, tells_on_few
from omarm.core.lights import (
    AMBER,
    FEWEST_USUAL,
    GREEN,
    GREY,
    RED,
    VOICES_ELSEWHERE,
    YOUNG_DAYS,
    share_light,
    trend_light,
    worst_light,
)
from omarm.groups.models import Group

BETWEEN_PEOPLE = {"ties", "bridges", "spread"}

YOUNG = timedelta(days=YOUNG_DAYS)
DAYS_WITHOUT_PROMISE = 5  # working days, where nothing is promised: newcomers expect something all the same
FEWEST_JUDGED = 3  # questions or newcomers: of fewer, a light would turn at one

# From which share on it is green, and from which amber. Who works together every day writes more than who shares a hobby.
VOICES = {Group.Kind.TEAM: (0.5, 0.25), Group.Kind.PROJECT: (0.5, 0.25), Group.Kind.COUNCIL: (0.5, 0.25)}
ANSWERED = (0.8, 0.5)
TIES = (0.25, 0.1)
BRIDGES = (0.3, 0.1)
MOST_OF_IT, TOO_MUCH_OF_IT = 0.6, 0.8  # by the busiest tenth of those who wrote


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What is known of a group over 28 days. Shares and the like are of figures.py; None where it may not be measured.

    `term` is how much working time the promise gives, `hours` how many hours of it passed until the first answer.
    """

    kind: str
    age: timedelta
    members: int
    has_promise: bool
    term: timedelta
    voices: object = None
    answered: object = None
    hours: float | None = None
    newcomers: object = None
    trend: object = None
    contributors: int = 0
    of_the_year: int = 0
    may_look_at_ties: bool = True
    ties: object = None
    bridges: object = None
    spread: object = None

    @property
    def is_quiet(self):
        """Whether no light will turn by the passing of days alone."""
        return self.age >= YOUNG and not (self.contributors or self.answered.whole or self.newcomers.whole)


@dataclass(frozen=True, kw_only=True)
class Light:
    """How one thing stands: a light, a value with its unit and number behind it, and why (a sentence of rules/wording.py)."""

    code: str
    light: str
    why: str
    value: float | None = None
    unit: str = ""
    n: int | None = None
    told: dict = field(default_factory=dict)

    as_dict = asdict


def lights_for(expects, measured):
    """Return the Lights of these codes, in their order. Raises KeyError for a code without a rule.

    Below the floor of members nothing is said at all; nor of a group that is younger than four weeks.
    """
    rules = {code: RULES[code] for code in expects}
    why = "few" if measured.members < FLOOR else "young" if measured.age < YOUNG else ""
    return [Light(code=code, light=GREY, why=why) if why else rule(measured) for code, rule in rules.items()]


def worst_of(lights):
    """Return the light of a whole group: that of its worst, grey when nothing can be said.

    What is between people counts not: the desk sees it, and the works council agreed to who look after the group.
    """
    return worst_light(light.light for light in lights if light.code not in BETWEEN_PEOPLE)


def _voices(measured):
    bar = VOICES.get(measured.kind, VOICES_ELSEWHERE)
    return _of_share("voices", measured.voices, bar)


def _answered(measured):
    if not measured.has_promise:
        return Light(code="answered", light=GREY, why="no_promise")
    return _of_few("answered", measured.answered)


def _speed(measured):
    asked = measured.answered.whole
    if not asked:
        return Light(code="speed", light=GREY, why="speed_none", n=0)
    if measured.hours is None:
        light = RED if asked >= FEWEST_JUDGED else GREY
        return Light(code="speed", light=light, why="speed_unanswered", n=asked, told={"whole": asked})
    terms = timedelta(hours=measured.hours) / measured.term
    light = GREY if asked < FEWEST_JUDGED else GREEN if terms <= 1 else AMBER if terms <= 2 else RED  # noqa: PLR2004
    hours = round(measured.hours, 1) if measured.hours < 10 else round(measured.hours)  # noqa: PLR2004
    return Light(
        code="speed", light=light, why="speed" if light != GREY else "speed_some", value=hours, unit="hour" if hours == 1 else "hours", n=asked,
        told={"whole": asked},
    )  # fmt: skip


def _newcomers(measured):
    return _of_few("newcomers", measured.newcomers)


def _ties(measured):
    return _between_people("ties", measured, measured.ties, TIES)


def _bridges(measured):
    return _between_people("bridges", measured, measured.bridges, BRIDGES)


def _spread(measured):
    if not measured.may_look_at_ties:
        return Light(code="spread", light=GREY, why="gate")
    spread = measured.spread
    if spread is None or spread.writers < FLOOR:
        return Light(code="spread", light=GREY, why="few_writers")
    light = GREEN if spread.tenth < MOST_OF_IT else AMBER if spread.tenth < TOO_MUCH_OF_IT else RED
    # A tenth of few people is one or two of them, and where many are level few are left: a light, and no number about them.
    if spread.writers < 10 * FLOOR or tells_on_few(spread.busiest, spread.writers):
        return Light(code="spread", light=light, why=f"spread_{light}", n=spread.writers)
    told = {"busiest": spread.busiest, "writers": spread.writers}
    return Light(
        code="spread", light=light, why="spread", value=_per_cent(spread.share), unit="%", n=spread.writers, told=told
    )


def _trend(measured):
    trend = measured.trend
    if measured.of_the_year < FLOOR or trend is None or trend.usual < FEWEST_USUAL:
        return Light(code="trend", light=GREY, why="trend_short")
    light = trend_light(trend)
    told = {"still": _per_cent(trend.still), "messages": _per_cent(trend.messages)}
    return Light(
        code="trend", light=light, why=f"trend_{light}", value=_per_cent(trend.people), unit="%",
        n=measured.of_the_year, told=told,
    )  # fmt: skip


RULES = {
    "voices": _voices,
    "answered": _answered,
    "speed": _speed,
    "ties": _ties,
    "bridges": _bridges,
    "spread": _spread,
    "newcomers": _newcomers,
    "trend": _trend,
}


def _of_share(code, share, bar):
    light = share_light(share, bar)
    return Light(
        code=code, light=light, why=code, value=_per_cent(share.value), unit="%", n=share.whole, told=share._asdict()
    )


def _of_few(code, share):
    """Judge what is counted in questions or newcomers, of which there may be none, or too few to judge."""
    if not share.whole:
        return Light(code=code, light=GREY, why=f"{code}_none", n=0)
    if share.whole < FEWEST_JUDGED:
        return Light(code=code, light=GREY, why=f"{code}_some", n=share.whole, told=share._asdict())
    return _of_share(code, share, ANSWERED)


def _between_people(code, measured, share, bar):
    """Judge what is between people: past the gate, and only where as many wrote as the floor."""
    if not measured.may_look_at_ties:
        return Light(code=code, light=GREY, why="gate")
    if measured.contributors < FLOOR:
        return Light(code=code, light=GREY, why="few_writers")
    if share is None or share.whole < FLOOR:
        return Light(code=code, light=GREY, why=f"{code}_none")
    light = _of_share(code, share, bar)
    return replace(light, why=f"{code}_few", value=None, unit="", told={}) if tells_on_few(*share) else light


def _per_cent(share):
    return round(100 * share)
