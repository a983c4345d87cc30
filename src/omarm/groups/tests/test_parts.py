import threading

from django.db import connection, transaction
from django.test import TransactionTestCase

from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups import commands, queries
from omarm.groups.commands.checks import check_in_whole
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership
from omarm.people.commands import add_department, found_organisation

Role = Membership.Role


def told(group, **changed):
    """Return what a group is, as a form sends it, with some of it changed."""
    return commands.NewGroup(**{"name": group.name, "access": group.access, "kind": group.kind} | changed)


class PartTestCase(GroupCommandTestCase):
    def part(self, whole, access=None, *, by=None, name="Deel"):
        new = commands.NewGroup(name=name, access=access or whole.access, parent=whole)
        return commands.start_group(actor=by or self.ada, new=new)

    def change(self, group, by=None, **changed):
        group = Group.objects.get(pk=group.pk)
        return commands.change_group(actor=by or self.ada, group=group, new=told(group, **changed))

    def refuses_change(self, code, group, **changed):
        with self.records(), self.assertRaises(DomainError) as raised:
            self.change(group, **changed)
        self.assertEqual(raised.exception.code, code)
        return raised.exception.message


class AccessTests(PartTestCase):
    def test_a_part_is_never_wider_than_the_whole(self):
        for whole, *fits in [(self.open,    True,  True,  True,  True),
                             (self.request, False, True,  True,  True),
                             (self.closed,  False, False, True,  True),
                             (self.hidden,  False, False, False, True)]:  # fmt: skip
            for access, may in zip(Group.Access, fits, strict=True):
                with self.subTest(whole=whole.access, part=access):
                    if may:
                        part = self.part(whole, access, name=f"{whole.pk} {access}")
                        self.assertEqual(part.parent, whole)
                    else:
                        new = commands.NewGroup(name="Te wijd", access=access, parent=whole)
                        self.refuses("part_wider", commands.start_group, actor=self.ada, new=new)

    def test_a_hidden_part_is_not_named_to_who_may_not_know_of_it(self):
        part = self.part(self.closed, Group.Access.HIDDEN, name="Geheim deel")
        for told, is_named in ((self.mo, False), (self.ada, True)):
            with self.assertRaises(DomainError) as raised:
                check_in_whole(part, self.cy, told=told)
            self.assertEqual("Geheim deel" in raised.exception.message, is_named)

    def test_a_part_is_not_widened_past_the_whole(self):
        part = self.part(self.closed)
        self.refuses_change("part_wider", part, access=Group.Access.OPEN)
        self.assertEqual(self.change(part, access=Group.Access.HIDDEN).parent_id, self.closed.pk)

    def test_a_whole_is_not_narrowed_while_a_part_would_be_wider_and_it_says_which(self):
        self.part(self.open, name="Het brede deel")
        self.assertIn("Het brede deel", self.refuses_change("part_wider", self.open, access=Group.Access.CLOSED))

    def test_a_whole_is_not_narrowed_over_people_from_elsewhere(self):
        part = self.part(self.open, Group.Access.HIDDEN, name="Verborgen deel")
        bring_in(part, self.cy, by=self.ada)
        bring_in(self.open, self.mo, by=self.ada)
        commands.change_member_role(actor=self.ada, membership=membership(self.open, self.mo), role=Role.MANAGER)
        with self.assertRaises(DomainError) as raised:
            self.change(self.open, by=self.mo, access=Group.Access.HIDDEN)
        self.assertEqual(raised.exception.code, "part_with_others")
        self.assertNotIn("Verborgen deel", raised.exception.message)
        self.assertIn("Verborgen deel", self.refuses_change("part_with_others", self.open, access=Group.Access.HIDDEN))
        commands.join_group(actor=self.cy, group=self.open)
        self.change(self.open, access=Group.Access.HIDDEN)

    def test_widening_a_whole_is_fine(self):
        part = self.part(self.closed)
        self.change(self.closed, access=Group.Access.OPEN)
        part.refresh_from_db()
        self.assertEqual(part.access, Group.Access.CLOSED)

    def test_a_part_of_what_is_hidden_is_nowhere(self):
        part = self.part(self.hidden)
        self.assertFalse(Group.objects.listed_for(self.cy).contains(part))
        self.assertEqual(self.parts_shown(self.ada, self.hidden), {part.slug})
        self.assertEqual(self.parts_shown(self.cy, self.hidden), set())
        self.assertIsNone(queries.heading_for(self.cy, part)["whole"])

    def test_the_parts_that_one_may_not_know_of_are_not_listed(self):
        shown, secret = self.part(self.open), self.part(self.open, Group.Access.HIDDEN)
        self.assertEqual(self.parts_shown(self.cy, self.open), {shown.slug})
        self.assertEqual(self.parts_shown(self.ada, self.open), {shown.slug, secret.slug})

    def parts_shown(self, person, group):
        return {part["slug"] for part in queries.heading_for(person, group)["parts"]}


