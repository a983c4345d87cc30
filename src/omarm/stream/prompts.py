"""What the composer asks of somebody before they write, by an app above: `stream` names none."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from omarm.core.functions import writings_off
from omarm.stream.kinds import all_writings


@dataclass(frozen=True)
class Prompt:
    """One invitation at the composer: `text` opens `writing` (a code; empty: the everyday one). `note` stands beside it, or alone.

    `about` says in a few words where it comes from and links to `url`; a form sent to `put_away_url` puts it away.
    """

    text: str
    writing: str = ""
    about: str = ""
    url: str = ""
    put_away_url: str = ""
    note: str = ""


_providers: list[Callable] = []


def register(provide: Callable) -> None:
    """Add `provide(person)`, which returns a Prompt or None with a number of queries that does not depend on the person."""
    if provide not in _providers:
        _providers.append(provide)


def prompt_for(person) -> Prompt | None:
    """Return the first Prompt that there is for this person; what they cannot write now is not asked of them.

    One with a way to write that is not there any more opens the everyday one.
    """
    for provide in _providers:
        prompt = provide(person)
        if prompt and prompt.writing not in writings_off(person):
            return prompt if _is_there(prompt.writing) else replace(prompt, writing="")
    return None


def _is_there(writing):
    return any(writing == one.code for one in all_writings())
