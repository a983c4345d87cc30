"""A function is switched off while a campaign asks for it: it is said before, and everywhere after."""

from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.presets.queries import plan_of
from omarm.presets.queries.known import Kind, Preset
from omarm.programme.queries.cut_off import cut_off
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase
from omarm.staging.commands import For, When, switch_off, switch_on
from omarm.staging.models import Stage
from omarm.staging.queries import forget_plan, leaning_on

PAGE, FUNCTION = "/adoption/programme/", "/adoption/functions/questions/"


class CutOffTests(ProgrammeTestCase):
    def setUp(self):
        super().setUp()
        forget_plan()
        self.addCleanup(forget_plan)

    def off(self, audience=None):
        switch_off(actor=self.coco, function="questions", audience=audience or For())

    def found(self):
        return [one.values["function"] for one in source_of("programme.cut-off").find(timezone.now(), 9)]

    def names(self, *audiences, when=None, code="questions"):
        return [one.name for one in leaning_on(code, audiences or [For()], when)]

    def test_before_it_is_off_who_switches_reads_what_asks_for_it_and_says_that_they_know(self):
        campaign = self.running()
        self.assertContains(self.as_person(self.coco).get(FUNCTION), campaign.name)
        page = self.as_person(self.coco).post(f"{FUNCTION}off/")
        self.assertContains(page, campaign.name, status_code=422)
        told = {"whom": "everyone", "moment": "off", "note": "Na de zomer weer."}
        self.assertContains(self.as_person(self.coco).post(FUNCTION, told), "Na de zomer weer.", status_code=422)
        self.assertFalse(Stage.objects.exists())
        self.assertRedirects(self.as_person(self.coco).post(FUNCTION, told | {"knows": "on"}), FUNCTION)
        self.assertEqual(Stage.objects.standing().get().opens_on, None)

    def test_one_button_asks_too_and_goes_on_when_it_is_known(self):
        self.running()
        self.assertEqual(self.as_person(self.coco).post(f"{FUNCTION}off/", {"knows": "on"}).status_code, 302)
        self.assertEqual(self.found(), ["questions"])

    def test_what_nothing_asks_for_is_switched_off_at_once(self):
        self.running(writing="story")
        self.assertEqual(self.as_person(self.coco).post(f"{FUNCTION}off/").status_code, 302)
        self.assertEqual(self.found(), [])

    def test_days_and_audiences_that_do_not_meet_cut_nothing_off(self):
        campaign = self.planned(starts_on=self.today + 10 * DAY, ends_on=self.today + 20 * DAY)
        self.assertEqual(self.names(when=When(opens_on=self.today + 10 * DAY)), [])
        self.assertEqual(self.names(when=When(opens_on=self.today + 11 * DAY)), [campaign.name])
        self.assertEqual(self.names(when=When(opens_on=self.today, closes_on=self.today + 21 * DAY)), [])
        self.assertEqual(self.names(when=When(opens_on=self.today, closes_on=self.today + 20 * DAY)), [campaign.name])
        self.assertEqual(self.names(code="stories"), [])

    def test_a_campaign_of_a_group_is_cut_off_by_its_own_and_by_everyone_unless_it_has_its_own(self):
        campaign = self.running(audience="group", groups=(self.open,))
        self.assertEqual((self.names(), self.names(For(group=self.open))), ([campaign.name],) * 2)
        self.assertEqual(self.names(For(group=self.request)), [])
        switch_on(actor=self.coco, function="questions", audience=For(group=self.open))
        self.assertEqual(self.names(), [])
        self.off()
        self.assertIsNone(cut_off(campaign))
        stage = Stage.objects.standing().get(group=self.open)
        page = self.as_person(self.coco).post(f"{FUNCTION}exceptions/{stage.pk}/delete/")
        self.assertContains(page, campaign.name, status_code=422)

    def test_a_preset_that_switches_it_off_says_so_before(self):
        campaign = self.running()
        plan = plan_of(Preset("quiet", Kind.FORM, "Stil", "", "", {"function:questions": "off"}))
        self.assertEqual([one.name for one in plan.leaning], [campaign.name])

    def test_a_campaign_that_opens_the_function_itself_needs_it_only_once_it_runs(self):
        self.off()
        campaign = self.planned(starts_on=self.today + DAY, opens=["questions"])
        switch_on(actor=self.coco, function="questions")
        self.assertEqual(self.names(), [])
        self.show(campaign)
        with self.days_later(1):
            self.assertEqual(self.names(), [])

    def test_after_it_the_team_and_the_desk_hear_it_and_colleagues_meet_no_dead_end(self):
        campaign = self.running()
        write = "writing=question"
        self.assertContains(self.as_person(self.cy).get("/programme/"), write)
        self.assertEqual((self.found(), cut_off(campaign)), ([], None))
        self.off()
        for address in (PAGE, f"{PAGE}{campaign.pk}/"):
            self.assertContains(self.as_person(self.coco).get(address), f'href="{FUNCTION}"')
            self.assertNotContains(self.as_person(self.otto).get(address), f'href="{FUNCTION}"')
        for address in ("/programme/", f"/programme/{campaign.pk}/"):
            page = self.as_person(self.cy).get(address)
            self.assertNotContains(page, write)
            self.assertContains(page, "/later/")
        self.assertEqual(self.found(), ["questions"])
        switch_on(actor=self.coco, function="questions")
        self.assertEqual(self.found(), [])
