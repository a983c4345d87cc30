from omarm.activity import log
from omarm.activity.models import Activity
from omarm.core.testing.cast import bring_in
from omarm.notifications.commands import mark_read, tell
from omarm.notifications.models import Notification, Reason
from omarm.notifications.subscribers.conversations import tell_of_a_comment
from omarm.notifications.tests.telling import TellingTestCase, make_topic
from omarm.stream.commands import (
    Place,
    add_comment,
    delete_comment,
    delete_post,
    edit_comment,
    edit_post,
    follow,
    place_post,
    restore_comment,
    restore_post,
)
from omarm.stream.tests.writing import write


class PostTests(TellingTestCase):
    def test_who_is_named_is_told(self):
        write(self.ada, "Kijk eens, @bo en @ada.")
        self.assert_told(bo=[Reason.MENTION])

    def test_followers_of_author_topic_and_group_are_told_each_once(self):
        soil = make_topic("Bodem")
        for person in (self.bo, self.cy):
            follow(actor=person, thing=self.ada)
            follow(actor=person, thing=soil)
        follow(actor=self.bo, thing=self.open)
        follow(actor=self.mo, thing=soil)
        follow(actor=self.gus, thing=self.open)
        write(self.ada, place=Place(group=self.open), topics=(soil,))
        self.assert_told(
            bo=[Reason.COLLEAGUE], cy=[Reason.COLLEAGUE], mo=[Reason.TOPIC], gus=[Reason.GROUP]
        )  # fmt: skip

    def test_the_author_is_not_told_of_the_own_post(self):
        soil = make_topic("Bodem")
        follow(actor=self.ada, thing=soil)
        follow(actor=self.ada, thing=self.open)
        write(self.ada, place=Place(group=self.open), topics=(soil,))
        self.assertEqual(self.stored(), [])

    def test_sharing_tells_followers_of_the_new_place_who_did_not_know_it(self):
        bring_in(self.closed, self.gus, by=self.ada)
        for person, group in ((self.bo, self.open), (self.bo, self.closed), (self.gus, self.closed)):
            follow(actor=person, thing=group)
        post = write(self.ada, place=Place(group=self.open))
        self.deliver()
        for person in (self.bo, self.gus):
            mark_read(actor=person, post_id=post.pk)
        Notification.objects.filter(person=self.gus).delete()
        place_post(actor=self.ada, post=post, place=Place(group=self.closed))
        self.assert_told(gus=[Reason.GROUP])
        self.assertEqual(Notification.objects.filter(person=self.bo).count(), 1)

    def test_who_is_named_in_a_group_hears_it_once_the_post_is_shared_to_where_they_read(self):
        post = write(self.ada, "Wat vind jij, @cy?", place=Place(group=self.closed))
        self.assert_told()
        place_post(actor=self.ada, post=post, place=Place(group=self.open))
        self.assert_told(cy=[Reason.MENTION])

    def test_an_edit_tells_only_who_is_newly_named(self):
        post = write(self.ada, "Voor @bo.")
        self.deliver()
        mark_read(actor=self.bo, post_id=post.pk)
        edit_post(actor=self.ada, post=post, title="", body="Voor @bo en @cy.")
        self.assert_told(cy=[Reason.MENTION])
        edit_post(actor=self.ada, post=post, title="", body="Voor @bo en @cy en verder niemand.")
        mark_read(actor=self.cy, post_id=post.pk)
        self.assert_told()

    def test_a_compliment_is_told_to_whom_it_is_for(self):
        post = write(self.ada)
        self.deliver()
        log.record("post.published", actor=self.ada, subject=post, because="praise", people=[self.bo.pk, self.ada.pk])
        log.record("praise.given", actor=self.ada, subject=post, people=[self.cy.pk])
        self.assert_told(bo=[Reason.PRAISE], cy=[Reason.PRAISE])

    def test_an_offer_is_told_to_the_author(self):
        post = write(self.ada)
        log.record("offer.made", actor=self.bo, subject=post)
        self.assert_told(ada=[Reason.OFFER])

    def test_people_in_a_fact_without_a_known_cause_are_not_told(self):
        post = write(self.ada)
        log.record("post.published", actor=self.ada, subject=post, people=[self.bo.pk], because="gossip")
        self.assert_told()


