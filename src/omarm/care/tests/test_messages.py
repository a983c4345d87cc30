from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from omarm.audit.models import AuditEvent
from omarm.care.commands import NewMessage, change_message_room, send_message
from omarm.care.models import GroupMessage
from omarm.care.queries.messages import again_on, messages_for, reach_of
from omarm.care.tests.caring import CareTestCase
from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import NewGroup, archive_group, start_group
from omarm.groups.models import Membership
from omarm.houserules.commands import publish_edition, start_edition
from omarm.houserules.models import Acceptance
from omarm.notifications.models import MailPace, Notification, Reason, Silence
from omarm.stream.commands import follow
from omarm.stream.models import Post

WORDS = {"title": "Vrijdag is de loods dicht", "text": "Neem je spullen mee.\n\nTot maandag."}


def in_dutch(words):
    with translation.override("nl"):
        return translation.gettext(words)


def send(actor, group, **told):
    return send_message(actor=actor, group=group, new=NewMessage(**WORDS | {"submission": uuid4()} | told))


class SendingTests(CareTestCase):
    def test_it_is_a_post_in_the_group_that_everybody_is_told_of(self):
        with self.records("post.published", "group.messaged"):
            message = send(self.ada, self.open)
        self.assertEqual((message.reach, message.sent_by, message.post.author), (2, self.ada, self.ada))
        self.assertTrue(Post.objects.visible_to(self.bo).contains(message.post))
        for person in (self.bo, self.gus):
            self.assertEqual(self.told(person), [Reason.FOR_ALL], person)
        for person in (self.ada, self.cy, self.mo, self.coco):
            self.assertEqual(self.told(person), [], person)

    def test_of_a_group_that_is_not_open_nobody_outside_hears(self):
        send(self.ada, self.hidden)
        self.assertEqual(self.told(self.bo), [Reason.FOR_ALL])
        for person in (self.cy, self.gus, self.mo, self.coco):
            self.assertEqual(self.told(person), [], person)

    def test_a_mute_and_following_nothing_do_not_keep_it_away(self):
        follow(actor=self.bo, thing=self.open, muted=True)
        follow(actor=self.gus, thing=self.ada, muted=True)
        send(self.ada, self.open)
        self.assertEqual((self.told(self.bo), self.told(self.gus)), ([Reason.FOR_ALL], [Reason.FOR_ALL]))

    def test_who_follows_the_group_is_told_once_and_for_this_reason(self):
        follow(actor=self.bo, thing=self.open)
        send(self.ada, self.open)
        self.assertEqual(self.told(self.bo), [Reason.FOR_ALL])
        self.assertEqual(Notification.objects.filter(person=self.bo).count(), 1)
        self.assertTrue(Notification.objects.get(person=self.bo).mail_due)

    def test_who_left_or_cannot_sign_in_hears_nothing(self):
        message = send(self.ada, self.open)
        Membership.objects.filter(person=self.gus).delete()
        self.bo.is_active = False
        self.bo.save(update_fields=["is_active"])
        self.deliver()
        self.assertFalse(Notification.objects.filter(post=message.post).exists())

    def test_the_same_form_is_one_message(self):
        same = uuid4()
        first = send(self.ada, self.open, submission=same)
        self.assertEqual(send(self.ada, self.open, submission=same), first)
        self.assertEqual(Post.objects.count(), 1)

    def test_only_who_manages_it_writes_to_all_and_not_in_a_closed_group(self):
        for person in (self.cy, self.gus, self.mo, self.coco):
            with self.assertRaises(PermissionDenied):
                send(person, self.open)
        archive_group(actor=self.ada, group=self.open)
        with self.assertRaises((DomainError, PermissionDenied)):
            send(self.ada, self.open)
        self.assertFalse(GroupMessage.objects.exists())


