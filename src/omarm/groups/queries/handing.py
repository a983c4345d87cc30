"""What somebody looks after alone: groups without another owner who can sign in."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from omarm.groups.models import Group, Membership
from omarm.people.handing_over import Held
from omarm.people.models import Person


def owned_alone_by(person):
    """Return the living groups that the person owns, and nobody else who can sign in."""
    own = Membership.objects.filter(person=person, role=Membership.Role.OWNER)
    others = Membership.objects.filter(group=OuterRef("pk"), role=Membership.Role.OWNER, person__is_active=True)
    return Group.objects.filter(~Exists(others.exclude(person=person)), pk__in=own.values("group"), archived_at=None)


def held_groups(person, seen_by):
    """Return [Held] of the groups that only this person owns, each with who could go on with it, if one stands out.

    That is a manager of the group, else the person's own manager, where they may be in it. A hidden group that the reader
    is not in has no name here.
    """
    groups = list(owned_alone_by(person).order_by("name", "pk"))
    known = set(
        Group.objects.listed_for(seen_by).filter(pk__in=[group.pk for group in groups]).values_list("pk", flat=True)
    )
    managers = _managers_of(groups)
    return [_held(group, person, managers.get(group.pk), is_known=group.pk in known) for group in groups]


def _held(group, person, manager, *, is_known):
    if not is_known:
        return Held(pk=group.pk, name=_("A hidden group"), proposed=manager)
    chief = person.manager if person.manager_id and person.manager.is_active else None
    fits = chief if chief and not chief.is_guest and group.access != Group.Access.HIDDEN else None
    return Held(
        pk=group.pk, name=group.name, url=group.get_absolute_url(), detail=group.get_kind_display(),
        proposed=manager or fits,
    )  # fmt: skip


def _managers_of(groups):
    """Return {group id: the Person who has managed it longest}."""
    rows = Membership.objects.filter(group__in=groups, role=Membership.Role.MANAGER, person__is_active=True)
    people = Person.objects.in_bulk({row.person_id for row in rows})
    return {row.group_id: people[row.person_id] for row in rows.order_by("-joined_at", "-pk")}
