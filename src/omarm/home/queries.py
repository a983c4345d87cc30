"""What pages ask that are made of several apps."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group, Membership
from omarm.groups.queries import readable_group, suggested_groups
from omarm.home import choices
from omarm.mustread.queries import open_count_for
from omarm.people.models import Department, Person, Role
from omarm.people.queries import chat_address_of
from omarm.praise.queries import latest_compliments
from omarm.profiles.queries import shown
from omarm.profiles.queries.welcome import this_week_for
from omarm.questions.queries.lists import beside_home
from omarm.stream.models import Follow, Post
from omarm.stream.queries import Hearing, groups_about, groups_with_news, proposed_hearing, seen_until
from omarm.topics.models import Topic

MOST_TOPICS = 6
MOST_WELCOMED = 3
NEW_MEMBER = timedelta(days=7)
LATELY = timedelta(days=28)
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


def group_of(person, slug):
    """Return a group that the person is in. Raises Group.DoesNotExist."""
    group = readable_group(person, slug)
    if group.my_membership is None:
        raise Group.DoesNotExist
    return group


def parts_shown(parts, *, choice=""):
    """Return which parts of a group stand in its stream, as a context: all that one reads, unless the choice is "0"."""
    read = [part for part in parts if part["is_read"]]
    return {
        "has_parts": bool(read),
        "with_parts": bool(read) and choice != "0",
        "shown_ids": [part["id"] for part in read] if choice != "0" else [],
    }


def arrival_at(heading, page, *, just_joined):
    """Return what a new member is shown once on the group's page, as a context: the welcome and one question.

    New is who joined in the last week and has not seen the group's posts as a member, or joined this moment. Who
    started the group needs no welcome.
    """
    membership = heading["membership"]
    if membership is None or membership.role == Membership.Role.OWNER or heading["group"].archived_at:
        return {"arrives": False}
    is_young = timezone.now() - membership.joined_at < NEW_MEMBER
    unseen = bool(page.rows) and page.rows[0].is_new is None
    if not (is_young and (just_joined or unseen)):
        return {"arrives": False}
    proposed, reason = proposed_hearing(heading["group"], heading["member_count"])
    return {"arrives": True, "hearings": Hearing.choices, "proposed": proposed, "reason": reason}


def groups_in_common(person, colleague):
    """Return the groups of a colleague of which the reader may see the members, by name."""
    return Group.objects.readable_by(person).filter(memberships__person=colleague, archived_at=None).order_by("name")


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


def about_my_topics(person):
    """Return [(group id, reason)] of groups in which much is written about topics that the person follows."""
    return [
        (group, gettext("Much is written there about #%(topic)s, which you follow") % {"topic": topic})
        for group, topic in groups_about(person)
    ]


def rail_for(person):
    """Return what stands beside the stream: what waits to be read, questions, topics one follows, who is new, groups.

    `sides` are the panels in the order that was chosen. `starts` is true for who is in no group yet: they read how to begin.
    """
    followed = Follow.objects.filter(person=person, topic__isnull=False, is_muted=False).select_related("topic")
    newcomers, anniversaries = this_week_for(person, MOST_WELCOMED)
    return {
        "sides": choices.sides_for(person),
        "led": words_of_leaders(person, MOST_WELCOMED) if choices.shows_leaders(person) else [],
        "beginning": choices.beginning_for(person),
        "praised": latest_compliments(person, MOST_WELCOMED) if choices.shows_praise(person) else [],
        "to_read": open_count_for(person),
        "questions": beside_home(person),
        "newcomers": newcomers,
        "anniversaries": anniversaries,
        "topics": [follow.topic for follow in followed.order_by("topic__name")[:MOST_TOPICS]],
        "suggested": suggested_groups(person),
        "starts": not Membership.objects.filter(person=person).exists(),
    }


def words_of_leaders(person, most):
    """Return at most `most` posts of the last four weeks by leaders that the person may read, but did not write, the newest first."""
    since = timezone.now() - LATELY
    leaders = Role.objects.filter(code=Role.Code.LEADER).exclude(person=person).values("person")
    told = Post.objects.visible_to(person).filter(author__in=leaders, published_at__gte=since)
    return list(told.select_related("author").order_by("-published_at", "-pk")[:most])


def ways_to_reach(viewer, people):
    """Return {person id: {"phone", "mail" or "chat": address}} as far as the viewer may see them, for the hits of a search."""
    told, reach = shown(viewer, people, codes=["phone", "mail"]), {}
    for person in people:
        fields = told.get(person.pk, {})
        mail = fields["mail"].text if "mail" in fields else ""
        found = {code: one.url for code, one in fields.items()} | {"chat": chat_address_of(person, mail)}
        reach[person.pk] = {code: url for code, url in found.items() if url}
    return reach


def target_of(match):
    """Return (code of a source, id) of the thing that a resolved address leads to, None for a page of another sort.

    The id is 0 where there is no such thing: nobody may read that.
    """
    told, route = match.kwargs, match.route
    if route.startswith("posts/<int:pk>/"):
        return "posts", told["pk"]
    if route.startswith("groups/<slug:slug>/files/<int:pk>/"):
        return "files", told["pk"]
    for start, code, rows in (
        ("groups/<slug:slug>/", "groups", lambda: Group.objects.filter(slug=told["slug"])),
        ("topics/<slug:slug>/", "topics", lambda: Topic.objects.current().filter(slug=told["slug"])),
        ("people/<str:username>/", "people", lambda: Person.objects.filter(username=told["username"].lower())),
    ):
        if route.startswith(start):
            return code, next((row.pk for row in rows()), 0)
    return None
