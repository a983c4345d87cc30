from omarm.core.testing.cast import make_person
from omarm.groups import commands
from omarm.groups.models import Membership
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership, new
from omarm.people.commands import deactivate_person

Role = Membership.Role


class LeavingTests(GroupCommandTestCase):
    def test_leaving_ends_the_membership(self):
        with self.records("membership.ended") as facts:
            commands.leave_group(actor=self.bo, group=self.closed)
        self.assertEqual((facts[0].subject_id, facts[0].data), (self.closed.pk, {"person": self.bo.pk}))
        self.assertFalse(Membership.objects.filter(group=self.closed, person=self.bo).exists())

    def test_an_outsider_has_nothing_to_leave(self):
        self.refuses("not_a_member", commands.leave_group, actor=self.cy, group=self.open)
        self.refuses("not_a_member", commands.show_in_home, actor=self.cy, group=self.open, shown=False)

    def test_the_last_owner_stays_while_others_are_in_it(self):
        self.refuses("last_owner", commands.leave_group, actor=self.ada, group=self.open)

    def test_with_another_owner_one_may_go(self):
        commands.change_member_role(actor=self.ada, membership=membership(self.open, self.bo), role=Role.OWNER)
        commands.join_group(actor=self.cy, group=self.open)
        commands.leave_group(actor=self.ada, group=self.open)
        self.refuses("last_owner", commands.leave_group, actor=self.bo, group=self.open)

    def test_an_owner_whose_account_ended_looks_after_nothing(self):
        commands.change_member_role(actor=self.ada, membership=membership(self.open, self.bo), role=Role.OWNER)
        commands.join_group(actor=self.cy, group=self.open)
        deactivate_person(actor=self.mo, person=self.bo)
        self.refuses("last_owner", commands.leave_group, actor=self.ada, group=self.open)

    def test_who_is_alone_may_go_also_past_accounts_that_ended(self):
        deactivate_person(actor=self.mo, person=self.bo)
        commands.leave_group(actor=self.ada, group=self.closed)
        self.assertFalse(Membership.objects.filter(group=self.closed, person=self.ada).exists())


class RoleTests(GroupCommandTestCase):
    def setUp(self):
        self.manager = make_person("manager")
        commands.join_group(actor=self.manager, group=self.open)
        self.give(self.manager, Role.MANAGER)

    def give(self, person, role, *, by=None):
        return commands.change_member_role(actor=by or self.ada, membership=membership(self.open, person), role=role)

    def test_changing_a_role_is_a_fact(self):
        with self.records("membership.role_changed") as facts:
            self.give(self.bo, Role.MANAGER)
        self.assertEqual(facts[0].data, {"role": "manager", "former": "member"})
        self.assertEqual(membership(self.open, self.bo).role, Role.MANAGER)

    def test_who_does_not_manage_gives_no_roles(self):
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.denies(
                commands.change_member_role, actor=person, membership=membership(self.open, self.bo), role=Role.MANAGER
            )
            self.denies(commands.remove_member, actor=person, membership=membership(self.open, self.bo))

    def test_managing_another_group_gives_no_say_here(self):
        commands.start_group(actor=self.cy, new=new())
        self.denies(commands.remove_member, actor=self.cy, membership=membership(self.open, self.bo))

    def test_a_manager_does_not_make_unmake_or_remove_owners(self):
        self.denies(
            commands.change_member_role, actor=self.manager, membership=membership(self.open, self.manager),
            role=Role.OWNER,
        )  # fmt: skip
        self.give(self.bo, Role.OWNER)
        owner = membership(self.open, self.bo)
        self.denies(commands.change_member_role, actor=self.manager, membership=owner, role=Role.MEMBER)
        self.denies(commands.remove_member, actor=self.manager, membership=owner)

    def test_a_manager_changes_and_removes_others(self):
        self.give(self.bo, Role.MANAGER, by=self.manager)
        with self.records("membership.ended") as facts:
            commands.remove_member(actor=self.manager, membership=membership(self.open, self.bo))
        self.assertEqual(facts[0].data, {"person": self.bo.pk})
        self.assertFalse(Membership.objects.filter(group=self.open, person=self.bo).exists())

    def test_the_last_owner_is_neither_unmade_nor_removed(self):
        own = membership(self.open, self.ada)
        self.refuses("last_owner", commands.change_member_role, actor=self.ada, membership=own, role=Role.MEMBER)
        self.refuses("last_owner", commands.remove_member, actor=self.ada, membership=own)

    def test_a_guest_stays_a_guest(self):
        for role in (Role.MEMBER, Role.MANAGER, Role.OWNER):
            self.refuses(
                "guest_role", commands.change_member_role, actor=self.ada,
                membership=membership(self.open, self.gus), role=role,
            )  # fmt: skip

    def test_a_colleague_is_made_no_guest(self):
        self.refuses(
            "guest_role", commands.change_member_role, actor=self.ada,
            membership=membership(self.open, self.bo), role=Role.GUEST,
        )  # fmt: skip


class HomeTests(GroupCommandTestCase):
    def test_what_comes_to_ones_home_is_ones_own_choice(self):
        with self.records():
            commands.show_in_home(actor=self.bo, group=self.open, shown=False)
        self.assertFalse(membership(self.open, self.bo).in_home)
        self.assertTrue(membership(self.open, self.ada).in_home)