class LevelTests(PartTestCase):
    def test_two_levels_and_no_more(self):
        part = self.part(self.open)
        new = commands.NewGroup(name="Te diep", parent=part)
        self.refuses("part_of_part", commands.start_group, actor=self.ada, new=new)
        other = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Ander"))
        self.refuses_change("part_of_part", other, parent=part)
        self.refuses_change("whole_of_parts", self.open, parent=other)
        self.refuses_change("part_of_itself", other, parent=other)

    def test_a_circle_is_refused(self):
        part = self.part(self.open)
        self.refuses_change("part_of_part", self.open, parent=part)

    def test_who_makes_a_group_a_part_manages_both(self):
        other = commands.start_group(actor=self.cy, new=commands.NewGroup(name="Van Cy"))
        self.denies(commands.change_group, actor=self.cy, group=other, new=told(other, parent=self.open))
        self.denies(commands.change_group, actor=self.ada, group=other, new=told(other, parent=self.open))
        self.denies(commands.start_group, actor=self.bo, new=commands.NewGroup(name="Deel", parent=self.open))
        commands.join_group(actor=self.cy, group=self.open)
        commands.change_member_role(actor=self.ada, membership=membership(self.open, self.cy), role=Role.MANAGER)
        self.assertEqual(self.change(other, by=self.cy, parent=self.open).parent, self.open)
        self.assertIsNone(self.change(other, by=self.cy, parent=None).parent)

    def test_changing_something_else_leaves_it_where_it_is(self):
        part = self.part(self.open)
        self.assertEqual(self.change(part, name="Anders").parent_id, self.open.pk)

    def test_a_group_with_others_in_it_becomes_no_part_of_what_is_closed(self):
        other = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Ander", access="closed"))
        bring_in(other, self.cy, by=self.ada)
        self.refuses_change("part_with_others", other, parent=self.closed)
        bring_in(self.closed, self.cy, by=self.ada)
        self.change(other, parent=self.closed)

    def test_nothing_becomes_part_of_what_is_archived(self):
        commands.archive_group(actor=self.ada, group=self.open)
        self.refuses(
            "group_archived", commands.start_group, actor=self.ada,
            new=commands.NewGroup(name="Deel", parent=Group.objects.get(pk=self.open.pk)),
        )  # fmt: skip

    def test_only_wholes_that_one_manages_are_offered(self):
        part = self.part(self.open)
        offered = queries.wholes_for(self.ada, self.closed)
        self.assertIn(self.open, offered)
        self.assertNotIn(part, offered)
        self.assertNotIn(self.closed, offered)
        self.assertFalse(queries.wholes_for(self.bo).exists())


