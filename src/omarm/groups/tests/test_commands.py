from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups import commands
from omarm.groups.models import Group, Invitation, JoinRequest, Membership
from omarm.people.commands import deactivate_person


def new(name="Wandelclub", **told):
    return commands.NewGroup(name=name, purpose="Samen buiten.", **told)


def membership(group, person):
    return Membership.objects.get(group=group, person=person)


class GroupCommandTestCase(CastTestCase):
    def refuses(self, code, command, **told):
        """Check that a command says no in words, and leaves no trace."""
        with self.records(), self.assertRaises(DomainError) as raised:
            command(**told)
        self.assertEqual(raised.exception.code, code)

    def denies(self, command, **told):
        """Check that a command is not for this actor, and leaves no trace."""
        with self.records(), self.assertRaises(PermissionDenied):
            command(**told)


class StartingTests(GroupCommandTestCase):
    def test_starting_a_group_makes_one_its_owner(self):
        with self.records("group.started") as facts:
            group = commands.start_group(actor=self.cy, new=new(kind=Group.Kind.INTEREST))
        self.assertEqual((group.slug, group.kind, group.access), ("wandelclub", "interest", "open"))
        self.assertEqual(membership(group, self.cy).role, Membership.Role.OWNER)
        self.assertEqual((facts[0].actor, facts[0].subject_id), (self.cy, group.pk))

    def test_a_guest_starts_no_group(self):
        self.denies(commands.start_group, actor=self.gus, new=new())
        self.assertFalse(Group.objects.filter(slug="wandelclub").exists())

    def test_a_group_needs_a_name(self):
        self.refuses("group_name", commands.start_group, actor=self.cy, new=new(" \t"))

    def test_a_taken_address_is_never_reported(self):
        """A hidden group holds no plain address: the next one of its name gets that, as if it were the first."""
        self.assertRegex(self.hidden.slug, r"^groep-hidden-[0-9a-f]{6}$")
        for slug in ("groep-hidden", "groep-hidden-2"):
            self.assertEqual(commands.start_group(actor=self.cy, new=new(self.hidden.name)).slug, slug)

    def test_no_group_takes_the_address_of_a_page(self):
        self.assertEqual(commands.start_group(actor=self.cy, new=new("New")).slug, "new-group")

    def test_a_name_without_letters_still_has_an_address(self):
        self.assertEqual(commands.start_group(actor=self.cy, new=new("🚲🚲")).slug, "group")

    def test_the_longest_name_has_an_address_that_fits(self):
        for _time in range(3):
            group = commands.start_group(actor=self.cy, new=new("m" * 120))
            self.assertLessEqual(len(group.slug), 80)


class ChangingTests(GroupCommandTestCase):
    def test_closing_a_group_ends_what_its_members_promised(self):
        by_a_member = commands.invite_person(actor=self.bo, group=self.open, person=self.cy)
        by_its_owner = commands.invite_person(actor=self.ada, group=self.open, person=self.mo)
        commands.change_group(actor=self.ada, group=self.open, new=new("Dicht", access=Group.Access.CLOSED))
        self.assertEqual(list(Invitation.objects.filter(pk__in=[by_a_member.pk, by_its_owner.pk])), [by_its_owner])

    def test_changing_keeps_the_address_and_tells_the_former_access(self):
        with self.records("group.changed") as facts:
            commands.change_group(actor=self.ada, group=self.open, new=new("Anders", access=Group.Access.CLOSED))
        group = Group.objects.get(pk=self.open.pk)
        self.assertEqual((group.name, group.access, group.slug), ("Anders", "closed", self.open.slug))
        self.assertEqual((facts[0].data["former_access"], group.version), ("open", 2))

    def test_a_group_keeps_a_name(self):
        self.refuses("group_name", commands.change_group, actor=self.ada, group=self.open, new=new(" "))

    def test_only_those_who_manage_change_it(self):
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.denies(commands.change_group, actor=person, group=self.open, new=new("Gekaapt"))


class JoiningTests(GroupCommandTestCase):
    def test_joining_an_open_group_at_once_and_once(self):
        with self.records("membership.started") as facts:
            for _time in range(2):
                commands.join_group(actor=self.cy, group=self.open)
        self.assertEqual(membership(self.open, self.cy).role, Membership.Role.MEMBER)
        self.assertEqual(facts[0].data, {"group": self.open.pk, "person": self.cy.pk})

    def test_only_open_groups_are_joined_at_once(self):
        for group in (self.request, self.closed, self.hidden):
            self.denies(commands.join_group, actor=self.cy, group=group)

    def test_a_guest_joins_nothing(self):
        other = commands.start_group(actor=self.ada, new=new())
        self.denies(commands.join_group, actor=self.gus, group=other)
        self.denies(commands.request_to_join, actor=self.gus, group=self.request)

    def test_an_archived_group_lets_nobody_in(self):
        asked = commands.request_to_join(actor=self.cy, group=self.request)
        invitation = commands.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        Group.objects.update(archived_at=timezone.now())
        for group in self.groups.values():
            group.refresh_from_db()
        asked.refresh_from_db()
        invitation.refresh_from_db()
        self.refuses("group_archived", commands.join_group, actor=self.cy, group=self.open)
        self.refuses("group_archived", commands.request_to_join, actor=self.mo, group=self.request)
        self.refuses("group_archived", commands.approve_request, actor=self.ada, request=asked)
        self.refuses("group_archived", commands.invite_person, actor=self.ada, group=self.closed, person=self.mo)
        self.refuses("group_archived", commands.accept_invitation, actor=self.cy, invitation=invitation)


