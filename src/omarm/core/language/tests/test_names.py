"""Names that sound alike or are typed wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from omarm.core.folding import fold
from omarm.core.language.sounds import sound, sounds
from omarm.core.language.variants import deletions, edits, kept_under, looked_under, near, reach

ALIKE = """
Meijer Meyer Meier Meijr? · Jansen Janssen · Wit With Witt · Claassen Klaassen Claasen · Schmidt Smit Smid Schmid · Philips
Filips · Christa Krista · Bakker Backer · Visser Fisser Visscher · Hendriks Hendrix Hendricks Hendrikx · Kuiper Cuyper Kuijper
Kuyper · Koen Coen · Lucas Lukas · Thijs Tijs Tys · Yusuf Jusuf Joesoef · Yvonne Ivonne · Willy Willie · Sarah Sara · Chantal
Sjantal · Brouwer Brauwer Brouer · Bosch Bos · Dijkstra Dykstra · Mohammed Mohamed · Zandstra Sandstra · Bergh Berg ·
Achterberg Agterberg · Ruud Ruut · Claes Klaas
""".replace(" Meijr?", "")

DIFFERENT = "Jan Jaap · Vos Vis · Meijer Meer · Bakker Bekker · Jansen Jansma · Koen Kees · Peters Pieters · Hoekstra Haagsma · Wim Pim"


@pytest.mark.parametrize("names", [entry.split() for entry in ALIKE.split("·")], ids=lambda names: names[0])
def test_spellings_of_a_name_sound_alike(names):
    assert len({sound(fold(name)) for name in names}) == 1


@pytest.mark.parametrize("names", [entry.split() for entry in DIFFERENT.split("·")], ids=lambda names: names[0])
def test_other_names_sound_different(names):
    assert len({sound(fold(name)) for name in names}) == 2


def test_tussenvoegsels_are_set_aside():
    assert sounds("Jan van der Meijden") == (sound("jan"), sound("meiden"))
    assert sounds("van 't Hof-de Boer") == (sound("hof"), sound("boer"))
    assert sounds("In het") == (sound("in"), sound("het"))
    assert sounds("") == ()


@pytest.mark.parametrize(
    ("typed", "word", "errors"),
    [
        ("jansen", "jansen", 0), ("jans", "jansen", 0), ("jansne", "jansen", 1), ("jasen", "jansen", 1), ("janssen", "jansen", 1),
        ("jandsen", "jansen", 1), ("fietsvegoedign", "fietsvergoeding", 2), ("hoekstar", "hoekstra", 1), ("bakkre", "bakker", 1),
    ],
)  # fmt: skip
def test_typing_errors_are_counted_and_find_the_word(typed, word, errors):
    assert near(typed, word) == errors
    if errors:
        assert looked_under(typed) & kept_under(word)


@pytest.mark.parametrize(
    ("typed", "word"), [("jan", "jon"), ("jansen", "pieters"), ("meijer", "bakker"), ("bakr", "boer")]
)
def test_what_is_too_far_away_is_not_near(typed, word):
    assert near(typed, word) is None


def test_short_words_forgive_nothing():
    assert [reach("abc"), reach("abcd"), reach("abcdefgh")] == [0, 1, 2]
    assert looked_under("abc") == frozenset()


LETTERS = some.text(alphabet="abcdeiklmnorst", min_size=4, max_size=14)


@given(LETTERS, some.data())
def test_a_letter_left_out_or_changed_is_always_found(word, data):
    at = data.draw(some.integers(0, len(word) - 1))
    for typed in (word[:at] + word[at + 1 :], word[:at] + "z" + word[at + 1 :]):
        assert edits(typed, word, 1) in (0, 1)
        if reach(typed) and len(typed) >= 4:
            assert looked_under(typed) & kept_under(word)


@given(some.text(max_size=40), some.text(max_size=40))
def test_any_two_texts_can_be_compared(one, other):
    assert edits(one, other, 2) in (None, 0, 1, 2)
    assert edits(one, one + other, 2) == 0
    assert len(kept_under(one)) <= 48
    assert all(len(variant) >= 3 for variant in kept_under(one) | looked_under(one))
    assert one in deletions(one, 2)
    assert bool(sound(one)) == bool(one)
