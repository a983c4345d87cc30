"""A request to read under a post that waits for its time."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.mustread.models import MustRead
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.stream.commands import reschedule_post
from omarm.stream.models import Post


class MomentTests(MustReadTestCase):
    def setUp(self):
        super().setUp()
        self.now, self.today = timezone.now(), timezone.localdate()

    def test_its_deadline_is_not_before_its_day(self):
        ahead = self.now + timedelta(days=4)
        with self.assertRaises(DomainError) as raised:
            self.ask(due_on=self.today + timedelta(days=2), published_at=ahead)
        self.assertEqual(raised.exception.code, "must_read_past")
        self.assertEqual(MustRead.objects.count(), 0)
        self.ask(due_on=timezone.localdate(ahead), published_at=ahead)
        self.assertEqual(MustRead.objects.count(), 1)

    def test_it_is_not_moved_past_its_deadline(self):
        due = self.today + timedelta(days=5)
        must_read = self.ask(due_on=due, published_at=self.now + timedelta(days=2))
        with self.records(), self.assertRaises(DomainError) as raised:
            reschedule_post(actor=self.ada, post=must_read.post, published_at=self.now + timedelta(days=6))
        self.assertEqual(raised.exception.code, "must_read_past")
        reschedule_post(actor=self.ada, post=must_read.post, published_at=self.now + timedelta(days=4))
        self.assertEqual(Post.objects.get().published_at, self.now + timedelta(days=4))
