import datetime
import re
from datetime import timedelta
from unittest import mock

from django.db import models
from django.test import Client
from django.utils import timezone

from omarm.core.testing.browsing import FOREIGN
from omarm.core.testing.cast import PASSWORD, CastTestCase
from omarm.people.commands import deactivate_person, end_session, rename_person
from omarm.people.models import Session

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"


class DoorTestCase(CastTestCase):
    def enter(self, login="ada", password=PASSWORD, *, browser=None, agent=FIREFOX, **told):
        """Type a name and a password at the door, in English. Returns (browser, answer)."""
        browser = browser or Client()
        browser.cookies["language"] = "en"
        answer = browser.post("/sign-in/", {"login": login, "password": password} | told, headers={"User-Agent": agent})
        return browser, answer

    def is_in(self, browser):
        return browser.get("/settings/").status_code == 200


class SigningInTests(DoorTestCase):
    def test_by_username_or_mail_address_in_capitals_or_not(self):
        for login in ("ada", "ADA", " ada ", "ada@proefstad.example", "Ada@Proefstad.EXAMPLE"):
            browser, answer = self.enter(login)
            self.assertRedirects(answer, "/", fetch_redirect_response=False, msg_prefix=login)
            self.assertTrue(self.is_in(browser))

    def test_a_wrong_password_and_an_unknown_name_get_the_same_words(self):
        said = set()
        for login, password in (("ada", "wrong"), ("nobody", PASSWORD), ("ada", PASSWORD.upper())):
            browser, answer = self.enter(login, password)
            self.assertIn(answer.status_code, {200, 422})
            self.assertFalse(self.is_in(browser))
            said.add(str(answer.context["form"].non_field_errors()))
        self.assertEqual(len(said), 1)

    def test_what_was_typed_as_name_stays_and_the_password_does_not(self):
        _browser, answer = self.enter("ada", "secret words")
        self.assertContains(answer, 'value="ada"', status_code=answer.status_code)
        self.assertNotContains(answer, "secret words", status_code=answer.status_code)

    def test_nonsense_is_refused_quietly(self):
        for login, password in (("", ""), ("a\x00b", "x"), ("x" * 5000, "y" * 5000), ("ada", "")):
            _browser, answer = self.enter(login, password)
            self.assertIn(answer.status_code, {200, 422})

    def test_after_five_wrong_tries_the_right_password_waits_too(self):
        for _time in range(5):
            self.enter("ada", "wrong")
        browser, answer = self.enter("ada")
        self.assertContains(answer, "failed too often", status_code=answer.status_code)
        self.assertFalse(self.is_in(browser))
        self.assertTrue(self.is_in(self.enter("bo")[0]))  # nobody else is held up

    def test_an_ended_account_is_told_so_only_with_the_right_password(self):
        deactivate_person(actor=self.mo, person=self.ada)
        browser, answer = self.enter("ada")
        self.assertRedirects(answer, "/sign-in/ended/")
        self.assertFalse(self.is_in(browser))
        self.assertEqual(self.enter("ada", "wrong")[1].status_code, self.enter("nobody", "wrong")[1].status_code)

    def test_a_former_username_opens_nothing(self):
        rename_person(actor=self.mo, person=self.ada, username="augusta")
        self.assertFalse(self.is_in(self.enter("ada")[0]))
        self.assertTrue(self.is_in(self.enter("augusta")[0]))

    def test_one_goes_on_to_the_page_one_wanted(self):
        answer = Client().get("/people/?q=bo")
        self.assertEqual(answer.headers["Location"], "/sign-in/?next=/people/%3Fq%3Dbo")
        self.assertContains(Client().get(answer.headers["Location"]), 'name="next" value="/people/?q=bo"')
        _browser, answer = self.enter(next="/people/?q=bo")
        self.assertRedirects(answer, "/people/?q=bo", fetch_redirect_response=False)

    def test_nobody_is_sent_to_another_house(self):
        for address in FOREIGN:
            _browser, answer = self.enter(next=address)
            self.assertRedirects(answer, "/", fetch_redirect_response=False, msg_prefix=address)
        browser = self.as_person(self.ada)
        for address in FOREIGN:
            answer = browser.get("/sign-in/", {"next": address})
            self.assertRedirects(answer, "/", fetch_redirect_response=False, msg_prefix=address)

    def test_there_is_no_way_to_make_an_account_at_the_door(self):
        answer = Client().post("/sign-up/", {"username": "eve", "password1": PASSWORD, "password2": PASSWORD})
        self.assertFalse(type(self.ada).objects.filter(username="eve").exists())
        self.assertIn(answer.status_code, {200, 403, 404})

    def test_a_form_without_our_mark_is_refused(self):
        browser = Client(enforce_csrf_checks=True)
        self.assertEqual(browser.post("/sign-in/", {"login": "ada", "password": PASSWORD}).status_code, 403)


class SigningOutTests(DoorTestCase):
    def test_asking_is_not_yet_leaving(self):
        browser, _answer = self.enter()
        self.assertEqual(browser.get("/sign-out/").status_code, 200)
        self.assertTrue(self.is_in(browser))

    def test_leaving_ends_the_session_and_its_row(self):
        browser, _answer = self.enter()
        old = browser.cookies["sessionid"].value
        browser.post("/sign-out/")
        self.assertFalse(self.is_in(browser))
        self.assertFalse(Session.objects.filter(person=self.ada).exists())
        browser.cookies["sessionid"] = old
        self.assertFalse(self.is_in(browser))


