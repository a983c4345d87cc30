from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.adoption.queries.community import groups_for, whole_for
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.care.models import GroupHealth, GroupPeriod
from omarm.consent.commands import choose_mode
from omarm.consent.measurements import Mode
from omarm.groups.models import Group


class CommunityTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for group, light, trend in (
            (cls.open, "green", "green"), (cls.request, "red", "green"), (cls.closed, "red", "red"), (cls.hidden, "red", "red"),
        ):  # fmt: skip
            cls.fares(group, light, trend)

    @classmethod
    def fares(cls, group, light, trend):
        told = [{"code": "trend", "light": trend, "why": "trend_red", "value": 20, "unit": "%", "n": 9, "told": {}}]
        GroupHealth.objects.create(
            group=group, light=light, lights=told, ended_on=cls.month.last, computed_at=cls.day()
        )
        for back in (2, 1, 0):
            ended_on = cls.month.last - timedelta(days=28 * back)
            GroupPeriod.objects.create(group=group, ended_on=ended_on, contributors=5, messages=10 + back)

    def test_alarms_come_first_then_the_worst_light(self):
        rows = groups_for(self.coco).rows
        self.assertEqual([row.group for row in rows], [self.closed, self.request, self.open])
        self.assertEqual([row.is_alarm for row in rows], [True, False, False])

    def test_numbers_only_where_the_person_may_read(self):
        rows = {row.group: row.messages for row in groups_for(self.coco)}
        self.assertEqual((rows[self.open], rows[self.closed]), ([12, 11, 10], []))

    def test_of_hidden_groups_it_tells_how_many(self):
        whole = whole_for(self.coco)
        self.assertEqual((whole.hidden, whole.alarms), (1, 1))
        self.assertEqual(whole.lights, {"red": 2, "amber": 0, "green": 1, "grey": 0})
        page = self.as_person(self.coco).get("/adoption/groups/")
        self.assertNotContains(page, self.hidden.name)

    def test_the_lines_are_of_groups_that_the_person_reads(self):
        whole = whole_for(self.coco)
        self.assertEqual((whole.messages, whole.living), ([12, 11, 10], [1, 1, 1]))
        self.assertEqual(whole_for(self.bo).messages[0], 48)

    def test_the_works_council_sees_all_together_and_no_group(self):
        page = self.as_person(self.otto).get("/adoption/groups/")
        self.assertNotContains(page, self.closed.name)
        self.assertEqual(page.context["whole"].alarms, 1)

    def test_switched_off_there_is_nothing(self):
        choose_mode(actor=self.mo, measurement="care.health", mode=Mode.NONE, reason="Eerst overleg.")
        page = self.as_person(self.coco).get("/adoption/groups/")
        self.assertIsNone(page.context["whole"])
        self.assertNotContains(page, self.request.name)

    def test_more_groups_cost_no_more_questions(self):
        few = self.questions()
        for number in range(15):
            group = Group.objects.create(name=f"Groep {number:02}", slug=f"g{number}", created_at=self.day())
            self.fares(group, "green", "green")
        self.assertEqual(self.questions(), few)

    def questions(self):
        browser = self.as_person(self.coco)
        browser.get("/adoption/groups/")
        with CaptureQueriesContext(connection) as asked:
            browser.get("/adoption/groups/")
        return len(asked)
