"""The judged set of questions asks nothing twice, weighs enough, and is no exercise in recognising letters."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

JUDGED = tomllib.loads(Path(__file__).with_name("judged.toml").read_text(encoding="utf-8"))
GROUPS, PAIRS, OTHERS, ROUTING, SYNONYMS = (JUDGED[kind] for kind in ("group", "pair", "other", "routing", "synonyms"))
CODES = {group["code"] for group in GROUPS}
FIELDS = {
    "group": {"code", "name", "purpose", "topics", "asked"},
    "pair": {"asked", "again", "group"},
    "other": {"text", "group"},
    "routing": {"question", "group", "also"},
    "synonyms": {"topic", "words"},
}
ALIKE = 0.3  # from here on pg_trgm calls two texts similar (pg_trgm.similarity_threshold)

# Words that any question may hold, whatever it is about.
NAMES_NOTHING = """
    aan af al als alle alles altijd anders bij binnen boven buiten daar daarover dan dat de den der deze dezelfde die
    dit doe doen doet door dus een eens eerst eerste elke en er erop ervan even gaan gaat geen gewoon goed graag haar
    had heb hebben heeft hem hen het hier hij hoe hoelang hoeveel hun iemand iemands iets ik in is ja je jullie kan kon
    komen komt krijg krijgen krijgt kun kunnen laat laten lang maar mag me meer men met mij mijn moet moeten mogen na
    naar niemand niet niets niks nodig nog nooit nou nu of om onder ons onze ook op over per sinds staan staat steeds
    straks te tegen terug toe toen tot tussen uit van vanaf vanuit vaak via voor voordat waar waarmee waarom wanneer
    want was wat we weer weg welk welke werd wie wij wil willen word worden wordt zal ze zelf zich zien zie zij zijn
    zit zitten zo zonder zou één
"""
FILLERS = frozenset(NAMES_NOTHING.split())


@cache
def words(text):
    """The words of a text that say what it is about, in small letters; single signs and fillers are left out."""
    return {word for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 1} - FILLERS


def shared(one, other):
    """The words of `one` that `other` has too: the same in their first five letters (nachten, nachtdienst)."""
    beginnings = {word[:5] for word in words(other)}
    return {word for word in words(one) if word[:5] in beginnings}


def trigrams(text):
    """What pg_trgm makes of a text: every three letters in a row of each word, two spaces before it and one after."""
    padded = [f"  {word} " for word in re.findall(r"[^\W_]+", text.casefold())]
    return {word[at : at + 3] for word in padded for at in range(len(word) - 2)}


def likeness(one, other):
    """The share of letters that two texts have in common, from 0 to 1, as pg_trgm's `similarity` counts it."""
    mine, theirs = trigrams(one), trigrams(other)
    return len(mine & theirs) / len(mine | theirs)


def archive():
    """Every question that was asked before, wherever it stands in the file."""
    return [
        *(text for group in GROUPS for text in group["asked"]),
        *(pair["asked"] for pair in PAIRS),
        *(other["text"] for other in OTHERS),
    ]


def typed():
    """Every question that is asked now."""
    return [*(pair["again"] for pair in PAIRS), *(routed["question"] for routed in ROUTING)]


def about(group):
    return " ".join([group["name"], group["purpose"], *group["topics"]])


def unmarked():
    """Per group, how many of its routed questions hold no word of its name, purpose or topics."""
    told = {group["code"]: about(group) for group in GROUPS}
    return Counter(routed["group"] for routed in ROUTING if not shared(routed["question"], told[routed["group"]]))


def test_every_entry_is_whole():
    assert set(JUDGED) == set(FIELDS)
    for kind, entries in JUDGED.items():
        for entry in entries:
            assert set(entry) == FIELDS[kind], entry
            assert all(value for field, value in entry.items() if field != "also"), entry
    for text in [*archive(), *typed()]:
        assert text == " ".join(text.split()), text
        assert "!" not in text, text


def test_the_set_is_large_enough():
    assert len(GROUPS) == len(CODES) == 20
    assert {group["code"]: len(group["asked"]) for group in GROUPS if len(group["asked"]) != 12} == {}
    assert len(PAIRS) >= 70
    assert len(OTHERS) >= 220
    assert Counter(routed["group"] for routed in ROUTING) == dict.fromkeys(CODES, 6)
    assert len(SYNONYMS) >= 25


def test_a_question_has_the_length_of_one():
    assert [text for text in archive() if not 5 <= len(text.split()) <= 40] == []
    assert [text for text in typed() if not 2 <= len(text.split()) <= 40] == []


def test_every_group_exists_and_has_pairs_and_others():
    for entries in (PAIRS, OTHERS, ROUTING):
        assert {entry["group"] for entry in entries} == CODES
    assert {code for routed in ROUTING for code in routed["also"]} <= CODES


def test_nothing_is_asked_twice():
    asked = [*archive(), *typed()]
    assert [text for text, times in Counter(" ".join(sorted(words(text))) for text in asked).items() if times > 1] == []
    assert max(Counter(re.sub(r"\W+", "", text.casefold()) for text in asked).values()) == 1


def test_no_pair_is_nearly_the_same_by_letters():
    assert [pair for pair in PAIRS if likeness(pair["asked"], pair["again"]) >= ALIKE] == []


def test_at_least_half_of_the_pairs_share_no_word_and_none_more_than_two():
    counts = Counter(len(shared(pair["again"], pair["asked"])) for pair in PAIRS)
    assert counts[0] >= len(PAIRS) / 2
    assert set(counts) == {0, 1, 2}


def test_counting_words_finds_another_question_than_the_twin():
    before = archive()
    misled = [
        pair
        for pair in PAIRS
        if max(len(shared(pair["again"], text)) for text in before if text != pair["asked"])
        > len(shared(pair["again"], pair["asked"]))
    ]
    assert len(misled) >= len(PAIRS) / 2


def test_a_third_of_the_routed_questions_name_nothing_of_their_group():
    assert sum(unmarked().values()) >= len(ROUTING) / 3
    assert {code for code in CODES if unmarked()[code] < 2} == set()


def test_a_second_right_group_is_the_exception():
    assert all(routed["group"] not in routed["also"] for routed in ROUTING)
    assert all(len(routed["also"]) == len(set(routed["also"])) <= 2 for routed in ROUTING)
    assert sum(bool(routed["also"]) for routed in ROUTING) <= len(ROUTING) / 5


def test_a_topic_is_filed_once_and_not_under_its_own_name():
    assert max(Counter(filed["topic"].casefold() for filed in SYNONYMS).values()) == 1
    for filed in SYNONYMS:
        filed_words = [word.casefold() for word in filed["words"]]
        assert len(filed_words) == len({*filed_words}) >= 2, filed
        assert filed["topic"].casefold() not in filed_words, filed


def test_the_measure_of_words_tells_the_same_from_another():
    assert shared("Moet ik nog nachten draaien?", "Vanaf wanneer geen nachtdienst meer?") == {"nachten"}
    assert shared("Hoe vraag ik verlof aan?", "In juli drie weken vrij") == set()
