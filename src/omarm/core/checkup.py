"""What `omarm doctor` asks: each app adds the questions it can answer, in its apps.py or a module that imports."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

_questions: list[tuple[str, Callable]] = []


class State(StrEnum):
    """How it stands with one thing."""

    WELL = "well"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, and what to do about it when it is not well."""

    about: str
    state: State
    words: str
    remedy: str = ""


def well(words: str) -> tuple[State, str, str]:
    """Return the answer that all is well."""
    return State.WELL, words, ""


def note(words: str, remedy: str) -> tuple[State, str, str]:
    """Return the answer that something could be better."""
    return State.NOTE, words, remedy


def wrong(words: str, remedy: str) -> tuple[State, str, str]:
    """Return the answer that something has to be mended."""
    return State.WRONG, words, remedy


def examine(about: str):
    """Return a decorator for a function that answers with `well`, `note` or `wrong`, or with several of them."""

    def register(question):
        _questions.append((about, question))
        return question

    return register


def findings() -> Iterator[Finding]:
    """Ask every question in turn; one that fails is itself a finding."""
    for about, question in _questions:
        try:
            answers = question()
        except Exception as error:  # noqa: BLE001 (a broken question must not hide the answers to the others)
            answers = wrong(
                f"could not be looked at: {type(error).__name__}: {error}", "Report this with the line above."
            )
        for answer in _as_list(answers):
            yield Finding(about, *answer)


def _as_list(answers) -> Iterable[tuple]:
    return [answers] if isinstance(answers, tuple) else answers
