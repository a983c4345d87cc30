"""What the yardstick shows, and what there is to measure with. Reads only."""

from collections import defaultdict
from itertools import cycle, islice

from django.db.models import Count

from omarm.groups.models import Group
from omarm.people.models import Organisation, Person
from omarm.stream.models import Placement, Reaction
from omarm.stream.queries import home_feed, reaction_kinds

ITEMS = 20
UNUSABLE = r"^(!|$)"  # a password nobody can sign in with


def yardstick_page(person):
    """Return the context of the yardstick: three queries, each answered by an index, and always twenty items."""
    groups = list(Group.objects.filter(memberships__person=person)[:8])
    newest = Placement.objects.filter(live=True, audience=Placement.Audience.EVERYONE).select_related("post__author")
    posts = [placement.post for placement in newest.order_by("-published_at", "-post")[:ITEMS]]
    given = defaultdict(dict)
    counted = Reaction.objects.filter(post__in=posts).values_list("post", "kind").annotate(count=Count("pk"))
    for post, kind, count in counted:
        given[post][kind] = count
    items = [
        {
            "post": post,
            "reactions": [(kind.code, kind.label, given[post.pk].get(kind.code, 0)) for kind in reaction_kinds()],
        }
        for post in islice(cycle(posts), ITEMS)
    ]
    return {"groups": groups, "items": items}


def practice_organisation():
    """Return the Organisation if load may be put on it, else None."""
    organisation = Organisation.objects.first()
    return organisation if organisation and organisation.is_practice else None


def members_for_bench(count):
    """Return people without a task who can sign in, spread over the organisation, always the same ones."""
    able = Person.objects.active().exclude(password__regex=UNUSABLE)
    numbers = list(able.filter(roles=None).order_by("pk").values_list("pk", flat=True))
    step = max(1, len(numbers) // count)
    return list(Person.objects.filter(pk__in=numbers[::step][:count]).order_by("pk"))


def groups_of(person):
    """Return the person's groups in which posts can be written."""
    return list(Group.objects.writable_by(person).order_by("pk"))


def posts_at_home(person, *, pages):
    """Return the numbers of the posts on the first pages of the person's home stream, those with answers first."""
    rows, after = [], ""
    for _ in range(pages):
        page = home_feed(person, after=after)
        rows += page.rows
        after = page.after
        if not after:
            break
    return [row.post_id for row in sorted(rows, key=lambda row: row.comments == 0)]


def surnames(count):
    """Return surnames that people may look for."""
    found = Person.objects.exclude(surname="").order_by("surname").values_list("surname", flat=True).distinct()
    return list(found[:count])
