"""Who looks after a group asks the desk for help, and the desk answers."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.care.models import HelpRequest
from omarm.core.errors import DomainError
from omarm.groups.models import Group

KEPT = timedelta(days=365)  # after it was answered


@transaction.atomic
def ask_for_help(*, actor, group, words):
    """Ask the desk for help with a group that the actor owns or manages. Returns the HelpRequest.

    Raises DomainError for a closed group, and while another request of the group waits.
    """
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    group = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if group.archived_at:
        raise DomainError(_("This group has been closed and can only be read."), code="group_archived")
    if group.help_requests.filter(answered_at=None).exists():
        raise DomainError(_("Your group asked for help already. The desk answers that first."), code="help_asked")

    request = HelpRequest.objects.create(group=group, asked_by=actor, words=words)

    log.record("help.asked", actor=actor, subject=request)
    return request


@transaction.atomic
def withdraw_help(*, actor, group):
    """Ask for help no more, as one who owns or manages the group: the desk sees it no longer. Returns nothing."""
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    for request in HelpRequest.objects.select_for_update(no_key=True).filter(group=group, answered_at=None):
        log.record("help.withdrawn", actor=actor, subject=request)
        request.delete()


@transaction.atomic
def answer_help(*, actor, request, answer):
    """Say what was done, as administrator or community manager; it leaves the desk. Returns the HelpRequest.

    Raises DomainError when somebody else answered it meanwhile.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    request = HelpRequest.objects.select_for_update(no_key=True).get(pk=request.pk)
    if request.answered_at:
        raise DomainError(_("Somebody else answered it meanwhile."), code="help_answered")

    request.answer, request.answered_by, request.answered_at = answer, actor, timezone.now()
    request.save(update_fields=["answer", "answered_by", "answered_at"])

    log.record("help.answered", actor=actor, subject=request)
    return request


@transaction.atomic
def forget_help():
    """Delete what was answered a year ago. Returns nothing."""
    HelpRequest.objects.filter(answered_at__lt=timezone.now() - KEPT).delete()
