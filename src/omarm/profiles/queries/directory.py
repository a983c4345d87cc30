"""The directory: who is found, by what, and how it can be narrowed further."""

from collections import Counter
from dataclasses import dataclass, field

from omarm.people.models import Person
from omarm.people.queries.finding import as_cursor, behind, finder_for
from omarm.profiles.facets import Facet, Option, facets_for
from omarm.profiles.queries.absence import absences_shown
from omarm.profiles.queries.narrowing import current_fields
from omarm.profiles.queries.values import shown

PAGE = 24
MOST_COUNTED = 300  # people who are found; more are "more than 300"
MOST_NARROWED = 2_000  # people of whom it is counted what narrowing would leave
ON_ROWS = ("function", "department", "place", "phone", "mail")


@dataclass(frozen=True)
class Wish:
    """What is asked of the directory, as it stands in the address. `chosen` has values by code of a facet."""

    text: str = ""
    chosen: dict = field(default_factory=dict)
    by_name: bool = False
    after: str = ""


@dataclass(frozen=True)
class Narrowing:
    """A facet as it stands on the page: its name, what is chosen in it (a Chosen, or None), and what else could be."""

    facet: Facet
    label: str
    chosen: object
    options: list[Option]

    @property
    def without(self):
        """What the address says when this choice is dropped."""
        return {self.facet.code: None, "after": None}


@dataclass(frozen=True)
class Directory:
    """Who was found: `rows` (24 people, each with `.why`, `.told` as `shown` gives it and `.away`) and how it goes on.

    `number` people were found; `is_more` says that it stopped counting there. `total` is then known where nothing was asked:
    of everybody. `forgiven`: some by a word that comes near.
    `chosen` has what was chosen. `names` is what the organisation calls each field that it uses, by code. `places` are those
    of who was found, as `Finder.places` has them.
    """

    rows: list
    after: str
    number: int
    is_more: bool
    forgiven: bool
    chosen: list[Narrowing]
    names: dict[str, str]
    places: list = field(default_factory=list)
    total: int | None = None


def directory_for(viewer, wish) -> Directory:
    """Return the Directory of active people that this person may see. The number of queries does not grow with them."""
    chosen, fields = _chosen(viewer, wish), current_fields()
    names, search = _names(fields), _ask(viewer, wish.text, chosen)
    places = search.places(limit=MOST_COUNTED + 1, by_name=wish.by_name)
    here = search.places(limit=PAGE + 1, after=wish.after, by_name=wish.by_name) if wish.after else places[: PAGE + 1]
    rows = _told(viewer, search.people([pk for _tier, _key, pk in here[:PAGE]]), fields)
    if not wish.after and len(places) <= PAGE:  # all of it is shown: who is no longer led to is in no number either
        left = {person.pk for person in rows}
        places = [place for place in places if place[2] in left]
    return Directory(
        rows=rows,
        after=as_cursor(here[PAGE - 1]) if len(here) > PAGE else "",
        number=min(len(places), MOST_COUNTED),
        is_more=len(places) > MOST_COUNTED,
        forgiven=any(person.came_near for person in rows),
        chosen=[
            Narrowing(one, names.get(one.field, one.label), chosen[one.code], [])
            for one in facets_for(viewer)
            if one.code in chosen
        ],
        names=names,
        places=places,
        total=search.count() if len(places) > MOST_COUNTED and not (wish.text.strip() or chosen) else None,
    )


def narrowings_for(viewer, wish, *, found=None):
    """Return a Narrowing for each facet that this person has: what can be chosen besides, and how many that leaves.

    Asked apart from the directory, which as somebody types need not wait for it. `found` is the Directory of that wish
    where it is there: what it knows is not asked again.
    """
    if found:
        chosen, names = {one.facet.code: one.chosen for one in found.chosen}, found.names
    else:
        chosen, names = _chosen(viewer, wish), _names(current_fields())
    is_known = found and not found.is_more
    places = found.places if is_known else _ask(viewer, wish.text, chosen).places(limit=MOST_NARROWED + 1)
    return [
        _narrowing(viewer, wish, facet, names.get(facet.field, facet.label), chosen, places)
        for facet in facets_for(viewer)
    ]


def _names(fields):
    """Return {code: name} of the fields in use: a list, a filter and a profile call one thing by one word."""
    return {field.code: field.label for field in fields}


class _Everybody:
    """The people of a directory in which nothing is typed, by surname; answers as a Finder does."""

    def __init__(self, viewer, among):
        people = Person.objects.active() if among is None else among
        self._visible = people.visible_to(viewer)

    def places(self, *, limit, after="", by_name=True):
        """Return [(0, sort key, id)] of the people behind the place `after`."""
        found = self._visible.filter(behind(after)).by_surname().values_list("sort_key", "pk")
        return [(0, key, pk) for key, pk in found[:limit]]

    def count(self):
        """Return how many they are."""
        return self._visible.count()

    def people(self, ids):
        """Return these people in this order."""
        rows = self._visible.select_related("department").in_bulk(ids)
        found = [rows[pk] for pk in ids if pk in rows]
        for person in found:
            person.why, person.came_near = (), False
        return found


def _chosen(viewer, wish):
    """Return {code: Chosen} of what can be chosen; what cannot is left aside."""
    asked = [(facet, wish.chosen.get(facet.code)) for facet in facets_for(viewer)]
    picked = {facet.code: facet.choose(viewer, value) for facet, value in asked if value}
    return {code: one for code, one in picked.items() if one}


def _ask(viewer, text, chosen):
    conditions = [one.people for one in chosen.values()]
    among = Person.objects.active().filter(*conditions) if conditions else None
    return finder_for(viewer, text, among=among) if text.strip() else _Everybody(viewer, among)


def _narrowing(viewer, wish, facet, label, chosen, places):
    """What else could be chosen here, with how many that leaves; of who is found without this choice."""
    mine = chosen.get(facet.code)
    if mine:
        others = {code: one for code, one in chosen.items() if code != facet.code}
        places = _ask(viewer, wish.text, others).places(limit=MOST_NARROWED + 1)
    options = facet.options(viewer, [pk for *_, pk in places] if len(places) <= MOST_NARROWED else None)
    if mine and mine.value not in {option.value for option in options}:
        options = [Option(mine.value, mine.label), *options]
    return Narrowing(facet, label, mine, options)


def _told(viewer, rows, fields):
    """Give each row what stands on it: `.told`, `.away`, and `.has_namesake` where another row has the same name."""
    told = shown(viewer, rows, fields=[field for field in fields if field.code in ON_ROWS])
    away = absences_shown(viewer, rows)
    names = Counter(person.name for person in rows)
    for person in rows:
        person.told, person.away = told.get(person.pk, {}), away.get(person.pk)
        person.has_namesake = names[person.name] > 1
    return rows
