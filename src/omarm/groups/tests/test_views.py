from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import NewGroup, join_group, request_to_join, start_group
from omarm.groups.models import Group, JoinRequest, Membership

FORM = {"name": "Wandelclub", "purpose": "Samen buiten.", "about": "", "kind": "interest", "access": "open"}


class GroupViewTestCase(CastTestCase):
    def page(self, group, page=""):
        return f"/groups/{group.slug}/{page}"

    def said(self, answer):
        return [str(message) for message in get_messages(answer.wsgi_request)]


class ListTests(GroupViewTestCase):
    def test_htmx_gets_the_results_alone(self):
        for path in ("/groups/", "/groups/?q=request", "/groups/?kind=team&after=1-a"):
            answer = signed_in(HtmxClient(), self.cy).get(path)
            self.assertNotContains(answer, "<html")
            self.assertIn("HX-Request", answer.headers["Vary"])

    def test_words_narrow_the_list(self):
        answer = self.as_person(self.cy).get("/groups/?q=groep+REQUEST")
        self.assertContains(answer, self.request.name)
        self.assertNotContains(answer, self.open.name)

    def test_a_guest_sees_ones_own_groups_alone(self):
        answer = self.as_person(self.gus).get("/groups/")
        self.assertContains(answer, self.open.name)
        for group in (self.request, self.closed, self.hidden):
            self.assertNotContains(answer, group.name)
        self.assertNotContains(answer, "/groups/new/")

    def test_what_is_no_search_finds_all_or_nothing(self):
        browser = self.as_person(self.cy)
        for query in ("q=%25_%27%22", "kind=nonsense", "after=nonsense", "after=-1", f"q={'x' * 5000}"):
            self.assertEqual(browser.get(f"/groups/?{query}").status_code, 200, query)

    def test_more_groups_cost_no_more_queries(self):
        browser = self.as_person(self.cy)
        self.add_groups(2)
        browser.get("/groups/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/groups/")
        self.add_groups(15)
        with self.assertNumQueries(len(few)):
            browser.get("/groups/")

    def add_groups(self, amount):
        for number in range(amount):
            group = start_group(actor=self.ada, new=NewGroup(name=f"Nog {amount} {number}"))
            if number % 2 == 0:
                join_group(actor=self.cy, group=group)


class StartTests(GroupViewTestCase):
    def test_starting_leads_to_the_group(self):
        answer = self.as_person(self.cy).post("/groups/new/", FORM)
        self.assertRedirects(answer, "/groups/wandelclub/")

    def test_what_is_wrong_comes_back_with_what_was_typed(self):
        for field, value in (("name", "  "), ("name", "x" * 121), ("access", "secret"), ("kind", "")):
            answer = self.as_person(self.cy).post("/groups/new/", FORM | {field: value})
            self.assertContains(answer, "Samen buiten.", status_code=422)

    def test_a_guest_is_refused(self):
        browser = self.as_person(self.gus)
        self.assertEqual(browser.get("/groups/new/").status_code, 403)
        self.assertEqual(browser.post("/groups/new/", FORM).status_code, 403)
        self.assertFalse(Group.objects.filter(slug="wandelclub").exists())


class EditTests(GroupViewTestCase):
    def test_changing_leads_back_to_the_group(self):
        answer = self.as_person(self.ada).post(self.page(self.closed, "edit/"), FORM | {"access": "hidden"})
        self.assertRedirects(answer, self.page(self.closed))
        self.assertEqual(Group.objects.get(pk=self.closed.pk).access, "hidden")

    def test_the_form_holds_what_is(self):
        self.assertContains(
            self.as_person(self.ada).get(self.page(self.closed, "edit/")), f'value="{self.closed.name}"'
        )

    def test_who_manages_it_settles_whether_writers_get_advice(self):
        browser, address = self.as_person(self.ada), self.page(self.closed, "edit/")
        self.assertContains(browser.get(address), 'name="coaches_writers"')
        for told, expected in (({}, False), ({"coaches_writers": "on"}, True)):
            browser.post(address, FORM | told)
            self.assertEqual(Group.objects.get(pk=self.closed.pk).coaches_writers, expected)
        self.as_person(self.bo).post(address, FORM)
        self.assertTrue(Group.objects.get(pk=self.closed.pk).coaches_writers)

    def test_a_group_starts_with_advice(self):
        browser = self.as_person(self.ada)
        self.assertNotContains(browser.get("/groups/new/"), "coaches_writers")
        browser.post("/groups/new/", FORM)
        self.assertTrue(Group.objects.get(name=FORM["name"]).coaches_writers)

    def test_invalid_is_422(self):
        answer = self.as_person(self.ada).post(self.page(self.closed, "edit/"), FORM | {"name": " "})
        self.assertContains(answer, "Samen buiten.", status_code=422)

    def test_outsiders_are_refused(self):
        for person, group, status in (
            (self.cy, self.closed, 403),
            (self.bo, self.closed, 403),
            (self.cy, self.hidden, 404),
        ):
            answer = self.as_person(person).post(self.page(group, "edit/"), FORM)
            self.assertEqual(answer.status_code, status)