class HouseRulesTests(CareTestCase):
    """A message to everybody is a post: who did not accept the house rules is asked to, as by any other form."""

    def setUp(self):
        super().setUp()
        start_edition(actor=self.mo)
        with self.captureOnCommitCallbacks(execute=True):
            publish_edition(actor=self.mo, note="Begin.")
        self.url = f"/groups/{self.open.slug}/care/message/"

    def post(self, **told):
        return self.as_person(self.ada).post(self.url, WORDS | {"submission": str(uuid4()), "send": "1"} | told)

    def test_the_box_stands_there_until_it_was_ticked_once(self):
        self.assertContains(self.as_person(self.ada).get(self.url), 'name="accepts"', count=1)
        self.assertEqual(self.post(accepts="1").status_code, 302)
        self.assertEqual(Acceptance.objects.get().person, self.ada)
        self.assertNotContains(self.as_person(self.ada).get(self.url), 'name="accepts"')

    def test_without_it_nothing_goes_and_all_words_stay_with_the_button_to_send(self):
        answer = self.post()
        for kept in (WORDS["title"], 'aria-describedby="accepts-error"', 'name="send"'):
            self.assertContains(answer, kept, status_code=422)
        self.assertFalse(GroupMessage.objects.exists())

    def test_looking_at_it_first_asks_nothing_and_keeps_the_tick(self):
        told = WORDS | {"submission": str(uuid4()), "preview": "1", "accepts": "1"}
        answer = self.as_person(self.ada).post(self.url, told)
        self.assertContains(answer, "checked required")
        self.assertFalse(Acceptance.objects.exists())


class RoomTests(CareTestCase):
    def sent(self, *days_ago):
        GroupMessage.objects.all().delete()
        today = timezone.localdate()
        for days in days_ago:
            GroupMessage.objects.create(
                group=self.open, post=Post.objects.create(kind="update", author=self.ada), reach=1,
                sent_on=today - timedelta(days=days),
            )  # fmt: skip
        day = again_on(self.bo, self.open)
        return day and (day - today).days

    def test_once_a_week_and_four_times_in_four_weeks(self):
        self.assertIsNone(self.sent())
        self.assertEqual(self.sent(0), 7)
        self.assertEqual(self.sent(6), 1)
        self.assertIsNone(self.sent(7))
        self.assertIsNone(self.sent(7, 14, 21))
        self.assertEqual(self.sent(7, 14, 21, 27), 1)
        self.assertIsNone(self.sent(7, 14, 21, 28))

    def test_a_second_one_is_refused_also_when_the_first_was_thrown_away(self):
        message = send(self.ada, self.open)
        Post.objects.filter(pk=message.post_id).update(deleted_at=timezone.now())
        with self.assertRaises(DomainError) as refused:
            send(self.bo, self.open)
        self.assertEqual(refused.exception.code, "message_full")
        send(self.ada, self.closed)

    def test_who_looks_sees_the_words_only_where_they_may_read(self):
        send(self.ada, self.closed)
        self.assertEqual([row.is_readable for row in messages_for(self.ada, self.closed, manages=True).lately], [True])
        shown = messages_for(self.coco, self.closed, manages=False)
        self.assertEqual(([row.is_readable for row in shown.lately], shown.may_write), ([False], False))


class RoomOfAPersonTests(CareTestCase):
    def test_who_has_many_groups_writes_to_all_of_them_together_as_often_as_to_one(self):
        groups = [start_group(actor=self.ada, new=NewGroup(name=f"Groep {number}")) for number in range(4)]
        for group in groups:
            send(self.ada, group)
        with self.assertRaises(DomainError) as refused:
            send(self.ada, self.closed)
        self.assertEqual(refused.exception.code, "message_full")
        send(self.bo, self.open)

    def test_the_organisation_chooses_how_often(self):
        for person in (self.ada, self.coco, self.dee):
            self.assertRaises(PermissionDenied, change_message_room, actor=person, a_week=2, a_month=8)
        browser = self.as_person(self.mo)
        address = "/admin/groups/messages/room/"
        self.assertContains(browser.get("/admin/groups/", {"show": "messages"}), address)
        self.assertContains(browser.post(address, {"a_week": 5, "a_month": 4}), 'value="5"', status_code=422)
        self.assertRedirects(browser.post(address, {"a_week": 2, "a_month": 8}), "/admin/groups/?show=messages")
        self.assertEqual(self.as_person(self.coco).get(address).status_code, 403)
        self.assertTrue(AuditEvent.objects.filter(act="message_room.changed", actor=self.mo).exists())
        send(self.ada, self.open)
        self.assertIsNone(again_on(self.ada, self.open))
        send(self.bo, self.open)
        self.assertIsNotNone(again_on(self.ada, self.open))


