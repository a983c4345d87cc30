"""Inviting who goes first. Nobody is written down for it: who was told before is told no second time by the same notice."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.pilots.commands.checks import as_it_is, check_guides


@transaction.atomic
def invite(*, actor, pilot):
    """Have everybody in the audience told, once each, what is tried. Returns the Pilot; the notices follow from the fact.

    Raises PermissionDenied for who does not guide, DomainError for a pilot that neither waits nor runs.
    """
    check_guides(actor)
    pilot = as_it_is(pilot)
    if not pilot.is_settled or pilot.is_gone:
        raise DomainError(_("Let the pilot go first: then it has an audience."), code="not_settled")

    pilot.invited_at = timezone.now()
    pilot.save(update_fields=["invited_at"])
    log.record("pilot.invited", actor=actor, subject=pilot)
    return pilot
