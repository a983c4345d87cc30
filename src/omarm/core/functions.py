"""The functions that an organisation can switch: an app names what belongs to one, `staging` decides who has it and when.

A function that is off is gone from navigation, tabs and the composer, and its pages say that it comes later. What was made
with it stays where it is and can be read. Who may read what never depends on it. Without a decider everything is on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.utils.functional import Promise


@dataclass(frozen=True)
class Function:
    """One function, registered from the `functions.py` of the app that owns it.

    `about` says in a sentence what one does with it. `entries` are codes of navigation, `writings` and `attachments` codes
    of the composer (stream/kinds.py, stream/attachments.py), `addresses` url names ("groups:new") of pages that are there
    for this function alone: never those where something that was made can still be read. `composers` are those of them that
    answer with a composer: it says itself that the function is off, with all that was typed, and one's draft can be read there.
    `ahead` is what one can do for it before it opens: a url name and what the link says.
    """

    code: str
    label: Promise
    about: Promise
    entries: tuple = ()
    writings: tuple = ()
    addresses: tuple = ()
    order: int = 50
    attachments: tuple = ()
    composers: tuple = ()
    ahead: tuple[str, Promise] | None = None


class ComesLaterError(Exception):
    """Somebody asked for a page of a function that is off for them: they get the page that says that it comes later."""

    def __init__(self, function):
        super().__init__(function.code)
        self.function = function


_functions: dict[str, Function] = {}
_decider: list[Callable] = []
_waived: list[Callable] = []


def register(function: Function) -> None:
    """Add a function. Raises ValueError when its code is taken."""
    if function.code in _functions:
        raise ValueError(f"The function {function.code} is registered twice.")
    _functions[function.code] = function


def all_functions() -> list[Function]:
    """Return the registered functions in their order."""
    return sorted(_functions.values(), key=lambda function: (function.order, function.code))


def function_of(code: str) -> Function | None:
    """Return the function with this code; None when the app that had it is gone."""
    return _functions.get(code)


def decide_by(decide: Callable, *, waived: Callable | None = None) -> None:
    """Have `decide(person)` say which functions are off: a frozenset of codes. The last one that was given decides.

    Of whom `waived(person)` is true no command is refused: who switches functions, and makes with them what the whole needs.
    """
    _decider[:] = [decide]
    _waived[:] = [waived] if waived else []


def off_for(person) -> frozenset:
    """Return the codes of the functions that this person does not have now; none before signing in."""
    if not _decider or not person or not person.is_authenticated:
        return frozenset()
    return _decider[0](person)


def is_on(code: str, person) -> bool:
    """Return whether the person has this function now; one that nobody registered is always on."""
    return code not in off_for(person)


def entries_off(person) -> frozenset:
    """Return the codes of the entries of navigation that belong to a function that is off."""
    return _of_what_is_off(person, "entries")


def writings_off(person) -> frozenset:
    """Return the codes of the ways to write that belong to a function that is off."""
    return _of_what_is_off(person, "writings")


def attachments_off(person) -> frozenset:
    """Return the codes of what a post can carry that belong to a function that is off."""
    return _of_what_is_off(person, "attachments")


def addresses_off(person) -> frozenset:
    """Return the url names that belong to a function that is off."""
    return _of_what_is_off(person, "addresses")


def off_at(url_name: str, person) -> Function | None:
    """Return the function that is off for this person and to which an address belongs, or None when it can be visited."""
    owners = [function for function in all_functions() if url_name in function.addresses]
    return next((function for function in owners if function.code in off_for(person)), None) if owners else None


def off_in(writing: str, person) -> Function | None:
    """Return the function that is off for this person and to which a way of writing belongs, or None."""
    owners = [function for function in all_functions() if writing in function.writings]
    return next((function for function in owners if function.code in off_for(person)), None) if owners else None


def check_on(code: str, person) -> None:
    """Raise ComesLaterError for a function that is off for this person, unless they are waived (`decide_by`)."""
    if not is_on(code, person) and code in _functions and not any(waived(person) for waived in _waived):
        raise ComesLaterError(_functions[code])


def check_writing(writing: str, person) -> None:
    """Raise ComesLaterError for a way of writing of a function that is off for this person, unless they are waived."""
    if function := off_in(writing, person):
        check_on(function.code, person)


def part_of(code: str) -> Callable:
    """Return the decorator of a command that makes something of a function: it is refused to whom the function is off.

    Pages and the composer say so before; this is for who comes another way. What stands can be changed by other commands.
    """

    def around(command):
        @wraps(command)
        def checked(*, actor, **told):
            check_on(code, actor)
            return command(actor=actor, **told)

        checked.is_part_of = code
        return checked

    return around


def previews(person) -> bool:
    """Return whether the person looks at navigation as somebody of another audience does (`person.looks_as`)."""
    return getattr(person, "looks_as", None) is not None


def _of_what_is_off(person, what):
    off = off_for(person)
    return frozenset(code for one in off if one in _functions for code in getattr(_functions[one], what))
