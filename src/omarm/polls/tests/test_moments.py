"""A poll under a post that waits for its time."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.polls.tests.asking import PollTestCase, ask
from omarm.stream.commands import reschedule_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import write


class MomentTests(PollTestCase):
    def setUp(self):
        super().setUp()
        self.now = timezone.now()
        self.post = write(self.ada, published_at=self.now + timedelta(days=1))
        self.poll = ask(self.ada, post=self.post, closes_at=self.now + timedelta(days=3))

    def test_it_is_published_before_its_poll_closes(self):
        reschedule_post(actor=self.ada, post=self.post, published_at=self.now + timedelta(days=2))
        for days in (3, 4):
            with self.records(), self.assertRaises(DomainError) as raised:
                reschedule_post(actor=self.ada, post=self.post, published_at=self.now + timedelta(days=days))
            self.assertEqual(raised.exception.code, "poll_past")
        self.assertEqual(Post.objects.get().published_at, self.now + timedelta(days=2))

    def test_the_page_says_until_when(self):
        late = timezone.localtime(self.now + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M")
        address = f"/posts/{self.post.pk}/schedule/"
        closes = timezone.localtime(self.poll.closes_at)
        answer = self.as_person(self.ada).post(address, {"publish_at": late})
        self.assertContains(answer, f"{closes.day} ", status_code=422)
        self.assertIn("publish_at", answer.context["form"].errors)
        self.assertEqual(self.as_person(self.bo).post(address, {"publish_at": late}).status_code, 404)

    def test_now_is_always_in_time(self):
        reschedule_post(actor=self.ada, post=self.post)
        self.assertTrue(Post.objects.get().is_live)

    def test_the_composer_refuses_a_poll_that_closes_too_soon(self):
        moments = {"publish_at": 2, "poll-closes_at": 1}
        told = {
            name: timezone.localtime(self.now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")
            for name, days in moments.items()
        }
        told |= {"body": "Kies", "place": "everyone", "submission": str(uuid4()), "attach": "poll"}
        told |= {"poll-options": "Ja\nNee", "poll-results": "now"}
        self.assertEqual(self.as_person(self.ada).post("/posts/", told).status_code, 422)
        self.assertEqual(Post.objects.count(), 1)
