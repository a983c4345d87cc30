"""What the product can see by itself of what somebody did in their own groups: to propose it to them, and to nobody else."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q
from django.utils import timezone

from omarm.care.models import ActionDone
from omarm.stream.models import Comment, Placement, Post

LOOKS_BACK = timedelta(days=180)
MOST_POSTS, MOST_DONE, MOST_FOUND = 6, 4, 8
DONE = "done:"


@dataclass(frozen=True)
class Found:
    """Something that somebody did: a post of theirs, one they answered, or an action of the planner."""

    key: str
    label: str
    group_id: int
    group_name: str
    on: date


def found_for(person, groups, finds):
    """Return what the person did in these groups of the sorts that `finds` names (lessons.py), newest first as Found.

    Two queries at most, three where answers count too.
    """
    posts = _posts(person, groups, finds) if {"post", "question", "praise"} & {*finds} else []
    answered = _answered(person, groups) if "answer" in finds else []
    pillars = [sort.removeprefix(DONE) for sort in finds if sort.startswith(DONE)]
    done = _done(person, groups, pillars) if pillars else []
    return sorted([*done, *posts, *answered], key=lambda found: found.on, reverse=True)[:MOST_FOUND]


def post_shown_by(person, groups, pk):
    """Return (Post, id of the group) of a post that stands in one of these groups and that the person may read.

    Raises Post.DoesNotExist.
    """
    post = Post.objects.visible_to(person).get(pk=pk)
    stands = Placement.objects.filter(post=post, live=True, group__in=groups).values_list("group", flat=True).first()
    if stands is None:
        raise Post.DoesNotExist
    return post, stands


def done_by(person, groups, pk):
    """Return an action of the planner that the person marked as done in one of these groups. Raises ActionDone.DoesNotExist."""
    return ActionDone.objects.select_related("action").get(pk=pk, done_by=person, action__group__in=groups)


def _posts(person, groups, finds):
    placed = _placed(person, groups).filter(author=person)
    if "post" not in finds:
        asks = Q(post__kind="question") | Q(post__title__endswith="?") | Q(post__text__endswith="?")
        sorts = asks if "question" in finds else Q(post__kind="praise")
        placed = placed.filter(sorts)
    return _found(placed)


def _answered(person, groups):
    said = Comment.objects.standing().filter(author=person).order_by("-created_at").values("post")[:50]
    return _found(
        _placed(person, groups).filter(post__in=list(said.values_list("post", flat=True))).exclude(author=person)
    )


def _placed(person, groups):
    since = timezone.now() - LOOKS_BACK
    seen = Post.objects.visible_to(person).values("pk")
    live = Placement.objects.filter(live=True, group__in=groups, published_at__gte=since, post__in=seen)
    return live.select_related("post").annotate(group_name=F("group__name")).order_by("-published_at", "-pk")


def _found(placed):
    return [
        Found(f"post:{row.post_id}", str(row.post), row.group_id, row.group_name, timezone.localdate(row.published_at))
        for row in placed[:MOST_POSTS]
    ]


def _done(person, groups, pillars):
    """Return what the person marked as done, of each action the last time."""
    since = timezone.localdate() - LOOKS_BACK
    last = ActionDone.objects.filter(
        done_by=person, action__group__in=groups, action__pillar__in=pillars, done_on__gte=since
    ).order_by("action_id", "-done_on", "-pk").distinct("action_id").values("pk")  # fmt: skip
    rows = ActionDone.objects.filter(pk__in=last).select_related("action__group").order_by("-done_on", "-pk")
    return [
        Found(f"done:{row.pk}", row.action.title, row.action.group_id, row.action.group.name, row.done_on)
        for row in rows[:MOST_DONE]
    ]
