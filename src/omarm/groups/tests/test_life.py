from datetime import timedelta

from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups import commands, queries
from omarm.groups.models import Group, Membership
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership
from omarm.groups.tests.test_parts import told
from omarm.people.commands import change_roles, deactivate_person

Role = Membership.Role


class LifeTestCase(GroupCommandTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kim = make_person("kim")
        change_roles(actor=None, person=cls.kim, codes=["community_manager"])

    def now(self, group):
        return Group.objects.get(pk=group.pk)

    def archive(self, group, by=None):
        return commands.archive_group(actor=by or self.ada, group=self.now(group))


class ArchivingTests(LifeTestCase):
    def test_its_owner_closes_it_with_its_parts(self):
        part = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Deel", parent=self.open))
        with self.records("group.archived") as facts:
            group = self.archive(self.open)
        self.assertEqual(facts[0].data, {"parts": [part.pk]})
        self.assertEqual(self.now(part).archived_at, group.archived_at)
        self.assertFalse(Group.objects.writable_by(self.ada).filter(pk__in=[self.open.pk, part.pk]).exists())
        self.assertTrue(Group.objects.readable_by(self.cy).contains(self.open))
        self.assertTrue(Group.objects.listed_for(self.cy).contains(self.open))

    def test_who_closes_it(self):
        for person in (self.bo, self.cy, self.gus):
            self.denies(commands.archive_group, actor=person, group=self.open)
            self.denies(commands.revive_group, actor=person, group=self.open)
        commands.change_member_role(actor=self.ada, membership=membership(self.open, self.bo), role=Role.MANAGER)
        self.denies(commands.archive_group, actor=self.bo, group=self.open)
        for person in (self.mo, self.kim):
            self.archive(self.open, by=person)
            commands.revive_group(actor=person, group=self.now(self.open))
        self.assertEqual(AuditEvent.objects.filter(act="group.archived").count(), 2)

    def test_a_hidden_group_is_hidden_for_administrators_too(self):
        for person in (self.mo, self.kim):
            self.denies(commands.archive_group, actor=person, group=self.hidden)

    def test_closing_twice_is_refused(self):
        self.archive(self.open)
        self.refuses("group_archived", commands.archive_group, actor=self.ada, group=self.open)

    def test_in_an_archived_group_nothing_changes(self):
        bo = membership(self.open, self.bo)
        self.archive(self.open)
        group = self.now(self.open)
        self.refuses("group_archived", commands.change_group, actor=self.ada, group=group, new=told(group))
        self.refuses("group_archived", commands.change_member_role, actor=self.ada, membership=bo, role=Role.MANAGER)
        self.refuses("group_archived", commands.set_rules, actor=self.ada, group=group, rules=[])
        self.refuses("group_archived", commands.say_it_goes_on, actor=self.ada, group=group)
        self.refuses("group_archived", commands.join_group, actor=self.cy, group=group)
        self.refuses("group_archived", commands.change_cover, actor=self.ada, group=group, file=None)
        self.refuses(
            "group_archived", commands.invite_guest, actor=self.ada, group=group, name="Vera", email="v@else.example",
            ends_on=timezone.localdate(),
        )  # fmt: skip

    def test_going_away_stays_possible(self):
        self.archive(self.open)
        commands.leave_group(actor=self.bo, group=self.open)
        commands.remove_member(actor=self.ada, membership=membership(self.open, self.gus))
        self.assertEqual(list(self.open.members.all()), [self.ada])


class RevivingTests(LifeTestCase):
    def test_it_comes_back_with_what_was_closed_along_with_it(self):
        along, before = (
            commands.start_group(actor=self.ada, new=commands.NewGroup(name=name, parent=self.open))
            for name in ("Samen", "Eerder")
        )
        self.archive(before)
        self.archive(self.open)
        with self.records("group.revived") as facts:
            commands.revive_group(actor=self.ada, group=self.now(self.open))
        self.assertEqual(facts[0].data, {"parts": [along.pk]})
        self.assertIsNone(self.now(along).archived_at)
        self.assertIsNotNone(self.now(before).archived_at)

    def test_a_part_waits_for_the_whole(self):
        part = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Deel", parent=self.open))
        self.archive(self.open)
        self.refuses("whole_archived", commands.revive_group, actor=self.ada, group=self.now(part))

    def test_it_needs_an_owner(self):
        self.archive(self.open)
        deactivate_person(actor=self.mo, person=self.ada)
        self.refuses("ownerless", commands.revive_group, actor=self.mo, group=self.now(self.open))
        commands.transfer_ownership(actor=self.kim, group=self.open, to=self.bo)
        commands.revive_group(actor=self.bo, group=self.now(self.open))
        self.assertIsNone(self.now(self.open).archived_at)


class AskingTests(LifeTestCase):
    def ask(self, group):
        return commands.ask_owners(actor=None, group=group)

    def test_it_is_asked_once_in_sixty_days(self):
        with self.records("group.asked_whether_it_goes_on"):
            self.assertTrue(self.ask(self.open))
            self.assertFalse(self.ask(self.open))
        self.assertNotIn(self.open, queries.groups_to_ask())
        for days, again in ((59, False), (60, True)):
            asked = timezone.localdate() - timedelta(days=days)
            Group.objects.filter(pk=self.open.pk).update(asked_on=asked)
            self.assertEqual(self.open in queries.groups_to_ask(), again)
            self.assertEqual(self.ask(self.open), again)

    def test_only_the_clock_asks(self):
        for person in (self.ada, self.mo):
            self.denies(commands.ask_owners, actor=person, group=self.open)

    def test_who_says_it_goes_on_has_half_a_year_of_peace(self):
        self.ask(self.open)
        with self.records("group.said_to_go_on"):
            group = commands.say_it_goes_on(actor=self.ada, group=self.open)
        self.assertEqual(group.goes_on_until, timezone.localdate() + timedelta(days=180))
        self.assertIsNone(self.now(self.open).asked_on)
        self.assertFalse(self.ask(self.open))
        self.assertNotIn(self.open, queries.groups_to_ask())

    def test_only_an_owner_says_so(self):
        for person in (self.bo, self.cy, self.mo):
            self.denies(commands.say_it_goes_on, actor=person, group=self.open)

    def test_without_an_answer_it_is_offered_after_thirty_days(self):
        for days, offered in ((29, False), (30, True)):
            Group.objects.filter(pk=self.open.pk).update(asked_on=timezone.localdate() - timedelta(days=days))
            self.assertEqual(self.open in queries.unanswered_groups(), offered)
        self.assertIsNone(self.now(self.open).archived_at)
        self.archive(self.open)
        self.assertNotIn(self.open, queries.unanswered_groups())


class HandsTests(LifeTestCase):
    def give(self, to, *, by=None, group=None):
        return commands.transfer_ownership(actor=by or self.ada, group=group or self.open, to=to)

    def test_an_owner_gives_it_to_a_member_and_manages_it(self):
        with self.records("group.handed_over") as facts:
            self.give(self.bo)
        self.assertEqual(facts[0].data, {"to": self.bo.pk})
        self.assertEqual(membership(self.open, self.bo).role, Role.OWNER)
        self.assertEqual(membership(self.open, self.ada).role, Role.MANAGER)
        commands.leave_group(actor=self.ada, group=self.open)

    def test_not_to_somebody_else_nor_a_guest_nor_who_left(self):
        deactivate_person(actor=self.mo, person=self.bo)
        for to, code in ((self.cy, "not_a_member"), (self.gus, "not_an_owner"), (self.bo, "not_an_owner")):
            to.refresh_from_db()
            self.refuses(code, commands.transfer_ownership, actor=self.ada, group=self.open, to=to)

    def test_nobody_else_gives_away_what_has_an_owner(self):
        for person in (self.bo, self.cy, self.gus, self.mo, self.kim):
            self.denies(commands.transfer_ownership, actor=person, group=self.open, to=person)

    def test_what_nobody_owns_goes_to_the_desk_and_from_there_to_anybody(self):
        self.assertFalse(queries.ownerless_groups().exists())
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(set(queries.ownerless_groups()), set(self.groups.values()))
        self.give(self.kim, by=self.kim)
        self.give(self.cy, by=self.mo, group=self.request)
        self.assertEqual(membership(self.request, self.cy).role, Role.OWNER)
        self.assertEqual(membership(self.request, self.ada).role, Role.MEMBER)
        self.assertEqual(set(queries.ownerless_groups()), {self.closed, self.hidden})
        self.assertEqual(AuditEvent.objects.filter(act="group.given").count(), 2)

    def test_into_a_closed_group_nobody_is_let_over_the_heads_of_its_members(self):
        deactivate_person(actor=self.mo, person=self.ada)
        for person in (self.mo, self.cy):
            self.refuses("not_a_member", self.give, to=person, by=self.mo, group=self.closed)
        deactivate_person(actor=self.mo, person=self.bo)  # nobody is left: then it can be anybody
        self.give(self.cy, by=self.mo, group=self.closed)
        self.assertEqual(membership(self.closed, self.cy).role, Role.OWNER)

    def test_a_hand_over_follows_the_same_rule(self):
        for person, group, to in ((self.ada, self.closed, self.cy), (self.mo, self.closed, self.cy)):
            self.refuses(
                "not_a_member", commands.hand_over_group, actor=person, pk=group.pk, person=self.ada, to=to
            )  # fmt: skip
        commands.hand_over_group(actor=self.mo, pk=self.open.pk, person=self.ada, to=self.cy)
        self.assertEqual(membership(self.open, self.cy).role, Role.OWNER)

    def test_a_hidden_group_is_taken_on_by_who_is_in_it(self):
        bring_in(self.hidden, self.cy, by=self.ada)
        commands.change_member_role(actor=self.ada, membership=membership(self.hidden, self.cy), role=Role.MANAGER)
        deactivate_person(actor=self.mo, person=self.ada)
        for person in (self.mo, self.kim, self.bo):  # a manager goes before a member
            self.denies(commands.transfer_ownership, actor=person, group=self.hidden, to=person)
        self.give(self.cy, by=self.cy, group=self.hidden)
        self.assertEqual(membership(self.hidden, self.cy).role, Role.OWNER)

    def test_without_a_manager_a_member_takes_it_on(self):
        deactivate_person(actor=self.mo, person=self.ada)
        self.give(self.bo, by=self.bo, group=self.hidden)
        self.assertEqual(membership(self.hidden, self.bo).role, Role.OWNER)

    def test_a_new_owner_of_a_part_is_in_the_whole(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        deactivate_person(actor=self.mo, person=self.ada)
        self.refuses("not_in_whole", commands.transfer_ownership, actor=self.mo, group=part, to=self.cy)
        self.give(self.bo, by=self.mo, group=part)


class DesertedTests(LifeTestCase):
    """A hidden group in which nobody is left would be lost for ever: nobody else may know of it."""

    def lone(self, access="hidden"):
        return commands.start_group(actor=self.cy, new=commands.NewGroup(name="Stil", access=access))

    def appoint(self, group, to=None, *, by=None):
        return commands.appoint_owner(actor=by or self.mo, pk=group.pk, to=to or self.bo)

    def test_the_last_one_who_leaves_closes_it(self):
        for access in ("hidden", "open"):
            lone = self.lone(access)
            with self.records("membership.ended", "group.archived"):
                commands.leave_group(actor=self.cy, group=lone)
            self.assertIsNotNone(self.now(lone).archived_at, access)

    def test_who_leaves_guests_behind_closes_it_for_them(self):
        lone = self.lone()
        bring_in(lone, self.gus, by=self.cy)
        commands.leave_group(actor=self.cy, group=lone)
        self.assertIsNotNone(self.now(lone).archived_at)
        self.assertTrue(Group.objects.readable_by(self.gus).contains(lone))

    def test_a_part_of_which_one_was_alone_closes_with_the_whole(self):
        whole = self.lone("closed")
        part = commands.start_group(actor=self.cy, new=commands.NewGroup(name="Deel", access="hidden", parent=whole))
        commands.leave_group(actor=self.cy, group=whole)
        self.assertNotIn(None, [self.now(whole).archived_at, self.now(part).archived_at])

    def test_a_whole_that_others_are_in_through_a_part_stays_open(self):
        whole = self.lone("open")
        part = commands.start_group(actor=self.cy, new=commands.NewGroup(name="Deel", parent=whole))
        commands.join_group(actor=self.bo, group=part)
        commands.leave_group(actor=self.cy, group=whole)
        self.assertIsNone(self.now(whole).archived_at)

    def test_the_desk_gives_it_an_owner_by_its_number(self):
        lone = self.lone()
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertEqual([group.pk for group in queries.deserted_groups()], [lone.pk])
        with self.records("group.handed_over"):
            self.appoint(lone)
        self.assertEqual(membership(lone, self.bo).role, Role.OWNER)
        self.assertEqual(membership(lone, self.cy).role, Role.MEMBER)
        self.assertFalse(queries.deserted_groups().exists())
        self.assertNotIn(lone.name, str(AuditEvent.objects.filter(act="group.given").values_list()))

    def test_closed_it_is_given_an_owner_who_opens_it_again(self):
        lone = self.lone()
        commands.leave_group(actor=self.cy, group=lone)
        self.appoint(lone, by=self.kim)
        commands.revive_group(actor=self.bo, group=self.now(lone))
        self.assertIsNone(self.now(lone).archived_at)

    def test_only_such_a_group_and_only_by_the_desk(self):
        lone = self.lone()
        for group in (lone, self.hidden, self.open, self.closed):
            self.refuses("settled", commands.appoint_owner, actor=self.mo, pk=group.pk, to=self.bo)
        self.refuses("settled", commands.appoint_owner, actor=self.mo, pk=0, to=self.bo)
        deactivate_person(actor=self.mo, person=self.cy)
        for person in (self.ada, self.bo, self.gus):
            self.denies(commands.appoint_owner, actor=person, pk=lone.pk, to=person)
        self.refuses("not_an_owner", commands.appoint_owner, actor=self.mo, pk=lone.pk, to=self.gus)
