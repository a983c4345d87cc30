"""Guests from outside: asked in by mail until a day, with a link that works once."""

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.addresses import in_full
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name
from omarm.groups.commands.checks import check_alive, check_in_whole, check_manages, lock, lock_with_whole
from omarm.groups.commands.joining import make_member
from omarm.groups.models import Group, GuestInvitation, Membership
from omarm.groups.queries.guests import digest_of
from omarm.people.commands import NewPerson, check_last_day, create_person, extend_account
from omarm.people.models import Person
from omarm.people.naming import Name
from omarm.people.queries import organisation

LINK_LASTS = timedelta(days=14)
KNOWN_FOR = timedelta(days=30)  # our own choice: how long who has a link that works no more still reads why
MOST_WAITING = 50  # of one group at a time: who sends more than that is not asking guests in
MOST_A_DAY = 20  # by one person, and 3 to one address: a letter from us is no way to write to strangers
MOST_TO_ONE = 3


@transaction.atomic
def invite_guest(*, actor, group, name, email, ends_on):
    """Ask somebody from outside into a group until a day, by mail. Returns the GuestInvitation.

    For who owns or manages the group. The mail has a link; only its digest is kept. Asking again makes a new link, and
    the former works no more. Raises DomainError in words, also when the mail server takes no letter: then nothing happened.
    """
    check_manages(actor, group)
    group = lock(group)[group.pk]
    check_alive(group)
    check_last_day(ends_on)
    name = checked_name(name, code="guest_name")
    _check_may_be_guest(actor, group, email)
    _check_pace(actor, email)
    waiting = GuestInvitation.objects.waiting().filter(group=group).exclude(email__iexact=email)
    if waiting.count() >= MOST_WAITING:
        raise DomainError(_("Many guests have not answered yet. Wait for some of them first."), code="many_waiting")

    token = secrets.token_urlsafe(32)
    _end(GuestInvitation.objects.filter(group=group, email__iexact=email))
    invitation = GuestInvitation.objects.create(
        group=group, name=name, email=email, ends_on=ends_on, digest=digest_of(token), invited_by=actor,
        expires_at=timezone.now() + LINK_LASTS,
    )  # fmt: skip

    log.record("guest.invited", actor=actor, subject=invitation, group=group.pk)
    _send(invitation, token)
    return invitation


@transaction.atomic
def take_back_guest_invitation(*, actor, invitation):
    """Have the link of an invitation work no more. Only the two knew, so no fact. Returns the invitation.

    `restore_guest_invitation` undoes it. Raises DomainError for one that was used, or has ended already.
    """
    check_manages(actor, invitation.group)
    if not _end(GuestInvitation.objects.filter(pk=invitation.pk)):
        raise DomainError(_("This invitation is no longer there."), code="invitation_gone")
    return invitation


@transaction.atomic
def restore_guest_invitation(*, actor, invitation):
    """Have the link of an invitation that was taken back work again, no longer than before. Returns the invitation.

    Raises DomainError for one that was used, and where a newer one waits for the same address.
    """
    check_manages(actor, invitation.group)
    group = lock(invitation.group)[invitation.group_id]
    check_alive(group)
    newer = GuestInvitation.objects.filter(group=group, email__iexact=invitation.email, pk__gt=invitation.pk)
    alive = GuestInvitation.objects.filter(
        pk=invitation.pk, is_used=False, expires_at__gt=timezone.now(), ends_on__gte=timezone.localdate()
    )
    if newer.exists() or not alive.update(ended_at=None):
        raise DomainError(_("This invitation is no longer there."), code="invitation_gone")
    return invitation


@transaction.atomic
def accept_guest_invitation(*, token, password):
    """Come in by the link of a mail: it makes the account of a guest. Returns the Membership.

    Who was a guest until a day that has been gets their account back, with this password. Raises DomainError for a link
    that works no more, and for who has an account already: they sign in first (`join_as_invited_guest`).
    """
    invitation = _taken(token)
    former = Person.objects.select_for_update(no_key=True).filter(email__iexact=invitation.email).first()
    if former is None:
        new = NewPerson(
            name=Name.split(invitation.name), email=invitation.email, password=password, is_guest=True,
            ends_on=invitation.ends_on,
        )  # fmt: skip
        guest = create_person(actor=None, new=new)
    else:
        guest = _come_back(former, invitation, password)
    check_in_whole(invitation.group, guest, told=guest)

    return make_member(invitation.group, guest, told_by=guest)


@transaction.atomic
def join_as_invited_guest(*, actor, token):
    """Come in by the link of a mail with the account of a guest that one has. Returns the Membership.

    Raises PermissionDenied for an invitation to another address.
    """
    invitation = _taken(token)
    if not invitation.is_for(actor):
        raise PermissionDenied
    check_in_whole(invitation.group, actor, told=actor)
    if actor.ends_on and actor.ends_on < invitation.ends_on:
        extend_account(actor=None, person=actor, ends_on=invitation.ends_on)

    return make_member(invitation.group, actor, told_by=actor)


