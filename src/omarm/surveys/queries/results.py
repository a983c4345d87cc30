"""What the owner of a round sees of it: counts from three, a proposed team, what it covers; never who named whom."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from omarm.consent.queries import measures
from omarm.core.pagination import Page, number
from omarm.people.models import Department
from omarm.surveys.models import Outcome, Standing
from omarm.surveys.queries.gate import NOMINATIONS
from omarm.surveys.rules.counting import ALL
from omarm.surveys.rules.coverage import Coverage, coverage_of
from omarm.surveys.rules.picture import Picture, picture_of
from omarm.surveys.rules.wording import in_words

PAGE = 20


@dataclass(frozen=True)
class Row:
    """Somebody who may be seen, and why they are in the team, in words."""

    standing: Standing
    reasons: list[str]

    @property
    def person(self):
        return self.standing.person


@dataclass(frozen=True)
class Results:
    """What a round gave. `shares` is [(name, whether it lies in the one above, asked, answered or None)], the whole first."""

    outcome: Outcome
    team: list[Row]
    left_out: list[Row]
    coverage: Coverage
    shares: list
    picture: Picture
    named: int

    @property
    def whole(self):
        return self.shares[0]


@measures(NOMINATIONS)
def results_of(person, round, *, gate):
    """Return the Results of one's own round, None before it is counted or when too few answered.

    Raises NotMeasured without consent, and Round.DoesNotExist for anybody else's.
    """
    outcome = _outcome_of(person, round)
    if outcome is None or outcome.status != Outcome.Status.SHOWN:
        return None
    standings = _standings(round)
    names = _names(outcome.told)
    team = [row for row in standings if row.rank is not None]
    return Results(
        outcome=outcome,
        team=[Row(row, in_words(row, names)) for row in sorted(team, key=lambda row: row.rank)],
        left_out=[Row(row, []) for row in standings if row.left_out],
        coverage=coverage_of(outcome.told["cells"], standings, names, dict(Standing.Layer.choices)),
        shares=_shares(outcome.told["departments"], names),
        picture=picture_of(outcome.told, standings, names),
        named=len(standings),
    )


@measures(NOMINATIONS)
def people_in(person, round, *, gate, after=""):
    """Return a Page of Rows of all who were named by three or more, those named most first. Raises as `results_of`."""
    outcome, begin = _outcome_of(person, round), number(after) or 0
    standings = _standings(round)
    names = _names(outcome.told) if outcome else {}
    rows = [Row(row, in_words(row, names)) for row in standings[begin : begin + PAGE]]
    return Page(rows, str(begin + PAGE) if len(standings) > begin + PAGE else "")


@measures(NOMINATIONS)
def all_in(person, round, *, gate):
    """Return the Rows of all who were named by three or more, for a table. Raises as `results_of`."""
    outcome = _outcome_of(person, round)
    names = _names(outcome.told) if outcome else {}
    return [Row(row, in_words(row, names)) for row in _standings(round)]


def _outcome_of(person, round):
    own = type(round).objects.owned_by(person).get(pk=round.pk)
    return Outcome.objects.filter(round=own, round__forgotten_on=None).first()


def _standings(round):
    """Return who may be seen and still works here, those named most first."""
    rows = Standing.objects.filter(round=round, person__is_active=True)
    return list(
        rows.select_related("person__photo", "department").order_by("-nominations", "person__sort_key", "person")
    )


def _shares(departments, names):
    """Return what is told of departments in the order of a page: all together, then each area before what is in it."""
    rows = [(key, within, asked, answered) for key, within, asked, answered in departments]
    places = {
        key: (key != ALL, _name(names, within or key), within is not None, _name(names, key))
        for key, within, *_ in rows
    }
    return [
        (_name(names, key), within is not None, asked, answered)
        for key, within, asked, answered in sorted(rows, key=lambda row: places[row[0]])
    ]


def _names(told):
    ids = {row[0] for row in told["departments"]} | {cell[1] for cell in told["cells"]}
    return dict(Department.objects.filter(pk__in=ids - {ALL}).values_list("pk", "name"))


def _name(names, key):
    return _("All together") if key == ALL else names.get(key, _("A former department"))
