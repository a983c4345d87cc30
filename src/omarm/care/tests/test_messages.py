from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.care.commands import send_message
from omarm.care.models import GroupMessage
from omarm.care.queries.messages import again_on, messages_for, reach_of
from omarm.care.tests.caring import CareTestCase
from omarm.core.errors import DomainError
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import archive_group
from omarm.groups.models import Membership
from omarm.notifications.models import MailPace, Notification, Reason, Silence
from omarm.stream.commands import follow
from omarm.stream.models import Post

WORDS = {"title": "Vrijdag is de loods dicht", "text": "Neem je spullen mee.\n\nTot maandag."}


def send(actor, group, **told):
    return send_message(actor=actor, group=group, **WORDS | {"submission": uuid4()} | told)


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


class RoomTests(CareTestCase):
    def sent(self, *days_ago):
        GroupMessage.objects.all().delete()
        today = timezone.localdate()
        for days in days_ago:
            GroupMessage.objects.create(
                group=self.open, post=Post.objects.create(kind="update", author=self.ada), reach=1,
                sent_on=today - timedelta(days=days),
            )  # fmt: skip
        day = again_on(self.open)
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
        self.assertEqual([row.is_readable for row in messages_for(self.ada, self.closed).lately], [True])
        shown = messages_for(self.coco, self.closed)
        self.assertEqual(([row.is_readable for row in shown.lately], shown.may_write), ([False], False))


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