class AskingTests(GroupCommandTestCase):
    def ask(self, person, message=""):
        return commands.request_to_join(actor=person, group=self.request, message=message)

    def test_asking_is_told_once_however_often_one_asks(self):
        with self.records("join_request.made"):
            self.ask(self.cy, "Mag ik?")
            self.ask(self.cy, "Alsjeblieft")
        self.assertEqual(JoinRequest.objects.get(person=self.cy).message, "Alsjeblieft")

    def test_one_asks_only_where_asking_is_the_way_in(self):
        for group in (self.open, self.closed, self.hidden):
            self.denies(commands.request_to_join, actor=self.cy, group=group)

    def test_a_member_need_not_ask(self):
        self.refuses("member_already", self.ask_as, actor=self.bo)

    def ask_as(self, *, actor):
        return self.ask(actor)

    def test_approving_makes_a_member_and_ends_the_request(self):
        asked = self.ask(self.cy)
        with self.records("membership.started") as facts:
            commands.approve_request(actor=self.ada, request=asked)
        self.assertEqual((facts[0].actor, facts[0].data["person"]), (self.ada, self.cy.pk))
        self.assertEqual(membership(self.request, self.cy).role, Membership.Role.MEMBER)
        self.assertFalse(JoinRequest.objects.exists())

    def test_declining_ends_the_request(self):
        asked = self.ask(self.cy)
        with self.records("join_request.declined") as facts:
            commands.decline_request(actor=self.ada, request=asked)
        self.assertEqual(facts[0].data["person"], self.cy.pk)
        self.assertFalse(JoinRequest.objects.exists())

    def test_who_does_not_manage_answers_no_request(self):
        asked = self.ask(self.cy)
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.denies(commands.approve_request, actor=person, request=asked)
            self.denies(commands.decline_request, actor=person, request=asked)

    def test_a_request_that_was_taken_back_lets_nobody_in(self):
        asked = self.ask(self.cy)
        with self.records():
            self.assertTrue(commands.withdraw_request(actor=self.cy, group=self.request))
            self.assertFalse(commands.withdraw_request(actor=self.cy, group=self.request))
        self.refuses("request_gone", commands.approve_request, actor=self.ada, request=asked)
        self.refuses("request_gone", commands.decline_request, actor=self.ada, request=asked)


class InvitingTests(GroupCommandTestCase):
    def test_a_second_invitation_is_the_first(self):
        with self.records("invitation.sent") as facts:
            first = commands.invite_person(actor=self.bo, group=self.open, person=self.cy)
            again = commands.invite_person(actor=self.ada, group=self.open, person=self.cy)
        self.assertEqual((first, again.invited_by), (again, self.bo))
        self.assertEqual(facts[0].data, {"group": self.open.pk, "person": self.cy.pk})

    def test_who_invites_by_access(self):
        #            group          ada    bo     cy     gus    mo
        for group, *expected in [(self.open,    True,  True,  False, False, False),
                                 (self.request, True,  False, False, False, False),
                                 (self.closed,  True,  False, False, False, False),
                                 (self.hidden,  True,  False, False, False, False)]:  # fmt: skip
            stranger = make_person(f"new{group.pk}")
            for person, may in zip((self.ada, self.bo, self.cy, self.gus, self.mo), expected, strict=True):
                with self.subTest(group=group.access, person=person.username):
                    if may:
                        commands.invite_person(actor=person, group=group, person=stranger)
                    else:
                        self.denies(commands.invite_person, actor=person, group=group, person=stranger)

    def test_a_guest_brings_nobody_from_one_group_into_another(self):
        elsewhere = commands.start_group(actor=self.cy, new=new())
        bring_in(elsewhere, self.gus, by=self.cy)
        self.denies(commands.invite_person, actor=self.gus, group=self.open, person=self.cy)

    def test_whose_account_ended_is_not_invited(self):
        deactivate_person(actor=self.mo, person=self.cy)
        self.denies(commands.invite_person, actor=self.ada, group=self.open, person=self.cy)

    def test_a_member_is_not_invited(self):
        self.refuses("member_already", commands.invite_person, actor=self.ada, group=self.open, person=self.bo)

    def test_an_invitation_is_for_one_person_alone(self):
        invitation = commands.invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        for person in (self.ada, self.bo, self.gus, self.mo):
            self.denies(commands.accept_invitation, actor=person, invitation=invitation)
            self.denies(commands.decline_invitation, actor=person, invitation=invitation)

    def test_accepting_makes_a_member_and_ends_what_led_to_it(self):
        invitation = commands.invite_person(actor=self.ada, group=self.request, person=self.cy)
        commands.request_to_join(actor=self.cy, group=self.request)
        with self.records("membership.started"):
            commands.accept_invitation(actor=self.cy, invitation=invitation)
        self.assertEqual(membership(self.request, self.cy).role, Membership.Role.MEMBER)
        self.assertFalse(Invitation.objects.exists() or JoinRequest.objects.exists())

    def test_a_guest_comes_in_as_a_guest(self):
        bring_in(self.hidden, self.gus, by=self.ada)
        self.assertEqual(membership(self.hidden, self.gus).role, Membership.Role.GUEST)

    def test_declining_is_between_the_two(self):
        invitation = commands.invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        with self.records():
            commands.decline_invitation(actor=self.cy, invitation=invitation)
        self.assertFalse(Invitation.objects.exists())

    def test_an_invitation_that_was_declined_lets_nobody_in(self):
        invitation = commands.invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        stale = Invitation.objects.get()
        commands.decline_invitation(actor=self.cy, invitation=invitation)
        self.refuses("invitation_gone", commands.accept_invitation, actor=self.cy, invitation=stale)
