from datetime import timedelta

from django.utils import timezone

from omarm.activity import log
from omarm.activity.deliverer import deliver_batch
from omarm.groups.models import Group
from omarm.people.commands import Listed, change_profile, follow_staff_list
from omarm.stream.commands import EVERYONE, Place
from omarm.stream.models import Placement
from omarm.stream.tests.writing import StreamTestCase, write


class HoldingTests(StreamTestCase):
    """What waits is held at the moment at which its author may no longer post there, not when its time comes."""

    def wait(self, actor, **place):
        place = Place(**place) if place else EVERYONE
        return write(actor, place=place, published_at=timezone.now() + timedelta(days=1))

    def deliver(self):
        while deliver_batch():
            pass

    def assert_held(self, *posts):
        for post in posts:
            post.refresh_from_db()
            self.assertIsNone(post.published_at)
            self.assertFalse(Placement.objects.filter(post=post, live=True).exists())

    def assert_waits(self, *posts):
        for post in posts:
            post.refresh_from_db()
            self.assertIsNotNone(post.published_at)

    def test_who_moves_to_another_department(self):
        mine, above, all_ = (self.wait(self.bo, **at) for at in (
            {"department": self.team}, {"department": self.department}, {}))  # fmt: skip
        theirs = self.wait(self.ada, department=self.team)
        follow_staff_list(actor=None, person=self.bo, listed=Listed(department=self.department))
        with self.records("post.held") as facts:
            self.deliver()
        self.assertEqual((facts[0].subject_id, facts[0].actor_id), (mine.pk, None))
        self.assert_held(mine)
        self.assert_waits(above, all_, theirs)

    def test_another_telephone_number_holds_nothing(self):
        post = self.wait(self.bo, department=self.team)
        change_profile(actor=self.bo, person=self.bo, phone="06")
        self.deliver()
        self.assert_waits(post)

    def test_a_group_that_is_archived(self):
        first, second = self.wait(self.ada, group=self.closed), self.wait(self.bo, group=self.closed)
        elsewhere = self.wait(self.bo, group=self.open)
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        log.record("group.archived", actor=self.ada, subject=self.closed)
        with self.records("post.held", "post.held"):
            self.deliver()
        self.assert_held(first, second)
        self.assert_waits(elsewhere)

    def test_the_author_reads_it_where_they_write(self):
        browser = self.as_person(self.bo)
        self.assertEqual(browser.get("/posts/new/").context["around"].held, 0)
        post = self.wait(self.bo, department=self.team)
        follow_staff_list(actor=None, person=self.bo, listed=Listed(department=self.department))
        self.deliver()
        self.assertContains(browser.get("/posts/new/"), '<a href="/drafts/">')
        self.assertNotContains(self.as_person(self.ada).get("/posts/new/"), '<a href="/drafts/">')
        self.assertContains(browser.get("/drafts/"), post.get_absolute_url())
        self.assertContains(browser.get(post.get_absolute_url()), "banner--warn")
