"""Hearing nothing more of a conversation, and hearing of it again as before. Nobody else sees it, so it is no fact."""

from django.db import transaction

from omarm.notifications.models import FollowedBefore
from omarm.stream.commands import follow, unfollow
from omarm.stream.models import Follow, Post


@transaction.atomic
def mute(*, actor, post):
    """Hear nothing more of a conversation; whether the person followed it is remembered. Returns the Follow."""
    was_followed = Follow.objects.filter(person=actor, post=post, is_muted=False).exists()
    muted = follow(actor=actor, thing=post, muted=True)
    if was_followed:
        FollowedBefore.objects.get_or_create(follow=muted)
    return muted


@transaction.atomic
def hear_again(*, actor, post):
    """Hear of a muted conversation again: followed, if it was before, else as anyone does. Returns whether it was muted."""
    muted = Follow.objects.select_for_update().filter(person=actor, post=post, is_muted=True).first()
    if muted is None:
        return False
    was_followed = FollowedBefore.objects.filter(follow=muted).delete()[0]
    if was_followed and Post.objects.visible_to(actor).contains(post):
        follow(actor=actor, thing=post)
    else:
        unfollow(actor=actor, thing=post)
    return True
