"""Who closes a group with which a pilot or a campaign ends, reads that before."""

from omarm.core.testing.settling import settle
from omarm.groups.models import Group, Membership
from omarm.pilots.models import Pilot
from omarm.pilots.tests.walking import PilotPageTestCase
from omarm.programme.models import Campaign, Goal

CLOSE = "/groups/{}/archive/"


class EndingTests(PilotPageTestCase):
    def close(self, person=None, group=None, **told):
        return self.as_person(person or self.ada).post(CLOSE.format((group or self.open).slug), told)

    def is_closed(self):
        return Group.objects.get(pk=self.open.pk).archived_at is not None

    def test_a_pilot_that_runs_is_named_before_and_ends_once_it_is_sure(self):
        pilot = self.running()
        page = self.close()
        self.assertContains(page, pilot.name, status_code=422)
        self.assertFalse(self.is_closed())
        self.assertEqual(self.close(sure="1").status_code, 302)
        self.assertTrue(self.is_closed())
        settle()
        self.assertEqual(Pilot.objects.get(pk=pilot.pk).state, Pilot.State.DISSOLVED)

    def test_a_group_with_which_nothing_ends_is_closed_in_one_tap(self):
        self.draft()
        self.ended(Pilot.State.MET, name="Over")
        self.assertEqual(self.close().status_code, 302)
        self.assertTrue(self.is_closed())

    def test_from_the_desk_of_groups_it_is_asked_too(self):
        pilot = self.running()
        Membership.objects.filter(group=self.open, role="owner").delete()
        page = self.as_person(self.coco).post(f"/admin/groups/{self.open.slug}/archive/")
        self.assertContains(page, pilot.name, status_code=422)
        self.assertFalse(self.is_closed())

    def test_the_last_one_who_leaves_reads_it(self):
        pilot = self.running()
        Membership.objects.filter(group=self.open).exclude(person=self.ada).delete()
        page = self.as_person(self.ada).post(f"/groups/{self.open.slug}/leave/")
        self.assertContains(page, pilot.name)
        self.assertFalse(self.is_closed())

    def test_who_may_not_close_it_is_not_told_what_ends(self):
        pilot = self.running()
        self.assertNotContains(self.close(self.cy), pilot.name, status_code=self.close(self.cy).status_code)
        self.assertFalse(self.is_closed())

    def test_a_campaign_for_this_group_alone_is_named_and_one_for_more_is_not(self):
        goal = Goal.objects.create(kind="expertise", name="Doel", set_on=self.today)
        told = {
            "goal": goal,
            "behaviour": "share",
            "sentence": "Ik vraag.",
            "audience": "group",
            "starts_on": self.today,
        }
        told |= {"ends_on": self.today.replace(year=self.today.year + 1), "planned_at": "2026-01-01T10:00Z"}
        alone, wider = (Campaign.objects.create(name=name, **told) for name in ("Alleen Groen", "Ook Grijs"))
        alone.groups.add(self.open)
        wider.groups.add(self.open, self.request)
        page = self.close()
        self.assertContains(page, alone.name, status_code=422)
        self.assertNotContains(page, wider.name, status_code=422)
