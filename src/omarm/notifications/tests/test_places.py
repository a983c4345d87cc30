"""What people are told of their place in a group: who hears it, who must not, and when it is no longer said."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import override

from omarm.groups import commands as groups
from omarm.groups.models import Group, JoinRequest, Membership
from omarm.notifications.commands import choose_how_told, hear_no_more, mark_notice_read
from omarm.notifications.models import MailPace, Notice, Reason, Silence
from omarm.notifications.queries import KINDS, notices_for, unread_count
from omarm.notifications.tests.letters import LetterTestCase
from omarm.notifications.tests.paging import PAGE_OF
from omarm.notifications.tests.telling import TellingTestCase
from omarm.people.commands import deactivate_person

Role = Membership.Role


class PlaceTestCase(TellingTestCase):
    def hears(self, person):
        """Return the kinds of notices that a person has not seen."""
        self.deliver()
        return [row.notice.what for row in notices_for(person)]

    def reads(self, person):
        """Return the sentences of what a person has not seen, in English."""
        self.deliver()
        with override("en"):
            return [row.sentence for row in notices_for(person)]

    def ask(self, person=None):
        return groups.request_to_join(actor=person or self.cy, group=self.request)

    def make(self, group, person, role):
        return groups.change_member_role(actor=self.ada, membership=group.memberships.get(person=person), role=role)


class TellingTests(PlaceTestCase):
    def test_a_request_reaches_who_looks_after_the_group(self):
        self.make(self.request, self.bo, Role.MANAGER)
        self.deliver()
        Notice.objects.all().delete()
        self.ask()
        for person in (self.ada, self.bo):
            self.assertEqual(self.reads(person), [f"Somebody asks to join {self.request.name}"])
        self.assertEqual(self.hears(self.cy) + self.hears(self.mo) + self.hears(self.gus), [])

    def test_several_who_ask_are_one_notice(self):
        self.ask()
        self.ask(self.mo)
        self.assertEqual(self.hears(self.ada), ["group.requests"])

    def test_who_was_let_in_hears_it_and_who_waits_for_nothing_hears_nothing(self):
        groups.approve_request(actor=self.ada, request=self.ask())
        self.assertEqual(self.reads(self.cy), [f"You are a member of {self.request.name} now"])
        self.assertEqual(self.hears(self.ada), [])

    def test_who_came_in_alone_is_not_told_that_they_did(self):
        groups.join_group(actor=self.cy, group=self.open)
        self.assertEqual(self.hears(self.cy), [])

    def test_who_was_not_let_in_hears_it_and_may_ask_again(self):
        groups.decline_request(actor=self.ada, request=self.ask())
        self.assertEqual(self.hears(self.cy), ["group.declined"])
        self.assertEqual(self.hears(self.ada), [])
        self.ask()
        self.assertEqual((self.hears(self.cy), self.hears(self.ada)), ([], ["group.requests"]))

    def test_who_is_invited_hears_it_also_of_what_is_hidden(self):
        for group in (self.closed, self.hidden):
            groups.invite_person(actor=self.ada, group=group, person=self.cy)
        found = {f"You are invited to {group.name}" for group in (self.closed, self.hidden)}
        self.assertEqual(set(self.reads(self.cy)), found)
        self.assertContains(self.as_person(self.cy).get(PAGE_OF), self.hidden.name)

    def test_who_becomes_owner_or_manager_hears_it_and_who_becomes_a_member_does_not(self):
        self.make(self.open, self.bo, Role.MANAGER)
        self.assertEqual(self.hears(self.bo), ["group.manager"])
        self.make(self.open, self.bo, Role.OWNER)
        self.assertEqual(set(self.hears(self.bo)), {"group.manager", "group.owner"})
        self.make(self.open, self.bo, Role.MEMBER)
        self.assertEqual(self.hears(self.bo), [])

    def test_the_new_owner_hears_it_and_so_do_who_look_after_it_beside_them(self):
        self.make(self.open, self.bo, Role.MANAGER)
        groups.join_group(actor=self.cy, group=self.open)
        deactivate_person(actor=self.mo, person=self.ada)
        groups.transfer_ownership(actor=self.mo, group=self.open, to=self.cy)
        self.assertEqual(self.hears(self.cy), ["group.owner"])
        self.assertIn("group.new_owner", self.hears(self.bo))
        self.assertNotIn("group.new_owner", self.hears(self.gus))

    def test_who_takes_it_on_need_not_be_told_but_its_managers_are(self):
        self.make(self.open, self.bo, Role.MANAGER)
        deactivate_person(actor=self.mo, person=self.ada)
        groups.transfer_ownership(actor=self.mo, group=self.open, to=self.mo)
        self.assertNotIn("group.owner", self.hears(self.mo))
        self.assertIn("group.new_owner", self.hears(self.bo))


class WithdrawnTests(PlaceTestCase):
    def test_a_request_that_was_taken_back_waits_for_nobody(self):
        self.ask()
        self.assertEqual(self.hears(self.ada), ["group.requests"])
        groups.withdraw_request(actor=self.cy, group=self.request)
        self.assertEqual((self.hears(self.ada), unread_count(self.ada)), ([], 0))

    def test_it_waits_as_long_as_one_of_several_does(self):
        self.ask(self.mo)
        groups.approve_request(actor=self.ada, request=self.ask())
        self.assertEqual((self.hears(self.ada), unread_count(self.ada)), (["group.requests"], 1))
        groups.decline_request(actor=self.ada, request=JoinRequest.objects.get(person=self.mo))
        self.assertEqual((self.hears(self.ada), unread_count(self.ada)), ([], 0))

    def test_an_invitation_that_was_answered_is_none(self):
        invitation = groups.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        self.assertEqual(self.hears(self.cy), ["group.invited"])
        groups.decline_invitation(actor=self.cy, invitation=invitation)
        self.assertEqual(self.hears(self.cy), [])
        groups.accept_invitation(
            actor=self.cy, invitation=groups.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        )
        self.assertEqual(self.hears(self.cy), [])

    def test_who_may_know_of_the_group_no_more_reads_nothing_of_it(self):
        groups.decline_request(actor=self.ada, request=self.ask())
        self.deliver()
        Group.objects.filter(pk=self.request.pk).update(access="hidden")
        notice = Notice.objects.get(person=self.cy)
        self.assertEqual((self.hears(self.cy), unread_count(self.cy)), ([], 0))
        browser = self.as_person(self.cy)
        self.assertNotContains(browser.get(PAGE_OF), self.request.name)
        self.assertEqual(browser.get(f"/notifications/notices/{notice.pk}/").status_code, 404)

    def test_nobody_is_told_who_may_not_know_of_it_when_the_fact_arrives(self):
        groups.decline_request(actor=self.ada, request=self.ask())
        Group.objects.filter(pk=self.request.pk).update(access="hidden")
        self.deliver()
        self.assertFalse(Notice.objects.filter(person=self.cy).exists())

    def test_who_left_looks_after_nothing(self):
        self.make(self.open, self.bo, Role.MANAGER)
        self.deliver()
        groups.leave_group(actor=self.bo, group=self.open)
        self.assertEqual(self.hears(self.bo), [])


class ChoiceTests(PlaceTestCase):
    def test_each_kind_but_of_a_report_or_of_consent_can_be_lowered(self):
        always = {what for what, kind in KINDS.items() if kind.reason is None}
        self.assertEqual({what.partition(".")[0] for what in always}, {"moderation", "consent"})
        page = self.as_person(self.bo).get("/settings/notifications/")
        for reason in (Reason.GROUP_WAITS, Reason.MY_PLACE, Reason.HAND_OVER):
            self.assertContains(page, f'value="{reason}"')

    def test_who_wants_to_hear_nothing_of_it_hears_nothing(self):
        wanted = set(Reason) - {Reason.GROUP_WAITS}
        choose_how_told(actor=self.ada, wanted=wanted, pace=MailPace.Pace.DAILY)
        self.ask()
        self.assertEqual(self.hears(self.ada), [])
        self.assertFalse(Notice.objects.filter(person=self.ada).exists())

    def test_it_is_lowered_on_the_spot_and_raised_again(self):
        self.ask()
        self.hears(self.ada)
        notice, browser = Notice.objects.get(person=self.ada), self.as_person(self.ada)
        silence = f"/notifications/notices/{notice.pk}/silence/"
        self.assertContains(browser.get(PAGE_OF), silence)
        self.assertContains(browser.post(silence, headers={"HX-Request": "true"}), f"{silence}delete/")
        self.assertEqual((self.hears(self.ada), unread_count(self.ada)), ([], 0))
        self.ask(self.mo)
        self.assertEqual(self.hears(self.ada), [])
        self.assertRedirects(browser.post(f"{silence}delete/"), PAGE_OF)
        self.assertFalse(Silence.objects.exists())
        self.assertEqual(self.as_person(self.cy).post(silence).status_code, 404)

    def test_what_has_to_do_with_a_report_is_not_lowered(self):
        notice = Notice.objects.create(person=self.bo, what="moderation.hidden", url="/x/", moved_at=timezone.now())
        with self.assertRaises(PermissionDenied):
            hear_no_more(actor=self.bo, notice=notice)
        page = self.as_person(self.bo).get(PAGE_OF)
        self.assertContains(page, f"/notifications/notices/{notice.pk}/")
        self.assertNotContains(page, "silence/")

    def test_the_tab_of_members_counts_who_asks_for_who_looks_after_it(self):
        address = f"/groups/{self.request.slug}/members/"
        self.assertNotContains(self.as_person(self.ada).get(address), "tabs__count")
        self.ask()
        self.assertContains(self.as_person(self.ada).get(address), "tabs__count")
        self.assertNotContains(self.as_person(self.bo).get(address), "tabs__count")


class LetterTests(PlaceTestCase, LetterTestCase):
    def setUp(self):
        super().setUp()
        choose_how_told(actor=self.cy, wanted=list(Reason), pace=MailPace.Pace.AT_ONCE)

    def test_an_invitation_comes_by_mail_and_names_what_is_not_hidden(self):
        groups.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        self.deliver()
        self.assertEqual(self.send()["cy"]["Subject"], f"You are invited to {self.closed.name}")
        groups.invite_person(actor=self.ada, group=self.hidden, person=self.cy)
        self.deliver()
        letter = self.send()["cy"]
        self.assertEqual(letter["Subject"], "You are invited to a group")
        self.assertNotIn(self.hidden.name, self.text(letter))
        self.assertNotIn(self.hidden.slug, self.text(letter))

    def test_what_was_withdrawn_or_seen_is_not_sent(self):
        invitation = groups.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        self.deliver()
        groups.decline_invitation(actor=self.cy, invitation=invitation)
        self.assertEqual(self.send(), {})
        groups.decline_request(actor=self.ada, request=self.ask())
        self.deliver()
        mark_notice_read(actor=self.cy, notice=Notice.objects.get(person=self.cy, what="group.declined"))
        self.assertEqual(self.send(), {})

    def test_who_wants_it_in_the_intranet_alone_gets_no_mail(self):
        Silence.objects.create(person=self.cy, reason=Reason.MY_PLACE, channel="mail")
        groups.invite_person(actor=self.ada, group=self.closed, person=self.cy)
        self.assertEqual(self.hears(self.cy), ["group.invited"])
        self.assertEqual(self.send(), {})