@transaction.atomic
def extend_guest(*, actor, membership, ends_on):
    """Give a guest of a group that one manages another last day. Returns the Person.

    An earlier one only where the guest is in no group that others manage: the account ends in all of them.
    """
    check_manages(actor, membership.group)
    check_alive(membership.group)
    if membership.role != Membership.Role.GUEST:
        raise PermissionDenied
    now, managed = membership.person, Group.objects.managed_by(actor)
    elsewhere = Group.objects.filter(memberships__person=now, archived_at=None).exclude(pk__in=managed)
    if now.ends_on and ends_on < now.ends_on and elsewhere.exists():
        raise DomainError(
            _("The account may be needed elsewhere until its last day. You can remove the guest from this group."),
            code="guest_elsewhere",
        )

    guest = extend_account(actor=None, person=membership.person, ends_on=ends_on)

    log.record("guest.extended", actor=actor, subject=membership, group=membership.group_id, person=guest.pk)
    return guest


def forget_old_guest_invitations():
    """Delete the invitations whose link has not worked for a month: housekeeping, so no fact. Returns how many."""
    before = timezone.now() - KNOWN_FOR
    return GuestInvitation.objects.filter(Q(expires_at__lt=before) | Q(ended_at__lt=before)).delete()[0]


def _taken(token):
    """End an invitation by its token: locked with its group, so that a link works once, and only as the group is now.

    Returns the invitation.
    """
    found = GuestInvitation.objects.filter(digest=digest_of(token))
    group = lock_with_whole(found.values_list("group", flat=True).first())
    invitation = found.waiting().select_for_update(of=("self",), no_key=True).select_related("invited_by").first()
    if invitation is None:
        raise DomainError(
            _("This link works no more. Ask who invited you for a new one."), code="guest_link_gone"
        )  # fmt: skip
    invitation.group = group
    check_alive(group)
    _end(found, is_used=True)
    return invitation


def _end(invitations, **told):
    """End invitations that have not ended. Returns how many."""
    return invitations.filter(ended_at=None).update(ended_at=timezone.now(), **told)


def _come_back(guest, invitation, password):
    """Open the account of a guest whose last day has been. Raises DomainError for any other account."""
    if not guest.is_guest or not guest.has_ended:
        raise DomainError(_("You have an account here already. Sign in with it first."), code="sign_in_first")
    guest = extend_account(actor=None, person=guest, ends_on=invitation.ends_on)
    guest.set_password(password)
    guest.save(update_fields=["password"])
    return guest


def _check_may_be_guest(actor, group, email):
    known = Person.objects.filter(email__iexact=email).first()
    if known and not known.is_guest:
        raise DomainError(
            _("Somebody with this address works here. Invite them as a colleague."), code="works_here"
        )  # fmt: skip
    if known and not known.is_active and not known.has_ended:
        raise DomainError(_("An administrator ended this account. Ask them to open it again."), code="account_ended")
    if known and group.memberships.filter(person=known).exists():
        raise DomainError(_("%(name)s is a member already.") % {"name": known.name}, code="member_already")
    whole = group.parent
    if whole and not whole.is_open and not (known and whole.memberships.filter(person=known).exists()):
        words = {"group": group.name, "whole": whole.name}
        raise DomainError(
            _("%(group)s is part of %(whole)s. Ask this guest into %(whole)s first.") % words, code="not_in_whole"
        )


def _check_pace(actor, email):
    """Raise DomainError for who sends more letters in a day than guests are asked in."""
    sent = GuestInvitation.objects.filter(invited_by=actor, invited_at__gt=timezone.now() - timedelta(days=1))
    if sent.count() >= MOST_A_DAY or sent.filter(email__iexact=email).count() >= MOST_TO_ONE:
        raise DomainError(_("You sent many invitations today. Try it again tomorrow."), code="many_letters")


def _send(invitation, token):
    """Send the link. It is part of the transaction: without the letter there is no invitation."""
    house = organisation()
    with translation.override(house.default_language):
        # Mail passes through servers and lock screens of others: what is hidden is not named there.
        place = house.name if invitation.group.access == Group.Access.HIDDEN else invitation.group.name
        subject = _("%(name)s invites you to %(place)s") % {"name": invitation.invited_by.name, "place": place}
        context = {
            "invitation": invitation, "organisation": house, "subject": " ".join(subject.split()), "place": place,
            "url": in_full(reverse("groups:guest", args=[token])),
        }  # fmt: skip
        letter = EmailMultiAlternatives(
            context["subject"], render_to_string("mail/guest.txt", context), to=[invitation.email],
            headers={"Auto-Submitted": "auto-generated"},
        )  # fmt: skip
        letter.attach_alternative(render_to_string("mail/guest.html", context), "text/html")
    try:
        letter.send()
    except OSError as error:  # every SMTPException is one
        raise DomainError(
            _("The mail could not be sent. Look at the address, or try again later."), code="mail_refused"
        ) from error
