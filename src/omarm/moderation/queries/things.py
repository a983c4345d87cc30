"""What can be reported, for who can see it, and how it reads now."""

from django.db.models import F, Q

from omarm.core import richtext
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stream.models import Comment, Placement, Post

_besides = []
# Placements through which every colleague may read.
FOR_ALL = Q(audience=Placement.Audience.EVERYONE) | Q(group__access=Group.Access.OPEN)


def reportable(person, kind, key):
    """Return the post, comment ("post", "comment": an id) or colleague ("person": a username) that the person can see.

    Raises the DoesNotExist of its model, also for what is not up.
    """
    if kind == "person":
        return Person.objects.visible_to(person).active().get(username=key)
    if kind == "comment":
        return Comment.objects.visible_to(person).standing().select_related("author", "post").get(pk=key)
    return Post.objects.visible_to(person).live().select_related("author").get(pk=key)


def told_of(thing):
    """Return ({the field of Case: the thing}, who it is about) for a post, comment or colleague."""
    if isinstance(thing, Person):
        return {"colleague": thing}, thing
    return {"comment" if isinstance(thing, Comment) else "post": thing}, thing.author


def say_besides(words):
    """Add `words(post)`: what an app above has stand with a post, in plain text, or nothing. It is reported and judged with it."""
    if words not in _besides:
        _besides.append(words)


def besides_of(post):
    """Return what else stands with a post, each in plain text."""
    return [told for words in _besides if (told := words(post))]


def said_in(thing):
    """Return how a post or comment reads now, with what stands with it, as plain text; empty for a colleague."""
    if isinstance(thing, Post):
        return "\n\n".join(filter(None, (thing.title, thing.words, *besides_of(thing))))
    if isinstance(thing, Comment):
        return richtext.to_text(thing.rich) or thing.body
    return ""


def is_for_all(thing):
    """Return whether every colleague may read a post or comment."""
    post = thing.post if isinstance(thing, Comment) else thing
    return post.placements.filter(FOR_ALL).exists()


def group_of(thing, *, reader=None):
    """Return the Group that handles a report about a post or comment first, or None: where its author put it.

    Of more the widest, and of those only the ones that the reader (who reports it) may read: nobody learns of another. A
    group to which somebody else shared it can take it away from itself, and decides nothing about the whole. None too when
    the author is among its managers, and when it is archived.
    """
    if isinstance(thing, Person):
        return None
    post = thing.post if isinstance(thing, Comment) else thing
    own = post.placements.filter(Q(placed_by=None) | Q(placed_by=F("author")), group__archived_at=None)
    if reader:
        own = own.filter(group__in=Group.objects.readable_by(reader))
    groups = [placement.group for placement in own.exclude(group=None).select_related("group").order_by("pk")]
    widest = min(groups, key=lambda group: Group.Access(group.access).rank, default=None)
    return None if widest is None or Group.objects.managed_by(thing.author).contains(widest) else widest
