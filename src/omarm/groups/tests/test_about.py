from django.utils import translation
from django.utils.html import escape

from omarm.groups.commands import NewGroup, archive_group, ask_owners, bring_in_group, change_group
from omarm.groups.kinds import EXPECTATIONS
from omarm.groups.tests.test_life_pages import LifePageTestCase
from omarm.stream.tests.writing import photo


class AboutTests(LifePageTestCase):
    def test_rules_and_welcome_are_for_who_may_read_the_group(self):
        new = NewGroup(name="Groep closed", access="closed", rules="Help elkaar vooruit", welcome="Stel je voor")
        change_group(actor=self.ada, group=self.closed, new=new)
        for person, is_shown in ((self.bo, True), (self.cy, False)):
            text = self.as_person(person).get(self.page(self.closed, "about/")).content.decode()
            self.assertEqual(("Help elkaar vooruit" in text, "Stel je voor" in text), (is_shown, is_shown))

    def test_the_edit_form_changes_all_of_it(self):
        told = {
            "name": "Groep open", "purpose": "P", "about": "A", "kind": "practice", "access": "open", "rules": "R",
            "welcome": "W", "promise_days": "5", "tabs_on": ["files"], "parent": "", "coaches_writers": "on",
        }  # fmt: skip
        self.assertRedirects(self.as_person(self.ada).post(self.page(self.open, "edit/"), told), self.page(self.open))
        group = self.now(self.open)
        self.assertEqual((group.rules, group.welcome, group.promise_days, group.tabs_on), ("R", "W", 5, ["files"]))

    def test_a_promise_in_hours_is_told_with_the_group_and_a_wrong_one_comes_back_as_typed(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "edit/")
        told = {"name": "Groep open", "kind": "practice", "access": "open", "promise_days": "2", "promise_hours": "4"}
        self.assertRedirects(browser.post(address, told), self.page(self.open))
        about = browser.get(self.page(self.open, "about/")).content.decode()
        self.assertRegex(about, r"4 (working hours|uur werktijd)")
        for wrong in ("0", "500", "vier"):
            answer = browser.post(address, told | {"promise_hours": wrong})
            self.assertContains(answer, f'value="{wrong}"', status_code=422)
        self.assertEqual((self.now(self.open).promise_days, self.now(self.open).promise_hours), (None, 4))

    def test_what_a_colleague_changed_meanwhile_is_not_lost(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "edit/")
        opened = browser.get(address).context["version"]
        change_group(
            actor=self.ada, group=self.now(self.open), new=NewGroup(name="Groep open", purpose="Van een ander")
        )
        told = {"name": "Groep open", "purpose": "Van mij", "kind": "team", "access": "open", "coaches_writers": "on"}
        answer = browser.post(address, told | {"version": opened})
        self.assertContains(answer, "Van mij", status_code=422)
        self.assertContains(answer, "Van een ander", status_code=422)
        self.assertEqual(self.now(self.open).purpose, "Van een ander")
        browser.post(address, told | {"version": answer.context["version"]})
        self.assertEqual(self.now(self.open).purpose, "Van mij")

    def test_what_the_clock_or_a_photo_does_meanwhile_is_no_change(self):
        browser, address = self.as_person(self.ada), self.page(self.open, "edit/")
        opened = browser.get(address).context["version"]
        ask_owners(actor=None, group=self.open)
        browser.post(self.page(self.open, "cover/"), {"photo": photo(), "alt": ""})
        told = {"name": "Groep open", "purpose": "Van mij", "kind": "team", "access": "open", "version": opened}
        self.assertRedirects(browser.post(address, told), self.page(self.open))

    def test_what_one_may_expect_goes_by_the_kind(self):
        for kind, words in (("practice", "bridges"), ("council", "answered")):
            change_group(actor=self.ada, group=self.now(self.open), new=NewGroup(name="Groep open", kind=kind))
            page = self.as_person(self.bo).get(self.page(self.open, "about/"))
            with translation.override("nl"):
                self.assertContains(page, escape(EXPECTATIONS[words]))
                others = escape(EXPECTATIONS["bridges"])
        self.assertNotContains(page, others)

    def test_a_wider_part_is_refused_beside_the_form(self):
        told = {"name": "Groep open", "purpose": "P", "kind": "team", "access": "open", "parent": self.closed.pk}
        answer = self.as_person(self.ada).post(self.page(self.open, "edit/"), told)
        self.assertContains(answer, "banner--danger", status_code=422)
        self.assertIsNone(self.now(self.open).parent)

    def test_an_old_group_is_known_by_its_address(self):
        group = bring_in_group(new=NewGroup(name="Van vroeger"), owner=self.ada, created_at=self.open.created_at)
        archive_group(actor=self.ada, group=group)
        self.assertContains(self.as_person(self.cy).get(self.page(group)), group.name)
