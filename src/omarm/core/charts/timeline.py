"""A timeline: stretches of time under each other, such as the campaigns of a programme, and where today is among them."""

from dataclasses import dataclass
from typing import NamedTuple

from omarm.core.charts.scales import WIDTH, Scale, place, shortened

LEFT, RIGHT = 4, 316
ROW, TOP, FOOT = 42, 22, 26
BAR = 12
LETTERS = 44  # of a label above its bar
PAST, NOW, COMING = "past", "now", "coming"


class Bar(NamedTuple):
    """One stretch: its label as drawn, its days, whether it is past, now or coming, and where it lies."""

    label: str
    drawn: str
    starts_on: object
    ends_on: object
    state: str
    x: str
    width: str
    y: str
    word_y: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing; `today` is where today lies, and how its word stands, or None outside it."""

    bars: tuple
    first: object
    last: object
    today: tuple | None
    height: int
    ground: str
    words_y: str
    width: int = WIDTH
    left: str = place(LEFT)
    right: str = place(RIGHT)

    @property
    def states(self):
        """Which states there are, for the key."""
        return {bar.state for bar in self.bars}


def draw(periods, *, today):
    """Return the Timeline of these (label, first day, last day), in their order; None of no period.

    A period without a last day goes on until the end of the drawing, and at least until today.
    """
    periods = list(periods)
    if not periods:
        return None
    first = min(starts_on for _, starts_on, _ in periods)
    last = max([ends_on for _, _, ends_on in periods if ends_on] + [starts_on for _, starts_on, _ in periods])
    if any(ends_on is None for _, _, ends_on in periods):
        last = max(last, today)
    across = Scale(first.toordinal(), last.toordinal() + 1, LEFT, RIGHT)
    ground = TOP + ROW * len(periods)
    return Timeline(
        bars=tuple(_bar(spot, period, across, (today, last)) for spot, period in enumerate(periods)),
        first=first,
        last=last,
        today=_today(across, today) if first <= today <= last else None,
        height=ground + FOOT,
        ground=place(ground),
        words_y=place(ground + 16),
    )


def _bar(spot, period, across, days):
    label, starts_on, ends_on = period
    today, last = days
    start, end = across.at(starts_on.toordinal()), across.at((ends_on or last).toordinal() + 1)
    state = COMING if starts_on > today else PAST if ends_on and ends_on < today else NOW
    top = TOP + ROW * spot
    return Bar(
        label, shortened(label, LETTERS), starts_on, ends_on, state,
        place(start), place(max(end - start, 3)), place(top + 18), place(top + 12),
    )  # fmt: skip


def _today(across, today):
    x = across.at(today.toordinal() + 0.5)
    anchor = "start" if x < WIDTH / 4 else "end" if x > WIDTH * 3 / 4 else "middle"
    return place(x), anchor
