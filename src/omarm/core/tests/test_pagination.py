from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from omarm.core.pagination import Cursor, as_text, cut, number, parse_text

IDS = some.integers(1, 2**63 - 1)
ANYTHING = some.one_of(some.text(), some.from_regex(r"-?[0-9a-fx+_ ]*-[-0-9a-f ]*", fullmatch=True))


@given(
    at=some.datetimes(datetime(1990, 1, 1), datetime(2200, 1, 1), timezones=some.just(UTC)),  # noqa: DTZ001 (the zone is beside it)
    pk=IDS,
)
def test_a_cursor_by_time_comes_back_as_it_was(at, pk):
    assert Cursor.parse(str(Cursor(at, pk))) == Cursor(at, pk)


@given(key=some.text().filter(lambda key: "\x00" not in key), pk=IDS)
def test_a_cursor_by_name_comes_back_as_it_was(key, pk):
    assert parse_text(as_text(key, pk)) == (key, pk)


@given(ANYTHING)
def test_garbage_is_no_cursor_or_one_that_the_database_takes(text):
    by_time, by_name, last = Cursor.parse(text), parse_text(text), number(text)
    assert by_time is None or (by_time.at.tzinfo is UTC and by_time.pk < 2**63)
    assert by_name is None or ("\x00" not in by_name[0] and by_name[1] < 2**63)
    assert last is None or 0 <= last < 2**63


def test_absent_and_gigantic_cursors_are_none_or_within_bounds():
    for text in (None, "", "-", "f" * 5000, f"{'f' * 5000}-1", "1-", "nan-1"):
        assert Cursor.parse(text) is None
    assert Cursor.parse(f"1-{'f' * 5000}").pk == 2**63 - 1
    for text in ("", "-1", "1.5", "9" * 19, "9" * 5000, "²", "0x1", " 1"):
        assert number(text) is None
    assert number("٣") == 3  # a number all the same, in another script


def test_a_page_ends_without_a_cursor():
    assert cut([1, 2, 3], size=3, cursor_of=str).after == ""
    page = cut([1, 2, 3, 4], size=3, cursor_of=str)
    assert (list(page), page.after, len(page)) == ([1, 2, 3], "3", 3)
