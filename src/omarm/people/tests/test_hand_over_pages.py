"""The pages of hand-overs: the list in Beheer, one of them, and one's own."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.cast import make_person
from omarm.people.models import HandOver
from omarm.people.tests.test_hand_over import HandOverTestCase


class PageTests(HandOverTestCase):
    def test_the_list_is_for_two_roles(self):
        self.leave()
        for person, status in ((self.bo, 403), (self.gus, 403), (self.mo, 200), (self.kim, 200)):
            answer = self.as_person(person).get("/admin/hand-over/")
            self.assertEqual(answer.status_code, status)
            self.assertEqual(self.ada.name in answer.content.decode(), status == 200)

    def test_the_list_costs_as_much_for_two_as_for_many(self):
        browser, counts = self.as_person(self.kim), []
        for number in (2, 15):
            for _one in range(number):
                HandOver.objects.create(person=make_person(f"x{HandOver.objects.count()}"), why="left")
            browser.get("/admin/hand-over/")  # what is remembered for some seconds is remembered from here
            with CaptureQueriesContext(connection) as asked:
                browser.get("/admin/hand-over/")
            counts.append(len(asked))
        self.assertEqual(*counts)

    def test_giving_each_away_on_its_page(self):
        hand_over, browser = self.leave(), self.as_person(self.kim)
        page = f"/admin/hand-over/{hand_over.pk}/"
        answer = browser.get(page)
        self.assertContains(answer, self.closed.name)
        self.assertNotContains(answer, self.hidden.name)
        found = browser.get(page, {"q": "cock", "thing": f"groups-{self.open.pk}"})
        self.assertContains(found, 'value="cy"', count=1)
        give = f"/hand-over/{hand_over.pk}/groups/{self.open.pk}/"
        self.assertRedirects(browser.post(give, {"to": "cy"}), page)
        self.assertEqual(self.owner(self.open), [self.cy])
        self.assertEqual(browser.post(give, {"to": "nobody"}).status_code, 404)
        self.assertEqual(browser.post(f"/hand-over/{hand_over.pk}/cars/1/", {"to": "cy"}).status_code, 404)

    def test_another_finds_nothing_there(self):
        hand_over = self.leave()
        for person in (self.bo, self.cy, self.gus):
            browser = self.as_person(person)
            self.assertEqual(browser.get(f"/admin/hand-over/{hand_over.pk}/").status_code, 403)
            for act in ("keep/", f"groups/{self.open.pk}/"):
                self.assertEqual(browser.post(f"/hand-over/{hand_over.pk}/{act}", {"to": "cy"}).status_code, 404)
        self.assertEqual(self.owner(self.open), [self.ada])

    def test_ones_own(self):
        hand_over, browser = self.move(self.ada), self.as_person(self.ada)
        self.assertContains(browser.get("/settings/"), "/settings/hand-over/")
        self.assertContains(browser.get("/settings/hand-over/"), self.hidden.name)
        give = f"/hand-over/{hand_over.pk}/groups/{self.hidden.pk}/"
        self.assertRedirects(browser.post(give, {"to": "bo"}), "/settings/hand-over/")
        self.assertEqual(self.owner(self.hidden), [self.bo])
        browser.post(f"/hand-over/{hand_over.pk}/keep/")
        hand_over.refresh_from_db()
        self.assertIsNotNone(hand_over.closed_at)

    def test_who_holds_nothing_reads_so(self):
        answer = self.as_person(self.bo).get("/settings/hand-over/")
        self.assertContains(answer, "empty-state")
