"""How often experts were asked in posts."""

from datetime import datetime, time, timedelta

from django.db.models import Count, Exists, F, OuterRef
from django.utils import timezone

from omarm.stream.models import Mention, Post, PostTopic


def asked_in_posts(person_ids, day):
    """Return {person id: number} of the posts of a day that name somebody and are about a topic on which they may be asked.

    Whatever the place: it tells how much somebody gets, and nothing of the posts. Their own posts do not count, nor do
    comments. One query.
    """
    start = timezone.make_aware(datetime.combine(day, time()))
    posts = Post.objects.live().filter(published_at__gte=start, published_at__lt=start + timedelta(days=1))
    about = PostTopic.objects.filter(
        post=OuterRef("post"), topic__expertise__person=OuterRef("person"), topic__expertise__may_be_asked=True
    )
    named = Mention.objects.filter(Exists(about), comment=None, person__in=person_ids, post__in=posts)
    return dict(named.exclude(post__author=F("person")).values_list("person").annotate(number=Count("post")))
