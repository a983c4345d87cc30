"""Accepting the rules with what one writes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.houserules.models import Acceptance
from omarm.houserules.queries import is_asked, standing_rules

UNACCEPTED = "rules_unaccepted"  # the code of the refusal, so that a form shows it by its box


@transaction.atomic
def accept_when_asked(*, actor, number):
    """Store that the actor accepts the rules that stand, if they are asked to; `number` is the edition that they saw.

    Returns the Acceptance, or None when nothing is asked. Raises DomainError without a number, or with that of an
    edition that does not stand any more. No fact: whether somebody accepted is nobody else's affair.
    """
    if not is_asked(actor):
        return None
    standing = standing_rules()
    if number is None:
        raise DomainError(_("Tick the box if you will go by these rules. Your words are still here."), code=UNACCEPTED)
    if number != standing.number:
        raise DomainError(
            _("The house rules have changed just now. Read them again; your words are still here."), code=UNACCEPTED
        )

    told = {"edition_id": standing.number, "accepted_on": timezone.localdate()}
    return Acceptance.objects.update_or_create(person=actor, defaults=told)[0]
