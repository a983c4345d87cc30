"""Who must not be told."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.activity import log
from omarm.groups.commands import remove_member
from omarm.groups.models import Membership
from omarm.notifications.commands import mark_read, tell, tell_of_post
from omarm.notifications.models import Channel, Notification, Reason, Silence
from omarm.notifications.queries import unread_count
from omarm.notifications.tests.telling import TellingTestCase, make_topic
from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.stream.commands import EVERYONE, Place, add_comment, announce_due_posts, follow
from omarm.stream.models import Comment, Follow, Mention, Post
from omarm.stream.tests.writing import write

MANY = 5000


class ReachTests(TellingTestCase):
    """Held against the one read rule: whoever may not read it is told nothing, whatever they follow."""

    def everybody(self):
        return [self.ada, self.bo, self.cy, self.gus, self.mo]

    def places(self):
        groups = [Place(group=group) for group in self.groups.values()]
        return [EVERYONE, *groups, Place(department=self.team), Place(department=self.department)]

    def readers(self, post):
        return {person.username for person in self.everybody() if Post.objects.visible_to(person).contains(post)}

    def told_of(self, post):
        self.deliver()
        return set(Notification.objects.filter(post=post).values_list("person__username", flat=True))

    def test_followers_of_the_author(self):
        for person in self.everybody()[1:]:
            Follow.objects.create(person=person, colleague=self.ada)
        for place in self.places():
            post = write(self.ada, place=place)
            with self.subTest(place=place):
                self.assertEqual(self.told_of(post), self.readers(post) - {"ada"})

    def test_who_is_named(self):
        for place in self.places():
            post = write(self.ada, place=place)
            Mention.objects.bulk_create(Mention(post=post, person=person) for person in self.everybody())
            with self.subTest(place=place):
                self.assertEqual(self.told_of(post), self.readers(post) - {"ada"})

    def test_who_takes_part_follows_and_is_named_in_a_conversation(self):
        for place in self.places():
            post = write(self.ada, place=place)
            self.deliver()
            top = add_comment(actor=self.bo, post=post, body="Hoi.")
            said = add_comment(actor=self.ada, post=post, body="Hoi.", parent=top)
            for person in (self.cy, self.gus, self.mo):
                Comment.objects.create(post=post, parent=top, author=person, body="Toen mocht ik het nog lezen.")
                Mention.objects.create(post=post, comment=said, person=person)
                Follow.objects.create(person=person, post=post)
            with self.subTest(place=place):
                self.assertEqual(self.told_of(post), self.readers(post))

    def test_people_named_in_a_fact(self):
        for place in self.places():
            post = write(self.ada, place=place)
            log.record("mustread.reminded", actor=None, subject=post, people=[one.pk for one in self.everybody()])
            with self.subTest(place=place):
                self.assertEqual(self.told_of(post), self.readers(post))

    def test_the_bell_counts_what_the_rule_shows(self):
        posts = [write(self.ada, place=place) for place in self.places()]
        for person in self.everybody():
            for post in posts:
                Notification.objects.create(person=person, post=post, reason=Reason.MENTION, moved_at=timezone.now())
            visible = Notification.objects.visible_to(person).unread().count()
            with self.subTest(person=person.username):
                self.assertEqual(unread_count(person), visible)
                self.assertEqual(visible, Post.objects.visible_to(person).filter(pk__in=[p.pk for p in posts]).count())


class NotToldTests(TellingTestCase):
    def test_who_has_left_the_group(self):
        follow(actor=self.bo, thing=self.closed)
        write(self.ada, place=Place(group=self.closed))
        self.assertEqual(self.told(self.bo), [Reason.GROUP])
        remove_member(actor=self.ada, membership=Membership.objects.get(group=self.closed, person=self.bo))
        self.assertEqual((self.told(self.bo), unread_count(self.bo)), ([], 0))
        write(self.ada, "Zonder Bo, @bo", place=Place(group=self.closed))
        self.assertEqual(self.told(self.bo), [])

    def test_who_is_no_longer_here(self):
        follow(actor=self.bo, thing=self.ada)
        deactivate_person(actor=self.mo, person=self.bo)
        write(self.ada)
        self.assertEqual(self.stored(), [])

    def test_followers_of_a_post_that_waits_for_its_time(self):
        follow(actor=self.bo, thing=self.ada)
        post = write(self.ada, "Straks, @cy", published_at=timezone.now() + timedelta(hours=1))
        self.assertEqual(self.stored(), [])
        self.assertEqual(tell(actor=None, post_id=post.pk, people=[self.bo.pk], reason=Reason.MUST_READ), [])
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now())
        announce_due_posts()
        self.assert_told(bo=[Reason.COLLEAGUE], cy=[Reason.MENTION])

    def test_of_what_is_hidden(self):
        post = write(self.ada, "@bo")
        Post.objects.filter(pk=post.pk).update(hidden_at=timezone.now())
        self.assertEqual(self.stored(), [])

    def test_of_a_hidden_comment(self):
        post = write(self.ada)
        comment = add_comment(actor=self.bo, post=post, body="@cy")
        Comment.objects.filter(pk=comment.pk).update(hidden_at=timezone.now())
        self.assertEqual(self.stored(), [])

    def test_of_a_muted_conversation_but_for_what_one_must_read(self):
        post = write(self.ada)
        for person in (self.ada, self.bo):
            follow(actor=person, thing=post, muted=True)
        add_comment(actor=self.cy, post=post, body="@bo, kijk.")
        self.assertEqual(self.stored(), [])
        log.record("mustread.reminded", actor=None, subject=post, people=[self.bo.pk])
        self.assert_told(bo=[Reason.MUST_READ])

    def test_of_a_muted_colleague_also_when_they_name_you(self):
        follow(actor=self.bo, thing=self.ada, muted=True)
        post = write(self.ada, "@bo")
        add_comment(actor=self.ada, post=post, body="@bo dan?")
        self.assertEqual(self.stored(), [])
        add_comment(actor=self.cy, post=post, body="Laat @bo met rust.")
        self.assertEqual(self.told(self.bo), [Reason.MENTION])

    def test_news_of_a_muted_topic_or_group_whatever_else_one_follows(self):
        soil = make_topic("Bodem")
        follow(actor=self.bo, thing=self.ada)
        follow(actor=self.bo, thing=soil, muted=True)
        follow(actor=self.cy, thing=self.ada)
        follow(actor=self.cy, thing=self.open, muted=True)
        write(self.ada, place=Place(group=self.open), topics=(soil,))
        self.assertEqual(self.stored(), [])
        write(self.ada, "@bo @cy", place=Place(group=self.open), topics=(soil,))
        self.assert_told(bo=[Reason.MENTION], cy=[Reason.MENTION])

    def test_for_a_reason_that_one_switched_off_but_for_a_weaker_one_still(self):
        soil = make_topic("Bodem")
        for thing in (self.ada, soil):
            follow(actor=self.bo, thing=thing)
        Silence.objects.create(person=self.bo, reason=Reason.COLLEAGUE)
        write(self.ada)
        self.assertEqual(self.stored(), [])
        write(self.ada, topics=(soil,))
        self.assert_told(bo=[Reason.TOPIC])

    def test_by_mail_for_a_reason_that_one_wants_no_mail_of(self):
        Silence.objects.create(person=self.bo, reason=Reason.MENTION, channel=Channel.MAIL)
        write(self.ada, "@bo @cy")
        self.deliver()
        due = dict(Notification.objects.values_list("person__username", "mail_due"))
        self.assertEqual(due, {"bo": False, "cy": True})


class BellTests(TellingTestCase):
    def rung(self, act):
        """Return the notices to open pages that the act sends, as text."""
        with CaptureQueriesContext(connection) as captured:
            act()
        sent = [query["sql"] for query in captured.captured_queries if "pg_notify" in query["sql"]]
        return " ".join(sent).replace("\\", "")

    def test_it_rings_for_who_was_told_and_for_nobody_else(self):
        write(self.ada, "Dag @bo, en @gus die dit niet mag lezen")
        notice = self.rung(self.deliver)
        self.assertIn("bell", notice)
        self.assertIn(f'"p{self.bo.pk}"', notice)
        for person in (self.ada, self.cy, self.gus, self.mo):
            self.assertNotIn(f'"p{person.pk}"', notice)

    def test_it_falls_silent_in_every_window_of_who_has_seen_it(self):
        post = write(self.ada, "Dag @bo")
        self.deliver()
        notice = self.rung(lambda: mark_read(actor=self.bo, post_id=post.pk))
        self.assertIn("seen", notice)
        self.assertIn(f'"p{self.bo.pk}"', notice)
        self.assertEqual(self.rung(lambda: mark_read(actor=self.bo, post_id=post.pk)), "")


class ManyTests(TellingTestCase):
    def test_five_thousand_followers_cost_as_many_statements_as_five(self):
        post = write(self.ada)
        few = self.statements(post, 5)
        many = self.statements(post, MANY)
        self.assertEqual(len(many), len(few))
        self.assertEqual(Notification.objects.filter(post=post).count(), MANY + 5)

    def statements(self, post, number):
        """Have so many more people follow the author. Return the statements of telling them."""
        here = Person.objects.count()
        names = [f"volger{here + index}" for index in range(number)]
        people = Person.objects.bulk_create(Person(username=name, name=name, sort_key=name) for name in names)
        Follow.objects.all().delete()
        Follow.objects.bulk_create(Follow(person=person, colleague=self.ada) for person in people)
        with CaptureQueriesContext(connection) as captured:
            told = tell_of_post(actor=self.ada.pk, post_id=post.pk, at=timezone.now())
        self.assertEqual(len(told), number)
        return captured.captured_queries