class CommentTests(TellingTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada)

    def test_who_takes_part_is_told_each_for_the_strongest_reason(self):
        follow(actor=self.mo, thing=self.post)
        top = add_comment(actor=self.bo, post=self.post, body="Mooi.")
        add_comment(actor=self.cy, post=self.post, body="Zeker.", parent=top)
        self.deliver()
        for person in (self.ada, self.bo, self.cy, self.mo):
            mark_read(actor=person, post_id=self.post.pk)
        add_comment(actor=self.mo, post=self.post, body="Ja, @cy!", parent=top)
        self.assert_told(ada=[Reason.ANSWER], bo=[Reason.REPLY], cy=[Reason.MENTION])

    def test_an_answer_to_an_answer_is_told_to_its_writer(self):
        top = add_comment(actor=self.mo, post=self.post, body="Een")
        reply = add_comment(actor=self.bo, post=self.post, body="Twee", parent=top)
        other = add_comment(actor=self.cy, post=self.post, body="Drie", parent=top)
        self.deliver()
        Notification.objects.all().delete()
        add_comment(actor=self.ada, post=self.post, body="Vier", parent=reply)
        self.assert_told(bo=[Reason.REPLY], mo=[Reason.TOOK_PART], cy=[Reason.TOOK_PART])
        self.assertEqual(other.parent, top)

    def test_another_thread_tells_only_the_author(self):
        add_comment(actor=self.bo, post=self.post, body="Mooi.")
        add_comment(actor=self.cy, post=self.post, body="Iets anders.")
        self.assert_told(ada=[Reason.ANSWER])

    def test_who_followed_the_conversation_hears_of_every_comment(self):
        follow(actor=self.cy, thing=self.post)
        add_comment(actor=self.bo, post=self.post, body="Mooi.")
        self.assert_told(ada=[Reason.ANSWER], cy=[Reason.CONVERSATION])

    def test_a_conversation_is_one_notification_with_all_who_spoke(self):
        for person in (self.bo, self.cy, self.bo, self.mo):
            last = add_comment(actor=person, post=self.post, body="Hoi.")
        self.assertEqual(self.told(self.ada), [Reason.ANSWER])
        row = Notification.objects.get(person=self.ada)
        self.assertEqual(row.actors, [self.mo.pk, self.bo.pk, self.cy.pk])
        self.assertEqual(row.comment, last)

    def test_after_reading_it_begins_anew_and_is_unread_again(self):
        add_comment(actor=self.bo, post=self.post, body="Hoi @ada.")
        self.assertEqual(self.told(self.ada), [Reason.MENTION])
        mark_read(actor=self.ada, post_id=self.post.pk)
        self.assertEqual(self.told(self.ada), [])
        add_comment(actor=self.cy, post=self.post, body="Hoi.")
        self.assertEqual(self.told(self.ada), [Reason.ANSWER])
        self.assertEqual(Notification.objects.get(person=self.ada).actors, [self.cy.pk])

    def test_the_strongest_reason_stays_while_unread(self):
        add_comment(actor=self.bo, post=self.post, body="Hoi @ada.")
        add_comment(actor=self.cy, post=self.post, body="Hoi.")
        self.assertEqual(self.told(self.ada), [Reason.MENTION])

    def test_the_same_fact_told_again_changes_nothing(self):
        add_comment(actor=self.bo, post=self.post, body="Hoi.")
        self.deliver()
        mark_read(actor=self.ada, post_id=self.post.pk)
        tell_of_a_comment(Activity.objects.get(verb="comment.added"))
        self.assertEqual(self.told(self.ada), [])

    def test_an_edit_tells_only_who_is_newly_named(self):
        comment = add_comment(actor=self.bo, post=self.post, body="Hoi @cy.")
        self.deliver()
        for person in (self.ada, self.cy):
            mark_read(actor=person, post_id=self.post.pk)
        edit_comment(actor=self.bo, comment=comment, body="Hoi @cy en @mo.")
        self.assert_told(mo=[Reason.MENTION])


