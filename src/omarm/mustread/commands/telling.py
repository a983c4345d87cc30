"""Saying who is asked, for who tells them and does not know of must-reads.

A fact with people carries their ids, at most a thousand of them; it goes with the other facts, two weeks after delivery.
"""

from itertools import batched

from django.db import transaction
from django.db.models import F

from omarm.activity import log
from omarm.mustread.models import MustRead
from omarm.mustread.queries import may_ask_must_at
from omarm.stream.models import Post

AT_A_TIME = 1000


@transaction.atomic
def record_who_is_asked(*, post_id):
    """Record whom a post asks to read it, once per round and not before the post is there. Returns how many.

    “Nice to know” asks nobody. “Should read” is told only where its author could have asked “must”: elsewhere it is a
    label, or anyone could have ten thousand bells ring.
    """
    waits = MustRead.objects.standing().filter(pk=post_id, told_round__lt=F("round"))
    if not waits.filter(post__in=Post.objects.live().values("pk")).update(told_round=F("round")):
        return 0
    must_read = MustRead.objects.select_related("post__author").get(pk=post_id)
    author = must_read.post.author
    if must_read.level == MustRead.Level.NICE or not (must_read.is_must or may_ask_must_at(author, must_read.post)):
        return 0
    people = must_read.people_asked()
    return record_for(people, "mustread.asked_of", actor=author, must_read=must_read, level=must_read.level)


def record_for(people, verb, *, actor, must_read, **told):
    """Record the fact for these people (a queryset), in as many facts as it takes. Returns how many people."""
    ids = list(people.order_by("pk").values_list("pk", flat=True))
    for some in batched(ids, AT_A_TIME, strict=False):
        log.record(verb, actor=actor, subject=must_read, post=must_read.pk, people=some, **told)
    return len(ids)
