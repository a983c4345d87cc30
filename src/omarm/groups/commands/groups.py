"""Starting a group and changing what it is."""

import secrets
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.folding import slug
from omarm.groups.models import Group, Membership

RESERVED = {"new"}  # an address under /groups/ that is a page


@dataclass(frozen=True, kw_only=True)
class NewGroup:
    """What is told when a group starts, and when it changes."""

    name: str
    purpose: str = ""
    about: str = ""
    access: str = Group.Access.OPEN
    kind: str = Group.Kind.TEAM
    coaches_writers: bool = True


@transaction.atomic
def start_group(*, actor, new, created_at=None):
    """Start a group with the actor as its owner: anyone but a guest may. Returns the Group.

    A taken address is never reported, since a hidden group may have it: the new group just gets another.
    """
    if actor.is_guest:
        raise PermissionDenied
    _check_name(new)

    started = created_at or timezone.now()
    group = create_with_free_slug(new, started)
    Membership.objects.create(group=group, person=actor, role=Membership.Role.OWNER, joined_at=started)

    log.record("group.started", actor=actor, subject=group)
    return group


@transaction.atomic
def change_group(*, actor, group, new):
    """Change name, purpose, access, kind or whether writers get advice. Returns the Group. Its address stays what it was."""
    if not Group.objects.managed_by(actor).contains(group):
        raise PermissionDenied
    _check_name(new)

    former = group.access
    for field, value in vars(new).items():
        setattr(group, field, value)
    group.version = F("version") + 1
    group.save(update_fields=[*vars(new), "version"])
    if former == Group.Access.OPEN and not group.is_open:
        # What any member of an open group could promise is no longer theirs to give.
        managing = group.memberships.filter(role__in=Membership.MANAGING).values("person")
        group.invitations.exclude(invited_by__in=managing).delete()

    log.record("group.changed", actor=actor, subject=group, former_access=former)
    return group


def create_with_free_slug(new, created_at):
    """Store a Group under the first free address that fits its name. Returns it. Raises DomainError without one."""
    wanted = slug(new.name, longest=70) or "group"
    wanted = f"{wanted}-group" if wanted in RESERVED else wanted
    if new.access == Group.Access.HIDDEN:
        wanted = f"{wanted}-{secrets.token_hex(3)}"  # a plain address that is taken would tell of the group
    for number in range(1, 1000):
        try:
            with transaction.atomic():
                address = wanted if number == 1 else f"{wanted}-{number}"
                return Group.objects.create(slug=address, created_at=created_at, **vars(new))
        except IntegrityError:
            continue
    raise DomainError(_("Choose another name for the group."), code="group_name")


def _check_name(new):
    if not new.name.strip():
        raise DomainError(_("The group needs a name."), code="group_name")
