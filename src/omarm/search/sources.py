"""What can be found. An app registers its own kind of thing; `search` names none but topics."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Words:
    """What one thing is found by, whoever asks.

    `rights` are the marks of who may find it, of which one is enough: `@all` (every colleague, no guest), `@g12` (who is
    in group 12), `@d3` (who works in department 3 or below it), `@p7` (person 7 alone). They are the first of two checks:
    `Source.visible` is asked of every hit again. `topics` are ids, `kind` is the kind of a post, or empty. `names` are
    of people who are not shown to guests: colleagues find by them, guests do not. `group_id` is where it stands,
    `more_groups` are where it was shared to. What has the same `thread` is of one conversation.
    """

    id: int
    title: str = ""
    extra: str = ""  # words beside the title and the text: names of files, answers to choose from
    text: str = ""
    names: str = ""
    lang: str = "nl"
    at: datetime | None = None
    kind: str = ""
    group_id: int | None = None
    more_groups: tuple[int, ...] = ()
    author_id: int | None = None
    topics: tuple[int, ...] = ()
    rights: frozenset[str] = field(default_factory=frozenset)
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """How one thing that was found is shown to this person: plain text, nothing that they may not read.

    `text` is what the words are looked up in to show the sentence around them. `where` says in which group or under which
    post it stands, `found_in` names what else was read for it ("in the file"). When the words stand in none of
    title and text but in one of `files`, the sentence comes from there, and `found_in` says so.
    """

    id: int
    title: str
    url: str
    text: str = ""
    extra: str = ""
    kind_label: str = ""
    icon: str = ""
    where: str = ""
    where_url: str = ""
    by: object = None  # a Person, or None
    at: datetime | None = None
    found_in: str = ""
    files: tuple[tuple[str, str], ...] = ()  # (name, text) of files with it
    template: str = "search/_hit.html"
    row: object = None  # what the template needs besides


@dataclass(frozen=True)
class Readable:
    """THE read rule of an app as a statement, which several sources ask in one: Django would build each of them on every page.

    It selects, as `id`, which of `{ids}` the reader may read at `%(now)s`. `%(me)s`, `%(guest)s` and `%(department)s` tell who that is.
    Called as `Source.visible` is, it returns those ids.
    """

    statement: str

    def __call__(self, person, ids):
        return list(readable_among(person, {"": (self, ids)})[""])


@dataclass(frozen=True)
class Source:
    """A kind of thing that can be found.

    `documents(ids)` returns the Words of those ids that can be found at all; an id that is missing is forgotten.
    `visible(person, ids)` returns the ids among them that the person may read now: THE read rule of that app, best as a Readable.
    `hits(person, ids)` returns {id: Hit}; the number of its queries does not grow with the ids.
    `all_ids(after, most)` returns the next ids in rising order behind `after`, to make the index anew.

    `few` says that there are never many of it, and that age takes nothing off: groups, topics. `kinds()` returns pairs of
    a code and a label where it has kinds to narrow to. A source with a finder of its own has no documents here, but
    `find(person, asked, most)` of an Asked, which returns OwnHits: by that same rule, asked at that moment. `lift` is added to the score of
    each of its hits: with 1 it stands above all that holds the same words.
    """

    code: str
    label: Promise
    icon: str
    order: int
    documents: Callable
    visible: Callable
    hits: Callable
    all_ids: Callable
    few: bool = False
    kinds: Callable | None = None
    find: Callable | None = None
    lift: float = 0.0


@dataclass(frozen=True, slots=True)
class OwnHits:
    """What a source found by its own finder, best first.

    `by_name` is how many of the first are surely called what was typed. `forgiven` says that they were found by another
    spelling. With `is_more` there are more than were asked for.
    """

    hits: tuple[Hit, ...] = ()
    by_name: int = 0
    forgiven: bool = False
    is_more: bool = False


_sources: dict[str, Source] = {}
_rights: list[Callable] = []
_own_words: list[Callable] = []


def register(source):
    """Add a source. Raises ValueError when its code is taken."""
    if source.code in _sources:
        raise ValueError(f"The source {source.code} is registered twice.")
    _sources[source.code] = source


def register_own_words(words):
    """Add `words()`, which returns words of the organisation itself that may be parts of compounds: `["wmo", "BSW"]`."""
    _own_words.append(words)


def own_words():
    """Return all words of the organisation that apps registered."""
    return [word for words in _own_words for word in words()]


def all_sources():
    """Return the registered sources in their order."""
    return sorted(_sources.values(), key=lambda source: source.order)


def source(code):
    """Return one source. Raises KeyError."""
    return _sources[code]


def readable_among(person, asked):
    """Return {code: ids that the person may read now} of {code: (Readable, ids)}, asked in one statement."""
    told = {
        "me": person.pk, "guest": person.is_guest, "department": person.department_id, "now": timezone.now(),
    }  # fmt: skip
    parts, found = [], {code: set() for code in asked}
    for place, (rule, ids) in enumerate(asked.values()):
        told[f"ids{place}"] = list(ids)
        statement = rule.statement.format(ids=f"%(ids{place})s::bigint[]")
        parts.append(f"select {place}, id from ({statement}) found{place}")  # noqa: S608 (statements of apps: nothing typed)
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" union all ".join(parts), told)
            codes = list(asked)
            for place, pk in cursor.fetchall():
                found[codes[place]].add(pk)
    return found


def forget(code):
    """Take a source away, if it is there: one that was registered for a measurement or a test."""
    _sources.pop(code, None)


def register_rights(rights):
    """Add `rights(person)`, which returns the marks that this person carries: `{"@g12", "@g40"}`."""
    _rights.append(rights)


def rights_of(person):
    """Return all marks that the person carries, as a frozenset; with none they find nothing."""
    return frozenset().union(*(rights(person) for rights in _rights))
