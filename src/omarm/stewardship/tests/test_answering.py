from datetime import date, datetime, time, timedelta

from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import make_person
from omarm.groups.models import Group, Membership
from omarm.people.commands import change_roles
from omarm.questions.models import Question
from omarm.stewardship import commands
from omarm.stewardship.commands.answering import forget_answer_times
from omarm.stewardship.models import AnswerTime, Certificate
from omarm.stewardship.queries.answering import ANSWERING, Side, answer_times, quarter_to_count
from omarm.stewardship.tests.coursing import DAY, PageTestCase
from omarm.stream.models import Placement, Post

TEACH = "/adoption/desk/teach/"


class AnswerTimesTests(PageTestCase):
    def setUp(self):
        super().setUp()
        self.first, self.after = quarter_to_count()
        self.number = 0

    def agree(self):
        council = make_person("raad")
        change_roles(actor=None, person=council, codes=["works_council"])
        agreement = Agreement(given_by="OR", given_on=self.today, scope="Samen geteld.", document="OR-3")
        record_consent(actor=council, measurement=ANSWERING, agreement=agreement)

    def group(self, *, hours, given=None, questions=2, **told):
        """Make a group with an owner of its own, certified on a day, and questions answered after so many hours (None: never)."""
        self.number += 1
        began = timezone.now() - timedelta(days=900)
        group = Group.objects.create(name=f"G{self.number}", slug=f"gr{self.number}", created_at=began, **told)
        owner = make_person(f"eig{self.number}")
        Membership.objects.create(group=group, person=owner, role=Membership.Role.OWNER, joined_at=began)
        if given:
            Certificate.objects.create(person=owner, level="junior", given_on=given, valid_until=self.today + 100 * DAY)
        for number in range(questions):
            self.ask(group, number, hours)
        return group

    def ask(self, group, number, hours):
        at = timezone.make_aware(datetime.combine(self.first + (number + 3) * DAY, time(9)))
        post = Post.objects.create(kind="question", title="Welke heg?", author=self.cy, created_at=at, published_at=at)
        Placement.objects.create(post=post, audience=1, group=group, author=self.cy, published_at=at, live=True)
        Question.objects.create(post=post, answered_at=at + timedelta(hours=hours) if hours else None)

    def sides(self, trained=8, others=8, **told):
        for _one in range(trained):
            self.group(hours=3, given=self.first - DAY, **told)
        for _one in range(others):
            self.group(hours=9, **told)

    def counted(self):
        AnswerTime.objects.all().delete()
        commands.count_answer_times()
        return answer_times()

    def test_it_is_counted_once_a_quarter_and_only_with_consent(self):
        self.sides()
        self.assertIsNone(self.counted())
        self.assertFalse(AnswerTime.objects.exists())
        self.agree()
        told = self.counted()
        self.assertEqual((told.trained, told.others), (Side(3, 8, 20), Side(9, 8, 20)))
        self.assertEqual((told.since, told.until), (self.first, self.after - DAY))
        self.assertContains(self.as_person(self.coco).get(TEACH), 'id="answer-times"')
        Certificate.objects.all().delete()
        self.assertFalse(commands.count_answer_times())
        self.assertEqual(answer_times(), told)
        forget_answer_times()
        self.assertIsNone(answer_times())
        self.assertNotContains(self.as_person(self.coco).get(TEACH), 'id="answer-times"')

    def test_few_owners_on_one_side_are_told_of_nowhere(self):
        self.agree()
        self.sides(trained=7)
        self.assertIsNone(self.counted())
        self.assertTrue(AnswerTime.objects.exists())
        self.group(hours=3, given=self.first - DAY)
        self.assertEqual(self.counted().trained.groups, 8)

    def test_one_group_that_asks_most_of_all_is_not_told_apart(self):
        self.agree()
        self.sides(questions=1)
        self.assertIsNotNone(self.counted())
        self.group(hours=30, questions=9)
        self.assertIsNone(self.counted())

    def test_hidden_groups_and_those_whose_owner_was_certified_meanwhile_count_on_no_side(self):
        self.agree()
        self.sides()
        self.group(hours=40, access=Group.Access.HIDDEN, given=self.first - DAY)
        self.group(hours=40, access=Group.Access.HIDDEN)
        self.group(hours=40, access=Group.Access.CLOSED, members_hidden=True)
        self.group(hours=40, given=self.first + 20 * DAY)
        told = self.counted()
        self.assertEqual((told.trained.groups, told.others.groups), (8, 8))

    def test_where_half_is_not_answered_there_is_no_middle(self):
        self.agree()
        self.sides(others=0)
        for hours in [9] * 4 + [None] * 5:
            self.group(hours=hours)
        self.assertIsNone(self.counted())

    def test_the_quarter_is_one_that_is_over_for_two_weeks(self):
        for today, first in (
            (date(2026, 4, 14), date(2025, 10, 1)),
            (date(2026, 4, 15), date(2026, 1, 1)),
            (date(2026, 1, 20), date(2025, 10, 1)),
            (date(2026, 7, 1), date(2026, 1, 1)),
        ):
            self.assertEqual(quarter_to_count(today)[0], first)
