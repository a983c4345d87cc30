from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from omarm.activity.models import Activity
from omarm.activity.tasks import forget_delivered_facts
from omarm.core.tasks import empty_the_cache_of_what_expired
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import issue_code
from omarm.people.models import OneTimeCode, Session
from omarm.people.tasks import forget_what_ended


class HousekeepingTests(CastTestCase):
    def test_what_is_to_be_forgotten_is_forgotten_by_the_clock(self):
        by_the_clock = {
            timed.configure_kwargs["task_kwargs"]["path"] for timed in app.periodic_registry.periodic_tasks.values()
        }
        for task in (forget_delivered_facts, forget_what_ended, empty_the_cache_of_what_expired):
            self.assertIn(task.module_path, by_the_clock)

    def test_facts_that_were_told_long_ago_go(self):
        long_ago = timezone.now() - timedelta(days=settings.ACTIVITY_KEPT_DAYS + 1)
        kept = Activity.objects.order_by("pk").last()
        Activity.objects.exclude(pk=kept.pk).update(delivered_at=long_ago)
        forget_delivered_facts.func()
        self.assertEqual(list(Activity.objects.all()), [kept])

    def test_sessions_and_codes_past_their_end_go(self):
        self.as_person(self.ada)
        self.as_person(self.bo)
        for person in (self.ada, self.bo):
            issue_code(actor=self.mo, person=person)
        past = timezone.now() - timedelta(seconds=1)
        Session.objects.filter(person=self.ada).update(expire_date=past)
        OneTimeCode.objects.filter(person=self.ada).update(expires_at=past)
        with self.records():
            forget_what_ended.func()
        self.assertEqual((Session.objects.get().person, OneTimeCode.objects.get().person), (self.bo, self.bo))

    def test_counts_of_tries_go_when_they_no_longer_count(self):
        self.client.post("/sign-in/", {"login": "ada", "password": "wrong"})
        cache.set("still", "here", 600)
        with connection.cursor() as cursor:
            cursor.execute(
                "update core_cache set expires = now() - interval '1 second' where cache_key not like '%still'"
            )
            self.assertGreater(cursor.rowcount, 0)
            empty_the_cache_of_what_expired.func()
            cursor.execute("select cache_key from core_cache")
            self.assertEqual([key for (key,) in cursor.fetchall()], [":1:still"])
