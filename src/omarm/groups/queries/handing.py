"""What somebody looks after alone: groups without another owner who can sign in."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.groups.models import Group, Membership
from omarm.people.handing_over import Held
from omarm.people.models import Person

MEMBERS_CHOOSE = gettext_lazy("Its members choose who owns it from now on. Who they are, they alone know.")


def owned_alone_by(person):
    """Return the living groups that the person owns, and nobody else who can sign in.

    What was closed can only be read, so nobody has to look after it; who opens it again chooses an owner first.
    """
    own = Membership.objects.filter(person=person, role=Membership.Role.OWNER)
    others = Membership.objects.filter(group=OuterRef("pk"), role=Membership.Role.OWNER, person__is_active=True)
    return Group.objects.filter(~Exists(others.exclude(person=person)), pk__in=own.values("group"), archived_at=None)


def held_groups(person, seen_by):
    """Return [Held] of the groups that only this person owns, each with who could go on with it, if one stands out.

    That is a manager of the group, else the person's own manager, where they may be in it. A group that is hidden, or
    keeps its members to itself, has no name here for who is not in it, and names nobody: its members choose, as long as there are any.
    """
    groups = list(owned_alone_by(person).order_by("name", "pk"))
    known = set(
        Group.objects.with_people_for(seen_by)
        .filter(pk__in=[group.pk for group in groups])
        .values_list("pk", flat=True)
    )
    managers = _managers_of([group for group in groups if group.pk in known])
    lived_in = _lived_in([group for group in groups if group.pk not in known])
    return [
        _held(group, person, managers.get(group.pk)) if group.pk in known else _held_unseen(group, lived_in)
        for group in groups
    ]


def closest_to(group):
    """Return the ids of who could take on a group that nobody owns: its managers, else its members."""
    rows = Membership.objects.of_colleagues().filter(group=group)
    managing = rows.filter(role__in=Membership.MANAGING)
    return list((managing if managing.exists() else rows).order_by("person").values_list("person", flat=True))


def managers_of(group):
    """Return the ids of who owns or manages a group and can sign in."""
    rows = Membership.objects.filter(group=group, role__in=Membership.MANAGING, person__is_active=True)
    return list(rows.order_by("person").values_list("person", flat=True))


def _held(group, person, manager):
    chief = person.manager if person.manager_id and person.manager.is_active else None
    may_come_in = group.access in {Group.Access.OPEN, Group.Access.REQUEST}
    fits = chief if chief and not chief.is_guest and may_come_in else None
    return Held(
        pk=group.pk, name=group.name, url=group.get_absolute_url(), detail=group.get_kind_display(),
        proposed=manager or fits,
    )  # fmt: skip


def _held_unseen(group, lived_in):
    return Held(
        pk=group.pk, name=_("A hidden group"), refusal=str(MEMBERS_CHOOSE) if group.pk in lived_in else ""
    )  # fmt: skip


def _lived_in(groups):
    """Return the ids of those of these groups in which a colleague is left who can sign in."""
    rows = Membership.objects.of_colleagues().filter(group__in=groups)
    return set(rows.values_list("group", flat=True)) if groups else set()


def _managers_of(groups):
    """Return {group id: the Person who has managed it longest}."""
    rows = Membership.objects.filter(group__in=groups, role=Membership.Role.MANAGER, person__is_active=True)
    people = Person.objects.in_bulk({row.person_id for row in rows})
    return {row.group_id: people[row.person_id] for row in rows.order_by("-joined_at", "-pk")}
