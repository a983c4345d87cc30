from datetime import timedelta

from omarm.adoption.commands import declare
from omarm.core.testing.cast import make_person
from omarm.groups.commands import archive_group
from omarm.people.commands import deactivate_person
from omarm.pilots.models import Pilot, Verdict
from omarm.pilots.tests.walking import NEW, PAGE, PilotPageTestCase
from omarm.staging.commands import For, switch_off, switch_on
from omarm.staging.models import Stage


class SeeingTests(PilotPageTestCase):
    def test_who_reads_it(self):
        own = self.draft().get_absolute_url()
        for address in (PAGE, own):
            for person, status in (
                (self.coco, 200),
                (self.mo, 200),
                (self.otto, 200),
                (self.bo, 200),
                (self.cy, 404),
                (self.ada, 404),
                (self.gus, 404),
            ):
                self.assertEqual(self.as_person(person).get(address).status_code, status, (person, address))

    def test_nobody_else_gets_a_form_or_an_act(self):
        own = self.running().get_absolute_url()
        forms = (NEW, f"{NEW}?group={self.open.pk}", f"{own}edit/", f"{own}rules/")
        for person, status in ((self.otto, 403), (self.cy, 404), (self.gus, 404)):
            for address in forms:
                self.assertEqual(self.as_person(person).get(address).status_code, status, (person, address))
            self.assertEqual(self.as_person(person).get(f"{own}stop/").status_code, status, person)
        for act in ("begin/", "limit/", "release/", "invite/", "seen/"):
            for person, status in ((self.otto, 403), (self.bo, 403), (self.cy, 404)):
                answer = self.as_person(person).post(f"{own}{act}", {"code": "polls"})
                self.assertEqual(answer.status_code, status, (person, act))
            self.assertEqual(self.as_person(self.coco).get(f"{own}{act}").status_code, 405)

    def test_the_works_council_sees_no_button_and_the_owner_only_that_to_stop(self):
        pilot = self.running()
        own = pilot.get_absolute_url()
        acts = ("edit/", "rules/", "begin/", "invite/", "release/", "limit/", "seen/")
        for person, stops in ((self.otto, False), (self.bo, True)):
            page = self.as_person(person).get(own)
            self.assertContains(page, "vragen in de groep")
            for act in acts:
                self.assertNotContains(page, f"{own}{act}")
            self.assertNotContains(page, f"{NEW}?after=")
            (self.assertContains if stops else self.assertNotContains)(page, f"{own}stop/")
        for address in (own, PAGE):
            self.assertNotContains(self.as_person(self.otto).get(address), NEW)

    def test_an_empty_list_leads_to_candidates(self):
        page = self.as_person(self.coco).get(PAGE)
        self.assertContains(page, 'href="/adoption/beachhead/"')
        self.assertContains(page, f'href="{NEW}"')
        self.assertNotContains(self.as_person(self.otto).get(PAGE), f'href="{NEW}"')

    def test_the_list_tells_where_each_stands_and_of_whom_nobody_answers(self):
        self.running()
        other = self.draft(name="Straks", group=None, department=self.department, owner=self.cy)
        page = self.as_person(self.coco).get(PAGE)
        self.assertNotContains(page, "pilots__flag")
        deactivate_person(actor=self.mo, person=self.cy)
        page = self.as_person(self.coco).get(PAGE)
        self.assertContains(page, "pilots__flag", 1)
        self.assertContains(self.as_person(self.coco).get(other.get_absolute_url()), "banner--warn")

    def test_it_costs_the_same_for_many(self):
        for number in range(2):
            self.draft(name=f"Pilot {number}", owner=make_person(f"o{number}"))
        costs = self.costs(PAGE, self.coco)
        for number in range(2, 17):
            self.draft(name=f"Pilot {number}", owner=make_person(f"o{number}"))
        self.assertEqual(self.costs(PAGE, self.coco), costs)


