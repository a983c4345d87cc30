"""Invitations of guests from outside."""

import hashlib

from django.db.models import Exists, OuterRef
from django.utils import timezone

from omarm.groups.models import Group, GuestInvitation


def guest_invitation_by(token):
    """Return the GuestInvitation whose link has this token, also when it works no more (`is_waiting`).

    Raises GuestInvitation.DoesNotExist for a link that was never sent, or was forgotten.
    """
    return GuestInvitation.objects.select_related("group", "invited_by").get(digest=digest_of(token))


def digest_of(token):
    """Return what is kept of the token in a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def guest_invitations_of(manager, group):
    """Return the guests from outside who were asked in and did not come yet; none for who does not manage the group."""
    managed = GuestInvitation.objects.waiting().filter(group=group, group__in=Group.objects.managed_by(manager))
    return managed.select_related("invited_by").order_by("invited_at")


def guest_invitations_taken_back(manager, group):
    """Return the invitations that were taken back and can work again, the newest first.

    Who manages the group sees them; not one where a newer one waits for the same address, or brought the guest in.
    """
    of_group = GuestInvitation.objects.filter(group=group, group__in=Group.objects.managed_by(manager))
    newer = GuestInvitation.objects.filter(group=group, email__iexact=OuterRef("email"), pk__gt=OuterRef("pk"))
    in_time = of_group.filter(ended_at__isnull=False, is_used=False, expires_at__gt=timezone.now())
    in_time = in_time.filter(ends_on__gte=timezone.localdate())
    return in_time.filter(~Exists(newer)).select_related("group").order_by("-ended_at")


def guest_invitation_in(manager, slug, invitation_id):
    """Return an unused invitation of a group that the person manages. Raises GuestInvitation.DoesNotExist."""
    managed = Group.objects.managed_by(manager).filter(slug=slug)
    unused = GuestInvitation.objects.filter(is_used=False).select_related("group")
    return unused.get(pk=invitation_id, group__in=managed)
