"""What the clock asks and says of groups: whether they go on, what is due, which question waits too long."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.care.models import ActionReminder, OverdueQuestion
from omarm.care.queries.desk import quiet_groups, sees_desk
from omarm.care.queries.planning import groups_with_due_actions
from omarm.care.queries.tips import monday
from omarm.care.questions import open_questions
from omarm.core.errors import DomainError
from omarm.groups.commands import ask_owners
from omarm.groups.models import Group, Membership
from omarm.groups.queries.living import groups_to_ask
from omarm.stream.models import Post

Role = Membership.Role


def ask_quiet_groups():
    """Ask the owners of each group that was quiet for as long as its kind allows. Returns how many were asked."""
    return sum(ask_owners(actor=None, group=group) for group in quiet_groups(groups_to_ask()))


@transaction.atomic
def ask_now(*, actor, group):
    """Have the owners of a quiet group asked before the clock does. Returns whether they are.

    For administrators and community managers, of groups that they may know of.
    """
    if not (sees_desk(actor) and Group.objects.listed_for(actor).contains(group)):
        raise PermissionDenied
    if not quiet_groups(Group.objects.filter(pk=group.pk)).exists():
        raise DomainError(_("Something was posted in this group lately."), code="not_quiet")
    return ask_owners(actor=None, group=group)


def remind_of_actions():
    """Have the owners of each group reminded of all that is due this week, in one line, once. Returns how many groups."""
    return sum(_remind(group) for group in groups_with_due_actions(timezone.localdate()))


def tell_of_overdue_questions():
    """Tell the owners, once, of each question that waits longer than their group promised; as long again later its managers.

    Returns how many times somebody was told.
    """
    promising = Group.objects.filter(archived_at=None).exclude(promise_days=None).order_by("pk")
    return sum(_tell_of(group) for group in promising.iterator())


@transaction.atomic
def _remind(group):
    _reminder, is_new = ActionReminder.objects.get_or_create(group=group, week=monday())
    if is_new:
        log.record("group.actions_due", actor=None, subject=group)
    return is_new


def _tell_of(group):
    late = [question for question in open_questions(group) if question.is_overdue]
    live = set(Post.objects.live().filter(pk__in=[row.post_id for row in late]).values_list("pk", flat=True))
    return sum(_tell_once(group, row) for row in late if row.post_id in live)


@transaction.atomic
def _tell_once(group, question):
    """Tell the owners, or when a second term has passed the managers, if they were not told. Returns whether."""
    row, is_new = OverdueQuestion.objects.get_or_create(group=group, post_id=question.post_id)
    if is_new:
        return _record(group, question, Role.OWNER)
    if timezone.now() < question.due_at + timedelta(days=group.promise_days):
        return False
    if not OverdueQuestion.objects.filter(pk=row.pk, managers_told_at=None).update(managers_told_at=timezone.now()):
        return False
    return _record(group, question, Role.MANAGER)


def _record(group, question, role):
    people = list(group.memberships.filter(role=role, person__is_active=True).values_list("person", flat=True))
    if people:
        log.record("question.overdue", actor=None, subject=group, post=question.post_id, people=people)
    return bool(people)
