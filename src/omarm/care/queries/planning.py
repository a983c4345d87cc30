"""What who cares for a group sees beside its health: the planner, the tip of the week, messages to all."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection
from django.db.models import Prefetch, Q
from django.utils import timezone

from omarm.care import planner
from omarm.care.models import ActionDone, PlannedAction
from omarm.care.queries.messages import messages_for
from omarm.care.queries.tips import tip_for
from omarm.care.questions import open_questions
from omarm.care.rules import WORDS
from omarm.groups.models import Group, Membership

RHYTHMS = (7, 14, 28, 42, 56, 90, 182)
Pillar = PlannedAction.Pillar

# On which days something was last done of three columns, when who owns or manages the group last wrote there, when
# somebody last joined after it had started, and when somebody was last invited; each null where it never happened.
HAPPENED = """
    select max(done_on) filter (where pillar = 'host'), max(done_on) filter (where pillar = 'post'),
        max(done_on) filter (where pillar = 'expand'),
        (select max(l.published_at) from stream_placement l
            join groups_membership m on m.group_id = l.group_id and m.person_id = l.author_id
            where l.group_id = %(group)s and l.live and m.role in ('owner', 'manager')),
        (select case when max(joined_at) > min(joined_at) then max(joined_at) end
            from groups_membership where group_id = %(group)s),
        (select max(invited_at) from groups_invitation where group_id = %(group)s)
    from care_actiondone d join care_plannedaction a on a.id = d.action_id where a.group_id = %(group)s
"""


@dataclass
class Column:
    """One of the five columns: its light with the reason, its actions, and what can be taken over."""

    pillar: str
    label: str
    about: str
    light: str
    word: str
    reason: str
    actions: list = field(default_factory=list)
    proposals: list = field(default_factory=list)


@dataclass(frozen=True)
class Planner:
    """The five columns, the number of actions that are due, and whether the person may change them."""

    columns: list
    due: int
    may_change: bool


def panels_for(person, group, *, manages, questions):
    """Return what stands beside the figures of a group, as a context: `planner`, `tip` (or None), `to_all`.

    `manages` is whether the person owns or manages the group, `questions` are its OpenQuestions. Of a group that keeps its
    members to itself others get None of it: each column turns with what one of them does, and names who did it.
    """
    if group.members_hidden and not Group.objects.with_people_for(person).contains(group):
        return {"planner": None, "tip": None, "to_all": None}
    return {
        "planner": planner_for(group, manages=manages, questions=questions),
        "tip": tip_for(group) if manages and not group.archived_at else None,
        "to_all": messages_for(person, group, manages=manages),
    }


def planner_for(group, *, manages, questions=None):
    """Return the Planner of a group; who manages it changes it while it lives. `questions` are its OpenQuestions."""
    may_change = manages and not group.archived_at
    actions = _actions_of(group)
    judged = planner.judge(_signs_of(group, actions, open_questions(group) if questions is None else questions))
    columns = [_column(pillar, judgement) for pillar, judgement in judged.items()]
    for column in columns:
        column.actions = [action for action in actions if action.pillar == column.pillar]
        column.proposals = _proposals(group, column.pillar, actions) if may_change else []
    due = sum(action.is_due and not action.ended_at for action in actions)
    return Planner(columns=columns, due=due, may_change=may_change)


def action_in(person, slug, action_id):
    """Return a planned action of a group that the person manages. Raises PlannedAction.DoesNotExist."""
    managed = Group.objects.managed_by(person).filter(slug=slug)
    return PlannedAction.objects.select_related("group").get(pk=action_id, group__in=managed)


def groups_with_due_actions(today):
    """Return the living groups in which an action is due by the end of this week, or was before."""
    by = today + timedelta(days=6 - today.weekday())
    due = PlannedAction.objects.filter(ended_at=None, due_on__lte=by)
    return Group.objects.filter(pk__in=due.values("group"), archived_at=None).order_by("pk")


def owner_ids(group):
    """Return the ids of who owns the group and can sign in."""
    return managing_in([group], role=Membership.Role.OWNER)[group.pk]


def managing_in(groups, *, role):
    """Return {group id: ids of who has this role in it and can sign in}."""
    found = {group.pk: [] for group in groups}
    having = Membership.objects.filter(group__in=found, role=role, person__is_active=True).order_by("pk")
    for group_id, person_id in having.values_list("group", "person"):
        found[group_id].append(person_id)
    return found


def _column(pillar, judged):
    return Column(
        pillar=pillar, label=Pillar(pillar).label, about=planner.EXPLAINED[pillar], light=judged.light,
        word=WORDS[judged.light], reason=judged.reason,
    )  # fmt: skip


def _actions_of(group):
    """Return the actions that stand, and those that ended today; each with `.last` (ActionDone or None), `.is_due`, `.is_done_today`."""
    today = timezone.localdate()
    newest = ActionDone.objects.order_by("action_id", "-done_on", "-pk").distinct("action_id").select_related("done_by")
    shown = PlannedAction.objects.filter(Q(ended_at=None) | Q(ended_at__date=today), group=group)
    actions = list(shown.prefetch_related(Prefetch("done", newest, to_attr="newest")))
    for action in actions:
        action.last = action.newest[0] if action.newest else None
        action.is_done_today = bool(action.last and action.last.done_on == today)
        action.is_due = action.due_on <= today and not action.is_done_today
    return actions


def _proposals(group, pillar, actions):
    taken = {action.proposal for action in actions}
    own = planner.proposals_for(group.kind)
    return [proposal for proposal in own if proposal.pillar == pillar and proposal.code not in taken]


def _signs_of(group, actions, questions):
    today = timezone.localdate()
    planned = [action.due_on for action in actions if action.pillar == Pillar.SCHEDULE and not action.ended_at]
    held_on, posted_on, expanded_on, *moments = _happened_in(group)
    wrote_at, joined_at, invited_at = moments
    return planner.Signs(
        today=today,
        planned_on=min((day for day in planned if day >= today), default=None),
        is_overdue=any(day < today for day in planned),
        hosted_on=held_on,
        questions=len(questions),
        late=sum(question.is_overdue for question in questions),
        posted_on=_latest(posted_on, _day(wrote_at)),
        grew_on=_latest(expanded_on, _day(joined_at), _day(invited_at)),
    )


def _happened_in(group):
    """Return the row of HAPPENED of a group."""
    with connection.cursor() as db:
        db.execute(HAPPENED, {"group": group.pk})
        return db.fetchone()


def _latest(*days):
    return max((day for day in days if day), default=None)


def _day(moment):
    return timezone.localdate(moment) if moment else None
