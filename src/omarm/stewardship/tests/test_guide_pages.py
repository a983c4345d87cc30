import csv
import io

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.prepared import source_of
from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.stewardship import commands
from omarm.stewardship.models import CourseSetting, LevelRequest, OwnersAsked
from omarm.stewardship.queries.guiding import overview_for
from omarm.stewardship.tests.coursing import PageTestCase, certify, grown_up

COURSE, GUIDE = "/course/", "/adoption/course/"


class GuidePageTests(PageTestCase):
    def test_who_guides_sees_levels_and_nobodys_progress(self):
        self.with_mentor(self.ada)
        self.all_good()
        certify(self.bo)
        for address in (GUIDE, f"{GUIDE}groups/", f"{GUIDE}certificates.csv", f"{GUIDE}levels/junior/"):
            for person, status in ((self.coco, 200), (self.mo, 200), (self.ada, 403), (self.dee, 403), (self.gus, 403)):
                self.assertEqual(self.status(person, address), status, (address, person))
        page = self.as_person(self.coco).get(GUIDE)
        self.assertContains(page, self.bo.name)
        self.assertNotContains(page, self.ada.name)
        self.assertNotContains(self.as_person(self.coco).get(f"{GUIDE}groups/"), self.ada.name)

    def test_the_table_holds_who_counts_now_and_no_formula(self):
        certify(self.ada, given_by=self.coco)
        odd = make_person("odd")
        type(odd).objects.filter(pk=odd.pk).update(name="=1+1")
        certify(odd)
        certify(self.cy, days_left=-1, days_ago=40)
        text = self.as_person(self.coco).get(f"{GUIDE}certificates.csv").content.decode("utf-8-sig")
        rows = {row[0]: row for row in csv.reader(io.StringIO(text))}
        self.assertIn("'=1+1", rows)
        self.assertNotIn(self.cy.name, rows)
        self.assertEqual(rows[self.ada.name][5], self.coco.name)
        self.assertIn(self.open.name, rows[self.ada.name][6])
        self.assertNotIn(self.hidden.name, text)

    def test_a_hidden_group_is_counted_for_who_may_know_of_it(self):
        certify(self.ada)
        told = {person: overview_for(person) for person in (self.coco, self.ada)}
        self.assertEqual(told[self.ada].groups, told[self.coco].groups + 1)
        self.assertEqual(told[self.ada].trained, told[self.coco].trained + 1)

    def test_groups_without_a_trained_owner(self):
        address = f"{GUIDE}groups/"
        browser = self.as_person(self.coco)
        self.assertNotContains(browser.get(address), self.open.name)
        grown_up()
        page = browser.get(address)
        self.assertContains(page, self.open.name)
        self.assertNotContains(page, self.hidden.name)
        ask = f"{address}{self.open.slug}/ask/"
        self.assertRedirects(browser.post(ask), address)
        self.assertNotContains(browser.get(address), ask)
        self.assertEqual(browser.post(f"{address}{self.hidden.slug}/ask/").status_code, 404)
        self.assertEqual(self.as_person(self.ada).post(ask).status_code, 403)
        certify(self.ada)
        self.assertNotContains(browser.get(address), self.open.name)

    def test_lists_go_on_over_the_page_and_cost_the_same(self):
        people = [make_person(f"eig{number:02}") for number in range(24)]
        counts = {}
        for number, person in enumerate(people):
            start_group(actor=person, new=NewGroup(name=f"Groep {number:02}"))
            if number % 2:
                certify(person)
            if number in (5, 23):
                grown_up()
                counts[number] = [self.queries(self.coco, address) for address in (GUIDE, f"{GUIDE}groups/")]
        self.assertEqual(counts[5], counts[23])
        browser, seen, after = self.as_person(self.coco), [], ""
        while True:
            page = browser.get(f"{GUIDE}groups/", {"after": after}).context["groups"]
            seen += [group.name for group in page]
            after = page.after
            if not after:
                break
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(len([name for name in seen if name[6:].isdigit()]), 12)

    def test_what_is_asked_can_be_changed(self):
        told = {"assignments": 3, "pieces": 0, "months": 0, "mentored": 0, "assessor": "manager", "valid_months": 12}
        browser, address = self.as_person(self.coco), f"{GUIDE}levels/junior/"
        self.assertContains(browser.get(address), 'value="6"')
        self.assertEqual(browser.post(address, told | {"renewal_pieces": 99}).status_code, 422)
        self.assertRedirects(browser.post(address, told | {"renewal_pieces": 0}), GUIDE)
        self.assertEqual(browser.get(f"{GUIDE}levels/nothing/").status_code, 404)

    def test_the_community_can_be_switched_off(self):
        self.assertRedirects(self.as_person(self.coco).post(f"{GUIDE}community/", {"makes": "no"}), GUIDE)
        self.assertFalse(CourseSetting.objects.get().makes_community)
        self.assertEqual(self.as_person(self.ada).post(f"{GUIDE}community/", {"makes": "yes"}).status_code, 403)

    def test_taking_back_asks_why(self):
        certificate = certify(self.ada)
        browser, address = self.as_person(self.coco), f"{GUIDE}certificates/{certificate.pk}/take-back/"
        self.assertEqual(browser.get(address).status_code, 200)
        self.assertEqual(browser.post(address, {"reason": ""}).status_code, 422)
        self.assertRedirects(browser.post(address, {"reason": "Vergissing"}), GUIDE)
        self.assertEqual(browser.get(address).status_code, 404)

    def test_the_words_are_for_who_looks_after_them(self):
        address = f"{GUIDE}lessons/asking/"
        for person, status in ((self.coco, 200), (self.dee, 200), (self.mo, 403), (self.ada, 403)):
            self.assertEqual(self.status(person, address), status, person)
            self.assertEqual(self.status(person, f"{GUIDE}lessons/"), status, person)
        self.as_person(self.dee).post(address, {"title_nl": "Vraag het gewoon"})
        self.assertContains(self.as_person(self.ada).get(COURSE), "Vraag het gewoon")
        self.assertEqual(self.as_person(self.dee).post(address, {"title_nl": "x" * 121}).status_code, 422)


