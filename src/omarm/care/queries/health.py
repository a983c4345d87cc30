"""What the page about a group's health asks. Everything was computed before (commands/computing.py); here rows are read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from omarm.care.models import GroupHealth, GroupPeriod
from omarm.care.queries import counting, windows
from omarm.care.questions import open_questions
from omarm.care.rules import Light
from omarm.groups.models import Group
from omarm.stream.models import Post

BETWEEN_PEOPLE = {"ties", "bridges", "spread"}
MOST_SHOWN = 20
HIGHEST = 40  # of the tallest bar, in units of the drawing
STEP, BAR = 20, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """How much was written in one period, and where its bar stands in the drawing."""

    ended_on: date
    messages: int
    x: int
    y: float
    height: float
    is_now: bool


@dataclass(frozen=True, slots=True)
class WaitingPost:
    """A post that waits for an answer. `due_at` is None where nothing is promised."""

    post: Post
    asked_at: object
    due_at: object = None
    is_overdue: bool = False


def cared_group(person, slug):
    """Return the group with this address if the person owns or manages it. Raises Group.DoesNotExist."""
    return Group.objects.managed_by(person).get(slug=slug)


def health_of(group):
    """Return (GroupHealth, its Lights), or (None, []) before it was computed for the first time.

    What is between people turns grey at once when the works council's consent has ended, computed or not.
    """
    health = GroupHealth.objects.filter(group=group).first()
    if health is None:
        return None, []
    lights = [Light(**light) for light in health.lights]
    if health.is_between and not counting.may_look_between():
        lights = [_behind_the_gate(light) if light.code in BETWEEN_PEOPLE else light for light in lights]
    return health, lights


def history_of(health):
    """Return the Bars of a group's posts and comments per period, oldest first, the last 28 days at the end.

    Periods before anything was written are left out. Empty while there is nothing to compare.
    """
    last = health.ended_on - timedelta(days=windows.DAYS)
    rows = GroupPeriod.objects.filter(group=health.group_id, ended_on__lte=last).order_by("-ended_on")
    past = list(rows.values_list("ended_on", "messages")[: windows.EARLIER])[::-1]
    while past and not past[0][1]:
        past.pop(0)
    if not past:
        return []
    counts = [*past, (health.ended_on, health.messages)]
    most = max(messages for _, messages in counts)
    return [
        _bar(spot, ended_on, messages, most=most, is_now=spot == len(past))
        for spot, (ended_on, messages) in enumerate(counts)
    ]


def waiting_questions(person, group):
    """Return WaitingPosts of the group's questions without an answer, those past the promise first, then the oldest."""
    questions = open_questions(group)
    questions.sort(key=lambda question: (not question.is_overdue, question.asked_at))
    posts = _visible(person, [question.post_id for question in questions])
    return [
        WaitingPost(posts[question.post_id], question.asked_at, question.due_at, question.is_overdue)
        for question in questions
        if question.post_id in posts
    ][:MOST_SHOWN]


def waiting_newcomers(person, group):
    """Return WaitingPosts of people who joined in the last 28 days: their first post, which nobody answered yet."""
    now = timezone.now()
    found = counting.first_posts_in([group.pk], since=now, until=now)[group.pk]
    asked = {post_id: posted_at for post_id, posted_at, answered_at in found if answered_at is None}
    posts = _visible(person, list(asked))
    return [WaitingPost(posts[pk], at) for pk, at in sorted(asked.items(), key=lambda row: row[1]) if pk in posts][
        :MOST_SHOWN
    ]


def _visible(person, post_ids):
    posts = Post.objects.visible_to(person).filter(pk__in=post_ids).select_related("author")
    return {post.pk: post for post in posts}


def _behind_the_gate(light):
    return Light(code=light.code, light=GroupHealth.Light.GREY, why="gate")


def _bar(spot, ended_on, messages, *, most, is_now):
    height = round(HIGHEST * messages / most, 1) if most else 0
    return Bar(ended_on, messages, spot * STEP, HIGHEST - height, height, is_now)
