"""The settings that go together: which a preset may change, each with the values that it can have.

An app says in its `choices.py` what can be chosen, and asks `chosen(code, person)` where it matters. An app above keeps what
was chosen (`kept_by`); without it every choice has its own default.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

from django.utils.functional import Promise

from omarm.core.remembered import remembered


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One setting. `options` are (value, label), or a function that returns them; values are short texts.

    `per_department` says whether a department can have its own. A setting that is kept elsewhere (a field of the
    organisation) has `read()`, which returns its value, and `write(actor, value)`, the command that changes it.
    """

    code: str
    label: str | Promise
    about: str | Promise
    options: tuple | Callable
    default: str
    per_department: bool = False
    read: Callable | None = None
    write: Callable | None = None
    order: int = 50

    def __post_init__(self):
        if (self.read is None) != (self.write is None):
            raise ValueError(f"The choice {self.code} is read and written elsewhere, or neither.")
        if self.read and self.per_department:
            raise ValueError(f"The choice {self.code} is kept elsewhere, so departments have none of their own.")

    @property
    def offered(self):
        """The (value, label) that can be chosen now."""
        return tuple(self.options() if callable(self.options) else self.options)

    def offers(self, value):
        """Return whether this can be chosen now."""
        return any(value == offered for offered, _label in self.offered)

    def name_of(self, value):
        """Return the label of a value; the value itself when it is not on offer any more."""
        return next((label for offered, label in self.offered if offered == value), value)


_choices: dict[str, Choice] = {}
_sources: list[Callable] = []
_keeper = SimpleNamespace(read=None)


def register(*choices: Choice) -> None:
    """Add choices. Raises ValueError when a code is taken."""
    for choice in choices:
        if choice.code in _choices:
            raise ValueError(f"The choice {choice.code} is registered twice.")
        _choices[choice.code] = choice


def register_source(find: Callable) -> None:
    """Have `find()` return more choices, made from what another register holds: those have `read` and `write`."""
    _sources.append(find)


def all_choices() -> list[Choice]:
    """Return the registered choices, and those of the sources, in their order."""
    found = [*_choices.values(), *(choice for find in _sources for choice in find())]
    return sorted(found, key=lambda choice: (choice.order, choice.code))


def choice_of(code: str) -> Choice | None:
    """Return the choice with this code; None when the app that had it is gone."""
    return _choices.get(code) or next((choice for choice in all_choices() if choice.code == code), None)


def kept_by(read: Callable) -> None:
    """Have `read()` tell what was chosen: {(code, id of a department, or None for everybody): value}.

    Departments stand in it themselves, also those that have it from the one that they are part of.
    """
    _keeper.read = read


def chosen(code: str, person=None) -> str:
    """Return what was chosen for this person: by their department, else for everybody, else the default.

    It costs one query every five seconds, however much is asked. Raises KeyError for a choice that nobody registered.
    """
    return chosen_in(code, getattr(person, "department_id", None))


def chosen_in(code: str, department_id: int | None) -> str:
    """Return what was chosen for a department (None: everybody), as `chosen`."""
    choice = choice_of(code)
    if choice is None:
        raise KeyError(code)
    return choice.read() if choice.read else value_among(kept_choices(), choice, department_id)


def value_among(kept: dict, choice: Choice, department_id: int | None) -> str:
    """Return the value of a choice for a department (None: everybody) among what is kept (`kept_by`)."""
    own = kept.get((choice.code, department_id)) if choice.per_department and department_id else None
    value = own or kept.get((choice.code, None))
    return value if value and choice.offers(value) else choice.default


@remembered(seconds=5)
def kept_choices() -> dict:
    """Return what was chosen, as `kept_by` tells it, at most five seconds old."""
    return _keeper.read() if _keeper.read else {}


forget_choices = kept_choices.forget


def remember_nothing_chosen() -> None:
    """Take it that every choice has its default until one is changed: for tests, where no page is to ask for what is not there."""
    kept_choices.keep({})
