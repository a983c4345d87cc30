import re
from datetime import timedelta
from unittest.mock import patch

from django.core import mail
from django.test import Client
from django.utils import timezone

from omarm.core.testing.cast import PASSWORD, bring_in
from omarm.groups import commands, queries
from omarm.groups.models import Group, GuestInvitation, Membership
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership
from omarm.people.commands import NewPerson, create_person, deactivate_person
from omarm.people.models import Person
from omarm.people.naming import Name

VERA = {"name": "Vera Vriend", "email": "vera@elders.example"}
SENTENCE = "een zin die lang is 7"


class GuestTestCase(GroupCommandTestCase):
    def day(self, days):
        return timezone.localdate() + timedelta(days=days)

    def invite(self, group=None, *, by=None, days=30, **told):
        return commands.invite_guest(
            actor=by or self.ada, group=group or self.closed, ends_on=self.day(days), **(VERA | told)
        )  # fmt: skip

    def token(self):
        return re.search(r"/guests/([\w-]+)/", mail.outbox[-1].body)[1]

    def address(self):
        return f"/guests/{self.token()}/"

    def come_in(self, **told):
        self.invite(**told)
        return commands.accept_guest_invitation(token=self.token(), password=SENTENCE).person


class InvitingTests(GuestTestCase):
    def test_the_link_goes_by_mail_and_only_its_digest_is_kept(self):
        with self.records("guest.invited") as facts:
            invitation = self.invite()
        [letter] = mail.outbox
        self.assertEqual(letter.to, ["vera@elders.example"])
        self.assertIn(self.closed.name, letter.subject)
        kept = " ".join(str(value) for value in GuestInvitation.objects.values_list().get())
        self.assertNotIn(self.token(), kept + str(facts[0].data))
        self.assertEqual(invitation.expires_at.date(), (timezone.now() + timedelta(days=14)).date())

    def test_a_hidden_group_has_no_name_in_a_mail(self):
        self.invite(self.hidden)
        letter = mail.outbox[0]
        self.assertNotIn(self.hidden.name, letter.subject + letter.body + letter.alternatives[0].content)

    def test_only_who_looks_after_it_asks_guests_in(self):
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.denies(commands.invite_guest, actor=person, group=self.open, ends_on=self.day(1), **VERA)
        self.assertEqual(mail.outbox, [])

    def test_the_last_day_lies_within_a_year(self):
        for days in (-1, 367):
            self.refuses(
                "last_day", commands.invite_guest, actor=self.ada, group=self.closed, ends_on=self.day(days), **VERA
            )

    def test_a_colleague_is_asked_as_a_colleague_and_a_member_not_at_all(self):
        told = {"actor": self.ada, "group": self.open, "name": "X", "ends_on": self.day(5)}
        self.refuses("works_here", commands.invite_guest, email="CY@proefstad.example", **told)
        self.refuses("member_already", commands.invite_guest, email="gus@proefstad.example", **told)

    def test_a_guest_has_a_name_that_people_can_see(self):
        told = {"actor": self.ada, "group": self.closed, "ends_on": self.day(5)}
        self.refuses("guest_name", commands.invite_guest, **told, **(VERA | {"name": "\u200b \u3164"}))
        self.assertEqual(self.come_in(name="Vera\u202e de\u200b Wit").name, "Vera de Wit")

    def test_asking_again_makes_a_new_link(self):
        self.invite()
        first = self.token()
        self.invite(email="Vera@Elders.example")
        self.assertEqual(GuestInvitation.objects.waiting().count(), 1)
        self.refuses("guest_link_gone", commands.accept_guest_invitation, token=first, password=SENTENCE)
        commands.accept_guest_invitation(token=self.token(), password=SENTENCE)

    def test_without_the_mail_there_is_no_invitation(self):
        with patch("django.core.mail.message.EmailMultiAlternatives.send", side_effect=ConnectionRefusedError):
            self.refuses("mail_refused", commands.invite_guest, actor=self.ada, group=self.closed,
                         ends_on=self.day(3), **VERA)  # fmt: skip
        self.assertFalse(GuestInvitation.objects.exists())

    def test_into_a_part_comes_a_guest_of_the_whole(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        self.refuses(
            "not_in_whole", commands.invite_guest, actor=self.ada, group=part, ends_on=self.day(3), **VERA
        )  # fmt: skip
        vera = self.come_in()
        bring_in(part, vera, by=self.ada)


class ComingInTests(GuestTestCase):
    def test_it_makes_an_account_until_the_day(self):
        vera = self.come_in()
        self.assertEqual((vera.is_guest, vera.ends_on, vera.name), (True, self.day(30), "Vera Vriend"))
        self.assertEqual(membership(self.closed, vera).role, Membership.Role.GUEST)
        self.assertEqual(set(Group.objects.readable_by(vera)), {self.closed})
        self.assertEqual(set(Group.objects.listed_for(vera)), {self.closed})

    def test_the_link_works_once_and_for_two_weeks(self):
        self.come_in()
        self.refuses("guest_link_gone", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)
        self.invite(email="wim@elders.example")
        GuestInvitation.objects.update(expires_at=timezone.now())
        self.refuses("guest_link_gone", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)

    def test_of_an_archived_group_it_opens_nothing(self):
        self.invite()
        commands.archive_group(actor=self.ada, group=self.closed)
        self.refuses("group_archived", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)

    def test_taken_back_it_opens_nothing(self):
        invitation = self.invite()
        self.denies(commands.take_back_guest_invitation, actor=self.bo, invitation=invitation)
        commands.take_back_guest_invitation(actor=self.ada, invitation=invitation)
        self.refuses("guest_link_gone", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)

    def test_what_was_taken_back_can_work_again(self):
        invitation = self.invite()
        commands.take_back_guest_invitation(actor=self.ada, invitation=invitation)
        self.denies(commands.restore_guest_invitation, actor=self.bo, invitation=invitation)
        commands.restore_guest_invitation(actor=self.ada, invitation=invitation)
        commands.accept_guest_invitation(token=self.token(), password=SENTENCE)
        for act in (commands.take_back_guest_invitation, commands.restore_guest_invitation):
            self.refuses("invitation_gone", act, actor=self.ada, invitation=invitation)

    def test_a_link_is_not_restored_beside_a_newer_one(self):
        former = self.invite()
        commands.take_back_guest_invitation(actor=self.ada, invitation=former)
        self.invite()
        self.refuses("invitation_gone", commands.restore_guest_invitation, actor=self.ada, invitation=former)
        self.assertFalse(queries.guest_invitations_taken_back(self.ada, self.closed))

    def test_into_a_part_whose_whole_was_closed_meanwhile_nobody_comes(self):
        whole = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Geheel"))
        part = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=whole))
        self.invite(part)
        commands.change_group(actor=self.ada, group=whole, new=commands.NewGroup(name="Geheel", access="closed"))
        self.refuses("not_in_whole", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)
        self.assertFalse(Person.objects.filter(email=VERA["email"]).exists())
        self.assertContains(Client().get(self.address()), part.name)  # nothing happened: the link still works

    def test_who_has_an_account_signs_in_first_and_may_stay_longer(self):
        self.come_in()
        self.invite(self.hidden, days=90)
        self.refuses("sign_in_first", commands.accept_guest_invitation, token=self.token(), password="x" * 12)
        vera = Person.objects.get(email=VERA["email"])
        for person in (self.gus, self.cy):
            self.denies(commands.join_as_invited_guest, actor=person, token=self.token())
        commands.join_as_invited_guest(actor=vera, token=self.token())
        vera.refresh_from_db()
        self.assertEqual(vera.ends_on, self.day(90))
        self.assertTrue(Group.objects.readable_by(vera).contains(self.hidden))

    def test_a_colleague_gets_no_other_password_by_a_link(self):
        self.invite()
        create_person(actor=None, new=NewPerson(name=Name.split("Vera Vriend"), email=VERA["email"], password=PASSWORD))
        self.refuses("sign_in_first", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)

    def test_who_was_a_guest_until_a_day_that_has_been_comes_back(self):
        vera = self.come_in()
        Person.objects.filter(pk=vera.pk).update(ends_on=self.day(-1), is_active=False)
        self.invite(self.request)
        again = commands.accept_guest_invitation(token=self.token(), password="een andere zin 8").person
        again.refresh_from_db()
        self.assertEqual((again.pk, again.is_active, again.ends_on), (vera.pk, True, self.day(30)))
        self.assertTrue(again.check_password("een andere zin 8"))

    def test_what_an_administrator_ended_stays_ended(self):
        vera = self.come_in()
        self.invite(self.request)
        deactivate_person(actor=self.mo, person=vera)
        self.refuses("sign_in_first", commands.accept_guest_invitation, token=self.token(), password=SENTENCE)
        self.refuses(
            "account_ended", commands.invite_guest, actor=self.ada, group=self.hidden, ends_on=self.day(3), **VERA
        )
        self.refuses("account_ended", commands.extend_guest, actor=self.ada, ends_on=self.day(3),
                     membership=membership(self.closed, vera))  # fmt: skip


