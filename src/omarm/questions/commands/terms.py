"""What a group wants of questions."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.questions.models import GroupTerms

FEWEST, MOST = 5, 480  # minutes of working time: nobody reads faster, and longer than a day is not urgent


@transaction.atomic
def set_urgent(*, actor, group, minutes):
    """Let a group take urgent questions, answered within so many minutes of working time; None: it takes none.

    Returns the GroupTerms. Raises DomainError for a number that cannot be kept, a promise of nothing among them.
    """
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    if minutes is not None and not FEWEST <= minutes <= MOST:
        told = {"fewest": FEWEST, "most": MOST}
        raise DomainError(_("Choose from %(fewest)d to %(most)d minutes.") % told, code="terms_urgent")

    terms, _is_new = GroupTerms.objects.update_or_create(group=group, defaults={"urgent_minutes": minutes})

    log.record("group.changed", actor=actor, subject=group, former_access=group.access)
    return terms


@transaction.atomic
def set_nameless(*, actor, group, takes):
    """Say whether a group takes questions without a name. Returns the GroupTerms; what was asked so stays as it is.

    It is about questions from now on, and says nothing where the organisation takes none.
    """
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    terms, _is_new = GroupTerms.objects.get_or_create(group=group)
    if terms.takes_nameless == takes:
        return terms
    terms.takes_nameless = takes
    terms.save(update_fields=["takes_nameless"])

    log.record("group.changed", actor=actor, subject=group, former_access=group.access)
    return terms
