"""On which terms one may be asked."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.profiles.models import Expert

MOST_A_DAY = 20


@transaction.atomic
def set_terms(*, actor, most_a_day, pace, paused_until=None):
    """Tell how many questions a day one takes, how soon one answers, and until when one rests. Returns the Expert.

    It is no fact: who asks sees it then. Raises DomainError for less than one question a day, or more than twenty.
    """
    if actor.is_guest or pace not in Expert.Pace.values:
        raise PermissionDenied
    if not 1 <= most_a_day <= MOST_A_DAY:
        raise DomainError(_("Choose from one to %(most)d questions a day.") % {"most": MOST_A_DAY}, code="expert_most")

    told = {"most_a_day": most_a_day, "pace": pace, "paused_until": paused_until}
    terms, _is_new = Expert.objects.update_or_create(person=actor, defaults=told)
    return terms
