from omarm.core.functions import is_on
from omarm.groups.queries import my_groups
from omarm.people.commands import change_roles
from omarm.programme import commands
from omarm.programme.queries.opening import lacks, opening_choices, opens_with
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase
from omarm.staging.commands import switch_off
from omarm.staging.models import Stage
from omarm.staging.queries import forget_plan

CODE = "polls"


class OpeningTests(ProgrammeTestCase):
    def setUp(self):
        super().setUp()
        forget_plan()
        self.addCleanup(forget_plan)
        switch_off(actor=self.coco, function=CODE)
        forget_plan()

    def start(self, **told):
        campaign = self.running(opens=[CODE], **told)
        forget_plan()
        return campaign

    def test_what_everybody_has_is_not_offered(self):
        self.assertEqual([code for code, _label in opening_choices()], [CODE])
        self.assertIn("questions", [code for code, _label in opening_choices(["questions"])])

    def test_it_opens_for_everybody_and_stays(self):
        self.assertFalse(is_on(CODE, self.bo))
        campaign = self.start()
        self.assertTrue(is_on(CODE, self.bo))
        commands.end_campaign(actor=self.coco, campaign=campaign)
        forget_plan()
        self.assertTrue(is_on(CODE, self.bo))

    def test_it_opens_for_the_audience_alone(self):
        self.start(audience="department", departments=(self.team,))
        self.assertTrue(is_on(CODE, self.bo))
        self.assertFalse(is_on(CODE, self.cy))
        self.start(audience="group", groups=(self.request,))
        self.assertNotIn(self.request, my_groups(self.cy))
        self.assertFalse(is_on(CODE, self.cy))

    def test_what_the_audience_has_is_left_as_it_is(self):
        campaign = self.start(audience="department", departments=(self.team,))
        before = Stage.objects.count()
        commands.end_campaign(actor=self.coco, campaign=campaign)
        with self.days_later(1):
            self.start(audience="department", departments=(self.team,), starts_on=self.today + DAY)
        self.assertEqual(Stage.objects.count(), before)

    def test_the_clock_opens_it_in_the_name_of_who_planned_it(self):
        campaign = self.planned(opens=[CODE])
        self.show(campaign)
        self.assertEqual(commands.start_due_campaigns(), 1)
        self.assertEqual(Stage.objects.standing().get().set_by, self.coco)

    def test_who_guides_no_more_opens_nothing_and_the_page_says_so(self):
        campaign = self.planned(opens=[CODE])
        self.show(campaign)
        change_roles(actor=None, person=self.coco, codes=[])
        self.assertEqual(commands.start_due_campaigns(), 1)
        forget_plan()
        self.assertEqual(lacks(campaign), [CODE])
        self.assertEqual([there for _label, there in opens_with(campaign)], [False])

    def test_the_form_and_the_page_name_it(self):
        campaign = self.draft(opens=[CODE])
        browser = self.as_person(self.coco)
        form = browser.get(f"{campaign.get_absolute_url()}edit/").context["form"]
        self.assertEqual(form["opens"].value(), [CODE])
        self.assertEqual(len(browser.get(campaign.get_absolute_url()).context["opens"]), 1)
