"""Measuring how fast people are found: 100,000 of them made in a transaction that is taken back, half of the questions misspelt."""

from bisect import bisect
from itertools import accumulate, cycle, islice
from time import perf_counter

from django.db import connection, transaction

from omarm.core.language.sounds import sound
from omarm.core.language.variants import kept_under
from omarm.demo.seed.chance import chance, happens, pick
from omarm.demo.seed.copying import copy_rows
from omarm.demo.seed.identities import DEPARTMENTS, FUNCTIONS, GIVEN, PLACES, SURNAMES
from omarm.people.commands.accounts import derive
from omarm.people.models import Department, Found, Person, Word, WordVariant
from omarm.people.queries.finding.words import Texts, as_stored
from omarm.profiles.queries.directory import Wish, directory_for, narrowings_for

SURNAMES_WANTED, GIVEN_WANTED = 60_000, 7_000
ASKED = 20  # for the ways to narrow
SKEW = 0.9  # of Zipf's law, by which a few names are those of many
PERSON_FIELDS = (
    "id", "username", "given_name", "particle", "surname", "name", "sort_key", "function", "department_id", "place",
    "password",
)  # fmt: skip
_OPENINGS = "b br d dr f g gr h j k kl kr l m n p r s sch sl sn sp st t v w z"
_VOWELS = "a aa e ee i ij o oo oe ie eu ui u ou"
_CLOSINGS = "k l m n r s t g p f nk ng rt ld nd st rs ls cht mp"
_ENDINGS = (
    "man sma stra huis veld berg broek dijk meer hof kamp sen ens ink ing aar ers horst laan wijk donk brink beek ma ga"
)
_TYPED = "abcdefghijklmnoprstuvwz"


def measure_people(*, people=100_000, questions=2_000, progress):
    """Return how long the database works for one page of the directory as somebody types, and how often it finds them.

    {"people", "questions", "misspelt", "p50_ms", "p95_ms", "p99_ms", "wall_p50_ms", "wall_p95_ms", "facets", "queries",
    "found_share"}: milliseconds of waiting for the database for a whole page, all its queries together, and of the whole
    answer as somebody types. `facets` is {"nothing typed" or "typed": milliseconds of the ways to narrow besides, the
    median}. Half of the questions have a typing error. The people are taken back afterwards; only in a practice organisation.
    """
    with transaction.atomic():
        reader, rows = _make(people, progress)
        told = _measured(reader, rows, questions, progress)
        transaction.set_rollback(True)
    return {"people": people} | told


def table_of_people(told):
    """Return what was measured as lines of text."""
    return (
        f"directory, {told['people']:,} people, {told['questions']:,} questions, {told['misspelt']:.0%} misspelt: "
        f"database p50 {told['p50_ms']:.1f} ms, p95 {told['p95_ms']:.1f} ms, p99 {told['p99_ms']:.1f} ms; "
        f"answer p50 {told['wall_p50_ms']:.1f} ms, p95 {told['wall_p95_ms']:.1f} ms; ways to narrow "
        + ", ".join(f"{what} {wait:.1f} ms" for what, wait in told["facets"].items())
        + f"; {told['queries']:.1f} queries a page; found {told['found_share']:.0%} among the first 24"
    )


class _Clock:
    """Adds up how long the database is waited for."""

    def __init__(self):
        self.seconds, self.queries = 0.0, 0

    def __call__(self, execute, sql, params, many, context):
        start = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += perf_counter() - start
            self.queries += 1


def _measured(reader, rows, questions, progress):
    draw, times, walls, found, misspelt, queries = chance("people asked"), [], [], 0, 0, 0
    with progress(length=questions, label="questions") as bar:
        for _ in range(questions):
            wanted = pick(draw, rows)
            text, is_misspelt = _question(draw, wanted)
            clock, started = _Clock(), perf_counter()
            with connection.execute_wrapper(clock):
                page = directory_for(reader, Wish(text=text))
            walls.append((perf_counter() - started) * 1000)
            times.append(clock.seconds * 1000)
            queries += clock.queries
            misspelt += is_misspelt
            found += any(
                one.surname == wanted[4] and (" " not in text or one.given_name == wanted[2]) for one in page.rows
            )
            bar.update(1)
    share = {f"p{part}_ms": _percentile(times, part) for part in (50, 95, 99)}
    share |= {f"wall_p{part}_ms": _percentile(walls, part) for part in (50, 95)}
    return share | {
        "facets": {
            "nothing typed": _facets(reader, [""]),
            "typed": _facets(reader, [pick(draw, rows)[4].lower() for _ in range(ASKED)]),
        },
        "questions": questions, "misspelt": misspelt / questions, "queries": queries / questions,
        "found_share": found / questions,
    }  # fmt: skip


def _percentile(times, part):
    return sorted(times)[min(int(len(times) * part / 100), len(times) - 1)]


def _facets(reader, texts):
    """Return how long the ways to narrow take besides who is found, the median of milliseconds."""
    waits = []
    for text in islice(cycle(texts), ASKED):
        found = directory_for(reader, Wish(text=text))
        started = perf_counter()
        narrowings_for(reader, Wish(text=text), found=found)
        waits.append((perf_counter() - started) * 1000)
    return _percentile(waits, 50)


