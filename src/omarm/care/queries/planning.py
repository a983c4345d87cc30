"""What who cares for a group sees beside its health: the planner, the tip of the week, messages to all."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Max, Min, Prefetch, Q
from django.utils import timezone

from omarm.care import planner
from omarm.care.models import ActionDone, PlannedAction
from omarm.care.queries.messages import messages_for
from omarm.care.queries.tips import tip_for
from omarm.care.questions import open_questions
from omarm.care.rules import WORDS
from omarm.groups.models import Group, Invitation, Membership
from omarm.people.models import Role
from omarm.stream.models import Placement

RHYTHMS = (7, 14, 28, 42, 56, 90, 182)
Pillar = PlannedAction.Pillar


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


def cared_group(person, slug):
    """Return the group whose care this person sees: its owners and managers, and community managers who may know of it.

    Raises Group.DoesNotExist.
    """
    cared = Q(pk__in=Group.objects.managed_by(person).values("pk"))
    if sees_all_care(person):
        cared |= Q(pk__in=Group.objects.listed_for(person).values("pk"))
    return Group.objects.filter(cared).get(slug=slug)


def sees_all_care(person):
    """Return whether the person sees the care of every group that they may know of: community managers."""
    return person.has_role(Role.Code.COMMUNITY_MANAGER)


def managed_group(person, slug):
    """Return the group that this person owns or manages. Raises Group.DoesNotExist."""
    return Group.objects.managed_by(person).get(slug=slug)


def panels_for(person, group):
    """Return what stands beside the figures of a group, as a context: `planner`, `tip` (or None), `to_all`."""
    return {
        "planner": planner_for(person, group),
        "tip": tip_for(person, group),
        "to_all": messages_for(person, group),
    }


def planner_for(person, group):
    """Return the Planner of a group, for who sees its care."""
    may_change = not group.archived_at and Group.objects.managed_by(person).contains(group)
    actions = _actions_of(group)
    judged = planner.judge(_signs_of(group, actions))
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
    return list(
        group.memberships.filter(role=Membership.Role.OWNER, person__is_active=True).values_list("person", flat=True)
    )


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


def _signs_of(group, actions):
    today = timezone.localdate()
    planned = [action.due_on for action in actions if action.pillar == Pillar.SCHEDULE and not action.ended_at]
    questions = open_questions(group)
    done = dict(
        ActionDone.objects.filter(action__group=group).values_list("action__pillar").annotate(Max("done_on")).order_by()
    )
    return planner.Signs(
        today=today,
        planned_on=min((day for day in planned if day >= today), default=None),
        is_overdue=any(day < today for day in planned),
        hosted_on=done.get(Pillar.HOST),
        questions=len(questions),
        late=sum(question.is_overdue for question in questions),
        posted_on=_latest(done.get(Pillar.POST), _posted_on(group)),
        grew_on=_latest(done.get(Pillar.EXPAND), _grew_on(group)),
    )


def _posted_on(group):
    """Return the day on which who owns or manages the group last wrote in it, or None."""
    managing = Membership.objects.filter(group=group, role__in=Membership.MANAGING).values("person")
    wrote = Placement.objects.filter(group=group, live=True, author__in=managing)
    return _day(wrote.aggregate(at=Max("published_at"))["at"])


def _grew_on(group):
    """Return the day on which somebody last joined after the group had started, or was invited; or None."""
    joined = Membership.objects.filter(group=group).aggregate(first=Min("joined_at"), last=Max("joined_at"))
    asked = Invitation.objects.filter(group=group).aggregate(at=Max("invited_at"))["at"]
    last = joined["last"] if joined["last"] != joined["first"] else None
    return _latest(_day(last), _day(asked))


def _latest(*days):
    return max((day for day in days if day), default=None)


def _day(moment):
    return timezone.localdate(moment) if moment else None
