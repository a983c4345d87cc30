"""Tips: the one of this week, in which words, and the state of groups by which they are chosen."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import get_language

from omarm.care.models import GroupHealth, PlannedAction, TipGiven, TipWords
from omarm.care.questions import due_of, questions_in
from omarm.care.tips import TIPS, State, tip_of
from omarm.groups.models import Group
from omarm.people.models import Role

LANGUAGES = ("nl", "en")
WORDING = (Role.Code.EDITOR, Role.Code.COMMUNITY_MANAGER)
GIVEN_AGAIN_AFTER = timedelta(weeks=12)  # our own choice: a season
PERIOD = timedelta(days=28)
SAYING = ("title_nl", "text_nl", "title_en", "text_en", "is_off")
CODES = {tip.code for tip in TIPS}

STATES = """
select g.id,
       extract(epoch from %(now)s - g.created_at) / 86400, m.members, m.owners, m.joined,
       coalesce(p.posts, 0), coalesce(p.comments, 0)
  from groups_group g
  join lateral (
       select count(*) as members, count(*) filter (where role = 'owner') as owners,
              count(*) filter (where joined_at >= %(since)s) as joined
         from groups_membership join people_person person on person.id = person_id and person.is_active
        where group_id = g.id) m on m.members > 0
  left join lateral (
       select count(*) as posts, sum((
              select count(*) from stream_comment c
               where c.post_id = l.post_id and c.deleted_at is null and c.hidden_at is null)) as comments
         from stream_placement l where l.group_id = g.id and l.live and l.published_at >= %(since)s) p on true
 where g.id = any(%(groups)s)
"""


@dataclass(frozen=True)
class Said:
    """A tip in the words of the organisation, or else in ours."""

    code: str
    title: str
    text: str
    is_off: bool = False
    is_own: bool = False


def may_word_tips(person):
    """Return whether the person looks after the words of tips: editors and community managers."""
    return any(person.has_role(code) for code in WORDING)


def tip_for(group):
    """Return the tip that stands with a group this week as Said, or None. It is shown to who manages the group."""
    own = TipWords.objects.filter(code=OuterRef("code")).values(words=JSONObject(**{name: name for name in SAYING}))
    stands = TipGiven.objects.filter(group=group, week=monday(), is_dismissed=False).annotate(words=Subquery(own[:1]))
    given = stands.first()
    if given is None or given.code not in CODES:
        return None
    said = _said(tip_of(given.code), TipWords(code=given.code, **given.words) if given.words else None)
    return None if said.is_off else said


def said_now():
    """Return {code: Said} of all tips, in the language of now."""
    own = TipWords.objects.in_bulk()
    return {tip.code: _said(tip, own.get(tip.code)) for tip in TIPS}


def tip_words(code):
    """Return (Tip, TipWords) to change; the words need not be stored yet. Raises KeyError for a code that is none."""
    return tip_of(code), TipWords.objects.filter(code=code).first() or TipWords(code=code)


def monday(day=None):
    """Return the Monday of the week of a day, else of today."""
    day = day or timezone.localdate()
    return day - timedelta(days=day.weekday())


def groups_without_tip(week):
    """Return the living groups that got no tip in this week."""
    given = TipGiven.objects.filter(week=week).values("group")
    return Group.objects.filter(archived_at=None).exclude(pk__in=given).order_by("pk")


def given_lately(groups):
    """Return {group id: codes} of the tips that these groups were given in the last twelve weeks."""
    since = monday() - GIVEN_AGAIN_AFTER
    given = {}
    for group_id, code in TipGiven.objects.filter(group__in=groups, week__gt=since).values_list("group", "code"):
        given.setdefault(group_id, set()).add(code)
    return given


def states_of(groups):
    """Return {group id: State} of these groups, in a few queries for all of them; none for one without members."""
    now = timezone.now()
    by_id = {group.pk: group for group in groups}
    with connection.cursor() as cursor:
        cursor.execute(STATES, {"groups": list(by_id), "now": now, "since": now - PERIOD})
        rows = cursor.fetchall()
    late = _late(by_id, now)
    concentrated = _concentrated(by_id)
    planned = set(
        PlannedAction.objects.filter(group__in=by_id, ended_at=None).values_list("group", flat=True).distinct()
    )
    return {
        pk: State(
            days_old=int(days_old), members=members, owners=owners, joined=joined, posts=posts, comments=int(comments),
            late_questions=late.get(pk, 0), promises=by_id[pk].promise is not None,
            has_welcome=bool(by_id[pk].welcome), has_cover=by_id[pk].cover_id is not None,
            has_purpose=bool(by_id[pk].purpose), is_concentrated=pk in concentrated, has_plan=pk in planned,
        )
        for pk, days_old, members, owners, joined, posts, comments in rows
    }  # fmt: skip


def _late(groups, now):
    """Return {group id: number} of the questions of the last 28 days that wait longer than promised."""
    late = {}
    for question in questions_in(list(groups), since=now - PERIOD, until=now):
        due_at = due_of(question, groups[question.group_id].promise)
        if question.answered_at is None and due_at is not None and due_at < now:
            late[question.group_id] = late.get(question.group_id, 0) + 1
    return late


def _concentrated(groups):
    """Return the ids of groups in which few people write most: as their health says, which obeys the floor."""
    health = GroupHealth.objects.filter(group__in=groups).values_list("group", "lights")
    bad = {GroupHealth.Light.RED.value, GroupHealth.Light.AMBER.value}
    return {pk for pk, lights in health if any(one["code"] == "spread" and one["light"] in bad for one in lights)}


def _said(tip, own):
    if own is None:
        return Said(tip.code, str(tip.title), str(tip.text))
    language = "en" if (get_language() or "").startswith("en") else "nl"
    title, text = getattr(own, f"title_{language}"), getattr(own, f"text_{language}")
    return Said(tip.code, title or str(tip.title), text or str(tip.text), own.is_off, bool(title or text))