class AboutTests(GroupViewTestCase):
    def test_everybody_who_may_know_of_it_reads_what_it_is_for(self):
        for group in (self.open, self.request, self.closed):
            self.assertContains(self.as_person(self.cy).get(self.page(group, "about/")), "Proef.")
        self.assertEqual(self.as_person(self.cy).get(self.page(self.hidden, "about/")).status_code, 404)


class MembersTests(GroupViewTestCase):
    def test_the_list_is_in_order_of_role_and_surname(self):
        join_group(actor=self.cy, group=self.open)
        text = self.as_person(self.cy).get(self.page(self.open, "members/")).content.decode()
        places = [text.index(person.name) for person in (self.ada, self.bo, self.gus)]
        self.assertEqual(places, sorted(places))

    def test_members_are_found_by_words(self):
        answer = self.as_person(self.cy).get(self.page(self.open, "members/?q=BÁKKER"))
        self.assertContains(answer, self.bo.name)
        self.assertNotContains(answer, self.gus.name)

    def test_only_who_manages_sees_who_asks(self):
        request_to_join(actor=self.cy, group=self.request, message="Ik wil erbij")
        self.assertContains(self.as_person(self.ada).get(self.page(self.request, "members/")), "Ik wil erbij")
        self.assertNotContains(self.as_person(self.bo).get(self.page(self.request, "members/")), "Ik wil erbij")

    def test_more_members_cost_no_more_queries(self):
        browser = self.as_person(self.ada)
        browser.get(self.page(self.open, "members/"))
        with CaptureQueriesContext(connection) as few:
            browser.get(self.page(self.open, "members/"))
        for number in range(15):
            join_group(actor=make_person(f"lid{number}", department=self.team), group=self.open)
        with self.assertNumQueries(len(few)):
            browser.get(self.page(self.open, "members/"))


class ComingAndGoingTests(GroupViewTestCase):
    def test_joining_and_leaving(self):
        browser = self.as_person(self.cy)
        self.assertRedirects(browser.post(self.page(self.open, "join/")), f"{self.page(self.open)}?joined")
        self.assertTrue(Membership.objects.filter(group=self.open, person=self.cy).exists())
        self.assertRedirects(browser.post(self.page(self.open, "leave/")), "/groups/")
        self.assertFalse(Membership.objects.filter(group=self.open, person=self.cy).exists())

    def test_a_guest_cannot_join_even_a_group_they_left(self):
        browser = self.as_person(self.gus)
        browser.post(self.page(self.open, "leave/"))
        self.assertEqual(browser.post(self.page(self.open, "join/")).status_code, 404)

    def test_what_is_refused_is_said_on_the_page_one_came_from(self):
        referer = f"http://testserver{self.page(self.open, 'members/')}"
        answer = self.as_person(self.cy).post(self.page(self.open, "leave/"), headers={"Referer": referer})
        self.assertRedirects(answer, referer, fetch_redirect_response=False)
        self.assertEqual(len(self.said(answer)), 1)

    def test_the_only_owner_is_led_to_who_could_own_it(self):
        answer = self.as_person(self.ada).post(self.page(self.open, "leave/"))
        self.assertRedirects(answer, self.page(self.open, "hand-over/"))
        self.assertEqual(len(self.said(answer)), 1)

    def test_the_last_one_is_asked_before_it_closes(self):
        lone = start_group(actor=self.cy, new=NewGroup(name="Stil", access="hidden"))
        browser, leave = self.as_person(self.cy), self.page(lone, "leave/")
        self.assertContains(browser.post(leave), 'name="sure"')
        self.assertTrue(lone.memberships.exists())
        browser.post(leave, {"sure": "1"})
        self.assertFalse(lone.memberships.exists())

    def test_htmx_gets_what_is_refused_as_a_message(self):
        answer = signed_in(HtmxClient(), self.ada).post(self.page(self.open, "leave/"))
        self.assertEqual((answer.status_code, answer.headers["HX-Retarget"]), (422, "#toasts"))

    def test_not_at_home(self):
        browser = self.as_person(self.bo)
        browser.post(self.page(self.open, "in-home/"), {"shown": "0"})
        self.assertFalse(Membership.objects.get(group=self.open, person=self.bo).in_home)
        self.assertRedirects(browser.post(self.page(self.open, "in-home/"), {"shown": "1"}), self.page(self.open))
        self.assertTrue(Membership.objects.get(group=self.open, person=self.bo).in_home)


