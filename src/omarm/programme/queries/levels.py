"""Where the indicators of a campaign stand: when it began, now, and when it was closed."""

from dataclasses import dataclass
from datetime import timedelta

from omarm.adoption import indicators
from omarm.adoption.models import Figure, Scope
from omarm.adoption.queries.overview import tiles_on
from omarm.adoption.queries.periods import months_after
from omarm.consent.queries import is_measured
from omarm.programme.models import Level

MONTHS = 3  # of a month a number is small and jumps: as many are taken together as in the register (adoption/commands/closing)
LOOKED_BACK = 12  # months: what is older tells nothing of the start
NOTHING = {"since": None, "until": None, "part": None, "whole": None}


@dataclass(frozen=True)
class Course:
    """An indicator of a campaign: its Tile now, and the Levels at start and end, the one that holds first.

    `indicator` is None for one that the register does not have any more.
    """

    row: object
    indicator: object
    tile: object
    start: tuple = ()
    end: tuple = ()

    @property
    def began(self):
        """What it was at the start, as a value; None when that is not known."""
        return self.value_of(self.start)

    @property
    def ended(self):
        """What it was when the campaign was closed."""
        return self.value_of(self.end)

    @property
    def moved(self):
        """How much it changed from the start to the end, or to now; None while one of both is not known."""
        last = self.ended if self.end else self.tile.last.value if self.tile and self.tile.state == "shown" else None
        return None if last is None or self.began is None else last - self.began

    @property
    def moved_by(self):
        """How much that is, up or down."""
        return None if self.moved is None else abs(self.moved)

    def value_of(self, levels):
        """Return the value of the Level that holds, None when there is none or it is not known."""
        holds = levels[0] if levels else None
        return self.indicator.value_of(holds.part, holds.whole) if holds and holds.is_known and self.indicator else None


def courses_of(campaign):
    """Return the Courses of a campaign, in the order of the register; the number of queries does not grow with them."""
    rows = list(campaign.indicators.select_related("scope"))
    levels = Level.objects.filter(indicator__in=rows).select_related("recorded_by").order_by("-pk")
    kept = {}
    for level in levels:
        kept.setdefault((level.indicator_id, level.moment), []).append(level)
    whole = _organisation()
    tiles = _tiles(rows, whole)
    return [
        Course(
            row, _indicator(row.code), tiles.get(row.code),
            tuple(kept.get((row.pk, Level.Moment.START), ())), tuple(kept.get((row.pk, Level.Moment.END), ())),
        )
        for row in rows
    ]  # fmt: skip


def level_of(campaign, pk):
    """Return a Level of a campaign. Raises Level.DoesNotExist."""
    return Level.objects.select_related("indicator__campaign").get(indicator__campaign=campaign, pk=pk)


def scope_of(campaign, code):
    """Return the Scope in which an indicator tells of a campaign: its one department where that is told of, else the whole."""
    indicator = _indicator(code)
    departments = list(campaign.departments.all())
    if len(departments) == 1 and indicator and indicator.by_department:
        rows = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
        found = rows.filter(department=departments[0]).first()
        if found:
            return found
    return _organisation()


def sum_before(row, campaign):
    """Return the fields of a Level from the last periods that were over before the campaign began."""
    first = months_after(campaign.starts_on, -LOOKED_BACK)
    return _sum(row, since=first, until=campaign.starts_on)


def sum_since(row, campaign):
    """Return the fields of a Level from the last periods that lie within the campaign, the month of its start included."""
    return _sum(row, since=campaign.starts_on.replace(day=1), until=months_after(campaign.last_day, 1))


def _sum(row, *, since, until):
    indicator = _indicator(row.code)
    if indicator is None or row.scope is None or not is_measured(indicator.measurement):
        return NOTHING
    figures = Figure.objects.filter(scope=row.scope, indicator=row.code, is_shown=True, month__gte=since)
    kept = [one for one in figures.order_by("-month") if months_after(one.month, indicator.months) <= until]
    kept = kept[: max(1, MONTHS // indicator.months)]
    if not kept:
        return NOTHING
    return {
        "since": kept[-1].month, "until": months_after(kept[0].month, indicator.months) - timedelta(days=1),
        "part": sum(one.part for one in kept), "whole": sum(one.whole for one in kept),
    }  # fmt: skip


def _tiles(rows, whole):
    by_scope, found = {}, {}
    for row in rows:
        if indicator := _indicator(row.code):
            by_scope.setdefault(row.scope or whole, []).append(indicator)
    for scope, chosen in by_scope.items():
        found |= {tile.indicator.code: tile for tile in tiles_on(scope, chosen)}
    return found


def _indicator(code):
    try:
        return indicators.get(code)
    except KeyError:
        return None


def _organisation():
    return Scope.objects.filter(kind=Scope.Kind.ORGANISATION).first()
