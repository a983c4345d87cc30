"""Bringing in groups that existed elsewhere, with their members and their day of birth."""

from django.db import transaction
from django.utils import timezone

from omarm.groups.commands.checks import check_in_whole, lock
from omarm.groups.commands.groups import create_with_free_slug
from omarm.groups.models import Membership


@transaction.atomic
def bring_in_group(*, new, owner, created_at, archived=False):
    """Make a group that existed elsewhere, for somebody who owns it from now on. Returns the Group.

    Raises DomainError for a part whose owner is not in the whole, where that is not open.
    """
    group = create_with_free_slug(new, created_at)
    check_in_whole(group, owner, told=owner)
    if archived:
        group.archived_at = timezone.now()
        group.save(update_fields=["archived_at"])
    Membership.objects.create(group=group, person=owner, role=Membership.Role.OWNER, joined_at=created_at)
    return group


@transaction.atomic
def bring_in_owner(*, group, owner):
    """Let somebody own a group that came in without an owner who can sign in. Returns the Membership.

    Raises DomainError for a part, as `bring_in_group` does.
    """
    check_in_whole(group, owner, told=owner)
    membership, _is_new = Membership.objects.update_or_create(
        group=group, person=owner, defaults={"role": Membership.Role.OWNER}, create_defaults={
            "role": Membership.Role.OWNER, "joined_at": timezone.now(),
        },
    )  # fmt: skip
    return membership


@transaction.atomic
def bring_in_members(*, group, people, joined_at):
    """Let people belong to a group as they did elsewhere; who is in stays what they are. Returns their Memberships.

    Into a part come, of a whole that is not open, its members only: others are left out.
    """
    people = _in_the_whole(group, people)
    Membership.objects.bulk_create(
        (
            Membership(
                group=group, person=person, joined_at=joined_at,
                role=Membership.Role.GUEST if person.is_guest else Membership.Role.MEMBER,
            )
            for person in people
        ),
        ignore_conflicts=True, batch_size=2000,
    )  # fmt: skip
    return list(Membership.objects.filter(group=group, person__in=[person.pk for person in people]))


def _in_the_whole(group, people):
    """Return those of the people who may be in a group that is part of another; the whole is locked."""
    whole = lock(group.parent_id).get(group.parent_id)
    if whole is None or whole.is_open:
        return people
    inside = set(whole.memberships.filter(person__in=[person.pk for person in people]).values_list("person", flat=True))
    return [person for person in people if person.pk in inside]
