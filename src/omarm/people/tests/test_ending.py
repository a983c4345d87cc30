from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import PASSWORD, CastTestCase
from omarm.people import commands
from omarm.people.models import Person, Session


class EndingTestCase(CastTestCase):
    def until(self, days, person=None):
        """Let the account of a person (Gus) end so many days from now."""
        person = person or self.gus
        Person.objects.filter(pk=person.pk).update(ends_on=timezone.localdate() + timedelta(days=days))
        person.refresh_from_db()
        return person


class LastDayTests(EndingTestCase):
    def test_the_last_day_itself_still_counts(self):
        browser = self.as_person(self.until(0))
        self.assertEqual(browser.get("/settings/").status_code, 200)
        self.assertEqual(commands.end_due_accounts(), 0)

    def test_the_day_after_every_open_session_opens_nothing_and_says_why(self):
        browser, by_htmx = self.as_person(self.gus), signed_in(HtmxClient(), self.gus)
        self.until(-1)
        for answer in (browser.get("/"), browser.post("/settings/", {"theme": "dark"}), by_htmx.get("/")):
            self.assertEqual(answer.status_code, 403)
            self.assertIn(str(self.gus.ends_on.year), answer.content.decode())
            self.assertNotIn("nav__", answer.content.decode())
        self.gus.refresh_from_db()
        self.assertEqual(self.gus.theme, "system")

    def test_it_costs_no_question_more_while_one_is_there(self):
        browser, counts = self.as_person(self.gus), []
        browser.get("/settings/")  # the organisation is remembered from here
        for days in (None, 5):
            if days:
                self.until(days)
            with CaptureQueriesContext(connection) as asked:
                browser.get("/settings/")
            counts.append(len(asked))
        self.assertEqual(*counts)

    def test_signing_in_says_that_the_account_ended(self):
        told = {"login": "gus", "password": PASSWORD}
        self.until(-1)
        self.assertRedirects(Client().post("/sign-in/", told), "/sign-in/ended/")
        self.until(0)
        self.assertRedirects(Client().post("/sign-in/", told), "/", fetch_redirect_response=False)

    def test_who_was_never_here_is_just_shown_the_door(self):
        self.assertEqual(Client().get("/").status_code, 302)


class ClockTests(EndingTestCase):
    def test_the_clock_ends_it_with_its_sessions(self):
        self.as_person(self.until(-1))
        with self.records("person.deactivated"):
            self.assertEqual(commands.end_due_accounts(), 1)
            self.assertEqual(commands.end_due_accounts(), 0)
        self.assertFalse(Session.objects.filter(person=self.gus).exists())

    def test_only_the_clock(self):
        with self.assertRaises(PermissionDenied):
            commands.end_account(actor=self.mo, person=self.gus)

    def test_another_last_day_opens_it_again(self):
        self.until(-1)
        commands.end_due_accounts()
        with self.records("person.reactivated"):
            commands.extend_account(
                actor=self.mo, person=self.gus, ends_on=timezone.localdate() + timedelta(days=7)
            )  # fmt: skip
        self.assertEqual(self.as_person(self.gus).get("/settings/").status_code, 200)

    def test_what_an_administrator_ended_no_day_opens(self):
        self.until(5)
        commands.deactivate_person(actor=self.mo, person=self.gus)
        for person, code in ((self.gus, "account_ended"), (self.cy, "not_a_guest")):
            with self.assertRaises(DomainError) as raised:
                commands.extend_account(actor=None, person=person, ends_on=timezone.localdate())
            self.assertEqual(raised.exception.code, code)
        self.gus = commands.reactivate_person(actor=self.mo, person=self.gus)
        self.assertEqual(self.gus.ends_on, timezone.localdate() + timedelta(days=28))
        self.assertEqual(self.as_person(self.gus).get("/settings/").status_code, 200)