class SessionTests(DoorTestCase):
    def row(self):
        return Session.objects.get(person=self.ada)

    def test_a_session_knows_person_device_and_day_and_no_hour(self):
        self.enter(agent=IPHONE)
        row = self.row()
        self.assertEqual(
            (row.device, row.started_on, row.seen_on), ("Safari, iPhone", timezone.now().date(), timezone.now().date())
        )
        self.assertEqual(row.expire_date.time(), datetime.time())
        fields = {field.name: type(field) for field in Session._meta.get_fields()}
        times = [name for name, kind in fields.items() if issubclass(kind, models.DateTimeField)]
        self.assertEqual(times, ["expire_date"])
        self.assertEqual(
            set(fields), {"session_key", "session_data", "expire_date", "person", "device", "started_on", "seen_on"}
        )
        self.assertNotIn("127.0.0.1", str(row.get_decoded()))

    def test_signing_in_gives_a_new_key(self):
        browser = Client()
        session = browser.session
        session["planted"] = "by somebody else"
        session.save()
        planted = session.session_key
        browser.cookies["sessionid"] = planted
        self.enter(browser=browser)
        self.assertNotEqual(self.row().session_key, planted)
        self.assertFalse(Session.objects.filter(session_key=planted).exists())

    def test_the_cookie_is_for_the_browser_alone(self):
        browser, _answer = self.enter()
        cookie = browser.cookies["sessionid"]
        self.assertTrue(cookie["httponly"] and cookie["samesite"] == "Lax" and int(cookie["max-age"]) > 29 * 86400)

    def test_the_first_request_of_a_day_moves_the_end_and_the_others_write_nothing(self):
        browser, _answer = self.enter(agent=IPHONE)
        today = timezone.now().date()
        last_week = today - timedelta(days=7)
        Session.objects.update(seen_on=last_week, started_on=last_week, expire_date=timezone.now() + timedelta(days=20))
        answer = browser.get("/people/")
        self.assertIn("sessionid", answer.cookies)
        row = self.row()
        self.assertEqual((row.seen_on, row.started_on, row.device), (today, last_week, "Safari, iPhone"))
        self.assertGreater(row.expire_date, timezone.now() + timedelta(days=29))
        self.assertNotIn("sessionid", browser.get("/people/").cookies)

    def test_a_session_ends_thirty_days_after_its_last_use(self):
        browser, _answer = self.enter()
        with mock.patch.object(timezone, "now", return_value=timezone.now() + timedelta(days=32)):
            self.assertFalse(self.is_in(browser))

    def test_the_owner_sees_the_devices_and_no_key(self):
        browser, _answer = self.enter()
        self.enter(agent=IPHONE)
        answer = browser.get("/settings/")
        self.assertContains(answer, "Firefox, Linux")
        self.assertContains(answer, "Safari, iPhone")
        for row in Session.objects.all():
            self.assertNotContains(answer, row.session_key)

    def test_one_device_is_signed_out(self):
        browser, _answer = self.enter()
        phone, _answer = self.enter(agent=IPHONE)
        other = Session.objects.get(device="Safari, iPhone")
        self.assertRedirects(browser.post(f"/settings/sessions/{other.handle}/end/"), "/settings/")
        self.assertEqual((self.is_in(browser), self.is_in(phone)), (True, False))

    def test_all_others_are_signed_out(self):
        browser, _answer = self.enter()
        others = [self.enter(agent=IPHONE)[0] for _time in range(2)]
        stranger, _answer = self.enter("bo")
        self.assertRedirects(browser.post("/settings/sessions/end-others/"), "/settings/")
        self.assertEqual([self.is_in(one) for one in (browser, *others, stranger)], [True, False, False, True])

    def test_nobody_ends_the_session_of_another(self):
        browser, _answer = self.enter()
        for stranger in (self.bo, self.mo):
            for name in (self.row().handle, self.row().session_key):
                self.as_person(stranger).post(f"/settings/sessions/{name}/end/")
                with self.records():
                    self.assertFalse(end_session(actor=stranger, handle=name))
        self.assertTrue(self.is_in(browser))

    def test_changing_the_password_ends_what_is_open_elsewhere(self):
        browser, _answer = self.enter()
        phone, _answer = self.enter(agent=IPHONE)
        told = {"oldpassword": PASSWORD, "password1": "nog een lange zin", "password2": "nog een lange zin"}
        self.assertEqual(browser.post("/settings/password/", told).status_code, 302)
        self.assertEqual((self.is_in(browser), self.is_in(phone)), (True, False))


class LanguageTests(DoorTestCase):
    def html_language(self, browser, address="/sign-in/"):
        return re.search(rb'<html lang="(\w+)"', browser.get(address).content)[1].decode()

    def test_who_is_not_signed_in_chooses_by_a_cookie(self):
        browser = Client(headers={"Accept-Language": "en"})
        self.assertEqual(self.html_language(browser), "nl")
        answer = browser.post("/language/", {"language": "en"}, headers={"Referer": "http://testserver/sign-in/code/"})
        self.assertRedirects(answer, "http://testserver/sign-in/code/", fetch_redirect_response=False)
        self.assertEqual(self.html_language(browser), "en")

    def test_nonsense_is_no_language(self):
        for chosen in ("fr", "", "en\r\nX: y", "<b>"):
            self.assertNotIn("language", Client().post("/language/", {"language": chosen}).cookies)
        browser = Client()
        browser.cookies["language"] = "xx"
        self.assertEqual(self.html_language(browser), "nl")

    def test_a_person_s_choice_goes_before_the_cookie(self):
        browser, _answer = self.enter()
        self.assertEqual(self.html_language(browser, "/people/"), "nl")
        browser.post("/settings/", {"language": "en", "theme": "dark"})
        browser.cookies["language"] = "nl"
        answer = browser.get("/people/")
        self.assertContains(answer, '<html lang="en" data-theme="dark"')
        self.assertEqual(answer.headers["Content-Language"], "en")
