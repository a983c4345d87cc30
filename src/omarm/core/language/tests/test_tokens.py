import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from omarm.core.language.tokens import LONGEST, plain, tokens


def words(text):
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De fiets, én de auto's!", ["de", "fiets", "en", "de", "auto"]),
        ("wmo-consulent", ["wmoconsulent", "wmo", "consulent"]),
        ("e-mail e‑mail", ["email", "e", "mail", "email", "e", "mail"]),
        ("in- en uitgaand, 2 - 3", ["in", "en", "uitgaand", "2", "3"]),
        ("’s-Hertogenbosch", ["shertogenbosch", "s", "hertogenbosch"]),
        ("d'Ancona en Anna's collega’s", ["dancona", "en", "anna", "collega"]),
        ("fiets\u00advergoe\u200bding", ["fietsvergoeding"]),
        ("ide\u0065\u0308en", ["ideeen"]),
        ("a-b-c-d-e", ["a", "b", "c", "d", "e"]),
        ("snake_case 10% ½", ["snake", "case", "10", "12"]),
        ("👍🏽 ok", ["ok"]),
        ("", []),
    ],
)
def test_words_of_a_text(text, found):
    assert words(text) == found


def test_a_token_knows_where_it_was_written():
    text = "Over de WMO-consulente"
    found = {token.word: text[token.start : token.end] for token in tokens(text)}
    assert found == {
        "over": "Over", "de": "de", "wmoconsulente": "WMO-consulente", "wmo": "WMO", "consulente": "consulente",
    }  # fmt: skip
    assert [(token.at, token.joined, token.capitals) for token in tokens(text)][2:] == [
        (3, True, False), (3, False, True), (4, False, False),
    ]  # fmt: skip


@given(some.text(max_size=300))
@example("x" * 1_000 + "-" + "y" * 60)
def test_any_text_gives_letters_and_digits_at_rising_places(text):
    found = list(tokens(text))
    assert all(token.word.isalnum() and len(token.word) <= LONGEST for token in found)
    assert [token.at for token in found] == sorted(token.at for token in found)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    single = [token.at for token in found if not token.joined]
    assert single == list(range(1, len(single) + 1))


@given(some.text(max_size=100))
def test_comparing_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)
