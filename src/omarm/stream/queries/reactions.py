"""Which reactions there are, and who gave them."""

from dataclasses import dataclass
from time import monotonic
from types import SimpleNamespace

from django.utils.translation import get_language

from omarm.people.models import Person
from omarm.stream.models import Reaction, ReactionKind

_remembered = SimpleNamespace(kinds=(), until=0, seconds=5)


@dataclass(frozen=True, slots=True)
class NamedReaction:
    """One reaction as it is offered, or was."""

    code: str
    label_nl: str
    label_en: str
    icon: str
    is_offered: bool

    @property
    def label(self):
        """The label in the language of the page."""
        return self.label_nl if get_language() == "nl" else self.label_en


def reaction_kinds():
    """Return every NamedReaction in their order, also those no longer offered, as a tuple; at most five seconds old."""
    if _remembered.until < monotonic():
        _remembered.kinds = tuple(
            NamedReaction(*row)
            for row in ReactionKind.objects.values_list("code", "label_nl", "label_en", "icon", "is_offered")
        )
        _remembered.until = monotonic() + _remembered.seconds
    return _remembered.kinds


def forget_reaction_kinds():
    """Have the next question read the kinds anew: after changing them, and between tests."""
    _remembered.until = 0


def who_reacted(person, post, *, limit=200):
    """Return (reactions of colleagues whom the person may see, by reaction and surname; how many others reacted).

    A guest is not told how many strangers read along: then the second is None when there are any. Only for who may read
    the post.
    """
    given = Reaction.objects.filter(post=post, person__is_active=True)
    seen = given.filter(person__in=Person.objects.visible_to(person))
    shown = list(seen.select_related("person", "kind").order_by("kind__rank", "person__sort_key")[:limit])
    others = given.count() - len(shown)
    return shown, None if others and person.is_guest else others