class GoneTests(TellingTestCase):
    def setUp(self):
        super().setUp()
        follow(actor=self.bo, thing=self.ada)
        self.post = write(self.ada)
        self.assertEqual(self.told(self.bo), [Reason.COLLEAGUE])

    def seen(self, person):
        return list(Notification.objects.visible_to(person).values_list("is_unread", flat=True))

    def test_a_deleted_post_vanishes_and_comes_back_as_read(self):
        delete_post(actor=self.ada, post=self.post)
        self.assertEqual(self.seen(self.bo), [])
        self.deliver()
        restore_post(actor=self.ada, post=self.post)
        self.deliver()
        self.assertEqual(self.seen(self.bo), [False])

    def test_a_deleted_comment_vanishes_and_comes_back_as_read(self):
        comment = add_comment(actor=self.bo, post=self.post, body="Hoi.")
        self.assertEqual(self.told(self.ada), [Reason.ANSWER])
        delete_comment(actor=self.bo, comment=comment)
        self.assertEqual(self.seen(self.ada), [])
        self.deliver()
        restore_comment(actor=self.bo, comment=comment)
        self.deliver()
        self.assertEqual(self.seen(self.ada), [False])

    def test_what_others_said_stays_when_one_comment_goes(self):
        first = add_comment(actor=self.cy, post=self.post, body="Een.")
        last = add_comment(actor=self.mo, post=self.post, body="Twee.")
        self.deliver()
        delete_comment(actor=self.mo, comment=last)
        self.assertEqual(self.told(self.ada), [Reason.ANSWER])
        row = Notification.objects.get(person=self.ada)
        self.assertEqual((row.comment, row.actors), (first, [self.cy.pk]))

    def test_what_was_deleted_before_it_could_be_told_is_not_told(self):
        Notification.objects.all().delete()
        comment = add_comment(actor=self.cy, post=self.post, body="Hoi @mo.")
        delete_comment(actor=self.cy, comment=comment)
        self.assertEqual(self.stored(), [])
        other = write(self.ada, "Hoi @mo")
        delete_post(actor=self.ada, post=other)
        self.assertEqual(self.stored(), [])


class ToldByTheHouseTests(TellingTestCase):
    def test_it_tells_without_an_actor(self):
        post = write(self.ada)
        self.deliver()
        self.assertEqual(tell(actor=None, post_id=post.pk, people=[self.bo.pk], reason=Reason.MUST_READ), [self.bo.pk])
        self.assertEqual(Notification.objects.get().actors, [])

    def test_a_reminder_names_who_asks_for_it(self):
        post = write(self.ada)
        log.record("mustread.reminded", actor=self.ada, subject=post, people=[self.bo.pk, self.gus.pk])
        self.assert_told(bo=[Reason.MUST_READ])

    def test_who_is_asked_to_read_is_told_by_whom(self):
        post = write(self.ada)
        follow(actor=self.cy, thing=post, muted=True)
        people = [self.bo.pk, self.cy.pk, self.gus.pk]
        log.record("mustread.asked_of", actor=self.ada, subject=post, people=people, level="should")
        self.assert_told(bo=[Reason.SHOULD_READ])
        log.record("mustread.asked_of", actor=self.ada, subject=post, people=people, level="must")
        self.assert_told(bo=[Reason.MUST_READ], cy=[Reason.MUST_READ])
        self.assertEqual(Notification.objects.filter(person=self.bo).get().actors, [self.ada.pk])

    def test_a_deleted_person_takes_nothing_along(self):
        post = write(self.ada)
        self.assertEqual(tell(actor=None, post_id=post.pk, people=[10**9], reason=Reason.MUST_READ), [])
