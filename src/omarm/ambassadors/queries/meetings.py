"""The meetings of the team, what was written for them, stories, and the day of going live."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from omarm.ambassadors.models import Ambassador, GoLive, Meeting, Sheet, Story
from omarm.ambassadors.queries.seeing import guides
from omarm.stream.models import Post

WANTED_AFTER = 3  # meetings after going live (row C3)
AHEAD = timedelta(weeks=6)  # our own choice: a team that does not meet for six weeks forgets what it is for


@dataclass(frozen=True)
class Meetings:
    """The meetings of a team: those to come, the soonest first; those that were, the last one first."""

    ahead: list = field(default_factory=list)
    held: list = field(default_factory=list)


def go_live():
    """Return the day on which the intranet opens, or opened, for everybody; None while nobody set it."""
    return GoLive.objects.values_list("day", flat=True).first()


def sooner_or_later(meeting, live_on):
    """Return "before" or "after" going live, "" while the day is not known. On the day itself is after."""
    if live_on is None:
        return ""
    return "after" if timezone.localdate(meeting.starts_at) >= live_on else "before"


def meetings_of(team):
    """Return the Meetings of a team, each with `.phase` (sooner_or_later) and `.sheet_count`. Two queries."""
    live_on, now = go_live(), timezone.now()
    rows = (
        list(Meeting.objects.filter(team=team).annotate(sheet_count=Count("sheets")).order_by("starts_at", "pk"))
        if team
        else []
    )
    for row in rows:
        row.phase = sooner_or_later(row, live_on)
    return Meetings(
        [row for row in rows if row.starts_at >= now], [row for row in reversed(rows) if row.starts_at < now]
    )


def meeting_at(person, pk):
    """Return a Meeting of the team that is there now; who guides finds those of teams before. Raises Meeting.DoesNotExist."""
    seen = Q() if guides(person) else Q(team__ended_on=None)
    meeting = Meeting.objects.select_related("team").get(seen, pk=pk)
    meeting.phase = sooner_or_later(meeting, go_live())
    return meeting


def meetings_before(person):
    """Return the meetings of teams that were thanked, the last one first, for who guides; none for others."""
    return (
        list(Meeting.objects.exclude(team__ended_on=None).order_by("-starts_at", "-pk")[:50]) if guides(person) else []
    )


def sheets_of(meeting):
    """Return the Sheets of a meeting with who wrote them, by surname."""
    return list(meeting.sheets.select_related("author").order_by("author__sort_key", "pk"))


def own_sheet(person, meeting):
    """Return what somebody wrote for a meeting, or None."""
    return Sheet.objects.filter(meeting=meeting, author=person).first()


def stories_for(person, team):
    """Return the Stories that the person may read, the newest first, each with its post and author."""
    if team is None:
        return []
    seen = Post.objects.visible_to(person).values("pk")
    return list(Story.objects.filter(team=team, post__in=seen).select_related("post__author")[:50])


def story_at(pk):
    """Return one Story. Raises Story.DoesNotExist."""
    return Story.objects.select_related("post", "team").get(pk=pk)


def own_posts_to_tell(person, team):
    """Return at most five posts of one's own that are no story yet, newest first."""
    told = Story.objects.filter(team=team).values("post")
    mine = Post.objects.visible_to(person).filter(author=person, published_at__lte=timezone.now())
    return list(mine.exclude(pk__in=told).order_by("-published_at", "-pk")[:5])


def after_live(team, live_on):
    """Return how many meetings of a team are held or planned from the day of going live on; 0 while it is not known."""
    if team is None or live_on is None:
        return 0
    return sum(sooner_or_later(row, live_on) == "after" for row in Meeting.objects.filter(team=team))


def is_planned_soon(team, now):
    """Return whether the team meets within the next six weeks."""
    return Meeting.objects.filter(team=team, starts_at__gte=now, starts_at__lte=now + AHEAD).exists()


def without_notes(team, now, *, since=timedelta(days=2), until=timedelta(days=60)):
    """Return the meetings that were some days ago (not longer than two months) and of which nothing was written down."""
    held = Q(starts_at__lte=now - since, starts_at__gte=now - until)
    return Meeting.objects.filter(held, team=team, notes="").order_by("starts_at", "pk")


def team_people():
    """Return the ids of who is in the team now."""
    return list(Ambassador.objects.serving().values_list("person", flat=True))
