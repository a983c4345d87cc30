import re

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from omarm.audit.models import AuditEvent
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_details, change_roles, deactivate_person
from omarm.people.models import Organisation, Person
from omarm.people.naming import Name
from omarm.people.queries import forget_organisation
from omarm.people.queries.finding import find_people

NEW = {
    "given_name": "Dirk",
    "particle": "van",
    "surname": "Dam",
    "email": "",
    "function": "",
    "username": "",
    "department": "",
}


# For community managers, editors or curators as well.
SHARED = (
    "admin/topics/",
    "admin/groups/",
    "admin/tips/",
    "admin/moderation/",
    "admin/house-rules/",
    "admin/hand-over/",
    "admin/best-bets/",
    "admin/searched-in-vain/",
)


class OutsiderTests(CastTestCase):
    TYPED = NEW | {"codes": "administrator", "name": "Gekaapt", "intranet_name": "Gekaapt", "accent": ""}

    def test_every_address_of_beheer_is_for_administrators(self):
        addresses = list(admin_addresses())
        self.assertGreaterEqual(len(addresses), 10)
        leader = make_person("leader")
        change_roles(actor=None, person=leader, codes=["leader", "editor"])
        for person in (self.cy, self.gus, leader):
            browser = self.as_person(person)
            for address in addresses:
                found = {browser.get(address).status_code, browser.post(address, self.TYPED).status_code}
                self.assertLessEqual({403}, found, address)  # one of both may be no verb of this address
                self.assertLessEqual(found, {403, 405}, address)
        self.assertEqual(Person.objects.filter(roles__code="administrator").get(), self.mo)
        self.assertEqual(Organisation.objects.get().name, "Gemeente Proefstad")

    def test_the_works_council_reads_the_audit_and_the_risks_and_no_more(self):
        change_roles(actor=None, person=self.cy, codes=["works_council"])
        browser = self.as_person(self.cy)
        found = {address for address in admin_addresses() if browser.get(address).status_code == 200}
        self.assertEqual(found, {"/admin/audit/", "/admin/risks/"})

    def test_one_who_no_longer_administers_is_out_at_once(self):
        deputy = make_person("deputy")
        change_roles(actor=None, person=deputy, codes=["administrator"])
        browser = self.as_person(deputy)
        self.assertEqual(browser.get("/admin/").status_code, 200)
        change_roles(actor=self.mo, person=deputy, codes=[])
        self.assertEqual(browser.get("/admin/").status_code, 403)


class AccountsTests(CastTestCase):
    def test_the_list_has_ended_accounts_too_and_htmx_gets_it_alone(self):
        deactivate_person(actor=self.mo, person=self.bo)
        answer = signed_in(HtmxClient(), self.mo).get("/admin/people/?q=bakker")
        self.assertContains(answer, self.bo.name)
        self.assertNotContains(answer, "<html")
        for query in ("after=nonsense", "after=1-", "q=%25"):
            self.assertEqual(self.as_person(self.mo).get(f"/admin/people/?{query}").status_code, 200)

    def test_the_list_costs_the_same_for_many(self):
        browser = self.as_person(self.mo)
        browser.get("/admin/people/")
        with CaptureQueriesContext(connection) as few:
            browser.get("/admin/people/")
        for number in range(15):
            make_person(f"p{number}", department=self.team)
        with self.assertNumQueries(len(few)):
            browser.get("/admin/people/")

    def test_a_new_account_gets_a_code_that_works(self):
        mo = self.as_person(self.mo)
        self.assertRedirects(mo.post("/admin/people/new/", NEW), "/admin/people/dirk.van.dam/")
        answer = mo.post("/admin/people/dirk.van.dam/code/")
        code = answer.context["code"]
        self.assertContains(answer, code)
        self.assertNotContains(self.as_person(self.mo).get("/admin/people/dirk.van.dam/"), code)
        told = {"username": "dirk.van.dam", "code": code, "password": "een lange zin erbij"}
        self.assertRedirects(Client().post("/sign-in/code/", told), "/sign-in/")

    def test_what_is_wrong_comes_back_with_what_was_typed(self):
        for wrong in (
            {"surname": ""},
            {"username": "ada"},
            {"username": "A B"},
            {"email": "ada@proefstad.example"},
            {"email": "x"},
        ):
            answer = self.as_person(self.mo).post("/admin/people/new/", NEW | wrong)
            self.assertContains(answer, 'value="Dirk"', status_code=422)

    def test_who_is_not_there_is_not_found(self):
        for act in ("", "code/", "roles/", "details/", "job/", "rename/", "deactivate/", "reactivate/"):
            method = "post" if act else "get"
            answer = getattr(self.as_person(self.mo), method)(f"/admin/people/nobody/{act}")
            self.assertEqual(answer.status_code, 404, act)


