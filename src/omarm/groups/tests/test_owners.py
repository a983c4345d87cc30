from django.utils import translation
from django.utils.translation import gettext

from omarm.groups import commands, queries
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.groups.tests.test_commands import membership
from omarm.groups.tests.test_rules import RuleTestCase, deliver
from omarm.people.commands import change_roles

Role, Whom = Membership.Role, MembershipRule.Whom


class OwnersTests(RuleTestCase):
    def start(self, *people):
        return [commands.start_group(actor=person, new=commands.NewGroup(name=person.username)) for person in people]

    def community(self):
        return Group.objects.get(membership_rules__whom=Whom.OWNERS)

    def test_it_is_there_once_three_people_own_a_group_and_they_are_in_it_as_long_as_they_do(self):
        change_roles(actor=None, person=self.mo, codes=["administrator", "community_manager"])
        own, _other = self.start(self.cy, self.bo)
        deliver()
        group = commands.ensure_owners_community(actor=None)
        self.assertIsNone(commands.ensure_owners_community(actor=None))
        deliver()
        with translation.override("nl"):
            self.assertEqual(group.name, gettext("Group managers"))
        self.assertEqual((group.access, group.kind), ("closed", "network"))
        self.assertEqual(self.members(group), {"ada", "bo", "cy", "mo"})
        self.assertEqual(membership(group, self.mo).role, Role.OWNER)
        commands.archive_group(actor=self.cy, group=own)
        deliver()
        self.assertEqual(self.members(group), {"ada", "bo", "mo"})

    def test_who_owns_a_group_stays_in_it_as_long_as_they_do(self):
        own, _other = self.start(self.cy, self.bo)
        group = commands.ensure_owners_community(actor=None)
        deliver()
        self.refuses("mandatory", commands.leave_group, actor=self.cy, group=group)
        commands.show_in_home(actor=self.cy, group=group, shown=False)
        commands.archive_group(actor=self.cy, group=own)
        deliver()
        self.assertNotIn("cy", self.members(group))
        commands.revive_group(actor=self.cy, group=own)
        deliver()
        self.assertIn("cy", self.members(group))

    def test_nobody_ends_the_rule_that_brings_owners(self):
        self.start(self.bo, self.cy)
        group = commands.ensure_owners_community(actor=None)
        self.denies(commands.set_rules, actor=self.mo, group=group, rules=[])

    def test_two_owners_just_talk_to_each_other(self):
        self.start(self.bo)
        self.assertIsNone(commands.ensure_owners_community(actor=None))

    def test_without_a_community_manager_it_waits_for_an_owner(self):
        self.start(self.bo, self.cy)
        group = commands.ensure_owners_community(actor=None)
        self.assertIn(group, queries.ownerless_groups())

    def test_who_owns_only_what_is_hidden_is_not_told_to_be_an_owner(self):
        self.start(self.bo, self.cy)
        commands.start_group(actor=self.mo, new=commands.NewGroup(name="Stil", access="hidden"))
        commands.ensure_owners_community(actor=None)
        deliver()
        self.assertEqual(self.members(self.community()), {"ada", "bo", "cy"})

    def test_only_the_clock_makes_it(self):
        self.denies(commands.ensure_owners_community, actor=self.mo)
