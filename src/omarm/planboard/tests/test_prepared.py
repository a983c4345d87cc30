from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.models import Action
from omarm.planboard.queries.slots import on_the_desk, on_the_programme
from omarm.planboard.tests.planning import DAY, PlanTestCase
from omarm.staging.commands import switch_off


class PreparedTests(PlanTestCase):
    def found(self, code, most=10):
        return source_of(f"planboard.{code}").find(timezone.now(), most)

    def told(self, code):
        (one,) = self.found(code)
        return source_of(f"planboard.{code}").words(one.values)

    def test_an_action_without_an_owner_leads_to_where_one_is_chosen(self):
        action = self.action()
        self.action(owner=self.bo)
        told = self.told("ownerless")
        self.assertEqual((told.title, told.url), (action.title, reverse("planboard:change", args=[action.pk])))
        self.assertEqual(self.found("overdue"), [])

    def test_what_is_past_its_day(self):
        action = self.action(owner=self.bo)
        Action.objects.update(due_on=self.today - DAY)
        self.assertIn(self.bo.name, self.told("overdue").why)
        commands.finish_action(actor=self.kim, action=action)
        self.assertEqual(self.found("overdue"), [])

    def test_a_milestone_opens_the_form_for_a_compliment(self):
        action = self.action(owner=self.cy, is_milestone=True)
        self.assertEqual(self.found("milestones"), [])
        commands.finish_action(actor=self.kim, action=action)
        url = self.told("milestones").url
        self.assertTrue(url.startswith("/posts/new/?writing=praise&to=cy&"))
        self.assertIn(action.title, self.as_person(self.coco).get(url).context["form"]["body"].value())
        source = source_of("planboard.milestones")
        switch_off(actor=self.mo, function="compliments")
        (one,) = source.seen_by(self.coco, self.found("milestones"))
        self.assertEqual(source.words(one.values).url, reverse("planboard:board"))  # no form that only says: later
        commands.set_complimented(actor=self.kim, action=action)
        self.assertEqual(self.found("milestones"), [])

    def test_a_promise_waits_for_its_sponsor_alone(self):
        row = self.promised()
        self.promised(row.sponsor, due_on=self.today + 30 * DAY)
        (one,) = self.found("commitments")
        self.assertEqual((one.person, one.values["pk"]), (self.lea.pk, row.pk))
        seen_by = source_of("planboard.commitments").seen_by
        self.assertEqual((seen_by(self.lea, [one]), seen_by(self.coco, [one])), ([one], []))
        commands.end_commitment(actor=self.lea, commitment=row)
        self.assertEqual(seen_by(self.lea, [one]), [])

    def test_a_goal_that_lost_its_sponsor(self):
        self.sponsor()
        deactivate_person(actor=self.mo, person=self.lea)
        commands.end_sponsors_who_left(actor=None, person_id=self.lea.pk)
        self.assertIn(self.goal.name, self.told("sponsors").title)

    def test_empty_places_in_the_team_are_one_thing(self):
        self.assertEqual(self.found("team"), [])
        commands.require_places(actor=self.coco, places=[(None, "executive"), (None, "council")])
        self.assertIn("2", self.told("team").title)

    def test_each_is_found_by_a_number_of_queries_that_stays_and_no_more_than_asked(self):
        for _one in range(5):
            self.action()
        with self.assertNumQueries(1):
            self.assertEqual(len(self.found("ownerless", most=3)), 3)


class SlotTests(PlanTestCase):
    def test_what_the_pages_of_the_programme_say(self):
        self.action(owner=self.bo)
        self.action("Iets anders")
        told = on_the_programme(self.cy)
        self.assertEqual({action["owner"] for action in told["actions"]}, {self.bo.name, ""})
        self.assertEqual(on_the_programme(self.gus), {"actions": []})
        self.assertEqual(on_the_desk(self.coco), {"open": 2, "overdue": 0, "ownerless": 1})
        for template, context in (("_on_programme", told), ("_on_desk", on_the_desk(self.coco))):
            self.assertIn(reverse("planboard:board"), render_to_string(f"planboard/{template}.html", context))
