"""A group that is looked after, in tests: Ada owns the groups, Bo manages the open one, Coco is community manager."""

from datetime import time, timedelta

from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.core.testing.cast import make_person
from omarm.groups.commands import change_member_role
from omarm.groups.models import Group, Membership
from omarm.notifications.models import Notice, Notification, Reason
from omarm.people.commands import change_roles
from omarm.people.models import Organisation, WorkDay
from omarm.people.queries import forget_organisation, forget_work_time
from omarm.stream.commands import Place
from omarm.stream.models import Comment, Placement, Post
from omarm.stream.tests.writing import StreamTestCase, write


class CareTestCase(StreamTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        always_open()
        cls.coco, cls.dee = make_person("coco"), make_person("dee")
        change_roles(actor=None, person=cls.coco, codes=["community_manager"])
        change_roles(actor=None, person=cls.dee, codes=["editor"])
        membership = Membership.objects.get(person=cls.bo, group=cls.open)
        change_member_role(actor=cls.ada, membership=membership, role=Membership.Role.MANAGER)

    def deliver(self):
        """Tell every waiting fact to its subscribers, as the deliverer does after a commit."""
        while deliver_batch():
            pass

    def told(self, person):
        """Return the reasons for which the person has unread notifications that they may see."""
        self.deliver()
        return [Reason(row.reason) for row in Notification.objects.visible_to(person).unread().order_by("pk")]

    def notices(self, person):
        """Return what the person was told of care that is no conversation."""
        self.deliver()
        told = Notice.objects.filter(person=person, what__startswith="care.")
        return sorted(told.values_list("what", flat=True))

    def htmx(self, person):
        """Return a browser of the person whose requests come from htmx."""
        browser = self.as_person(person)
        browser.defaults["HTTP_HX_REQUEST"] = "true"
        return browser


def always_open():
    """Have the organisation work day and night, so that tests count days from now on any day of the week."""
    WorkDay.objects.all().delete()
    WorkDay.objects.bulk_create(WorkDay(weekday=day, starts_at=time(0), ends_at=time(0)) for day in range(7))
    Organisation.objects.update(keeps_public_holidays=False)
    forget_organisation()
    forget_work_time()


def posted(author, group, *, days_ago=0, body="Wat doen jullie met bladafval?"):
    """Write a post in a group as of some days ago. Returns the Post."""
    post = write(author, body, place=Place(group=group))
    at = timezone.now() - timedelta(days=days_ago)
    Post.objects.filter(pk=post.pk).update(created_at=at, published_at=at)
    Placement.objects.filter(post=post).update(published_at=at)
    return post


def started(group, *, days_ago):
    """Have a group be as old as this, with all its members."""
    at = timezone.now() - timedelta(days=days_ago)
    Group.objects.filter(pk=group.pk).update(created_at=at)
    group.memberships.update(joined_at=at)


def answered(post, by, *, days_ago=0):
    """Have a post answered so many days ago. Returns the Comment."""
    comment = Comment.objects.create(post=post, author=by, body="Composteren.")
    Comment.objects.filter(pk=comment.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return comment
