from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.cast import bring_in
from omarm.groups.models import Group
from omarm.programme import commands
from omarm.programme.models import Campaign, Goal, Level
from omarm.programme.tests.campaigning import DAY, SEEN, ProgrammeTestCase
from omarm.stream.commands import Draft, Place
from omarm.updates.commands import publish_update

PAGE, PUBLIC = "/adoption/programme/", "/programme/"


class GuidingTests(ProgrammeTestCase):
    def send(self, address, **told):
        return self.as_person(self.coco).post(address, told)

    def told(self, **more):
        """Return what the form of a campaign sends."""
        return {
            "goal": self.goal.pk, "name": "Eerst vragen", "behaviour": "share", "sentence": "Ik vraag het eerst.",
            "audience": "everyone", "starts_on": self.today.isoformat(), "ends_on": (self.today + 9 * DAY).isoformat(),
            "writing": "", "indicators": ["two-way-ties"], "owner": self.coco.pk, "why": "Omdat het helpt.",
        } | more  # fmt: skip

    def test_who_may_read_it(self):
        campaign = self.draft()
        for address in (PAGE, campaign.get_absolute_url()):
            for person, status in (
                (self.coco, 200),
                (self.mo, 200),
                (self.otto, 200),
                (self.lea, 200),
                (self.cy, 403),
                (self.gus, 403),
            ):
                self.assertEqual(self.as_person(person).get(address).status_code, status, person)

    def test_an_indicator_leads_to_the_goals_that_are_judged_by_it(self):
        self.draft(indicators=("two-way-ties",))
        page = self.as_person(self.otto)
        shown = f"{PAGE}#goal-{self.goal.pk}"
        self.assertNotContains(page.get("/adoption/indicators/two-way-ties/"), shown)
        for day in (self.today, self.today + 60 * DAY):
            self.planned(indicators=("two-way-ties",), starts_on=day, ends_on=day + 20 * DAY)
        self.assertContains(page.get("/adoption/indicators/two-way-ties/"), shown, count=1)
        self.assertNotContains(page.get("/adoption/indicators/answers-reused/"), shown)

    def test_who_may_not_guide_gets_no_form_and_sends_none(self):
        campaign = self.draft()
        own = campaign.get_absolute_url()
        for address in (
            f"{PAGE}new/",
            f"{PAGE}goals/new/",
            f"{PAGE}goals/{self.goal.pk}/",
            f"{own}edit/",
            f"{own}close/",
        ):
            for person in (self.otto, self.lea, self.cy):
                self.assertEqual(self.as_person(person).get(address).status_code, 403, address)
        for step in ("plan", "unplan", "start", "end", "copy", "delete", "stories"):
            for person in (self.otto, self.cy):
                self.assertEqual(self.as_person(person).post(f"{own}{step}/").status_code, 403, step)
        self.assertNotContains(self.as_person(self.otto).get(own), f"{own}plan/")

    def test_a_campaign_begins_with_a_behaviour_and_its_words(self):
        page = self.as_person(self.coco).get(f"{PAGE}new/")
        self.assertEqual(len(page.context["behaviours"]), 7)
        form = self.as_person(self.coco).get(f"{PAGE}new/?behaviour=celebrate").context["form"]
        self.assertEqual(
            (form["writing"].value(), form["indicators"].value()),
            ("celebration", ["posts-by-others", "stories-with-result"]),
        )

    def test_without_a_goal_it_asks_for_one(self):
        Goal.objects.all().delete()
        self.assertContains(self.as_person(self.coco).get(f"{PAGE}new/?behaviour=share"), f"{PAGE}goals/new/")

    def test_it_is_put_together_and_changed(self):
        answer = self.send(f"{PAGE}new/", **self.told())
        campaign = Campaign.objects.get()
        self.assertRedirects(answer, campaign.get_absolute_url())
        self.assertEqual((campaign.owner, campaign.indicators.get().code), (self.coco, "two-way-ties"))
        self.send(
            f"{campaign.get_absolute_url()}edit/", **self.told(audience="group", **{"groups-words": self.open.name})
        )
        campaign.refresh_from_db()
        self.assertEqual((list(campaign.groups.all()), campaign.audience_name), ([self.open], self.open.name))

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        for told in (
            {"ends_on": (self.today - DAY).isoformat()}, {"audience": "department"}, {"audience": "group", "groups-words": "Nergens"},
            {"audience": "group", "groups-words": self.hidden.name}, {"sentence": ""}, {"starts_on": "morgen"}, {"goal": "99"},
        ):  # fmt: skip
            page = self.send(f"{PAGE}new/", **self.told(name="Dit was het", **told))
            self.assertContains(page, "Dit was het", status_code=422)
        self.assertFalse(Campaign.objects.exists())

    def test_two_at_once_says_which_on_the_page(self):
        self.planned(name="De eerste")
        campaign = self.draft(name="De tweede")
        own = campaign.get_absolute_url()
        self.assertContains(self.as_person(self.coco).get(own), "De eerste")
        page = self.as_person(self.coco).post(f"{own}plan/", follow=True)
        self.assertContains(page, "De eerste")
        campaign.refresh_from_db()
        self.assertEqual(campaign.state, Campaign.State.DRAFT)

    def test_it_is_walked_from_draft_to_the_next_one(self):
        campaign = self.draft(indicators=("two-way-ties",))
        own = campaign.get_absolute_url()
        self.send(f"{own}plan/")
        self.send(f"{own}start/")
        self.assertEqual(Campaign.objects.get().state, Campaign.State.PLANNED)  # there is no story yet
        self.assertRedirects(self.send(f"{own}stories/", post=f"https://intranet.example/posts/{self.post().pk}/#x"),
                             f"{own}#stories")  # fmt: skip
        self.send(f"{own}start/")
        self.assertEqual(Campaign.objects.get().state, Campaign.State.RUNNING)
        self.send(f"{own}end/")
        self.assertEqual(self.send(f"{own}close/", outcome="growing", evaluation="Goed.").status_code, 422)
        self.assertRedirects(self.send(f"{own}close/", outcome="growing", evaluation=SEEN), own)
        self.assertContains(self.as_person(self.cy).get(f"{PUBLIC}{campaign.pk}/"), SEEN)
        answer = self.send(f"{own}copy/")
        copy = Campaign.objects.get(copied_from=campaign)
        self.assertRedirects(answer, f"{copy.get_absolute_url()}edit/")
        self.assertRedirects(self.send(f"{copy.get_absolute_url()}delete/"), PAGE)

    def test_an_example_is_a_post_that_all_can_read(self):
        campaign = self.draft()
        own = campaign.get_absolute_url()
        inside = self.post(place=Place(group=self.closed))
        for address in ("", "https://elders.example/", "/posts/999999/", f"/posts/{inside.pk}/"):
            self.assertEqual(self.send(f"{own}stories/", post=address, note="Zo dus").status_code, 422, address)
        story = self.show(campaign)
        self.assertEqual(self.send(f"{PAGE}{self.draft().pk}/stories/{story.pk}/delete/").status_code, 404)
        self.assertRedirects(self.send(f"{own}stories/{story.pk}/delete/"), f"{own}#stories")

    def test_success_stories_are_proposed(self):
        campaign = self.draft()
        told = Draft(title="Gelukt", body="Het plein is af.")
        post = publish_update(actor=self.ada, draft=told, form="story")
        own = campaign.get_absolute_url()
        self.assertContains(self.as_person(self.coco).get(own), f'value="{post.pk}"')
        self.send(f"{own}stories/", post=post.pk)
        self.assertNotContains(self.as_person(self.coco).get(own), f'name="post" value="{post.pk}"')

    def test_a_number_is_corrected_beside_itself(self):
        campaign = self.running(indicators=("two-way-ties",))
        address = f"{campaign.get_absolute_url()}levels/{Level.objects.get().pk}/"
        self.assertEqual(self.as_person(self.coco).get(address).status_code, 200)
        self.assertEqual(self.as_person(self.lea).get(address).status_code, 403)
        self.assertEqual(self.send(address, part=3, whole=2, reason="Zo.").status_code, 422)
        self.assertEqual(self.send(address, part=1, whole=2, reason="Met de hand geteld.").status_code, 302)
        self.assertContains(self.as_person(self.coco).get(campaign.get_absolute_url()), "Met de hand geteld.")

    def test_a_goal_is_set_changed_and_ended(self):
        told = {"kind": "engagement", "name": "Elkaar kennen", "owner": self.coco.pk}
        self.assertRedirects(self.send(f"{PAGE}goals/new/", **told), PAGE)
        goal = Goal.objects.get(name="Elkaar kennen")
        self.assertEqual(self.send(f"{PAGE}goals/{goal.pk}/", **(told | {"name": ""})).status_code, 422)
        self.assertRedirects(self.send(f"{PAGE}goals/{goal.pk}/", kind="engagement", name="Elkaar goed kennen"), PAGE)
        self.assertRedirects(self.send(f"{PAGE}goals/{goal.pk}/end/"), PAGE)
        goal.refresh_from_db()
        self.assertEqual((goal.owner, goal.ended_on), (None, self.today))