def _question(draw, row):
    """Return what somebody types to find this person, and whether with an error: as they type, or all of it."""
    given, surname = row[2].lower(), row[4].lower()
    kind = draw()
    if kind < 0.35:  # noqa: PLR2004 (shares of ways to ask)
        text = surname
    elif kind < 0.7:  # noqa: PLR2004
        text = f"{given} {surname}"
    else:
        text = f"{given} {surname[: 1 + int(draw() * len(surname))]}" if kind < 0.8 else surname[: 3 + int(draw() * 5)]  # noqa: PLR2004
    if not happens(draw, 0.5):
        return text, False
    words = text.split()
    at = max(range(len(words)), key=lambda spot: len(words[spot]))
    words[at] = _typo(draw, words[at])
    return " ".join(words), True


def _typo(draw, word):
    """Return the word with a letter left out, more, other, or two the other way round; never the first letter."""
    spot, kind = 1 + int(draw() * max(len(word) - 1, 1)), draw()
    if kind < 0.3:  # noqa: PLR2004 (shares of typing errors)
        return word[:spot] + word[spot + 1 :]
    if kind < 0.5:  # noqa: PLR2004
        return word[:spot] + pick(draw, _TYPED) + word[spot:]
    if kind < 0.75:  # noqa: PLR2004
        return word[:spot] + pick(draw, _TYPED) + word[spot + 1 :]
    return word[:spot] + word[spot : spot + 2][::-1] + word[spot + 2 :]


def _make(people, progress):
    """Store so many people and the words they are found by. Returns somebody who asks, and their rows."""
    first = (Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    departments = _departments()
    rows = list(_people(people, first, departments))
    found, words = [], {}
    for row in rows:
        department = departments[row[8]]
        person = Person(pk=row[0], **dict(zip(PERSON_FIELDS[1:6], row[1:6], strict=True)), sort_key=row[6])
        stored, its_words = as_stored(person, Texts((row[7],), (department.name, department.abbreviation)))
        found.append((row[0], row[6], stored))
        for word in its_words:
            words[word] = words.get(word, 0) + 1
    start = (Word.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    known = set(Word.objects.values_list("word", flat=True))
    new = [
        (start + at, word, sound(word), number) for at, (word, number) in enumerate(words.items()) if word not in known
    ]
    with progress(length=len(rows) * 2 + len(new), label="people") as bar:
        copy_rows(Person, PERSON_FIELDS, rows, tell=bar.update)
        copy_rows(Found, ("person_id", "sort_key", "words"), found, tell=bar.update)
        copy_rows(Word, ("id", "word", "sound", "people"), new, tell=bar.update)
        variants = ((variant, pk) for pk, word, *_ in new for variant in kept_under(word))
        copy_rows(WordVariant, ("variant", "word_id"), variants, tell=lambda _count: None)
    with connection.cursor() as cursor:
        cursor.execute("analyze people_person, people_found, people_word, people_wordvariant")
    return Person.objects.get(pk=first), rows


def _departments():
    """Return {id: Department} of who works where: those that are here, or new ones."""
    here = Department.objects.in_bulk()
    if here:
        return here
    rows = Department.objects.bulk_create(Department(name=name, abbreviation=short) for name, short, _ in DEPARTMENTS)
    for row in rows:
        row.path = [row.pk]
    Department.objects.bulk_update(rows, ["path"])
    return {row.pk: row for row in rows}


def _people(people, first, departments):
    draw, places = chance("people of the bench"), list(departments)
    surname, given = _skewed(draw, _surnames(draw)), _skewed(draw, _given(draw))
    for number in range(first, first + people):
        particle, name = surname()
        person = Person(given_name=given(), particle=particle, surname=name)
        derive(person)
        yield (
            number, f"x{number}", person.given_name, particle, name, person.name, person.sort_key,
            pick(draw, FUNCTIONS), pick(draw, places), pick(draw, PLACES), "!",
        )  # fmt: skip


def _surnames(draw):
    names = dict.fromkeys(SURNAMES)
    while len(names) < SURNAMES_WANTED:
        middle = pick(draw, _VOWELS.split()) + pick(draw, _CLOSINGS.split()) if happens(draw, 0.35) else ""
        ending = pick(draw, _ENDINGS.split()) if happens(draw, 0.8) else ""
        names[
            "",
            (
                pick(draw, _OPENINGS.split())
                + pick(draw, _VOWELS.split())
                + pick(draw, _CLOSINGS.split())
                + middle
                + ending
            ).title(),
        ] = None
    return list(names)


def _given(draw):
    names = dict.fromkeys(GIVEN)
    endings = ("", "a", "e", "ie", "ine", "ke", "o", "us", "an")
    while len(names) < GIVEN_WANTED:
        names[
            (
                pick(draw, _OPENINGS.split())
                + pick(draw, _VOWELS.split())
                + pick(draw, _CLOSINGS.split())
                + pick(draw, endings)
            ).title()
        ] = None
    return list(names)


def _skewed(draw, options):
    """Return a function that draws one of the options by Zipf's law, the first ones most."""
    reach = list(accumulate((spot + 1) ** -SKEW for spot in range(len(options))))
    return lambda: options[min(bisect(reach, draw() * reach[-1]), len(options) - 1)]
