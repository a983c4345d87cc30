"""What a text is found by and what is asked, as PostgreSQL itself compares them."""

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from omarm.core.language import Asked, Lexeme, analyse, ask, tsqueries, tsquery, tsvector
from omarm.core.language.analysis import LAST_PLACE
from omarm.core.language.asking import MOST_WORDS, joined
from omarm.core.language.tokens import LONGEST

WMO = frozenset({"wmo"})
NASTY = [
    "'); drop table people_person; --", "\\' \\\\ '' ' :* & | ! <-> ( )", "'@all' @g12", "👍🏽🚲 fiets", "ابحث عن دراجة \u202eabc", "a\x00b",
    '"', '""', '"" "" -""', "-", "--- -\" \"", "-fiets", '"fiets', 'fiets"vergoeding', "- - -", "“fiets” „vergoeding”", "x" * 10_000,
    "fiets " * 2_000, '"' * 500, "a-" * 5_000, "\ud800 kapot", "1e 2e ½ ²", "ﬁets ǆ İstanbul", "de het een", "\u0130\u0307\u00ad",
]  # fmt: skip


def finds(question, text, *, lang="nl", known=frozenset(), marks=()):
    """Return whether PostgreSQL finds the text by the question."""
    query = tsquery(ask(question, known))
    if not query:
        return None
    with connection.cursor() as cursor:
        vector = tsvector(analyse(text, lang, known=known), marks)
        cursor.execute("select %s::tsvector @@ %s::tsquery", [vector, query])
        return cursor.fetchone()[0]


class FindingTests(TestCase):
    def test_each_of_the_keys_is_met_where_the_question_is(self):
        """Also what must not be there: by itself that would be met by nearly everything."""
        text = "De fiets en de trein staan bij het station"
        for question in (
            "fiets trein",
            "fiets boot",
            "fiets -boot",
            "-trein fiets station",
            'station "de trein" -boot',
        ):
            keys = tsqueries(ask(question))
            self.assertFalse([key for key in keys if key.startswith("!")], question)
            with connection.cursor() as cursor:
                vector = tsvector(analyse(text, "nl"))
                cursor.execute(
                    "select bool_and(%s::tsvector @@ key::tsquery) from unnest(%s::text[]) key", [vector, keys]
                )
                self.assertEqual(cursor.fetchone()[0], finds(question, text), question)
        self.assertEqual(tsqueries(ask("-fiets")), [])

    def test_a_compound_is_found_by_its_parts_in_any_order(self):
        text = "De fietsvergoeding wordt verhoogd"
        for question in (
            "fiets",
            "fietsen",
            "vergoeding fiets",
            "fiets vergoedingen",
            '"fiets vergoeding"',
            "fietsvergoedingen",
        ):
            self.assertTrue(finds(question, text), question)
        for question in ("bus", "fiets bus", '"vergoeding fiets"', "fietser"):
            self.assertFalse(finds(question, text), question)

    def test_a_phrase_follows_as_it_was_written(self):
        text = "Wie met de fiets komt, krijgt een vergoeding"
        self.assertTrue(finds('"met de fiets komt"', text))
        self.assertTrue(finds("“fiets komt”", text))
        self.assertFalse(finds('"fiets vergoeding"', text))
        self.assertFalse(finds('"komt fiets"', text))

    def test_a_phrase_is_of_whole_words(self):
        self.assertFalse(finds('"fiets komt"', "De fietsvergoeding komt"))

    def test_what_must_not_be_there_is_a_whole_word(self):
        self.assertFalse(finds("nieuwe -fiets", "Een nieuwe fiets"))
        self.assertTrue(finds("nieuwe -fiets", "Een nieuwe fietsvergoeding"))
        self.assertFalse(finds('vergoeding -"nieuwe fiets"', "Vergoeding voor een nieuwe fiets"))
        self.assertTrue(finds('vergoeding -"oude fiets"', "Vergoeding voor een nieuwe fiets"))
        self.assertIsNone(finds("-fiets", "Een nieuwe fiets"))

    def test_what_hyphens_join_is_found_either_way(self):
        for text in ("De wmo-consulent", "De wmoconsulent"):
            for question in ("wmo-consulent", "wmoconsulent", "wmo", "consulent wmo"):
                self.assertTrue(finds(question, text, known=WMO), (question, text))
        self.assertFalse(finds("wmo-consulent", "De consulent van de wmo", known=WMO))

    def test_a_word_is_found_while_it_is_typed(self):
        word = "fietsvergoedingen"
        for letters in range(2, len(word) + 1):
            self.assertTrue(finds(word[:letters], "Over fietsvergoedingen"), word[:letters])
        self.assertFalse(finds("fietsver ", "Over fietsvergoedingen"))

    def test_common_words_need_not_be_there(self):
        self.assertTrue(finds("hoe vraag ik de vergoeding aan?", "Vergoeding vragen"))
        self.assertTrue(finds("the policy", "Policies of the town", lang="en"))
        self.assertTrue(finds("policy", "Policies of the town", lang="en"))
        self.assertTrue(finds("IT", "Bel met IT"))
        self.assertFalse(finds("it", "Bel met de helpdesk"))
        self.assertIsNone(finds("de het een ", "De fiets") or None)

    def test_accents_and_capitals_make_no_difference(self):
        self.assertTrue(finds("REUNIE cafe", "Reünie in café ’t Hoekje"))

    def test_a_mark_cannot_be_typed(self):
        self.assertFalse(finds("@g12", "Een tekst", marks=["@g12"]))
        self.assertTrue(finds("g12", "Kamer G12"))

    def test_text_that_means_harm_is_only_text(self):
        for text in NASTY:
            finds(text, text)
            with connection.cursor() as cursor:
                cursor.execute("select %s::tsvector", [tsvector(analyse(text), ["@all"])])

    @settings(deadline=None, max_examples=60)
    @given(some.text(max_size=300), some.text(max_size=80))
    def test_postgresql_reads_whatever_is_written_and_asked(self, text, question):
        finds(question, text)

    def test_a_very_long_text_fits(self):
        rare = " ".join(f"eenlangwoord{number}" for number in range(70_000))
        for text in ("fiets " * 70_000, rare, "é" * 2_000_000):
            with connection.cursor() as cursor:
                cursor.execute("select length(%s::tsvector)", [tsvector(analyse(text, "fy"))])
                self.assertGreater(cursor.fetchone()[0], 0)


