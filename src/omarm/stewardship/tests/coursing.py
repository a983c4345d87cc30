"""The course in tests: Ada owns the groups, Bo manages the open one, Coco is community manager, Sen a senior who mentors."""

from datetime import timedelta

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.tests.caring import CareTestCase, posted
from omarm.core.testing.cast import make_person
from omarm.groups.models import Group
from omarm.notifications.models import Notice
from omarm.stewardship import commands
from omarm.stewardship.commands import NewHandIn
from omarm.stewardship.lessons import LESSONS, OWN
from omarm.stewardship.models import Certificate, HandIn, Learner, Level

DAY = timedelta(days=1)


class CourseTestCase(CareTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.sen = make_person("sen")
        cls.today = timezone.localdate()
        certify(cls.sen, Level.SENIOR)
        Learner.objects.create(person=cls.sen, offers_to_mentor=True)

    def notices(self, person):
        """Return what the person was told of the course."""
        self.deliver()
        told = Notice.objects.filter(person=person, what__startswith="course.")
        return sorted(told.values_list("what", flat=True))

    def with_mentor(self, person=None, mentor=None):
        """Have somebody go along with a mentor. Returns the Learner."""
        person, mentor = person or self.ada, mentor or self.sen
        learner = commands.ask_mentor(actor=person, mentor=mentor)
        return commands.agree_to_mentor(actor=mentor, learner=learner)

    def hand_in(self, lesson="asking", person=None, group=None, **told):
        """Hand something in, with a post that shows it unless told otherwise. Returns the HandIn."""
        if not {"post", "done"} & {*told} and lesson in {one.code for one in LESSONS if not one.group_shows}:
            told["post"] = posted(person or self.ada, group or self.open)
        new = NewHandIn(lesson=lesson, group=group or self.open, words="Ik vroeg het.", **told)
        return commands.hand_in(actor=person or self.ada, new=new)

    def all_good(self, person=None, own=0):
        """Have every assignment of somebody be good, and so many pieces of own work."""
        codes = [lesson.code for lesson in LESSONS] + [OWN] * own
        HandIn.objects.bulk_create(
            HandIn(
                person=person or self.ada, lesson=code, group=self.open, words="Gedaan.", mentor=self.sen,
                state=HandIn.State.GOOD, handed_in_on=self.today,
            )
            for code in codes
        )  # fmt: skip


class PageTestCase(CourseTestCase):
    def status(self, person, address):
        return self.as_person(person).get(address).status_code

    def queries(self, person, address):
        browser = self.as_person(person)
        browser.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        return len(asked)


def certify(person, level=Level.JUNIOR, *, days_ago=10, days_left=500, **told):
    """Give somebody a certificate. Returns it."""
    today = timezone.localdate()
    return Certificate.objects.create(
        person=person, level=level, given_on=today - days_ago * DAY, valid_until=today + days_left * DAY, **told
    )


def grown_up():
    """Have every group be there for a month."""
    Group.objects.update(created_at=timezone.now() - 30 * DAY)