class ExtendingTests(GuestTestCase):
    def test_who_looks_after_the_group_puts_the_day_off(self):
        vera = self.come_in()
        with self.records("guest.extended"):
            commands.extend_guest(actor=self.ada, membership=membership(self.closed, vera), ends_on=self.day(60))
        vera.refresh_from_db()
        self.assertEqual(vera.ends_on, self.day(60))

    def test_nobody_else_and_nobody_but_a_guest(self):
        vera = self.come_in()
        for person in (self.bo, self.cy, vera, self.mo):
            self.denies(
                commands.extend_guest, actor=person, membership=membership(self.closed, vera), ends_on=self.day(9)
            )
        self.denies(
            commands.extend_guest, actor=self.ada, membership=membership(self.closed, self.bo), ends_on=self.day(9)
        )
        self.refuses(
            "last_day", commands.extend_guest, actor=self.ada, membership=membership(self.closed, vera),
            ends_on=self.day(400),
        )  # fmt: skip


class LinkTests(GuestTestCase):
    def test_from_the_mail_to_the_group(self):
        self.invite()
        browser = Client()
        page = browser.get(self.address())
        self.assertContains(page, self.closed.name)
        self.assertIn("no-store", page.headers["Cache-Control"])
        self.assertRedirects(browser.post(self.address(), {"password": SENTENCE}), self.closed.get_absolute_url())
        self.assertEqual(browser.get("/settings/").status_code, 200)

    def test_a_link_that_was_used_leads_to_signing_in(self):
        self.come_in()
        gone = Client().get(self.address())
        self.assertContains(gone, 'href="/sign-in/"', status_code=410)
        self.assertNotContains(gone, self.closed.name, status_code=410)
        self.assertEqual(Client().post(self.address(), {"password": "een andere zin 8"}).status_code, 410)
        self.assertFalse(Person.objects.get(email=VERA["email"]).check_password("een andere zin 8"))

    def test_a_link_whose_time_is_over_says_whom_to_ask(self):
        self.invite()
        first = self.address()
        self.invite()  # a newer one: the older link works no more
        GuestInvitation.objects.waiting().update(expires_at=timezone.now())
        for address in (first, self.address()):
            self.assertContains(Client().get(address), self.ada.name, status_code=410)
        GuestInvitation.objects.update(expires_at=timezone.now() - timedelta(days=31))
        commands.forget_old_guest_invitations()
        self.assertEqual(Client().get(first).status_code, 404)

    def test_of_a_group_that_was_closed_it_opens_nothing(self):
        self.invite()
        commands.archive_group(actor=self.ada, group=self.closed)
        self.assertEqual(Client().post(self.address(), {"password": SENTENCE}).status_code, 410)

    def test_a_password_that_is_too_short_comes_back(self):
        self.invite()
        self.assertEqual(Client().post(self.address(), {"password": "kort"}).status_code, 422)
        self.assertEqual(Client().post(self.address(), {"password": "vera@elders.example"}).status_code, 422)
        self.assertFalse(Person.objects.filter(email=VERA["email"]).exists())

    def test_a_link_that_was_never_sent_leads_nowhere(self):
        for token in ("x", "A" * 43):
            self.assertEqual(Client().get(f"/guests/{token}/").status_code, 404)

    def test_for_a_signed_in_other_it_opens_nothing(self):
        self.invite()
        for person in (self.cy, self.gus, self.ada):
            browser = self.as_person(person)
            self.assertEqual(browser.get(self.address()).status_code, 403)
            self.assertEqual(browser.post(self.address(), {"password": SENTENCE}).status_code, 403)
        self.assertFalse(Person.objects.filter(email=VERA["email"]).exists())

    def test_with_another_account_it_does_not_name_a_hidden_group(self):
        self.invite(self.hidden)
        for person in (self.cy, self.gus):
            answer = self.as_person(person).get(self.address())
            self.assertNotContains(answer, self.hidden.name, status_code=403)

    def test_the_guest_with_an_account_needs_no_password(self):
        self.invite(self.hidden, email="gus@proefstad.example")
        browser = self.as_person(self.gus)
        self.assertNotContains(browser.get(self.address()), 'type="password"')
        self.assertRedirects(browser.post(self.address()), self.hidden.get_absolute_url())

    def test_who_should_sign_in_first_is_shown_the_door(self):
        self.come_in()
        self.invite(self.hidden)
        answer = Client().post(self.address(), {"password": SENTENCE})
        self.assertContains(answer, f"/sign-in/?next={self.address()}", status_code=422)
