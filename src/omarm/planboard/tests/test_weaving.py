from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import FOREIGN
from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.commands import NewStep
from omarm.planboard.models import WeaveStep
from omarm.planboard.tests.planning import WOVEN, PlanTestCase


class WeavingTests(PlanTestCase):
    def step(self, **told):
        new = NewStep(**{"process": "onboarding", "step": "Stel je voor in de groep van je team"} | told)
        return commands.add_step(actor=self.kim, new=new)

    def test_the_team_makes_the_map_and_others_do_not(self):
        with self.records("weave_step.added", "weave_step.changed", "weave_step.removed"):
            step = self.step(address="/groups/", owner=self.bo)
            commands.change_step(actor=self.coco, step=step, new=NewStep(process="incident", step="Anders"))
            commands.remove_step(actor=self.kim, step=step)
        step = self.step()
        for person in (self.cy, self.lea, self.otto, self.gus):
            for act in (
                lambda who: commands.add_step(actor=who, new=NewStep(process="incident", step="x")),
                lambda who: commands.change_step(actor=who, step=step, new=NewStep(process="incident", step="x")),
                lambda who: commands.remove_step(actor=who, step=step),
            ):
                with self.assertRaises(PermissionDenied):
                    act(person)

    def test_who_left_looks_after_no_step(self):
        deactivate_person(actor=self.mo, person=self.bo)
        self.bo.refresh_from_db()
        with self.assertRaises(DomainError):
            self.step(owner=self.bo)

    def test_another_process_has_a_name_and_ours_have_none(self):
        self.step(process="other", name="Verkiezingen")
        for told in ({"process": "other"}, {"name": "Iets"}):
            with self.assertRaises(DomainError):
                self.step(**told)

    def test_an_address_of_another_house_is_refused(self):
        for address in FOREIGN:
            with self.assertRaises(DomainError, msg=address):
                self.step(address=address)

    def test_everybody_employed_reads_it_and_the_team_changes_it(self):
        step = self.step(owner=self.bo)
        self.assertContains(self.as_person(self.cy).get(WOVEN), f'id="step-{step.pk}"')
        self.assertEqual(self.as_person(self.gus).get(WOVEN).status_code, 404)
        for part in ("new/", f"{step.pk}/"):
            self.assertEqual(self.as_person(self.cy).get(f"{WOVEN}{part}").status_code, 403)
            self.assertEqual(self.as_person(self.gus).get(f"{WOVEN}{part}").status_code, 404)
        browser = self.as_person(self.kim)
        told = {"process": "other", "name": "Verkiezingen", "step": "Rooster in de groep", "address": "/groups/"}
        self.assertRedirects(browser.post(f"{WOVEN}new/", told), WOVEN)
        self.assertContains(browser.post(f"{WOVEN}new/", told | {"name": ""}), "Rooster in de groep", status_code=422)
        self.assertRedirects(browser.post(f"{WOVEN}{step.pk}/", told), WOVEN)
        self.assertEqual(browser.get(f"{WOVEN}999999/").status_code, 404)
        processes = browser.get(WOVEN).context["processes"]
        self.assertEqual([len(steps) for _code, _words, steps in processes], [0, 0, 0, 0, 2])
        self.assertRedirects(browser.post(f"{WOVEN}{step.pk}/delete/"), WOVEN)
        self.assertEqual(WeaveStep.objects.count(), 1)

    def test_the_same_queries_for_two_and_for_seventeen(self):
        browser = self.as_person(self.cy)
        self.step(owner=self.bo)
        self.step(owner=self.bo)
        browser.get(WOVEN)
        with CaptureQueriesContext(connection) as few:
            browser.get(WOVEN)
        for _one in range(15):
            self.step(owner=self.bo)
        with self.assertNumQueries(len(few.captured_queries)):
            browser.get(WOVEN)
