from itertools import count

import pytest

from omarm.core import remembered as module
from omarm.core.remembered import Remembered, remembered


@pytest.fixture(autouse=True)
def _only_these(monkeypatch):
    monkeypatch.setattr(Remembered, "every", [])


def at(monkeypatch, moment):
    monkeypatch.setattr(module, "monotonic", lambda: moment)


def test_it_is_read_once_in_its_seconds(monkeypatch):
    number = remembered(seconds=5)(count(1).__next__)
    for moment, answer in ((100, 1), (104.9, 1), (105.1, 2), (110, 2), (110.2, 3)):
        at(monkeypatch, moment)
        assert number() == answer


def test_forgotten_it_is_read_anew():
    number = remembered(seconds=5)(count(1).__next__)
    assert number() == 1
    number.forget()
    assert (number(), number()) == (2, 2)


def test_nothing_is_asked_again_where_it_must_be():
    rows = iter([None, None, "here", "not asked"])
    there = remembered(seconds=5, nothing_too=False)(rows.__next__)
    assert [there() for _ in range(4)] == [None, None, "here", "here"]
    none = remembered(seconds=5)(iter([None, "not asked"]).__next__)
    assert (none(), none()) == (None, None)


def test_a_failure_is_not_remembered():
    def read(answers=iter([ZeroDivisionError, 7])):  # noqa: B008 (one for the test)
        answer = next(answers)
        if answer is ZeroDivisionError:
            raise answer
        return answer

    number = remembered(seconds=5)(read)
    with pytest.raises(ZeroDivisionError):
        number()
    assert number() == 7


def test_what_is_kept_stays_until_it_is_forgotten(monkeypatch):
    number = remembered(seconds=5)(count(1).__next__)
    number.keep("kept")
    at(monkeypatch, 10**9)
    assert number() == "kept"
    number.forget()
    assert number() == 1


def test_it_is_known_by_the_name_and_the_words_of_what_it_reads():
    @remembered(seconds=5)
    def told():
        """Return something."""

    assert (told.__name__, told.__doc__) == ("told", "Return something.")
    assert Remembered.every == [told]


class TestsBeginAnew:
    """The tests of the whole product forget between them (core/testing/plugin.py), and their time stands still."""

    def test_the_time_stands_still(self):
        assert module.monotonic() == module.monotonic()
