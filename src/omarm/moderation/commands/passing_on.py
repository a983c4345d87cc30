"""From the group to who has the task for the whole organisation: by hand, or by itself after two days."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.moderation.commands.opening import waiting_for
from omarm.moderation.models import Case
from omarm.moderation.queries import left_too_long

MOST_AT_ONCE = 500


@transaction.atomic
def pass_on(*, actor, case):
    """Leave a case of one's group to the community manager. Returns it."""
    now = locked_case(actor, case)
    if not now.is_with_group:
        raise DomainError(_("This has been passed on already."), code="case_passed_on")
    _pass_on(now)
    note_act(actor=actor, act="moderation.passed_on", target=f"#{now.pk}", case=now.pk)

    _record(now, actor)
    return now


@transaction.atomic
def pass_on_waiting():
    """Pass on what waits in a group for two days, or in one that has nobody left to decide. Returns how many there were.

    The 500 that wait longest; ask again until there are none.
    """
    late = left_too_long(timezone.now() - Case.GROUP_HAS)
    cases = list(late.select_for_update(of=("self",), no_key=True, skip_locked=True)[:MOST_AT_ONCE])
    for case in cases:
        _pass_on(case)
        note_act(actor=None, by="clock", act="moderation.passed_on", target=f"#{case.pk}", case=case.pk)
        _record(case, None)
    return len(cases)


def locked_case(actor, case):
    """Return an open case that lies with the actor, locked. Raises PermissionDenied, or DomainError when it was decided."""
    now = Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)  # two may decide at once
    if not Case.objects.handled_by(actor).contains(now):
        raise PermissionDenied
    if not now.is_waiting:
        raise DomainError(
            _("Somebody decided about this just before you. Look at what was decided."), code="case_decided"
        )
    return now


def _pass_on(case):
    case.passed_on_at, case.to_tell = timezone.now(), False
    case.save(update_fields=["passed_on_at", "to_tell"])


def _record(case, actor):
    log.record("case.passed_on", actor=actor, subject=case, settled=case.get_absolute_url(), told=[waiting_for(case)])
