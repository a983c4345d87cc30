"""What the search page shows: the answer to a question with what stands around it."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from omarm.search import queries
from omarm.search.queries.answers import DATE, RELEVANCE, Count, Found, Result
from omarm.search.queries.bestbets import best_bets_for, may_keep
from omarm.search.queries.invain import may_be_noted
from omarm.search.queries.page.inquiry import BETWEEN, PERIODS, POSTS, kinds_of
from omarm.search.queries.page.narrowing import own_choices
from omarm.search.queries.saved import removed_by, saved_for
from omarm.search.sources import all_sources

PEOPLE = "people"
_ways = []


def register_ways(ways):
    """Add `ways(person, people)`, which returns {id: {"phone": address, "mail": address}} as far as those show it to the person."""
    _ways.append(ways)


@dataclass(frozen=True, slots=True)
class Tab:
    """One kind of thing that was found, as a tab: `count` is what stands there, "300+"."""

    label: str
    url: str
    current: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A Result as the page shows it; `reach` are the addresses by which the person who was found is called and mailed."""

    result: Result
    reach: dict = field(default_factory=dict)

    @property
    def template(self):
        """Return which template draws it: of its source, or ours for a person."""
        is_person = self.result.source.code == PEOPLE and self.result.hit.row
        return "search/_person_hit.html" if is_person else self.result.hit.template


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says to a question. `found` is None before anything is asked."""

    found: Found | None = None
    rows: tuple[Row, ...] = ()
    tabs: tuple[Tab, ...] = ()
    bets: tuple = ()
    meant: str = ""  # the question with the spelling that was perhaps meant, as an address writes it
    is_in_vain: bool = False

    @property
    def total(self):
        """How many are listed, as it is written."""
        return shown(self.found.total) if self.found else ""


def answer_to(person, question, *, after=""):
    """Return the Answer to an Inquiry, or to the next page of it."""
    found = queries.find(person, question.text, filters=question.filters, order=question.order, after=after)
    if found.asked.nothing:
        return Answer()
    rows = _rows(person, found.results)
    if after:
        return Answer(found, rows)
    bets = () if question.is_narrowed else tuple(best_bets_for(person, found.asked))
    nothing = not (found.results or bets or found.took_too_long or question.is_narrowed)
    meant = question.changed(text=found.did_you_mean).asked if found.did_you_mean else ""
    return Answer(found, rows, _tabs(question, found), bets, meant, is_in_vain=nothing)


def around(person, question, *, removed=None):
    """Return what stands around the answer, as a context; what only the whole page shows is asked when it is shown."""
    return {
        "groups": lambda: own_choices(person, "groups"),
        "other_group": lambda: _unless_own(person, question.group),
        "periods": [(code, label) for code, (label, _length) in PERIODS.items()],
        "between": BETWEEN,
        "by_date": DATE,
        "other_order": question.changed(order=RELEVANCE if question.order == DATE else DATE).asked,
        "kinds": kinds_of(POSTS),
        "saved": lambda: saved_for(person),
        "removed": removed and removed_by(person, removed),
        "may_keep": may_keep(person),
        "is_counted": may_be_noted,
    }


def shown(count):
    """Return a Count as it is written: "12", "300+", or "" when all that is known is that there are more."""
    return f"{count.number}{'+' if count.is_more else ''}" if count.number else "" if count.is_more else "0"


def _unless_own(person, group):
    """Return the group that was chosen unless it is among those that are offered anyway."""
    return group if group and group.pk not in {own.pk for own in own_choices(person, "groups")} else None


def _rows(person, results):
    """Return the results, those that are people with the ways to reach them that this person may see."""
    people = [result.hit.row for result in results if result.source.code == PEOPLE and result.hit.row]
    reach = {pk: told for ways in _ways for pk, told in ways(person, people).items()} if people else {}
    return tuple(
        Row(result, reach.get(result.hit.id, {})) if result.source.code == PEOPLE else Row(result) for result in results
    )


def _url(question, code):
    return f"?{question.changed(what=code, kind='').asked}"


def _tabs(question, found):
    """Return a tab for all, and one for each source in which something was found, or that was chosen."""
    counts = {source.code: found.counts.get(source.code, Count()) for source in all_sources()}
    everything = Count(sum(count.number for count in counts.values()), any(count.is_more for count in counts.values()))
    tabs = [Tab(_("Everything"), _url(question, ""), not question.what, shown(everything))]
    for source in all_sources():
        count, current = counts[source.code], source.code == question.what
        if count.number or count.is_more or current:
            tabs.append(Tab(str(source.label), _url(question, source.code), current, shown(count)))
    return tuple(tabs)