class BelongingTests(PartTestCase):
    def test_only_members_of_a_closed_whole_come_into_its_parts(self):
        part = self.part(self.request)
        self.refuses("not_in_whole", commands.request_to_join, actor=self.cy, group=part)
        self.refuses("not_in_whole", commands.invite_person, actor=self.ada, group=part, person=self.cy)
        commands.approve_request(
            actor=self.ada, request=commands.request_to_join(actor=self.cy, group=self.request)
        )  # fmt: skip
        asked = commands.request_to_join(actor=self.cy, group=part)
        commands.leave_group(actor=self.cy, group=self.request)
        self.refuses("not_in_whole", commands.approve_request, actor=self.ada, request=asked)

    def test_who_may_not_know_of_the_whole_does_not_hear_its_name(self):
        part = self.part(self.hidden)
        bring_in(self.hidden, self.cy, by=self.ada)
        invitation = commands.invite_person(actor=self.ada, group=part, person=self.cy)
        commands.leave_group(actor=self.cy, group=self.hidden)
        with self.assertRaises(DomainError) as raised:
            commands.accept_invitation(actor=self.cy, invitation=invitation)
        self.assertEqual(raised.exception.code, "not_in_whole")
        self.assertNotIn(self.hidden.name, raised.exception.message)

    def test_an_open_whole_asks_nothing(self):
        part = self.part(self.open, Group.Access.CLOSED)
        bring_in(part, self.cy, by=self.ada)
        self.assertTrue(Membership.objects.filter(group=part, person=self.cy).exists())

    def test_leaving_a_closed_whole_is_leaving_its_parts(self):
        part = self.part(self.closed)
        bring_in(part, self.bo, by=self.ada)
        with self.records("membership.ended") as facts:
            commands.leave_group(actor=self.bo, group=self.closed)
        self.assertEqual(facts[0].data, {"person": self.bo.pk, "parts": [part.pk]})
        self.assertFalse(Membership.objects.filter(group__in=[self.closed, part], person=self.bo).exists())

    def test_being_taken_out_of_it_as_well(self):
        part = self.part(self.hidden)
        bring_in(part, self.bo, by=self.ada)
        with self.records("membership.ended"):
            commands.remove_member(actor=self.ada, membership=membership(self.hidden, self.bo))
        self.assertFalse(Group.objects.readable_by(self.bo).contains(part))

    def test_leaving_an_open_whole_leaves_one_in_its_parts(self):
        part = self.part(self.open)
        bring_in(part, self.bo, by=self.ada)
        commands.leave_group(actor=self.bo, group=self.open)
        self.assertTrue(Membership.objects.filter(group=part, person=self.bo).exists())

    def test_the_only_owner_of_a_part_hands_that_over_first(self):
        part = self.part(self.closed)
        bring_in(part, self.bo, by=self.ada)
        commands.transfer_ownership(actor=self.ada, group=part, to=self.bo)
        self.refuses("last_owner", commands.leave_group, actor=self.bo, group=self.closed)
        self.assertTrue(Membership.objects.filter(group=self.closed, person=self.bo).exists())


class AtOnceTests(TransactionTestCase):
    def test_two_groups_do_not_become_part_of_each_other_at_the_same_moment(self):
        found_organisation(name="Gemeente Proefstad")
        ada = make_person("ada")
        groups = [commands.start_group(actor=ada, new=commands.NewGroup(name=name)) for name in ("Een", "Twee")]
        started, refused = threading.Barrier(2), []

        def become_part(group, whole):
            try:
                started.wait(5)
                commands.change_group(actor=ada, group=group, new=told(group, parent=whole))
            except DomainError as error:
                refused.append(error.code)
            finally:
                connection.close()

        threads = [threading.Thread(target=become_part, args=pair) for pair in (groups, groups[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        self.assertEqual(len(refused), 1, refused)
        self.assertEqual(Group.objects.filter(parent=None).count(), 1)

    def test_a_rule_does_not_bring_back_who_leaves_at_the_same_moment(self):
        found_organisation(name="Gemeente Proefstad")
        team = add_department(actor=None, name="Team Groen")
        ada, cy = make_person("ada"), make_person("cy", department=team)
        group = commands.start_group(actor=ada, new=commands.NewGroup(name="Een"))
        commands.set_rules(actor=ada, group=group, rules=[MembershipRule(department=team)])
        for follow in (lambda: commands.apply_rules(group=group), lambda: commands.apply_rules_to(person=cy)):
            commands.join_group(actor=cy, group=group)
            self.leaves_while(follow, person=cy, group=group)
            self.assertFalse(Membership.objects.filter(group=group, person=cy).exists())

    def leaves_while(self, follow, *, person, group):
        def run():
            try:
                follow()
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        with transaction.atomic():
            commands.leave_group(actor=person, group=group)
            thread.start()
            thread.join(1)  # the rule waits for who is leaving
        thread.join(20)
