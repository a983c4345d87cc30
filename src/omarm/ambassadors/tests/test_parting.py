"""Who takes part no more, by who guides; who was put out of the group; and a day of going live that nobody meant."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.ambassadors.commands import end_serving, enter_group, give_first_sight, leave_team, set_go_live
from omarm.ambassadors.models import Ambassador, GoLive
from omarm.ambassadors.queries.waiting import few_after
from omarm.ambassadors.tests.calling import DAY, AmbassadorTestCase
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.groups.commands import leave_group, remove_member
from omarm.groups.models import Membership
from omarm.staging.commands import switch_off

TEAM = "/adoption/ambassadors/team/"


class PartingTests(AmbassadorTestCase):
    def test_who_guides_ends_it_and_it_stands_in_the_audit(self):
        team = self.gathered(self.bo, self.cy)
        row = Ambassador.objects.get(person=self.cy)
        for actor in (self.bo, self.wim, self.gus):
            with self.assertRaises(PermissionDenied):
                end_serving(actor=actor, ambassador=row)
        address = f"{TEAM}{row.pk}/end/"
        self.assertEqual(self.as_person(self.bo).post(address).status_code, 403)
        self.assertContains(self.as_person(self.coco).get(TEAM), address)
        self.assertRedirects(self.as_person(self.coco).post(address), TEAM)
        self.assertEqual(list(Ambassador.objects.values_list("person", flat=True)), [self.bo.pk])
        self.assertFalse(Membership.objects.filter(group=team.group, person=self.cy).exists())
        self.assertEqual(AuditEvent.objects.filter(act="ambassador.ended").count(), 1)
        self.assertEqual(self.as_person(self.coco).post(address).status_code, 404)

    def test_the_page_that_ends_the_team_says_what_stays_with_its_group(self):
        self.gathered(self.bo)
        browser, leads_to = self.as_person(self.coco), 'href="/adoption/functions/compliments/"'
        self.assertNotContains(browser.get(f"{TEAM}end/"), leads_to)
        switch_off(actor=self.coco, function="compliments")
        give_first_sight(actor=self.coco, function="compliments")
        self.assertContains(browser.get(f"{TEAM}end/"), leads_to)

    def test_who_was_put_out_of_the_group_does_not_come_back_alone(self):
        team = self.gathered(self.bo)
        mine = Membership.objects.get(group=team.group, person=self.bo)
        remove_member(actor=self.coco, membership=mine)
        deliver_batch()
        with self.assertRaises(DomainError) as found:
            enter_group(actor=self.bo)
        self.assertEqual(found.exception.code, "put_out")
        browser = self.as_person(self.bo)
        self.assertNotContains(browser.get("/ambassadors/"), "/ambassadors/mine/group/")
        browser.post("/ambassadors/mine/group/")
        self.assertFalse(Membership.objects.filter(group=team.group, person=self.bo).exists())

    def test_who_left_the_group_comes_back_with_one_tap(self):
        team = self.gathered(self.bo)
        leave_group(actor=self.bo, group=team.group)
        deliver_batch()
        enter_group(actor=self.bo)
        self.assertTrue(Membership.objects.filter(group=team.group, person=self.bo).exists())
        leave_team(actor=self.bo)

    def test_who_is_out_while_writing_gets_the_words_back_and_nothing_of_the_meeting(self):
        self.gathered(self.bo)
        meeting = self.meeting(days=-1, title="Over de Kerstborrel")
        leave_team(actor=self.bo)
        browser = self.as_person(self.bo)
        for step, field in (("notes", "notes"), ("sheet", "works")):
            address = f"/ambassadors/meetings/{meeting.pk}/{step}/"
            answer = browser.post(address, {field: "Wat ik zag op de werf."})
            self.assertContains(answer, "Wat ik zag op de werf.", status_code=404)
            self.assertNotContains(answer, "Kerstborrel", status_code=404)
            self.assertEqual(browser.post(address, {}).status_code, 404)
            self.assertEqual(self.as_person(self.gus).post(address, {field: "Iets"}).status_code, 404)
        self.assertEqual(browser.get(meeting.get_absolute_url()).status_code, 404)


class DayTests(AmbassadorTestCase):
    def test_a_day_that_cannot_be_meant_is_refused_with_what_was_typed(self):
        self.gathered(self.bo)
        for day in (date(1, 1, 1), date(1, 2, 1), date(9999, 12, 31), self.today + 1200 * DAY):
            with self.assertRaises(DomainError):
                set_go_live(actor=self.coco, day=day)
        answer = self.as_person(self.coco).post(f"{TEAM}go-live/", {"day": "0001-01-01"})
        self.assertEqual(answer.status_code, 422)
        set_go_live(actor=self.coco, day=self.today - 236 * DAY)

    def test_the_desk_bears_any_day_that_is_stored(self):
        self.gathered(self.bo)
        for day in (date(1, 1, 1), date(9999, 12, 31)):
            GoLive.objects.update_or_create(id=1, defaults={"day": day})
            self.assertLessEqual(len(few_after(timezone.now(), 10)), 1)
