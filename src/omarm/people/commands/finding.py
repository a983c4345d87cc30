"""Keeping the vocabulary by which people are found: renewed with what changes, made anew when the rules of words change."""

from itertools import batched

from django.db import connection, transaction
from django.db.models import F, Func, Value

from omarm.core.language.sounds import sound
from omarm.core.language.tokens import LONGEST
from omarm.core.language.variants import kept_under
from omarm.people.models import Found, Person, Word, WordVariant
from omarm.people.queries.finding.words import as_stored, told_of

AT_ONCE = 2_000  # people
NEEDED = ("pk", "username", "name", "particle", "surname", "sort_key", "is_active")


@transaction.atomic
def renew_found(*, people):
    """Make anew what these people (ids) are found by. Returns how many. As often as one likes.

    The command that changes somebody calls it in its own transaction; apps above call it when what they add has changed.
    """
    rows = list(Person.objects.filter(pk__in=people).only(*NEEDED).order_by("pk"))
    told = told_of([person.pk for person in rows])
    found, words = [], set()
    for person in rows:
        stored, its_words = as_stored(person, told[person.pk])
        found.append(Found(person=person, sort_key=person.sort_key, is_active=person.is_active, words=stored))
        words |= its_words
    _add_words(words)
    Found.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["sort_key", "is_active", "words"],
    )
    return len(found)


def find_by_name_only(*, people):
    """Have these people (a query of ids) be found by their names alone, from this moment until `renew_found`. Returns how many.

    For when what they told is shown to fewer people all at once: a list that asks the vocabulary tells it to nobody meanwhile.
    """
    return Found.objects.filter(person__in=people).update(words=Func(F("words"), Value("{a}"), function="ts_filter"))


def renew_all_found():
    """Make anew what everybody is found by, some thousands at a time; what stands serves meanwhile. Returns how many."""
    ids = Person.objects.order_by("pk").values_list("pk", flat=True)
    return sum(renew_found(people=some) for some in batched(ids.iterator(), AT_ONCE, strict=False))


def renew_missing():
    """Do so for whom nothing is kept yet: who came in past the commands, or before there was a vocabulary."""
    missing = list(Person.objects.filter(found=None).order_by("pk").values_list("pk", flat=True))
    return sum(renew_found(people=some) for some in batched(missing, AT_ONCE, strict=False))


@transaction.atomic
def recount_words():
    """Count how many people have each word, forget what nobody has any more, keep what is missing. Returns how many words."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED)
        counted = dict(cursor.fetchall())
    words = Word.objects.in_bulk(field_name="word")
    changed = [word for text, word in words.items() if text in counted and word.people != counted[text]]
    for word in changed:
        word.people = counted[word.word]
    Word.objects.bulk_update(changed, ["people"], batch_size=AT_ONCE)
    Word.objects.filter(pk__in=[word.pk for text, word in words.items() if text not in counted]).delete()
    _add_words(set(counted) - set(words))
    return len(counted)


def _add_words(words):
    """Keep the words that are new, with how they sound and what they may be typed as."""
    known = set(Word.objects.filter(word__in=words).values_list("word", flat=True))
    new = sorted(words - known)  # in one order, so that two who add the same words wait for each other
    if not new:
        return
    Word.objects.bulk_create(
        (Word(word=word, sound=sound(word)[:LONGEST]) for word in new), ignore_conflicts=True, batch_size=AT_ONCE
    )
    ids = Word.objects.filter(word__in=new).values_list("pk", "word")
    variants = (WordVariant(variant=variant, word_id=pk) for pk, word in ids for variant in sorted(kept_under(word)))
    WordVariant.objects.bulk_create(variants, ignore_conflicts=True, batch_size=AT_ONCE)


_COUNTED = "select word, ndoc from ts_stat('select words from people_found', 'abc')"  # of names and of what is told
