"""Invitations of guests from outside."""

import hashlib

from django.utils import timezone

from omarm.groups.models import Group, GuestInvitation


def guest_invitation_by(token):
    """Return the GuestInvitation whose link has this token and still works. Raises GuestInvitation.DoesNotExist."""
    digest = hashlib.sha256(token.encode()).hexdigest()
    waiting = GuestInvitation.objects.filter(expires_at__gt=timezone.now(), ends_on__gte=timezone.localdate())
    return waiting.select_related("group", "invited_by").get(digest=digest, group__archived_at=None)


def guest_invitations_of(manager, group):
    """Return the guests from outside who were asked in and did not come yet; none for who does not manage the group."""
    managed = GuestInvitation.objects.filter(group=group, group__in=Group.objects.managed_by(manager))
    return managed.filter(expires_at__gt=timezone.now()).select_related("invited_by").order_by("invited_at")


def guest_invitation_in(manager, slug, invitation_id):
    """Return an open invitation of a group that the person manages. Raises GuestInvitation.DoesNotExist."""
    managed = Group.objects.managed_by(manager).filter(slug=slug)
    return GuestInvitation.objects.select_related("group").get(pk=invitation_id, group__in=managed)