class PublicTests(ProgrammeTestCase):
    def test_who_works_here_reads_it_and_guests_do_not(self):
        campaign = self.running(why="Omdat het helpt.")
        for address in (PUBLIC, f"{PUBLIC}{campaign.pk}/"):
            page = self.as_person(self.cy).get(address)
            for words in (campaign.sentence, "Omdat het helpt.", "Zo deed ik het"):
                self.assertContains(page, words)
            self.assertEqual(self.as_person(self.gus).get(address).status_code, 404)
        for step in ("put-away", "show-again"):
            self.assertEqual(self.as_person(self.gus).post(f"{PUBLIC}{campaign.pk}/{step}/").status_code, 404)

    def test_a_draft_is_for_who_guides(self):
        campaign = self.draft()
        self.assertEqual(self.as_person(self.cy).get(f"{PUBLIC}{campaign.pk}/").status_code, 404)
        self.assertNotContains(self.as_person(self.cy).get(PUBLIC), campaign.sentence)

    def send(self, address, **told):
        return self.as_person(self.coco).post(address, told)

    def test_words_of_one_that_runs_change_though_its_group_became_hidden(self):
        campaign = self.running(audience="group", groups=(self.closed,))
        Group.objects.filter(pk=self.closed.pk).update(access="hidden")
        address = f"{campaign.get_absolute_url()}edit/"
        self.assertNotContains(self.as_person(self.coco).get(address), self.closed.name)
        told = {"name": "Anders", "goal": self.goal.pk, "behaviour": "share", "sentence": campaign.sentence}
        told |= {"audience": "group", "starts_on": self.today.isoformat(), "ends_on": campaign.ends_on.isoformat()}
        self.assertEqual(self.send(address, **told).status_code, 302)
        campaign.refresh_from_db()
        self.assertEqual((campaign.name, list(campaign.groups.all())), ("Anders", [self.closed]))

    def test_a_campaign_of_a_group_that_became_hidden_is_not_named(self):
        campaign = self.running(audience="group", groups=(self.closed,))
        type(self.closed).objects.filter(pk=self.closed.pk).update(access="hidden")
        self.assertEqual(self.as_person(self.cy).get(f"{PUBLIC}{campaign.pk}/").status_code, 404)
        self.assertNotContains(self.as_person(self.cy).get(PUBLIC), campaign.name)
        self.assertContains(self.as_person(self.bo).get(PUBLIC), campaign.name)
        for page in (self.as_person(self.coco).get(PAGE), self.as_person(self.coco).get(campaign.get_absolute_url())):
            self.assertNotContains(page, self.closed.name)

    def test_an_example_is_read_by_the_rule_of_posts(self):
        campaign = self.planned(audience="group", groups=(self.closed,))
        bring_in(self.closed, self.coco, by=self.ada)
        self.show(campaign, self.post(place=Place(group=self.closed)))
        commands.start_campaign(actor=self.coco, campaign=campaign)
        address = f"{PUBLIC}{campaign.pk}/"
        self.assertContains(self.as_person(self.bo).get(address), "Zo deed ik het")
        self.assertNotContains(self.as_person(self.cy).get(address), "Zo deed ik het")

    def test_pages_cost_the_same_for_two_and_seventeen(self):
        self.running(audience="department", departments=(self.team,))
        costs = []
        for number in (2, 15):
            for one in range(number):
                first = self.today + (100 + 10 * one + len(costs) * 200) * DAY
                self.planned(name=f"C{one}", starts_on=first, ends_on=first + 5 * DAY)
            costs.append([self.cost(person, page) for person, page in ((self.coco, PAGE), (self.bo, PUBLIC))])
        self.assertEqual(costs[0], costs[1])

    def test_examples_cost_the_same_for_one_and_nine(self):
        campaign = self.running()
        address = f"{PUBLIC}{campaign.pk}/"
        one = self.cost(self.bo, address)
        for author in (self.ada, self.bo, self.cy, self.mo) * 2:
            self.show(campaign, self.post(author))
        self.assertEqual(self.cost(self.bo, address), one)

    def cost(self, person, address):
        browser = self.as_person(person)
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            browser.get(address)
        return len(captured)
