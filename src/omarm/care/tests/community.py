"""A practice with enough members to say something about, and posts and answers in its past."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from omarm.care.tests.caring import always_open
from omarm.consent.commands import Agreement, record_consent, withdraw_consent
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import NewGroup, join_group, start_group
from omarm.groups.models import Group, Membership
from omarm.stream.commands import Draft, Place, add_comment
from omarm.stream.models import Comment, Placement, Post
from omarm.updates.commands import publish_update

NAMES = ("dirk", "els", "fien", "guus", "hans", "ilse", "joep", "kim", "loes")


class CommunityTestCase(CastTestCase):
    """Ada owns `group`, a practice of two years old; Bo and nine others are members, all for a year. Cy is not."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        always_open()
        cls.group = practice(cls.ada)
        cls.crowd = [make_person(name, department=cls.team) for name in NAMES]
        cls.people = [cls.ada, cls.bo, *cls.crowd]
        for person in cls.people[1:]:
            join_group(actor=person, group=cls.group)
        Membership.objects.filter(group=cls.group).update(joined_at=days_ago(365))
        Group.objects.update(created_at=days_ago(730))  # those of the cast too: a young group is looked at each night

    def write(self, person, body="De loods is open.", *, days, group=None, answers=()):
        """Have somebody post so many days ago, and others answer as `answers` tells: (person, hours later). Returns the Post."""
        place = Place(group=group or self.group)
        post = publish_update(actor=person, draft=Draft(body=body, place=place))
        at = days_ago(days)
        Post.objects.filter(pk=post.pk).update(created_at=at, published_at=at)
        Placement.objects.filter(post=post).update(published_at=at)
        for other, hours in answers:
            self.answer(other, post, at=at + timedelta(hours=hours))
        return post

    def answer(self, person, post, *, at, parent=None):
        comment = add_comment(actor=person, post=post, body="Ja, dat kan.", parent=parent)
        Comment.objects.filter(pk=comment.pk).update(created_at=at)
        return comment

    def agree(self, code):
        """Have the works council agree to a measurement. Returns the ConsentRecord."""
        agreement = Agreement(
            given_by="OR", given_on=timezone.localdate(), scope="Groepen, geen personen.", document="Map 3"
        )
        return record_consent(actor=self.mo, measurement=code, agreement=agreement)

    def withdraw(self, record):
        withdraw_consent(actor=self.mo, record=record)


def practice(owner, *, name="Vakgroep groen", kind=Group.Kind.PRACTICE, days=730, **told):
    return start_group(actor=owner, new=NewGroup(name=name, kind=kind, **told), created_at=days_ago(days))


def days_ago(days):
    """Return noon of so many days ago."""
    noon = datetime.combine(timezone.localdate() - timedelta(days=days), time(12))
    return timezone.make_aware(noon)