def test_a_word_has_its_place_and_weight_and_its_parts_have_d():
    assert list(analyse("De fietsvergoeding stijgt", weight="A", after=10)) == [
        Lexeme("fietsvergoed", 12, "A"), Lexeme("fiet", 12, "D"), Lexeme("vergoed", 12, "D"), Lexeme("stijg", 13, "A"),
    ]  # fmt: skip


def test_only_dutch_is_taken_apart():
    assert [lexeme.text for lexeme in analyse("the data model", "en")] == ["data", "model"]
    assert {lexeme.weight for lexeme in analyse("fietsvergoeding", "en")} == {"C"}


def test_a_mark_that_could_be_a_word_is_refused():
    for mark in ("all", "@", "@a b", "@a'", "@A"):
        with pytest.raises(ValueError, match="Not a mark"):
            tsvector([], [mark])


def test_title_before_text_keeps_the_heavier_weight():
    assert tsvector([Lexeme("fiets", 1, "D"), Lexeme("fiets", 1, "A"), Lexeme("fiets", 2, "C")]) == "'fiets':1A,2C"


def test_a_question_is_taken_apart():
    asked = ask('Fiets "nieuwe regels" -bus wmo-loket', WMO)
    assert [term.word for term in asked.words] == ["fiets", "wmoloket"]
    assert [[term.word for term in phrase] for phrase in asked.phrases] == [["nieuwe", "regels"]]
    assert [[term.word for term in terms] for terms in asked.without] == [["bus"]]
    assert [piece.word for piece in asked.words[1].pieces] == ["wmo", "loket"]
    assert asked.words[1].parts == ("wmo", "loket")
    assert asked.unfinished
    assert "fietsvergoed" in joined(ask("fiets vergoeding").words)


@pytest.mark.parametrize("text", ["", " ", '"', '""', "-", "--- -", '-""', "?!", "👍", "-fiets"])
def test_only_signs_ask_nothing(text):
    assert ask(text).nothing
    assert tsquery(ask(text)) == ""


def test_a_question_is_cut():
    assert len(ask("woord " * 100).words) == MOST_WORDS
    assert len(ask("x" * 10_000).words[0].word) == LONGEST
    assert ask("fiets" + " " * 300 + "bus") == Asked(ask("fiets ").words)


@given(some.text(max_size=400))
@example("\u0130\u00ad-\u0307")
def test_any_text_is_found_by_letters_and_digits_at_rising_places(text):
    for lang in ("nl", "en", "xx"):
        found = list(analyse(text, lang, known=WMO))
        assert all(lexeme.text.isalnum() and len(lexeme.text.encode()) <= 2_046 for lexeme in found)
        assert [lexeme.at for lexeme in found] == sorted(lexeme.at for lexeme in found)
        assert all(1 <= lexeme.at <= LAST_PLACE and lexeme.weight in "CD" for lexeme in found)


@given(some.text(alphabet="fiets vergoeding\"-“”@'&|!:*()<>\\", max_size=60))
@example('" -"- "-')
def test_whatever_is_asked_holds_letters_and_digits(text):
    asked = ask(text)
    terms = [*asked.words, *(term for some_terms in (*asked.phrases, *asked.without) for term in some_terms)]
    assert len(terms) <= MOST_WORDS
    assert all(lexeme.isalnum() for term in terms for lexeme in (*term.lexemes, *term.parts))
