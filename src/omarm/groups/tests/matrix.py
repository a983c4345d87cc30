"""Groups of every kind and access, and a person in each role: what the tests of visibility hold against each other."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups.commands import (
    NewGroup,
    change_member_role,
    invite_person,
    leave_group,
    request_to_join,
    start_group,
)
from omarm.groups.models import Group, Membership
from omarm.people.commands import change_roles, deactivate_person
from omarm.people.models import Person
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update

ACCESS = tuple(Group.Access.values)
SECRET = "zin uit "
NOTHING, NAME, INSIDE = range(3)
# What each role gets to know of a group, by its access: nothing, its name and purpose, or what is inside.
#                   open     request  closed   hidden
ROLES = {
    "owner":       (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "manager":     (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "member":      (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "guest":       (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "in_a_part":   (INSIDE,  INSIDE,  INSIDE,  INSIDE),
    "invited":     (INSIDE,  NAME,    NAME,    NAME),
    "asked":       (INSIDE,  NAME,    NAME,    NOTHING),
    "outsider":    (INSIDE,  NAME,    NAME,    NOTHING),
    "left":        (INSIDE,  NAME,    NAME,    NOTHING),
    "administers": (INSIDE,  NAME,    NAME,    NOTHING),
    "cares":       (INSIDE,  NAME,    NAME,    NOTHING),
    "foreign":     (NOTHING, NOTHING, NOTHING, NOTHING),  # a guest of another group
    "ended_guest": (NOTHING, NOTHING, NOTHING, NOTHING),  # a guest of all of them, until yesterday
    "deactivated": (NOTHING, NOTHING, NOTHING, NOTHING),  # a member of all of them, whose account ended
}  # fmt: skip
AT_THE_DOOR = ("ended_guest", "deactivated")  # for whom no page opens at all, whatever a rule in the database says
MANAGING = ("owner", "manager")
MEMBERS = ("owner", "manager", "member", "guest", "in_a_part")


class GroupMatrixTestCase(CastTestCase):
    """A group of every kind and access; the teams have a part of the same access, in which one of their members is."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.people = {role: make_person(role.replace("_", "."), is_guest=role in {"guest", "foreign", "ended_guest"})
                      for role in ROLES}  # fmt: skip
        elsewhere = start_group(actor=cls.ada, new=NewGroup(name="Elders"))
        bring_in(elsewhere, cls.people["foreign"], by=cls.ada)
        cls.all = {}
        for access in ACCESS:
            for kind in Group.Kind.values:
                cls.all[access, kind] = cls._group(access, kind)
        cls.parts = {key: cls._part(whole) for key, whole in cls.all.items() if key[1] == Group.Kind.TEAM}
        change_roles(actor=None, person=cls.people["administers"], codes=["administrator"])
        change_roles(actor=None, person=cls.people["cares"], codes=["community_manager"])
        deactivate_person(actor=cls.mo, person=cls.people["deactivated"])
        Person.objects.filter(username="ended.guest").update(ends_on=timezone.localdate() - timedelta(days=1))
        cls.people = {role: Person.objects.get(pk=person.pk) for role, person in cls.people.items()}

    @classmethod
    def _group(cls, access, kind):
        owner = cls.people["owner"]
        group = start_group(actor=owner, new=NewGroup(name=f"Groep-{access}-{kind}", access=access, kind=kind))
        for role in ("manager", "member", "guest", "in_a_part", "left", "ended_guest", "deactivated"):
            bring_in(group, cls.people[role], by=owner)
        managing = group.memberships.get(person=cls.people["manager"])
        change_member_role(actor=owner, membership=managing, role=Membership.Role.MANAGER)
        leave_group(actor=cls.people["left"], group=group)
        invite_person(actor=owner, group=group, person=cls.people["invited"])
        if access == "request":
            request_to_join(actor=cls.people["asked"], group=group)
        publish_update(actor=cls.people["member"], draft=Draft(body=f"{SECRET}{group.name}.", place=Place(group=group)))
        return group

    @classmethod
    def _part(cls, whole):
        owner = cls.people["owner"]
        part = start_group(actor=owner, new=NewGroup(name=f"Deel-{whole.slug}", access=whole.access, parent=whole))
        bring_in(part, cls.people["in_a_part"], by=owner)
        publish_update(actor=owner, draft=Draft(body=f"{SECRET}{part.name}.", place=Place(group=part)))
        return part

    def level(self, role, group):
        """Return what this role gets to know of one of the groups, or of a part."""
        if group.parent_id is None:
            return ROLES[role][ACCESS.index(group.access)]
        if role in {"owner", "in_a_part"}:
            return INSIDE
        stranger = "foreign" if role in {"guest", "foreign"} else "outsider"
        return ROLES[role if role in AT_THE_DOOR else stranger][ACCESS.index(group.access)]

    def known(self, role, *, at_least, parts=True):
        groups = [*self.all.values(), *(self.parts.values() if parts else ())]
        return {group.name for group in groups if self.level(role, group) >= at_least}

    def everybody(self):
        """Return (role, person) of all who get past the door."""
        return [(role, person) for role, person in self.people.items() if role not in AT_THE_DOOR]

    def ours(self, groups):
        """Return the names of those of the groups that are in the matrix."""
        names = {group.name for group in (*self.all.values(), *self.parts.values())}
        return {getattr(group, "name", group) for group in groups} & names

    def assert_matrix(self, surface, *, at_least):
        """Check that a surface gives each role the groups of which it may know as much, and no other."""
        for role, person in self.everybody():
            with self.subTest(role=role):
                self.assertEqual(self.ours(surface(role, person)), self.known(role, at_least=at_least))