class RoleTests(GroupViewTestCase):
    def address(self, person, act):
        return self.page(self.open, f"members/{Membership.objects.get(group=self.open, person=person).pk}/{act}/")

    def test_a_role_is_given_and_a_member_taken_out(self):
        browser = self.as_person(self.ada)
        answer = browser.post(self.address(self.bo, "role"), {"role": "manager"})
        self.assertRedirects(answer, self.page(self.open, "members/"))
        self.assertEqual(Membership.objects.get(group=self.open, person=self.bo).role, "manager")
        browser.post(self.address(self.bo, "remove"))
        self.assertFalse(Membership.objects.filter(group=self.open, person=self.bo).exists())

    def test_nonsense_is_no_role(self):
        self.as_person(self.ada).post(self.address(self.bo, "role"), {"role": "emperor"})
        self.assertEqual(Membership.objects.get(group=self.open, person=self.bo).role, "member")

    def test_it_asks_before_a_member_goes(self):
        address = self.address(self.bo, "remove")
        page = self.as_person(self.ada).get(address)
        self.assertContains(page, self.bo.name)
        self.assertEqual(self.as_person(self.bo).get(address).status_code, 403)
        self.assertTrue(self.open.memberships.filter(person=self.bo).exists())

    def test_a_reader_is_refused(self):
        for person in (self.bo, self.cy, self.gus):
            browser = self.as_person(person)
            self.assertEqual(browser.post(self.address(self.bo, "role"), {"role": "owner"}).status_code, 403)
            self.assertEqual(browser.post(self.address(self.bo, "remove")).status_code, 403)

    def test_a_membership_of_another_group_is_not_found_here(self):
        other = Membership.objects.get(group=self.hidden, person=self.bo).pk
        for person, status in ((self.cy, 404), (self.ada, 404)):
            answer = self.as_person(person).post(self.page(self.open, f"members/{other}/remove/"))
            self.assertEqual(answer.status_code, status)
        self.assertTrue(Membership.objects.filter(pk=other).exists())

    def test_an_id_beyond_all_numbers_is_not_found(self):
        for number in ("9" * 30, "9" * 5000):
            address = self.page(self.open, f"members/{number}/remove/")
            self.assertEqual(self.as_person(self.ada).post(address).status_code, 404)


class RequestTests(GroupViewTestCase):
    def ask(self, person, message="Mag ik?"):
        return self.as_person(person).post(self.page(self.request, "requests/"), {"message": message})

    def test_asking_and_being_let_in(self):
        self.assertRedirects(self.ask(self.cy), self.page(self.request))
        asked = JoinRequest.objects.get()
        answer = self.as_person(self.ada).post(self.page(self.request, f"requests/{asked.pk}/approve/"))
        self.assertRedirects(answer, self.page(self.request, "members/"))
        self.assertTrue(Group.objects.readable_by(self.cy).contains(self.request))

    def test_declining(self):
        self.ask(self.cy)
        asked = JoinRequest.objects.get()
        address = self.page(self.request, f"requests/{asked.pk}/decline/")
        self.assertContains(self.as_person(self.ada).get(address), self.cy.name)  # asking is not doing
        self.as_person(self.ada).post(address)
        self.assertFalse(JoinRequest.objects.exists() or Group.objects.readable_by(self.cy).contains(self.request))

    def test_too_many_words_are_refused_in_words(self):
        answer = self.ask(self.cy, "x" * 501)
        self.assertEqual((answer.status_code, len(self.said(answer))), (302, 1))
        self.assertFalse(JoinRequest.objects.exists())

    def test_a_request_is_taken_back(self):
        self.ask(self.cy)
        self.as_person(self.cy).post(self.page(self.request, "requests/withdraw/"))
        self.assertFalse(JoinRequest.objects.exists())

    def test_outsiders_and_members_answer_no_request(self):
        self.ask(self.cy)
        asked = JoinRequest.objects.get()
        for person in (self.bo, self.cy, self.gus, self.mo):
            for act in ("approve", "decline"):
                answer = self.as_person(person).post(self.page(self.request, f"requests/{asked.pk}/{act}/"))
                self.assertEqual(answer.status_code, 404)
        self.assertTrue(JoinRequest.objects.exists())

    def test_a_request_to_another_group_is_not_found_here(self):
        self.ask(self.cy)
        asked = JoinRequest.objects.get()
        self.assertEqual(
            self.as_person(self.ada).post(self.page(self.closed, f"requests/{asked.pk}/approve/")).status_code, 404
        )
