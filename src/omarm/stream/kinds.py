"""The kinds of post. A kind registers itself; `stream` never names one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind: its code, the model of its detail, the template of its card and the form it is written with.

    The form is a PostForm with `publish(*, actor)`, which calls the kind's own command and returns the Post. One kind
    is the everyday one: it is meant where none is named.
    """

    code: str
    model: type
    card: str
    form: type
    everyday: bool = False


_kinds = {}


def register(kind):
    """Add a kind. Raises ValueError when its code is taken or its detail cannot be reached by that name."""
    if kind.code in _kinds:
        raise ValueError(f"The kind {kind.code} is registered twice.")
    if kind.model._meta.get_field("post").remote_field.related_name != kind.code:
        raise ValueError(f"The detail of {kind.code} must be reached as post.{kind.code}.")
    _kinds[kind.code] = kind


def kind_of(code):
    """Return the Kind with this code. Raises KeyError for one that no app registered."""
    return _kinds[code]


def named_or_everyday(code):
    """Return the Kind with this code, or the everyday one without a code. Raises KeyError when there is none such."""
    return _kinds[code] if code else next(kind for kind in _kinds.values() if kind.everyday)


def all_kinds():
    """Return the registered kinds in order of code."""
    return [_kinds[code] for code in sorted(_kinds)]
