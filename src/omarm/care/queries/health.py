"""What the page about a group's health asks. Everything was computed before (commands/computing.py); here rows are read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from omarm.care.figures import answered_in_time
from omarm.care.models import GroupHealth, GroupPeriod
from omarm.care.queries import counting, windows
from omarm.care.questions import due_of, questions_in
from omarm.care.rules import BETWEEN_PEOPLE, Light
from omarm.care.rules.judging import FEWEST_JUDGED
from omarm.consent.queries import NotMeasured
from omarm.core.floor import FLOOR
from omarm.core.worktime import NeverOpen
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group
from omarm.groups.promises import Kept
from omarm.groups.queries.heading import MANAGED, group_with_heading
from omarm.people.queries import work_time
from omarm.stream.models import Post

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


def watched_group(person, slug):
    """Return the group whose care the person watches over: one that they own or manage, archived or not.

    Raises Group.DoesNotExist.
    """
    return group_with_heading(person, rule=MANAGED, slug=slug)


def health_of(group):
    """Return (GroupHealth, its Lights), or (None, []) before it was computed for the first time, and while it is switched off.

    What is between people turns grey at once when the works council's consent has ended, computed or not.
    """
    health = GroupHealth.objects.filter(group=group).annotate(**_past()).first()
    if health is None or not counting.may_count_health():
        return None, []
    lights = [Light(**light) for light in health.lights]
    if group.archived_at:
        return health, []
    if health.is_between and not counting.may_look_between():
        lights = [_behind_the_gate(light) if light.code in BETWEEN_PEOPLE else light for light in lights]
    return health, lights


def promise_kept_in(group):
    """Return Kept of a group's answer promise: the share of questions that the light of the night told, or None.

    As the light says nothing of fewer than eight members or three questions, nor does this. For a kind of group whose health
    is not judged on answers, they are counted here.
    """
    is_told = group.promise and counting.may_count_health()
    health = GroupHealth.objects.filter(group=group).only("lights", "members").first() if is_told else None
    if health and "answered" not in kind_of(group).expects:
        return _counted(group) if health.members >= FLOOR else None
    for light in health.lights if health else ():
        if light["code"] == "answered" and light["value"] is not None:
            return Kept(share=light["value"], n=light["n"])
    return None


def _counted(group):
    """Return Kept of the promises that ended in the 28 days up to yesterday, or None of too few."""
    window = windows.Window(windows.yesterday())
    try:
        since = work_time().asked_from(window.since, group.promise)
    except NeverOpen:
        return None
    asked = [
        (one.answered_at, due_of(one, group.promise))
        for one in questions_in([group.pk], since=since, until=window.until)
    ]
    share = answered_in_time((at, due_at) for at, due_at in asked if due_at and window.since <= due_at < window.until)
    return Kept(share=round(100 * share.value), n=share.whole) if share.whole >= FEWEST_JUDGED else None


def history_of(health):
    """Return the Bars, for a GroupHealth of `health_of`, of a group's posts and comments per period, oldest first, the last 28 days at the end.

    Periods before anything was written are left out. Empty while there is nothing to compare.
    """
    last = health.ended_on - timedelta(days=windows.DAYS)
    earlier = zip(health.past_days, health.past_messages, strict=True)
    past = [(day, messages) for day, messages in earlier if day <= last][: windows.EARLIER][::-1]
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


def lights_at_desk(person, group):
    """Return the Lights of a group as the desk sees them: without what is between people.

    Numbers and reasons go along where the person may read the group; else they would tell of what happens inside.
    """
    _health, lights = health_of(group)
    seen = [light for light in lights if light.code not in BETWEEN_PEOPLE]
    if Group.objects.readable_by(person).contains(group):
        return seen
    return [Light(code=light.code, light=light.light, why="inside") for light in seen]


def waiting_posts(person, group, questions):
    """Return what waits for an answer in a group, as a context: `questions` and `newcomers`, each WaitingPosts.

    `questions` are its OpenQuestions: those past the promise come first, then the oldest. A newcomer is who joined in the
    last 28 days; theirs is the first post, which nobody answered yet.
    """
    now = timezone.now()
    firsts = _first_posts(group, now)
    posts = _visible(person, [row.post_id for row in questions] + [post_id for post_id, *_ in firsts])
    late_first = sorted(questions, key=lambda row: (not row.is_overdue, row.asked_at))
    asked = [WaitingPost(posts.get(row.post_id), row.asked_at, row.due_at, row.is_overdue) for row in late_first]
    new = [WaitingPost(posts.get(post_id), at) for post_id, at, answered_at in firsts if answered_at is None]
    new.sort(key=lambda row: row.asked_at)
    return {
        "questions": [row for row in asked if row.post][:MOST_SHOWN],
        "newcomers": [row for row in new if row.post][:MOST_SHOWN],
    }


def _first_posts(group, now):
    """Return the first posts of newcomers, or nothing while the health of groups is switched off."""
    try:
        return counting.first_posts_in([group.pk], since=now, until=now)[group.pk]
    except NotMeasured:
        return []


def _past():
    """Return the annotations with which a GroupHealth brings its periods along, the newest first."""
    periods = GroupPeriod.objects.filter(group=OuterRef("pk")).order_by("-ended_on")
    return {
        f"past_{what}": ArraySubquery(periods.values(column)[: windows.EARLIER + 1])
        for what, column in (("days", "ended_on"), ("messages", "messages"))
    }


def _visible(person, post_ids):
    if not post_ids:
        return {}
    posts = Post.objects.visible_to(person).filter(pk__in=post_ids).select_related("author")
    return {post.pk: post for post in posts}


def _behind_the_gate(light):
    return Light(code=light.code, light=GroupHealth.Light.GREY, why="gate")


def _bar(spot, ended_on, messages, *, most, is_now):
    height = round(HIGHEST * messages / most, 1) if most else 0
    return Bar(ended_on, messages, spot * STEP, HIGHEST - height, height, is_now)
