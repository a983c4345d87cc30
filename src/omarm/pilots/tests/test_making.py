from datetime import timedelta

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import bring_in
from omarm.groups.commands import archive_group
from omarm.pilots.models import Pilot
from omarm.pilots.tests.walking import CONDITIONS, NEW, PAGE, PilotPageTestCase


class MakingTests(PilotPageTestCase):
    def test_for_whom_comes_first(self):
        browser = self.as_person(self.coco)
        self.assertEqual(browser.get(NEW).status_code, 200)
        answer = browser.post(NEW, {"whom": "group", "group": self.open.pk})
        self.assertRedirects(answer, f"{NEW}?group={self.open.pk}")
        answer = browser.post(NEW, {"whom": "department", "department": self.department.pk})
        self.assertRedirects(answer, f"{NEW}?department={self.department.pk}")
        lost = browser.post(NEW, {"whom": "group", "group-words": "Groep van niemand"})
        self.assertContains(lost, "Groep van niemand", status_code=422)
        self.assertEqual(browser.post(NEW, {"whom": "department"}).status_code, 422)

    def test_a_group_that_cannot_be_one_is_not_there(self):
        archive_group(actor=self.ada, group=self.request)
        bring_in(self.hidden, self.coco, by=self.ada)
        browser = self.as_person(self.coco)
        for number in (self.hidden.pk, self.request.pk, "x", 10**9):
            self.assertEqual(browser.get(f"{NEW}?group={number}").status_code, 404, number)
            self.assertEqual(browser.get(f"{NEW}?department=0{number}").status_code, 404, number)
        lost = browser.post(NEW, {"whom": "group", "group-words": self.hidden.name})
        self.assertEqual(lost.status_code, 422)
        self.assertEqual(browser.post(NEW, {"whom": "group", "group": self.hidden.pk}).status_code, 422)

    def test_the_conditions_fit_the_audience(self):
        browser = self.as_person(self.coco)
        page = browser.get(f"{NEW}?group={self.open.pk}")
        self.assertContains(page, '<option value="light:answered"')
        self.assertNotContains(page, '<option value="indicator:')
        page = browser.get(f"{NEW}?department={self.department.pk}")
        self.assertContains(page, '<option value="indicator:')
        self.assertNotContains(page, '<option value="light:')

    def test_a_draft_is_kept(self):
        told = self.typed(**{"start-0-code": "members", "start-0-value": "5"})
        answer = self.as_person(self.coco).post(f"{NEW}?group={self.open.pk}", told)
        pilot = Pilot.objects.get()
        self.assertRedirects(answer, pilot.get_absolute_url())
        rows = sorted((row.rule, row.code, row.value) for row in pilot.conditions.all())
        self.assertEqual(rows, sorted(CONDITIONS))
        self.assertEqual((pilot.group, pilot.owner, pilot.state), (self.open, self.bo, Pilot.State.DRAFT))

    def test_a_draft_that_comes_twice_is_one_and_is_thrown_away_by_who_guides(self):
        pilot = self.draft()
        self.assertEqual((self.draft(), self.draft(following="\u200b")), (pilot, pilot))
        self.assertNotEqual(self.draft(name="Een ander").pk, pilot.pk)
        self.assertNotEqual(self.draft(conditions=[("exit", "days", 40), ("stop", "days", 120)]).pk, pilot.pk)
        address = f"{pilot.get_absolute_url()}throw-away/"
        for person, status in ((self.otto, 403), (self.cy, 404)):
            self.assertEqual(self.as_person(person).post(address).status_code, status)
        self.assertRedirects(self.as_person(self.coco).post(address), PAGE)
        self.assertFalse(Pilot.objects.filter(pk=pilot.pk).exists())
        running = self.running()
        self.assertRedirects(
            self.as_person(self.coco).post(f"{running.get_absolute_url()}throw-away/"), running.get_absolute_url()
        )
        self.assertTrue(Pilot.objects.filter(pk=running.pk).exists())

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        for wrong in (
            {"name": ""},
            {"exit-0-value": ""},
            {"exit-0-code": ""},
            {"exit-0-code": "light:answered", "exit-0-value": "101"},
            {"exit-0-code": "indicator:contributors"},
            {"exit-0-code": "members", "exit-0-value": "42"},
            {"exit-rows": "2", "exit-1-code": "days", "exit-1-value": "45"},
            {"stop-0-code": "", "stop-0-value": ""},
            {"starts_on": (self.today - timedelta(days=3)).isoformat()},
            {"owner-words": "niemand"},
        ):
            told = self.typed(use_case="precies dit getypt", **wrong)
            page = self.as_person(self.coco).post(f"{NEW}?group={self.open.pk}", told)
            self.assertContains(page, "precies dit getypt", status_code=422, msg_prefix=str(wrong))
            for name, typed in wrong.items():
                if typed and name.endswith("value"):
                    self.assertContains(page, f'value="{typed}"', status_code=422)
        self.assertFalse(Pilot.objects.exists())

    def test_one_row_more_keeps_what_was_typed_and_judges_nothing(self):
        told = self.typed(more="exit", name="", use_case="tot zover")
        for browser in (self.as_person(self.coco), signed_in(HtmxClient(), self.coco)):
            page = browser.post(f"{NEW}?group={self.open.pk}", told)
            self.assertContains(page, 'name="exit-1-code"')
            self.assertNotContains(page, 'name="stop-1-code"')
            self.assertContains(page, "tot zover")
            self.assertNotContains(page, "field__error")
        full = self.as_person(self.coco).post(f"{NEW}?group={self.open.pk}", told | {"exit-rows": "5"})
        self.assertNotContains(full, 'id="more-exit"')
        for silly in ("", "x", "99", "0", "²"):
            told["exit-rows"] = silly
            self.assertEqual(self.as_person(self.coco).post(f"{NEW}?group={self.open.pk}", told).status_code, 200)
        self.assertFalse(Pilot.objects.exists())

    def test_the_next_one_begins_with_what_this_one_tried(self):
        before = self.ended(Pilot.State.MET, following="Team Grijs")
        browser = self.as_person(self.coco)
        self.assertContains(browser.get(f"{NEW}?after={before.pk}"), "Team Grijs")
        chosen = browser.post(f"{NEW}?after={before.pk}", {"whom": "group", "group-words": self.request.name})
        address = f"{NEW}?group={self.request.pk}&after={before.pk}"
        self.assertRedirects(chosen, address)
        page = browser.get(address)
        self.assertContains(page, "vragen in de groep")
        self.assertContains(page, 'value="40"')
        browser.post(address, self.typed(name="De volgende"))
        self.assertEqual(Pilot.objects.get(name="De volgende").follows, before)
        self.assertNotContains(browser.get(before.get_absolute_url()), f"{NEW}?after=")
        for number in ("x", 10**9):
            self.assertEqual(browser.get(f"{NEW}?after={number}").status_code, 404)

    def test_a_draft_can_be_for_others(self):
        pilot = self.draft()
        own, browser = f"{pilot.get_absolute_url()}edit/", self.as_person(self.coco)
        self.assertContains(browser.get(own), 'value="40"')
        chosen = browser.post(f"{own}?whom=other", {"whom": "department", "department": self.department.pk})
        self.assertRedirects(chosen, f"{own}?department={self.department.pk}")
        told = self.typed(name="Anders")
        self.assertRedirects(browser.post(f"{own}?department={self.department.pk}", told), pilot.get_absolute_url())
        pilot.refresh_from_db()
        self.assertEqual((pilot.name, pilot.group, pilot.department), ("Anders", None, self.department))

    def test_of_one_that_runs_the_words_change_and_the_rules_with_a_reason(self):
        pilot = self.running()
        own, browser = pilot.get_absolute_url(), self.as_person(self.coco)
        page = browser.get(f"{own}edit/")
        self.assertNotContains(page, "exit-0-code")
        self.assertContains(page, f"{own}rules/")
        self.assertRedirects(browser.post(f"{own}edit/", self.typed(name="Anders", owner=self.ada.pk)), own)
        pilot.refresh_from_db()
        self.assertEqual((pilot.name, pilot.owner, pilot.conditions.count()), ("Anders", self.ada, 3))
        lost = browser.post(f"{own}rules/", self.typed(**{"exit-0-value": "45"}))
        self.assertContains(lost, 'value="45"', status_code=422)
        told = self.typed(reason="De zomer", **{"exit-0-value": "45"})
        self.assertRedirects(browser.post(f"{own}rules/", told), own)
        rows = sorted((row.rule, row.code, row.value) for row in pilot.conditions.all())
        self.assertEqual(rows, sorted([("exit", "days", 45), *CONDITIONS[1:]]))
        self.assertContains(browser.get(own), "De zomer")
        again = browser.post(f"{own}rules/", told | {"exit-0-value": "50"})
        self.assertContains(again, "De zomer", status_code=422)

    def test_one_that_is_over_does_not_change(self):
        own = self.ended(Pilot.State.MET).get_absolute_url()
        for address in ("edit/", "rules/"):
            self.assertRedirects(self.as_person(self.coco).get(f"{own}{address}", follow=True), own)
