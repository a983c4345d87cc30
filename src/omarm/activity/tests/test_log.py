from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.test import TestCase
from django.utils import timezone

from omarm.activity import deliverer, log
from omarm.activity.models import Activity, Delivery
from omarm.activity.tests.listening import heard
from omarm.people.models import Organisation

HERE = Organisation(pk=1)


class RecordingTests(TestCase):
    def test_a_fact_says_who_did_what_to_what(self):
        fact = log.record("probe.made", actor=None, subject=HERE, colour="red")
        self.assertEqual((fact.subject_type, fact.subject_id, fact.data), ("people.organisation", 1, {"colour": "red"}))
        self.assertIsNone(fact.delivered_at)

    def test_what_is_listened_to_can_be_listed(self):
        with heard("probe.made") as listeners:
            self.assertEqual(log.subscribers_of("probe.made"), tuple(listeners))
        self.assertEqual(log.subscribers_of("probe.made"), ())


class DeliveringTests(TestCase):
    def test_every_listener_is_told_once(self):
        with heard("probe.made", 2) as (first, second):
            fact = log.record("probe.made", actor=None, subject=HERE)
            self.assertEqual((first.told, second.told), ([], []))
            self.assertEqual([deliverer.deliver_batch(), deliverer.deliver_batch()], [1, 0])
        self.assertEqual((first.told, second.told), ([fact], [fact]))
        fact.refresh_from_db()
        self.assertIsNotNone(fact.delivered_at)

    def test_only_what_is_listened_for_is_told(self):
        with heard("probe.made") as (listener,):
            log.record("probe.lost", actor=None, subject=HERE)
            deliverer.deliver_batch()
        self.assertEqual(listener.told, [])
        self.assertFalse(Activity.objects.filter(delivered_at=None).exists())

    def test_facts_are_told_in_order_and_in_batches(self):
        with heard("probe.made") as (listener,):
            for number in range(deliverer.BATCH + 5):
                log.record("probe.made", actor=None, subject=HERE, number=number)
            self.assertEqual([deliverer.deliver_batch() for _time in range(3)], [deliverer.BATCH, 5, 0])
        self.assertEqual([fact.data["number"] for fact in listener.told], list(range(deliverer.BATCH + 5)))

    def test_what_was_rolled_back_is_never_told(self):
        with heard("probe.made") as (listener,):
            with self.assertRaises(ZeroDivisionError), transaction.atomic():
                log.record("probe.made", actor=None, subject=HERE)
                raise ZeroDivisionError
            deliverer.deliver_batch()
        self.assertEqual(listener.told, [])


class FailingTests(TestCase):
    def deliver(self):
        """Deliver with the log of failures kept apart, and make what waits for its turn due at once."""
        with self.assertLogs("omarm.activity.deliverer", "ERROR"):
            deliverer.deliver_batch()
        Activity.objects.update(retry_at=timezone.now())

    def test_only_the_one_that_failed_is_told_again(self):
        with heard("probe.made", 3) as (first, failing, last):
            failing.failures = 2
            fact = log.record("probe.made", actor=None, subject=HERE)
            self.deliver()
            self.assertEqual(Delivery.objects.filter(activity=fact).count(), 2)
            self.deliver()
            deliverer.deliver_batch()
        self.assertEqual((first.told, failing.told, last.told), ([fact], [fact], [fact]))
        fact.refresh_from_db()
        self.assertIsNotNone(fact.delivered_at)

    def test_one_that_failed_waits_longer_each_time(self):
        waits = []
        with heard("probe.made") as (failing,):
            failing.failures = 3
            log.record("probe.made", actor=None, subject=HERE)
            for _time in range(3):
                with self.assertLogs("omarm.activity.deliverer", "ERROR"):
                    deliverer.deliver_batch()
                waits.append(Activity.objects.get().retry_at - timezone.now())
                self.assertEqual(deliverer.deliver_batch(), 0)  # not before its time
                Activity.objects.update(retry_at=timezone.now())
        self.assertEqual(waits, sorted(waits))

    def test_what_one_wrote_before_it_failed_is_undone(self):
        with heard("probe.made", 2) as (writer, failing):
            writer.writes = failing.writes = True
            failing.failures = 1
            log.record("probe.made", actor=None, subject=HERE)
            self.deliver()
        self.assertEqual(Activity.objects.filter(verb="probe.heard").count(), 1)

    def test_one_that_breaks_its_own_transaction_takes_nobody_along(self):
        with heard("probe.made", 2) as (broken, other):
            broken.breaks_the_transaction = True
            fact = log.record("probe.made", actor=None, subject=HERE)
            self.deliver()
        self.assertEqual(other.told, [fact])

    def test_one_that_never_succeeds_is_given_up_and_holds_up_nothing(self):
        with heard("probe.made") as (failing,):
            failing.failures = 99
            stuck = log.record("probe.made", actor=None, subject=HERE)
            for _time in range(deliverer.LAST_ATTEMPT):
                self.deliver()
            self.assertEqual(deliverer.deliver_batch(), 0)
        stuck.refresh_from_db()
        self.assertIsNotNone(stuck.delivered_at)


class PruningTests(TestCase):
    def test_facts_go_when_they_were_told_long_ago(self):
        long_ago = timezone.now() - timedelta(days=settings.ACTIVITY_KEPT_DAYS + 1)
        told, waiting, fresh = (log.record("probe.made", actor=None, subject=HERE) for _time in range(3))
        Activity.objects.update(recorded_at=long_ago)
        Activity.objects.filter(pk=told.pk).update(delivered_at=long_ago)
        Activity.objects.filter(pk=fresh.pk).update(delivered_at=timezone.now())
        self.assertEqual(deliverer.prune(), 1)
        self.assertEqual(set(Activity.objects.all()), {waiting, fresh})