class PreparedTests(PageTestCase):
    def found(self, code, person, most=10):
        source = source_of(code)
        return source, source.seen_by(person, source.find(timezone.now(), most))

    def test_groups_without_a_trained_owner_are_one_thing_and_no_hidden_one_is_counted(self):
        self.assertEqual(self.found("stewardship.untrained", self.coco)[1], [])
        grown_up()
        source, seen = self.found("stewardship.untrained", self.coco)
        self.assertEqual([one.values for one in seen], [{"number": 3}])
        address = source.words(seen[0].values).url
        self.assertContains(self.as_person(self.coco).get(address), "groups/ask/")
        commands.ask_owners(actor=self.coco, group=self.open)
        self.assertEqual(self.found("stewardship.untrained", self.coco)[1][0].values, {"number": 2})
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        self.assertEqual(self.found("stewardship.untrained", self.coco)[1][0].values, {"number": 1})

    def test_the_owners_of_all_are_asked_in_one_act_and_each_is_told_once(self):
        grown_up()
        address = f"{GUIDE}groups/"
        self.assertEqual(self.as_person(self.ada).post(f"{address}ask/").status_code, 403)
        with self.assertRaises(PermissionDenied):
            commands.ask_all_owners(actor=self.ada)
        browser = self.as_person(self.coco)
        with self.records("course.proposed"):
            self.assertRedirects(browser.post(f"{address}ask/"), address)
        self.assertEqual(self.found("stewardship.untrained", self.coco)[1], [])
        self.assertNotContains(browser.get(address), "groups/ask/")
        self.assertEqual(self.notices(self.ada), ["course.proposed"])
        self.assertFalse(OwnersAsked.objects.filter(group=self.hidden).exists())
        self.assertEqual(commands.ask_all_owners(actor=self.coco), 0)

    def test_who_wants_no_invitation_is_not_asked_with_the_others(self):
        grown_up()
        commands.decline_course(actor=self.ada)
        self.assertEqual(commands.ask_all_owners(actor=self.coco), 3)
        self.assertEqual(self.notices(self.ada), [])

    def test_a_request_waits_for_who_signs(self):
        LevelRequest.objects.create(person=self.ada, level="senior")
        LevelRequest.objects.create(person=self.bo, level="junior", assessor=self.sen)
        for person, number in ((self.coco, 1), (self.sen, 1), (self.mo, 0), (self.ada, 0)):
            source, seen = self.found("stewardship.requests", person)
            self.assertEqual(len(seen), number, person)
            for one in seen:
                self.assertEqual(self.status(person, source.words(one.values).url), 200)

    def test_ones_own_request_waits_for_somebody_else(self):
        LevelRequest.objects.create(person=self.coco, level="senior")
        self.assertEqual(self.found("stewardship.requests", self.coco)[1], [])
