"""What pages ask that are made of several apps."""

from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group, Membership
from omarm.groups.queries import suggested_groups
from omarm.mustread.queries import open_count_for
from omarm.people.models import Department, Person
from omarm.stream.models import Follow, Post
from omarm.stream.queries import groups_with_news, seen_until

MOST_TOPICS = 6
STREAMS = {
    "all": _("Everything"),
    "groups": _("My groups"),
    "department": _("My department"),
    "following": _("What I follow"),
}
# The channels by which a new post of each comes, or the letters that they begin with. What one follows may be in any of them.
HEARD = {"all": "all g d", "groups": "g", "department": "d", "following": "all g d open"}


def streams(chosen):
    """Return the streams that one can choose at home as tabs, the chosen one marked."""
    return [
        {"url": "/" if code == "all" else f"/?show={code}", "label": label, "current": code == chosen}
        for code, label in STREAMS.items()
    ]


def new_since(person, page):
    """Return the cursor of the newest post that was seen before, None when nothing is new or nothing was seen."""
    if not page.rows or not page.rows[0].is_new:
        return None
    seen = next((row.cursor for row in page.rows if row.is_new is False), None)
    return seen or seen_until(person)


def is_followed(person, **thing):
    """Return whether the person follows a colleague, topic or group (`colleague=…`)."""
    return Follow.objects.filter(person=person, is_muted=False, **thing).exists()


def groups_in_common(person, colleague):
    """Return the groups of a colleague of which the reader may see the members, by name."""
    return Group.objects.readable_by(person).filter(memberships__person=colleague, archived_at=None).order_by("name")


def manager_of(person, colleague):
    """Return who manages a colleague, if the reader may see them, else None: a guest knows fellow members only."""
    return Person.objects.visible_to(person).filter(pk=colleague.manager_id).first() if colleague.manager_id else None


def live_channels(person):
    """Return the channels of the live stream that are for this person: all, own, open groups, groups at home, departments."""
    groups = [f"g{pk}" for pk in _groups_at_home(person)]
    if person.is_guest:
        return [f"p{person.pk}", *groups]
    above = Department.objects.above(person.department_id).values_list("part", flat=True)
    return ["all", "open", f"p{person.pk}", *groups, *(f"d{pk}" for pk in above)]


def open_page_channels(person, *, posts=(), groups=()):
    """Return the channels of these conversations and group pages (ids), as far as the person may read them."""
    seen = Post.objects.visible_to(person).filter(pk__in=posts).values_list("pk", flat=True) if posts else ()
    read = Group.objects.readable_by(person).filter(pk__in=groups).values_list("pk", flat=True) if groups else ()
    return [*(f"c{pk}" for pk in seen), *(f"s{pk}" for pk in read)]


def _groups_at_home(person):
    """Return the ids of the groups whose posts stand at home: one's own, unless left out, and those that one follows."""
    mine = Membership.objects.filter(person=person, in_home=True).values_list("group", flat=True)
    followed = Follow.objects.filter(person=person, is_muted=False, group__in=Group.objects.readable_by(person))
    return sorted({*mine, *followed.values_list("group", flat=True)})


def nav_groups(person):
    """Return the context of “My groups” in the frame: those that moved last, and whether there is news."""
    if not person.is_authenticated:
        return {"groups": []}
    return {"groups": [{"name": name, "slug": slug, "new": new} for name, slug, new in groups_with_news(person)]}


def rail_for(person):
    """Return what stands beside the stream: what waits to be read, topics that one follows, groups for one."""
    followed = Follow.objects.filter(person=person, topic__isnull=False, is_muted=False).select_related("topic")
    return {
        "to_read": open_count_for(person),
        "topics": [follow.topic for follow in followed.order_by("topic__name")[:MOST_TOPICS]],
        "suggested": suggested_groups(person),
    }
