"""Which questions are compared: the newest seven hundred, and of the older ones those with most of the words.

Both are asked of the index of search, with the rights of the person inside. Two partial indexes hold questions alone, so
that a million other posts cost nothing (migration 0003). Always the same statements, whatever the words: one that stands in a
closed group alone takes the way of one that is nowhere.

Of the older questions rare words find alone, common ones in pairs, as far as some thousand are expected. How common a word is
tells the vocabulary that search learned from what every colleague may read: nothing else may move what is asked.
"""

from itertools import combinations

from django.db import connection

from omarm.core.language.stems import english
from omarm.core.language.synonyms import synonyms
from omarm.search.models import SpelledWord
from omarm.search.queries.marks import any_of
from omarm.search.sources import rights_of

LOOKED_THROUGH, NEWEST = 3_000, 700
OLDER = 150
EXPECTED = 1_500  # questions that words may find together
LEARNED_FROM, AS_MANY = 20_000, 100_000  # documents that the vocabulary is of; questions that we reckon with
STOPPED_AT = 2_000  # of the older ones, when more are found than were expected
MOST_UNITS, MOST_PAIRS = 10, 28

QUESTIONS = "words @@ '''@yquestion'''::tsquery"
NEWEST_OF_ALL = f"""
select object_id from (
    select object_id, words from search_document where {QUESTIONS}
    order by published_at desc, id desc limit {LOOKED_THROUGH}
) newest
where (words @@ %(rights)s::tsquery) is true limit {NEWEST}
"""
HOW_MANY = " + ".join(f"(words @@ %(unit_{place})s::tsquery)::int" for place in range(MOST_UNITS))
BY_WORDS = f"""
select object_id from (
    select object_id, words from search_document
    where {QUESTIONS} and words @@ %(query)s::tsquery limit {STOPPED_AT}
) found
order by {HOW_MANY} desc, object_id desc
limit {OLDER}
"""
NOTHING = "'@none'"


def candidates(person, read):
    """Return the ids of posts, questions all, that may be like a Read: each is still to be asked whether it may be read."""
    rights = any_of(rights_of(person))
    units = near_units(read)
    query = bounded(units, _documents({lexeme for unit in units for way in unit for lexeme in way}))
    told = {"rights": rights, "query": f"({query}) & {rights}"} | _each(units)
    with connection.cursor() as cursor:
        found = []
        for statement in (NEWEST_OF_ALL, BY_WORDS):
            cursor.execute(statement, told)
            found += [row[0] for row in cursor.fetchall()]
    return list(dict.fromkeys(found))


def near_units(read):
    """Return what each unit may be found by in the index: ways, each the lexemes that must stand there together."""
    units = []
    for word, unit in zip(read.words, read.units, strict=True):
        ways = {(key[1:],) for key in unit if key[0] == "w"}
        ways |= {way for key in unit if key[0] == "s" for way in synonyms().ways(int(key[1:]))}
        if ways and " " not in word:
            ways.add((english(word),))
        if ways:
            units.append(sorted(ways))
    return units[:MOST_UNITS]


def bounded(units, documents):
    """Return the text for `%s::tsquery` that finds what has rare units, or two common ones, as far as that is not too many.

    `documents` is {lexeme: how many of the learned documents have it}.
    """
    expected = sorted((_expected(unit, documents), place) for place, unit in enumerate(units))
    wanted, left, common = [], EXPECTED, []
    for number, place in expected:
        if number <= left:
            wanted.append(_either(units[place]))
            left -= number
        else:
            common.append((number, place))
    pairs = sorted((one * other / AS_MANY, a, b) for (one, a), (other, b) in combinations(common, 2))
    for number, one, other in pairs[:MOST_PAIRS]:
        if number > left:
            break
        wanted.append(f"({_either(units[one])} & {_either(units[other])})")
        left -= number
    if not wanted:
        wanted = [" & ".join(_either(unit) for unit in units)] if units else [NOTHING]
    return " | ".join(wanted)


def _expected(unit, documents):
    """Return of how many questions a unit may find them."""
    found = sum(min(documents.get(lexeme, 0) for lexeme in way) for way in unit)
    return found / LEARNED_FROM * AS_MANY


def _documents(lexemes):
    found = dict.fromkeys(lexemes, 0)
    for stem, number in SpelledWord.objects.filter(stem__in=lexemes).values_list("stem", "documents"):
        found[stem] += number
    return found


def _each(units):
    """Return what `HOW_MANY` counts: each unit a parameter of its own, read once and not once a row; nothing for the rest."""
    asked = [_either(unit) for unit in units]
    return {f"unit_{place}": text for place, text in enumerate(asked + [NOTHING] * (MOST_UNITS - len(asked)))}


def _either(unit):
    """Return a unit as PostgreSQL reads it. Lexemes hold letters and digits only (core/language/tokens.py)."""
    return f"({' | '.join(f'({" & ".join(f"'{lexeme}'" for lexeme in way)})' for way in unit)})"