class AccountTests(CastTestCase):
    def act(self, name, person="cy", **told):
        return self.as_person(self.mo).post(f"/admin/people/{person}/{name}/", told)

    def test_tasks_are_given(self):
        self.assertRedirects(self.act("roles", codes=["editor", "leader"]), "/admin/people/cy/")
        self.assertEqual(sorted(Person.objects.get(pk=self.cy.pk).role_codes), ["editor", "leader"])
        self.act("roles", codes=["emperor"])
        self.assertEqual(sorted(Person.objects.get(pk=self.cy.pk).role_codes), ["editor", "leader"])

    def test_the_last_administrator_stays_one_and_is_told_why(self):
        answer = self.act("roles", "mo", codes=["editor"])
        self.assertEqual(answer.status_code, 302)
        self.assertTrue(Person.objects.get(pk=self.mo.pk).is_administrator)

    def test_a_username_changes_or_says_why_not(self):
        self.assertRedirects(self.act("rename", username="cyrus"), "/admin/people/cyrus/")
        for wrong in ("ada", "", "A B", "x" * 61):
            answer = self.act("rename", "cyrus", username=wrong)
            self.assertEqual(answer.status_code, 422)
            self.assertTrue(answer.context["username_form"].errors)

    def test_a_name_and_mail_address_change_and_the_audit_has_neither(self):
        told = {"given_name": "Cyra", "particle": "van", "surname": "Dam", "email": "cyra@proefstad.example"}
        self.assertRedirects(self.act("details", **told), "/admin/people/cy/")
        changed = Person.objects.get(pk=self.cy.pk)
        self.assertEqual(
            (changed.name, changed.sort_key, changed.email), ("Cyra van Dam", "dam cyra van", told["email"])
        )
        self.assertEqual([row.pk for row in find_people(self.ada, "cyra").rows], [self.cy.pk])
        event = AuditEvent.objects.get(act="person.details_changed")
        self.assertEqual((event.target, event.details), ("cy", {"changed": ["name", "mail"]}))
        self.act("details", **told)
        self.assertEqual(AuditEvent.objects.filter(act="person.details_changed").count(), 1)
        self.assertRedirects(self.act("details", **told | {"email": ""}), "/admin/people/cy/")
        self.assertIsNone(Person.objects.get(pk=self.cy.pk).email)

    def test_wrong_details_come_back_with_what_was_typed(self):
        for wrong in ({"surname": ""}, {"surname": "\u200b"}, {"email": "ADA@proefstad.example"}, {"email": "x"}):
            answer = self.act("details", **{"given_name": "Dirk", "surname": "Dam", "email": ""} | wrong)
            self.assertContains(answer, 'value="Dirk"', status_code=422)
        self.assertEqual(Person.objects.get(pk=self.cy.pk).name, self.cy.name)
        with self.records(), self.assertRaises(PermissionDenied):
            change_details(actor=self.ada, person=self.cy, name=Name("Dirk", "", "Dam"))

    def test_a_manager_is_chosen_and_taken_away(self):
        self.assertRedirects(self.act("job", manager=self.ada.pk, function="Jurist"), "/admin/people/cy/")
        self.assertEqual(Person.objects.get(pk=self.cy.pk).manager, self.ada)
        self.assertContains(self.as_person(self.mo).get("/admin/people/cy/"), self.ada.name)
        self.act("job", function="Jurist")
        self.assertIsNone(Person.objects.get(pk=self.cy.pk).manager)

    def test_nobody_is_managed_by_themselves_by_way_of_others_or_by_a_guest(self):
        self.act("job", "bo", manager=self.cy.pk)
        self.act("job", "ada", manager=self.bo.pk)
        for wrong in (self.cy, self.bo, self.ada, self.gus):
            answer = self.act("job", function="Jurist", manager=wrong.pk)
            self.assertEqual(answer.status_code, 422, wrong)
            self.assertTrue(answer.context["job_form"].errors["manager"])
        cy = Person.objects.get(pk=self.cy.pk)
        self.assertEqual((cy.manager, cy.function), (None, self.cy.function))

    def test_an_account_ends_and_opens(self):
        self.assertRedirects(self.act("deactivate"), "/admin/people/cy/")
        self.assertFalse(Person.objects.get(pk=self.cy.pk).is_active)
        self.assertRedirects(self.act("reactivate"), "/admin/people/cy/")
        self.assertTrue(Person.objects.get(pk=self.cy.pk).is_active)

    def test_a_code_is_shown_once(self):
        code = self.act("code").context["code"]
        self.assertRegex(code, r"^[A-Z2-9]{5}-[A-Z2-9]{5}$")
        self.assertNotContains(self.as_person(self.mo).get("/admin/people/cy/"), code)


class OrganisationTests(CastTestCase):
    FORM = {"name": "Gemeente Anders", "intranet_name": "Plein", "accent": "#aa3300"}

    def test_name_and_colour_change_and_everybody_sees_it(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.assertRedirects(self.as_person(self.mo).post("/admin/", self.FORM), "/admin/")
        self.addCleanup(forget_organisation)
        self.assertContains(self.as_person(self.cy).get("/people/"), "Plein")

    def test_what_is_no_colour_is_422(self):
        for accent in ("red", "#12345", "#12345g", "#aa3300;}", "#aa3300\n"):
            answer = self.as_person(self.mo).post("/admin/", self.FORM | {"accent": accent})
            self.assertIn(answer.status_code, {422} if accent.strip() != "#aa3300" else {302}, accent)


def admin_addresses(patterns=None, before=""):
    """Yield the addresses below /admin/ that are for administrators alone, with Bo in the place of a person.

    What others have a task for too (topics, groups, reports, hand-overs) is tested where it is.
    """
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = before + str(entry.pattern)
        if not isinstance(entry, URLPattern):
            yield from admin_addresses(entry.url_patterns, path)
        elif path.startswith("admin/") and not path.startswith(SHARED):
            yield "/" + re.sub(r"<int:\w+>", "7", re.sub(r"<(?:str|slug):\w+>", "bo", path))
