"""What pages ask about compliments. Nothing is counted and nobody is ranked: a compliment is no score."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from omarm.people.models import Person
from omarm.praise.models import Praise, PraisedPerson, Value
from omarm.stream.models import Post

LATELY, LOOKED_THROUGH = timedelta(days=28), 100


@dataclass
class Compliment:
    """A compliment as one person sees it: its value, who is named, and whether it is for that person themselves.

    `post` where the compliment stands by itself, in a list.
    """

    post_id: int
    value: Value
    people: list = field(default_factory=list)
    is_mine: bool = False
    is_declined: bool = False
    post: Post | None = None


def compliments_on(person, post_ids):
    """Return {post_id: Compliment} of these posts. Only for posts that the person may read: ask that first."""
    rows = Praise.objects.filter(pk__in=post_ids).select_related("value")
    found = {row.pk: Compliment(row.pk, row.value) for row in rows}
    seen = PraisedPerson.objects.filter(praise__in=found, person__in=Person.objects.visible_to(person))
    for row in seen.select_related("person").order_by("pk"):
        compliment = found[row.praise_id]
        if row.person_id == person.pk:
            compliment.is_mine, compliment.is_declined = True, row.has_declined
        if not row.has_declined:
            compliment.people.append(row.person)
    return found


def latest_compliments(person, most):
    """Return at most `most` Compliments of the last four weeks that somebody may read, newest first, with `.post` and who is named.

    Looked for among the newest hundred. Those of which nobody wants to be named are left out.
    """
    since = timezone.now() - LATELY
    newest = Praise.objects.order_by("-pk").values("pk")[:LOOKED_THROUGH]
    told = Post.objects.visible_to(person).filter(pk__in=newest, published_at__gte=since)
    posts = {post.pk: post for post in told.select_related("author").order_by("-published_at", "-pk")[: 2 * most]}
    found = compliments_on(person, list(posts))
    named = [compliment for pk in posts if (compliment := found[pk]).people]
    for compliment in named[:most]:
        compliment.post = posts[compliment.post_id]
    return named[:most]


def words_of(post_ids):
    """Return {post_id: the value that the compliment names, in both languages}.

    Not for whom it is: a compliment is no list, and a name that is taken off must not be found by.
    """
    rows = Praise.objects.filter(pk__in=post_ids).select_related("value")
    return {row.pk: f"{row.value.name_nl}\n{row.value.name_en}" for row in rows}


def others_praised(author, praise):
    """Return the PraisedPerson rows that are out of its author's hands: who declined, left, or is not seen by them."""
    seen = Person.objects.visible_to(author).active()
    return praise.praised.filter(Q(has_declined=True) | ~Q(person__in=seen.values("pk")))


def compliment_to(person, post_id):
    """Return the Post of a compliment that is meant for this person. Raises Post.DoesNotExist."""
    mine = PraisedPerson.objects.filter(person=person)
    return Post.objects.visible_to(person).get(pk=post_id, praise__in=mine.values("praise"))


def all_values():
    """Return the values, those in use first, in their order."""
    return Value.objects.order_by("-is_used", "rank", "pk")


def value(value_id):
    """Return one value. Raises Value.DoesNotExist."""
    return Value.objects.get(pk=value_id)
