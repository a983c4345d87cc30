"""What several commands ask before they write."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from omarm.ambassadors.models import Team
from omarm.ambassadors.queries.seeing import guides, sees_room
from omarm.core.errors import DomainError


def check_guides(actor):
    """Raise PermissionDenied for who does not guide the ambassadors."""
    if not guides(actor):
        raise PermissionDenied


def check_in_room(actor):
    """Raise PermissionDenied for who is neither in the team nor guides it."""
    if not sees_room(actor):
        raise PermissionDenied


def locked_team():
    """Return the team that is there now, under a lock. Raises DomainError without one."""
    team = (
        Team.objects.select_for_update(of=("self",), no_key=True).select_related("group").filter(ended_on=None).first()
    )
    if team is None:
        raise DomainError(_("There is no team of ambassadors now."), code="no_team")
    return team