class ChannelTests(CareTestCase):
    def mailed(self):
        self.deliver()
        return list(Notification.objects.filter(person=self.bo).values_list("mail_due", flat=True))

    def test_in_the_intranet_alone_nobody_gets_mail(self):
        send(self.ada, self.open, by_mail=False)
        self.assertEqual((self.told(self.bo), self.mailed()), ([Reason.FOR_ALL], [False]))

    def test_by_mail_only_who_wants_it(self):
        send(self.ada, self.open)
        self.assertEqual(self.mailed(), [True])
        Notification.objects.all().delete()
        Silence.objects.create(person=self.bo, reason=Reason.FOR_ALL, channel="mail")
        send(self.ada, self.closed)
        self.assertEqual(self.mailed(), [False])

    def test_the_form_asks_and_keeps_the_choice(self):
        address = f"/groups/{self.open.slug}/care/message/"
        browser = self.as_person(self.ada)
        self.assertContains(browser.get(address), "checked")
        told = WORDS | {"submission": str(uuid4())}
        self.assertContains(browser.post(address, told | {"preview": "1"}), in_dutch("Nobody gets mail of it."))
        browser.post(address, told | {"send": "1"})
        self.assertEqual(self.mailed(), [False])


class ReachTests(CareTestCase):
    def test_mail_is_counted_only_where_it_tells_of_nobody(self):
        reach = reach_of(self.ada, self.open)
        self.assertEqual((reach.people, reach.by_mail), (2, None))
        people = [make_person(f"lid{number}") for number in range(22)]
        for person in people:
            bring_in(self.open, person, by=self.ada)
        self.assertEqual((reach_of(self.ada, self.open).people, reach_of(self.ada, self.open).by_mail), (24, 24))
        for person in people[:3]:
            Silence.objects.create(person=person, reason=Reason.FOR_ALL, channel="mail")
        self.assertIsNone(reach_of(self.ada, self.open).by_mail)
        for person in people[3:8]:
            MailPace.objects.create(person=person, pace=MailPace.Pace.NEVER)
        self.assertEqual(reach_of(self.ada, self.open).by_mail, 16)


class PageTests(CareTestCase):
    def setUp(self):
        super().setUp()
        self.address = f"/groups/{self.open.slug}/care/message/"
        self.typed = WORDS | {"submission": str(uuid4())}

    def test_first_it_shows_whom_it_reaches_and_how_it_reads(self):
        browser = self.as_person(self.ada)
        self.assertEqual(browser.get(self.address).context["reach"].people, 2)
        answer = browser.post(self.address, self.typed | {"preview": "1"})
        self.assertContains(answer, "<p>Tot maandag.</p>", html=True)
        self.assertFalse(Post.objects.exists())
        self.assertEqual(browser.post(self.address, self.typed | {"send": "1"}).status_code, 302)
        self.assertEqual(GroupMessage.objects.get().post.title, WORDS["title"])

    def test_without_words_or_room_it_comes_back_as_typed(self):
        browser = self.as_person(self.bo)
        answer = browser.post(self.address, {"title": "Alleen een titel", "send": "1"})
        self.assertContains(answer, "Alleen een titel", status_code=422)
        send(self.ada, self.open)
        answer = browser.post(self.address, self.typed | {"send": "1"})
        self.assertContains(answer, WORDS["title"], status_code=422)
        self.assertEqual(GroupMessage.objects.count(), 1)

    def test_for_others_the_page_does_not_exist(self):
        for person in (self.cy, self.gus, self.mo, self.coco):
            browser = self.as_person(person)
            self.assertEqual(browser.get(self.address).status_code, 404)
            self.assertEqual(browser.post(self.address, self.typed | {"send": "1"}).status_code, 404)
        self.assertFalse(Post.objects.exists())