class OneTests(PilotPageTestCase):
    def test_each_rule_is_a_light_with_its_word_since_when_and_why(self):
        pilot = self.running()
        Verdict.objects.create(
            pilot=pilot, rule="exit", day=self.today - timedelta(days=2), outcome="not_yet",
            reasons=[{"code": "days", "state": "not_yet", "why": ""}],
        )  # fmt: skip
        # Only why is other.
        Verdict.objects.create(pilot=pilot, rule="exit", day=self.today, outcome="not_yet", reasons=[])
        page = self.as_person(self.coco).get(pilot.get_absolute_url())
        lights = {one.rule.value: one for one in page.context["lights"]}
        self.assertEqual((lights["exit"].light, lights["exit"].since), ("amber", self.today - timedelta(days=2)))
        self.assertEqual((lights["stop"].light, lights["stop"].since), ("green", None))
        for rule in ("start", "exit", "stop"):
            self.assertContains(page, f'id="rule-{rule}"')
        self.assertContains(page, 'data-light="amber"')

    def test_of_one_that_is_over_it_is_what_was_found_last(self):
        pilot = self.ended(Pilot.State.MET)
        Verdict.objects.create(pilot=pilot, rule="exit", day=self.today, outcome="met", reasons=[])
        lights = self.as_person(self.coco).get(pilot.get_absolute_url()).context["lights"]
        self.assertEqual({one.rule.value: one.light for one in lights if one.is_lit}, {"exit": "green"})

    def test_before_it_runs_only_what_it_waits_for_has_a_light(self):
        lights = self.as_person(self.coco).get(self.draft().get_absolute_url()).context["lights"]
        self.assertEqual([one.rule.value for one in lights if one.is_lit], ["start"])

    def test_from_draft_to_waiting_to_stopped(self):
        pilot = self.draft()
        own, browser = pilot.get_absolute_url(), self.as_person(self.coco)
        self.assertContains(browser.get(own), f"{own}begin/")
        self.assertRedirects(browser.post(f"{own}begin/"), own)
        self.assertEqual(Pilot.objects.get().state, Pilot.State.WAITING)
        self.assertNotContains(browser.get(own), f"{own}begin/")
        lost = browser.post(f"{own}stop/", {"reason": ""})
        self.assertEqual(lost.status_code, 422)
        self.assertRedirects(self.as_person(self.bo).post(f"{own}stop/", {"reason": "Geen tijd"}), own)
        self.assertEqual((Pilot.objects.get().state, Pilot.objects.get().reason), (Pilot.State.STOPPED, "Geen tijd"))
        self.assertContains(browser.get(own), "Geen tijd")
        self.assertRedirects(browser.get(f"{own}stop/"), own)
        self.assertContains(browser.get(own), f"{NEW}?after={pilot.pk}")
        self.assertRedirects(browser.post(f"{own}seen/"), own)
        self.assertNotContains(browser.get(own), f"{own}seen/")

    def test_what_is_refused_is_told(self):
        self.running()
        second = self.draft(name="Nog een")
        answer = self.as_person(self.coco).post(f"{second.get_absolute_url()}begin/")
        self.assertRedirects(answer, second.get_absolute_url(), fetch_redirect_response=False)
        self.assertEqual([level for level, _words in self.told_after(answer)], ["error"])
        self.assertContains(self.as_person(self.coco).get(second.get_absolute_url()), "banner--warn")

    def test_functions_are_limited_and_released(self):
        switch_off(actor=self.mo, function="polls")
        pilot = self.running()
        own, browser = pilot.get_absolute_url(), self.as_person(self.coco)
        self.assertContains(browser.get(own), '<option value="polls">')
        self.assertNotContains(self.as_person(self.otto).get(own), '<option value="polls">')
        answer = browser.post(f"{own}limit/", {"code": ""})
        self.assertEqual([level for level, _words in self.told_after(answer)], ["error"])
        self.assertRedirects(browser.post(f"{own}limit/", {"code": "polls"}), own)
        self.assertEqual(Stage.objects.standing().get(group=self.open).function, "polls")
        page = browser.get(own)
        self.assertContains(page, f"{own}release/")
        self.assertNotContains(page, '<option value="polls">')
        self.assertRedirects(browser.post(f"{own}release/", {"code": "polls"}), own)
        self.assertFalse(Stage.objects.standing().filter(group=self.open).exists())
        browser.post(f"{own}limit/", {"code": "polls"})
        self.assertRedirects(browser.post(f"{own}release/"), own)
        self.assertFalse(Stage.objects.standing().filter(group=self.open).exists())

    def test_one_whose_group_was_closed_lists_what_it_leaves(self):
        switch_off(actor=self.mo, function="polls")
        pilot = self.running()
        switch_on(actor=self.mo, function="polls", audience=For(group=self.open))
        archive_group(actor=self.ada, group=self.open)
        page = self.as_person(self.coco).get(pilot.get_absolute_url())
        self.assertContains(page, "banner--warn")
        self.assertContains(page, f"{pilot.get_absolute_url()}release/")

    def test_the_invitation(self):
        own = self.running().get_absolute_url()
        self.assertRedirects(self.as_person(self.coco).post(f"{own}invite/"), own)

    def test_a_group_that_one_does_not_know_of_has_no_link(self):
        pilot = self.draft(group=self.closed)
        self.assertContains(self.as_person(self.coco).get(pilot.get_absolute_url()), self.closed.get_absolute_url())
        type(self.closed).objects.filter(pk=self.closed.pk).update(access="hidden")
        page = self.as_person(self.coco).get(pilot.get_absolute_url())
        self.assertNotContains(page, self.closed.get_absolute_url())
        self.assertNotContains(page, self.closed.name)


class ElsewhereTests(PilotPageTestCase):
    def test_about_the_group_employees_read_what_it_tries(self):
        about = f"{self.open.get_absolute_url()}about/"
        self.draft()
        self.assertNotContains(self.as_person(self.cy).get(about), "vragen in de groep")
        pilot = self.ended(Pilot.State.RUNNING)
        self.assertContains(self.as_person(self.cy).get(about), "vragen in de groep")
        self.assertNotContains(self.as_person(self.cy).get(about), pilot.get_absolute_url())
        self.assertContains(self.as_person(self.coco).get(about), pilot.get_absolute_url())
        self.assertNotContains(self.as_person(self.gus).get(about), "vragen in de groep")

    def test_the_programme_tells_what_ones_own_group_or_department_tries(self):
        self.running()
        self.running(name="Twee", group=None, department=self.department, use_case="foto's van buiten")
        for person, sees in ((self.bo, (True, True)), (self.cy, (False, True)), (self.coco, (False, False))):
            page = self.as_person(person).get("/programme/")
            for words, there in zip(("vragen in de groep", "foto&#x27;s van buiten"), sees, strict=True):
                (self.assertContains if there else self.assertNotContains)(page, words)

    def test_a_candidate_leads_to_a_pilot(self):
        told = {"without_desk": 80, "other_tools": 2, "has_sponsor": True, "note": ""}
        for group in (self.open, self.hidden):
            declare(actor=self.mo, told=told, group=group)
        page = self.as_person(self.coco).get("/adoption/beachhead/?kind=groups")
        self.assertContains(page, f'href="{NEW}?group={self.open.pk}"')
        self.assertNotContains(page, f'href="{NEW}?group={self.hidden.pk}"')
        self.assertNotContains(self.as_person(self.otto).get("/adoption/beachhead/"), NEW)
