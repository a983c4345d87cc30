"""Which reactions there are, and who gave them."""

from dataclasses import dataclass

from django.utils.translation import get_language

from omarm.core.remembered import remembered
from omarm.people.models import Person
from omarm.stream.models import Reaction, ReactionKind


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


@remembered(seconds=5)
def reaction_kinds():
    """Return every NamedReaction in their order, also those no longer offered, as a tuple; at most five seconds old."""
    rows = ReactionKind.objects.values_list("code", "label_nl", "label_en", "icon", "is_offered")
    return tuple(NamedReaction(*row) for row in rows)


forget_reaction_kinds = reaction_kinds.forget


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
