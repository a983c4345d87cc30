from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Membership
from omarm.groups.tests.test_life_pages import LifePageTestCase
from omarm.people.commands import deactivate_person


class OwningTests(LifePageTestCase):
    def test_an_owner_hands_over_to_a_member(self):
        browser = self.as_person(self.ada)
        page = browser.get(self.page(self.closed, "hand-over/"))
        self.assertEqual(page.context["found"], [self.bo])
        browser.post(self.page(self.closed, "hand-over/"), {"username": "bo"})
        roles = dict(self.closed.memberships.values_list("person__username", "role"))
        self.assertEqual(roles, {"ada": "manager", "bo": "owner"})

    def test_a_name_that_no_text_can_hold_is_a_bad_request(self):
        answer = self.as_person(self.ada).post(self.page(self.open, "hand-over/"), {"username": "a\x00b"})
        self.assertEqual(answer.status_code, 400)

    def test_only_who_may_give_it_away_sees_to_whom(self):
        for person, status in ((self.bo, 404), (self.cy, 404), (self.mo, 403)):
            self.assertEqual(self.as_person(person).get(self.page(self.open, "hand-over/")).status_code, status)
            answer = self.as_person(person).post(self.page(self.open, "hand-over/"), {"username": "cy"})
            self.assertEqual(answer.status_code, status)

    def test_a_group_without_an_owner_is_offered_to_who_cares_for_all(self):
        deactivate_person(actor=self.mo, person=self.ada)
        for person, is_offered in ((self.mo, True), (self.cy, False)):
            shown = (
                self.page(self.request, "take/") in self.as_person(person).get(self.page(self.request)).content.decode()
            )
            self.assertEqual(shown, is_offered, person.username)
        answer = self.as_person(self.mo).get(self.page(self.request, "hand-over/?q=cock"))
        self.assertEqual(answer.context["found"], [self.cy])
        self.assertNotContains(answer, self.bo.name)
        self.as_person(self.mo).post(self.page(self.request, "take/"))
        self.assertEqual(Membership.objects.get(group=self.request, person=self.mo).role, "owner")

    def test_a_closed_group_is_taken_on_by_its_members_alone(self):
        deactivate_person(actor=self.mo, person=self.ada)
        take = self.page(self.closed, "take/")
        for person, is_offered in ((self.mo, False), (self.bo, True), (self.cy, False)):
            shown = take in self.as_person(person).get(self.page(self.closed)).content.decode()
            self.assertEqual(shown, is_offered, person.username)
        self.assertRedirects(self.as_person(self.bo).post(take), self.page(self.closed))
        self.assertEqual(Membership.objects.get(group=self.closed, person=self.bo).role, "owner")


class DesertedPageTests(LifePageTestCase):
    def test_the_desk_sees_a_number_and_gives_it_an_owner(self):
        lone = start_group(actor=self.cy, new=NewGroup(name="Stil geheim", access="hidden"))
        deactivate_person(actor=self.mo, person=self.cy)
        browser, address = self.as_person(self.mo), f"/admin/hidden-groups/{lone.pk}/"
        page = browser.get("/admin/hidden-groups/")
        self.assertContains(page, address)
        self.assertNotContains(page, self.cy.name)
        found = browser.get(f"{address}?q=bakker")
        self.assertContains(found, 'value="bo"')
        for answer in (page, found, browser.post(address, {"username": "bo"}, follow=True)):
            self.assertNotContains(answer, "Stil geheim")
        self.assertEqual(Membership.objects.get(group=lone, person=self.bo).role, "owner")
        self.assertEqual(browser.get(address).status_code, 404)

    def test_nobody_else_comes_here_and_no_other_group_is_there(self):
        for person in (self.ada, self.cy, self.gus):
            self.assertEqual(self.as_person(person).get("/admin/hidden-groups/").status_code, 403)
            self.assertEqual(self.as_person(person).get(f"/admin/hidden-groups/{self.open.pk}/").status_code, 403)
        browser = self.as_person(self.mo)
        for group in (self.hidden, self.open):
            self.assertNotContains(browser.get("/admin/hidden-groups/"), f"/{group.pk}/")
            self.assertEqual(browser.get(f"/admin/hidden-groups/{group.pk}/").status_code, 404)
