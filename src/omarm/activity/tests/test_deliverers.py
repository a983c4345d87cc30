"""Two deliverers beside each other, and one that is killed: with real transactions on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection, transaction
from django.test import TransactionTestCase

from omarm.activity import deliverer, log
from omarm.activity.models import Activity
from omarm.activity.tests.listening import heard
from omarm.people.models import Organisation

FACTS = deliverer.BATCH * 2


class Killed(BaseException):
    """The process ends here: nothing can be caught, and the connection is gone."""


class TwoDeliverersTests(TransactionTestCase):
    def test_no_fact_is_told_twice_and_none_is_lost(self):
        together = Barrier(2, timeout=30)
        with heard("probe.made") as (listener,):
            with transaction.atomic():
                for _time in range(FACTS):
                    log.record("probe.made", actor=None, subject=Organisation(pk=1))
            with ThreadPoolExecutor(2) as threads:
                taken = [threads.submit(self.deliver_all, together) for _deliverer in range(2)]
                self.assertEqual(sum(future.result() for future in taken), FACTS)
        self.assertEqual(len(listener.told), FACTS)
        self.assertEqual(len({fact.pk for fact in listener.told}), FACTS)
        self.assertFalse(Activity.objects.filter(delivered_at=None).exists())

    def test_what_a_killed_deliverer_had_in_hand_is_told_by_the_next(self):
        def die(fact):
            raise Killed

        with heard("probe.made", 2) as (first, second):
            log.record("probe.made", actor=None, subject=Organisation(pk=1))
            log._subscribers["probe.made"].insert(1, die)
            with self.assertRaises(Killed):
                deliverer.deliver_batch()
            log._subscribers["probe.made"].remove(die)
            self.assertEqual((len(first.told), len(second.told)), (1, 0))
            self.assertEqual(deliverer.deliver_batch(), 1)
        self.assertEqual((len(first.told), len(second.told)), (2, 1))  # at least once

    def test_a_fact_that_is_not_committed_is_not_told(self):
        with heard("probe.made") as (listener,), ThreadPoolExecutor(1) as thread:
            with transaction.atomic():
                log.record("probe.made", actor=None, subject=Organisation(pk=1))
                self.assertEqual(thread.submit(self.deliver_once).result(), 0)
            self.assertEqual(thread.submit(self.deliver_once).result(), 1)
        self.assertEqual(len(listener.told), 1)

    def deliver_once(self):
        try:
            return deliverer.deliver_batch()
        finally:
            connection.close()

    def deliver_all(self, together):
        taken = 0
        try:
            together.wait()
            while now := deliverer.deliver_batch():
                taken += now
            return taken
        finally:
            connection.close()
