"""Keeping an eye on colleagues, topics, groups and posts; putting posts aside; saying what is worth keeping.

Nobody else sees any of it but the last, so none of it is a fact.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.stream.models import Bookmark, Follow, Post, PostTopic, WorthKeeping
from omarm.topics.models import Topic

NAMES = {Person: "colleague", Topic: "topic", Group: "group", Post: "post"}


@transaction.atomic
def follow(*, actor, thing, muted=False):
    """Follow a Person, Topic, Group or Post; muted, hear nothing of it. Returns the Follow.

    One that was followed until it was muted remembers that, for `hear_again`.
    """
    _check_may_follow(actor, thing)

    former = _of(actor, thing).select_for_update(no_key=True).first()
    was_followed = bool(muted and former and (former.was_followed or not former.is_muted))
    follow, _created = Follow.objects.update_or_create(
        person=actor, **{NAMES[type(thing)]: thing}, defaults={"is_muted": muted, "was_followed": was_followed}
    )
    return follow


@transaction.atomic
def unfollow(*, actor, thing):
    """Neither follow nor mute it. Returns whether one did."""
    return bool(_of(actor, thing).delete()[0])


@transaction.atomic
def hear_again(*, actor, thing):
    """Hear of what one muted as before: followed, if it was until then, else as anyone. Returns whether it was muted."""
    muted = _of(actor, thing).filter(is_muted=True).select_for_update(no_key=True).first()
    if muted is None:
        return False
    if muted.was_followed and _may_see(actor, thing):
        follow(actor=actor, thing=thing)
    else:
        muted.delete()
    return True


@transaction.atomic
def bookmark(*, actor, post):
    """Put a post aside to find it back. Returns the Bookmark."""
    _check_may_read(actor, post)

    kept, _created = Bookmark.objects.get_or_create(person=actor, post=post)
    return kept


@transaction.atomic
def remove_bookmark(*, actor, post):
    """Put a post aside no longer. Returns whether it was."""
    return bool(Bookmark.objects.filter(person=actor, post=post).delete()[0])


@transaction.atomic
def mark_worth_keeping(*, actor, post):
    """Say that a post belongs in the knowledge base. Returns the WorthKeeping."""
    _check_may_read(actor, post)

    mark, _created = WorthKeeping.objects.get_or_create(person=actor, post=post)
    return mark


@transaction.atomic
def unmark_worth_keeping(*, actor, post):
    """Take that back. Returns whether it had been said."""
    return bool(WorthKeeping.objects.filter(person=actor, post=post).delete()[0])


@transaction.atomic
def move_topic(*, source, target):
    """Have posts and followers of topic `source` (ids) go on with `target`: one was merged into the other."""
    PostTopic.objects.filter(topic=source, post__in=PostTopic.objects.filter(topic=target).values("post")).delete()
    PostTopic.objects.filter(topic=source).update(topic=target)
    Follow.objects.filter(topic=source, person__in=Follow.objects.filter(topic=target).values("person")).delete()
    Follow.objects.filter(topic=source).update(topic=target)
    Post.objects.filter(post_topics__topic=target).update(version=F("version") + 1)


def _check_may_follow(actor, thing):
    """Raise unless the person may see the thing; oneself one cannot follow."""
    if thing == actor:
        raise DomainError(_("You cannot follow yourself."), code="follow_self")
    if not _may_see(actor, thing):
        raise PermissionDenied


def _may_see(actor, thing):
    if isinstance(thing, Topic):
        return not actor.is_guest
    if isinstance(thing, Group):
        return Group.objects.readable_by(actor).contains(thing)
    return type(thing).objects.visible_to(actor).contains(thing) and not getattr(thing, "is_nameless", False)


def _of(actor, thing):
    return Follow.objects.filter(person=actor, **{NAMES[type(thing)]: thing})


def _check_may_read(actor, post):
    if not Post.objects.visible_to(actor).contains(post):
        raise PermissionDenied
