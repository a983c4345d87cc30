import re
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.config import env
from omarm.core.errors import DomainError
from omarm.core.testing.cast import PASSWORD, make_person
from omarm.core.testing.mail import MailServer
from omarm.people.commands import deactivate_person, issue_code, set_password_with_code
from omarm.people.models import OneTimeCode, Session
from omarm.people.tests.test_sign_in import DoorTestCase

NEW = "een heel andere zin"


class ByMailTests(DoorTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = MailServer()
        cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self.server.received.clear()
        mailer = env.mail_server(f"smtp://127.0.0.1:{self.server.port}")
        self.enterContext(override_settings(MAILERS={"default": mailer}))

    def ask(self, address, language="en"):
        browser = Client()
        browser.cookies["language"] = language
        return browser.post("/sign-in/forgotten/", {"email": address})

    def link(self):
        [(_to, text)] = self.server.received
        return re.search(r"http://testserver(/\S+)", text)[1]

    def choose(self, link, password=NEW):
        """Follow the link of a mail and choose a password. Returns the last answer."""
        browser = Client()
        page = browser.get(link, follow=True)
        return browser.post(page.redirect_chain[-1][0], {"password1": password, "password2": password})

    def test_a_mail_brings_a_link_with_which_one_chooses_a_password(self):
        self.assertRedirects(self.ask("ADA@proefstad.example"), "/sign-in/forgotten/sent/")
        [(to, text)] = self.server.received
        self.assertEqual(to, ["ada@proefstad.example"])
        self.assertIn("Your username is ada", text)
        self.assertRedirects(self.choose(self.link()), "/sign-in/forgotten/done/")
        self.assertTrue(self.is_in(self.enter("ada", NEW)[0]))
        self.assertFalse(self.is_in(self.enter("ada", PASSWORD)[0]))

    def test_the_link_works_once(self):
        self.ask("ada@proefstad.example")
        link = self.link()
        self.choose(link)
        again = Client().get(link, follow=True)
        self.assertTrue(again.context["token_fail"])
        self.assertFalse(self.is_in(self.enter("ada", "nog weer een andere zin")[0]))

    def test_the_link_is_void_after_three_days(self):
        self.ask("ada@proefstad.example")
        with override_settings(PASSWORD_RESET_TIMEOUT=-1):
            self.assertTrue(Client().get(self.link(), follow=True).context["token_fail"])

    def test_a_changed_link_opens_nothing(self):
        self.ask("ada@proefstad.example")
        link = self.link()
        for wrong in (link[:-3] + "xx/", link.replace("/forgotten/", "/forgotten/9"), "/sign-in/forgotten/x-y/"):
            self.assertTrue(Client().get(wrong, follow=True).context["token_fail"], wrong)

    def test_the_key_does_not_stay_in_the_address(self):
        self.ask("ada@proefstad.example")
        link = self.link()
        page = Client().get(link, follow=True)
        self.assertNotIn(link.rstrip("/").rpartition("-")[2], page.redirect_chain[-1][0])

    def test_a_new_password_ends_every_session(self):
        browser, _answer = self.enter()
        self.ask("ada@proefstad.example")
        self.choose(self.link())
        self.assertFalse(self.is_in(browser))

    def test_a_password_that_anybody_guesses_is_refused(self):
        self.ask("ada@proefstad.example")
        for password in ("short", "1234567890", "ada@proefstad.example"):
            self.assertFalse(self.is_in(self.enter("ada", password)[0]))
            answer = self.choose(self.link(), password)
            self.assertTrue(answer.context["form"].errors, password)

    def test_unknown_addresses_and_ended_accounts_are_answered_the_same(self):
        deactivate_person(actor=self.mo, person=self.cy)
        known = self.ask("ada@proefstad.example")
        self.server.received.clear()
        for address in ("nobody@proefstad.example", "cy@proefstad.example"):
            answer = self.ask(address)
            self.assertEqual((answer.status_code, answer.headers["Location"]), (302, known.headers["Location"]))
        self.assertEqual(self.server.received, [])

    def test_asking_without_end_is_stopped(self):
        answers = [self.ask("ada@proefstad.example").status_code for _time in range(8)]
        self.assertEqual(answers[-1], 429)
        self.assertLessEqual(len(self.server.received), 5)


class ByCodeTests(DoorTestCase):
    def set(self, code, username="ada", password=NEW):
        return set_password_with_code(username=username, code=code, password=password)

    def refuses(self, code, username="ada"):
        with self.assertRaises(DomainError):
            self.set(code, username)
        self.assertFalse(self.is_in(self.enter("ada", NEW)[0]))

    def test_a_code_sets_a_new_password_once_and_ends_sessions(self):
        browser, _answer = self.enter()
        code = issue_code(actor=self.mo, person=self.ada)
        with self.records():
            self.assertEqual(self.set(f" {code.lower().replace('-', ' ')} ", "ADA "), self.ada)
        self.assertFalse(Session.objects.filter(person=self.ada).exists())
        self.assertFalse(self.is_in(browser))
        self.assertTrue(self.is_in(self.enter("ada", NEW)[0]))
        with self.assertRaises(DomainError):
            self.set(code)

    def test_it_is_kept_as_a_digest_and_stands_in_the_audit_without_the_code(self):
        with self.records():
            code = issue_code(actor=self.mo, person=self.ada)
        self.assertNotIn(code.replace("-", ""), str(OneTimeCode.objects.values_list("digest").get()))
        event = AuditEvent.objects.first()
        self.assertEqual((event.act, event.target, event.details), ("person.code_issued", "ada", {}))

    def test_a_new_code_voids_the_former(self):
        former = issue_code(actor=self.mo, person=self.ada)
        issue_code(actor=self.mo, person=self.ada)
        self.refuses(former)

    def test_five_wrong_tries_void_it(self):
        code = issue_code(actor=self.mo, person=self.ada)
        for _time in range(5):
            self.refuses("AAAAA-AAAAA")
        self.refuses(code)

    def test_the_fifth_try_may_be_right(self):
        code = issue_code(actor=self.mo, person=self.ada)
        for _time in range(4):
            self.refuses("AAAAA-AAAAA")
        self.set(code)

    def test_an_expired_code_is_void(self):
        code = issue_code(actor=self.mo, person=self.ada)
        OneTimeCode.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        self.refuses(code)

    def test_a_code_is_for_one_person(self):
        code = issue_code(actor=self.mo, person=self.bo)
        for username in ("ada", "nobody", ""):
            self.refuses(code, username)

    def test_a_code_does_not_open_an_ended_account(self):
        code = issue_code(actor=self.mo, person=self.ada)
        deactivate_person(actor=self.mo, person=self.ada)
        self.refuses(code)

    def test_only_administrators_make_one(self):
        for person in (self.ada, self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                issue_code(actor=person, person=person)

    def test_at_the_door(self):
        someone = make_person("zed", email=None, password=None)
        code = issue_code(actor=self.mo, person=someone)
        browser = Client()
        told = {"username": "zed", "code": code, "password": NEW}
        for wrong in ({"code": "AAAAA-AAAAA"}, {"password": "short"}, {"username": ""}, {"username": "a\x00"}):
            answer = browser.post("/sign-in/code/", told | wrong)
            self.assertEqual(answer.status_code, 422, wrong)
            self.assertNotContains(answer, NEW, status_code=422)
        self.assertRedirects(browser.post("/sign-in/code/", told), "/sign-in/")
        self.assertTrue(self.is_in(self.enter("zed", NEW)[0]))

    @override_settings(ACCOUNT_RATE_LIMITS={"login": "3/m/ip"})
    def test_guessing_without_end_is_stopped(self):
        told = {"username": "ada", "code": "AAAAA-AAAAA", "password": NEW}
        answers = [Client().post("/sign-in/code/", told).status_code for _time in range(5)]
        self.assertEqual(answers, [422, 422, 422, 429, 429])
