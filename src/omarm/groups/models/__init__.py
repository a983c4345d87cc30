"""Where people meet: groups, who belongs to them, who asks to, and who was asked."""

from omarm.groups.models.groups import (
    Absence,
    Group,
    GuestInvitation,
    Invitation,
    JoinRequest,
    Membership,
    MembershipRule,
)

__all__ = ["Absence", "Group", "GuestInvitation", "Invitation", "JoinRequest", "Membership", "MembershipRule"]
