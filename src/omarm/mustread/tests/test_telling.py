from datetime import timedelta

from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.mustread.commands import ask_again, confirm, record_who_is_asked, withdraw
from omarm.mustread.models import MustRead
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.notifications.commands import mark_read
from omarm.notifications.models import Notification, Reason
from omarm.people.models import Person
from omarm.stream.commands import EVERYONE, Place, announce_due_posts, follow
from omarm.stream.models import Post


class TellingTestCase(MustReadTestCase):
    def deliver(self):
        """Tell every waiting fact to its subscribers, as the deliverer does after a commit."""
        while deliver_batch():
            pass

    def asked(self):
        """Return the facts that name who is asked, oldest first."""
        self.deliver()
        return list(Activity.objects.filter(verb="mustread.asked_of").order_by("pk"))

    def told(self):
        """Return who has an unread notification, with its reason."""
        self.deliver()
        return dict(Notification.objects.unread().values_list("person__username", "reason"))


class WhoTests(TellingTestCase):
    def test_each_who_is_asked_is_told_once_and_nobody_else(self):
        must_read = self.ask(place=Place(group=self.open))
        [fact] = self.asked()
        self.assertEqual(set(fact.data["people"]), {person.pk for person in must_read.people_asked()})
        self.assertEqual((fact.actor, fact.data["post"], fact.data["level"]), (self.ada, must_read.pk, "must"))
        self.assertEqual(self.told(), {"bo": Reason.MUST_READ, "gus": Reason.MUST_READ})

    def test_told_again_the_same_fact_tells_nobody_twice(self):
        must_read = self.ask()
        self.deliver()
        mark_read(actor=self.bo, post_id=must_read.pk)
        self.assertEqual(record_who_is_asked(post_id=must_read.pk), 0)
        self.assertEqual((len(self.asked()), self.told()), (1, {}))

    def test_who_was_told_of_the_post_already_has_one_notification(self):
        follow(actor=self.bo, thing=self.closed)
        must_read = self.ask()
        self.assertEqual(self.told(), {"bo": Reason.MUST_READ})
        self.assertEqual(Notification.objects.filter(post=must_read.pk, person=self.bo).count(), 1)

    def test_muting_keeps_a_must_not_away(self):
        follow(actor=self.bo, thing=self.ada, muted=True)
        self.ask(level="should")
        self.assertEqual(self.told(), {})
        self.ask()
        self.assertEqual(self.told(), {"bo": Reason.MUST_READ})

    def test_a_should_is_told_where_its_author_could_ask_a_must_and_nice_to_know_never(self):
        self.ask(level="nice")
        self.ask(self.bo, level="should")
        self.ask(self.bo, level="should", place=EVERYONE)
        self.assertEqual((self.asked(), self.told()), ([], {}))
        self.ask(level="should")
        self.assertEqual(self.told(), {"bo": Reason.SHOULD_READ})

    def test_very_many_are_told_in_parts(self):
        names = [f"lezer{number}" for number in range(2100)]
        Person.objects.bulk_create(Person(username=name, name=name, sort_key=name) for name in names)
        must_read = self.ask(self.eva, place=EVERYONE)
        facts = self.asked()
        self.assertEqual([len(fact.data["people"]) for fact in facts[:2]], [1000, 1000])
        people = [pk for fact in facts for pk in fact.data["people"]]
        self.assertCountEqual(people, must_read.people_asked().values_list("pk", flat=True))
        self.assertEqual(Notification.objects.unread().filter(post=must_read.pk).count(), len(people))


class WhenTests(TellingTestCase):
    def test_what_waits_for_its_time_is_told_when_it_comes(self):
        must_read = self.ask(published_at=timezone.now() + timedelta(hours=1))
        self.assertEqual(record_who_is_asked(post_id=must_read.pk), 0)
        self.assertEqual((self.asked(), self.told()), ([], {}))
        Post.objects.filter(pk=must_read.pk).update(published_at=timezone.now())
        announce_due_posts()
        self.assertEqual((len(self.asked()), self.told()), (1, {"bo": Reason.MUST_READ}))

    def test_what_was_withdrawn_while_it_waited_is_not_told(self):
        must_read = self.ask(published_at=timezone.now() + timedelta(hours=1))
        withdraw(actor=self.ada, must_read=must_read)
        Post.objects.filter(pk=must_read.pk).update(published_at=timezone.now())
        announce_due_posts()
        self.assertEqual((self.asked(), self.told()), ([], {}))

    def test_asking_again_tells_who_had_read_it(self):
        must_read = self.ask()
        self.deliver()
        mark_read(actor=self.bo, post_id=must_read.pk)
        confirm(actor=self.bo, must_read=must_read)
        ask_again(actor=self.ada, must_read=must_read)
        self.assertEqual((len(self.asked()), self.told()), (2, {"bo": Reason.MUST_READ}))
        self.assertEqual(MustRead.objects.get().told_round, 2)
