from omarm.ambassadors.commands import set_go_live
from omarm.desk.models import Prompt
from omarm.launch.commands import naming
from omarm.launch.queries.naming import forget_naming, naming_for
from omarm.launch.queries.tips import last_poll_of_makers, tips_for
from omarm.launch.tests.launching import DAY, KIT, LaunchTestCase
from omarm.polls.tests.asking import ask


class TipTests(LaunchTestCase):
    def tip(self, code):
        return {one.step.code: one for one in tips_for(self.coco)}[f"tip-{code}"]

    def test_each_has_a_state_and_something_to_do(self):
        for one in tips_for(self.coco):
            self.assertIn(one.state, {"open", "begun", "done"})
            self.assertTrue(one.url)

    def test_meetings_wait_for_the_day_of_going_live(self):
        self.assertEqual(self.tip("meet").url, f"{KIT}opening/")
        set_go_live(actor=self.coco, day=self.today + 30 * DAY)
        self.assertEqual(
            (self.tip("meet").state, self.tip("meet").url), ("open", "/adoption/ambassadors/team/meetings/new/")
        )

    def test_of_a_poll_people_say_what_it_was_for_and_only_those_who_make_the_intranet_count(self):
        ask(self.cy)
        self.assertEqual(self.tip("central").state, "open")
        poll = ask(self.coco)
        self.assertEqual(last_poll_of_makers(self.coco), poll)
        tip = self.tip("central")
        self.assertEqual((tip.state, tip.evidence.url), ("begun", poll.post.get_absolute_url()))
        self.assertContains(self.as_person(self.coco).get(f"{KIT}steps/tip-central/"), f'value="{tip.evidence.url}"')

    def test_a_name_that_enough_colleagues_chose_is_a_choice_left_to_them(self):
        contest = self.contest()
        ideas = [self.suggested(contest), self.suggested(contest, "De Brink", by=self.bo)]
        self.voted(ideas, first=8)
        with self.days_on(16):
            naming.choose_name(actor=self.coco, idea=ideas[0])
        tip = self.tip("central")
        self.assertEqual((tip.state, tip.evidence.url), ("done", "/name/"))

    def test_something_light_from_the_library_is_told_without_to_whom(self):
        tip = self.tip("happen")
        self.assertEqual((tip.state, tip.evidence.url), ("open", "/adoption/desk/stimulate/"))
        Prompt.objects.create(code="answer", sent_by=self.coco, to=self.cy, sent_on=self.today)
        self.assertEqual(self.tip("happen").state, "open")
        Prompt.objects.create(code="lunch", sent_by=self.coco, to=self.cy, sent_on=self.today)
        self.assertEqual(self.tip("happen").state, "done")
        self.assertNotContains(self.as_person(self.otto).get(f"{KIT}tips/"), self.cy.name)


class ContestAtHomeTests(LaunchTestCase):
    def test_it_is_told_at_home_to_who_did_not_take_part_yet(self):
        self.assertEqual(naming_for(self.cy), {})
        contest = self.contest()
        forget_naming()
        self.assertFalse(naming_for(self.cy)["votes"])
        self.assertContains(self.as_person(self.cy).get("/"), 'href="/name/"')
        self.assertEqual(naming_for(self.gus), {})
        idea = self.suggested(contest)
        self.assertEqual(naming_for(self.cy), {})
        with self.days_on(9):
            self.assertTrue(naming_for(self.cy)["votes"])
            naming.vote_for(actor=self.cy, idea=idea)
            self.assertEqual(naming_for(self.cy), {})
        with self.days_on(15):
            self.assertEqual(naming_for(self.bo), {})
