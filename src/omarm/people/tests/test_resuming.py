"""A form sent after the session ended: nothing typed is lost, and nobody else reads it."""

import json
import re
import time
from unittest import mock

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import PASSWORD, CastTestCase
from omarm.groups.commands import leave_group
from omarm.people.models import Session
from omarm.people.views import resuming
from omarm.stream.commands import Draft, Place
from omarm.stream.models import Comment, Post
from omarm.updates.commands import publish_update

TYPED = "Wat ik zeggen wilde, met <b>haken</b> en\nregels & é"


class ResumingTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.post = publish_update(actor=cls.bo, draft=Draft(body="Een vraag", place=Place(group=cls.closed)))
        cls.address = f"/posts/{cls.post.pk}/comments/"

    def after_the_session(self, browser=None):
        """Return Ada's browser, in which the session has ended meanwhile."""
        browser = signed_in(browser or Client(), self.ada)
        Session.objects.all().delete()
        return browser

    def kept(self, answer):
        found = re.search(r'name="kept" value="([^"]+)"', answer.content.decode())
        return found and found[1]

    def sign_in(self, browser, kept, *, login="ada", **told):
        told = {"login": login, "password": PASSWORD, "kept": kept} | told
        return browser.post("/sign-in/", {name: value for name, value in told.items() if value is not None})

    def fields(self, answer):
        """Return what the form that came back would send."""
        return {name: answer.context["fields"][place][1] for place, (name, _v) in enumerate(answer.context["fields"])}


class CommentTests(ResumingTestCase):
    def test_what_was_typed_comes_back_after_signing_in(self):
        browser = self.after_the_session()
        answer = browser.post(self.address, {"body": TYPED})
        self.assertEqual(answer.status_code, 401)
        self.assertNotContains(answer, "Wat ik zeggen wilde", status_code=401)

        back = self.sign_in(browser, self.kept(answer))
        self.assertContains(back, "Wat ik zeggen wilde, met &lt;b&gt;haken&lt;/b&gt;")
        self.assertContains(back, f'action="{self.address}"')
        self.assertFalse(Comment.objects.exists())

        browser.post(back.context["address"], self.fields(back))
        self.assertEqual(Comment.objects.get().body, TYPED)

    def test_nothing_can_be_read_from_what_is_kept(self):
        answer = self.after_the_session().post(self.address, {"body": TYPED})
        for part in ("body", "zeggen", "comments"):
            self.assertNotIn(part, self.kept(answer))

    def test_a_wrong_password_first_loses_nothing(self):
        browser = self.after_the_session()
        answer = self.sign_in(browser, self.kept(browser.post(self.address, {"body": TYPED})), password="wrong")
        self.assertContains(self.sign_in(browser, self.kept(answer)), "Wat ik zeggen wilde")

    def test_for_htmx_the_door_takes_the_whole_page(self):
        browser = self.after_the_session(HtmxClient())
        page = f"http://testserver/posts/{self.post.pk}/"
        answer = browser.post(self.address, {"body": TYPED}, headers={"HX-Current-URL": page})
        self.assertEqual((answer.status_code, answer.headers["HX-Retarget"]), (401, "body"))
        self.assertContains(answer, f'name="next" value="/posts/{self.post.pk}/"', status_code=401)
        self.assertContains(self.sign_in(browser, self.kept(answer)), "Wat ik zeggen wilde")

    def test_a_fragment_that_was_asked_for_leads_back_to_its_page(self):
        browser = self.after_the_session(HtmxClient())
        answer = browser.get("/people/?q=b", headers={"HX-Current-URL": "http://testserver/people/"})
        self.assertContains(answer, 'name="next" value="/people/"', status_code=401)
        answer = browser.get("/people/?q=b", headers={"HX-Current-URL": "http://evil.example/people/"})
        self.assertContains(answer, 'name="next" value="/"', status_code=401)

    def test_with_the_mark_against_forgery_all_the_way(self):
        browser = Client(enforce_csrf_checks=True)
        mark = self.mark(browser.get("/sign-in/"))
        browser.post("/sign-in/", {"login": "ada", "password": PASSWORD, "csrfmiddlewaretoken": mark})
        mark = self.mark(browser.get(f"/posts/{self.post.pk}/"))
        Session.objects.all().delete()
        answer = browser.post(self.address, {"body": TYPED, "csrfmiddlewaretoken": mark})
        back = self.sign_in(browser, self.kept(answer), csrfmiddlewaretoken=self.mark(answer))
        sent = self.fields(back) | {"csrfmiddlewaretoken": self.mark(back)}
        self.assertEqual(browser.post(back.context["address"], sent).status_code, 302)
        self.assertEqual(Comment.objects.get().body, TYPED)

    def mark(self, answer):
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', answer.content.decode())[1]

    def test_what_somebody_typed_is_given_back_to_nobody_else(self):
        browser = Client()
        browser.post("/sign-in/", {"login": "ada", "password": PASSWORD})
        del browser.cookies["sessionid"]
        kept = self.kept(browser.post(self.address, {"body": TYPED}))
        self.assertRedirects(self.sign_in(browser, kept, login="bo"), "/", fetch_redirect_response=False)
        del browser.cookies["sessionid"]
        self.assertContains(self.sign_in(browser, kept), "Wat ik zeggen wilde")

    def test_signing_in_as_another_gives_no_more_than_that_person_may(self):
        browser = self.after_the_session()
        back = self.sign_in(browser, self.kept(browser.post(self.address, {"body": TYPED})), login="cy")
        self.assertEqual(browser.post(back.context["address"], self.fields(back)).status_code, 404)
        self.assertFalse(Comment.objects.exists())

    def test_what_one_may_no_longer_do_stays_refused(self):
        browser = self.after_the_session(signed_in(Client(), self.bo))
        kept = self.kept(browser.post(self.address, {"body": TYPED}))
        leave_group(actor=self.bo, group=self.closed)
        back = self.sign_in(browser, kept, login="bo")
        self.assertEqual(browser.post(back.context["address"], self.fields(back)).status_code, 404)

    def test_the_form_speaks_the_language_of_the_person(self):
        self.ada.language = "en"
        self.ada.save(update_fields=["language"])
        browser = self.after_the_session()
        back = self.sign_in(browser, self.kept(browser.post(self.address, {"body": TYPED})))
        self.assertContains(back, "What you typed is still here")


class PostTests(ResumingTestCase):
    def test_a_post_comes_back_whole_and_is_sent_once(self):
        browser = self.after_the_session()
        typed = {
            "title": "Kop", "body": TYPED, "place": f"group-{self.closed.pk}", "kind": "update",
            "submission": "5a9c0a52-6f3c-4d61-9b0e-0b8f6f2f8d11",
        }  # fmt: skip
        back = self.sign_in(browser, self.kept(browser.post("/posts/", typed)))
        self.assertEqual(self.fields(back), typed)
        for _time in range(2):
            browser.post("/posts/", self.fields(back))
        self.assertEqual([post.title for post in Post.objects.filter(author=self.ada)], ["Kop"])

    def test_who_sent_photos_is_told_to_add_them_again(self):
        browser = self.after_the_session()
        answer = browser.post("/posts/", {"body": TYPED, "photos": SimpleUploadedFile("a.jpg", b"x")})
        back = self.sign_in(browser, self.kept(answer))
        self.assertTrue(back.context["had_files"])
        self.assertContains(back, "Wat ik zeggen wilde")


class KeepingTests(ResumingTestCase):
    def opened(self, kept):
        return json.loads(resuming._box().decrypt(kept.encode()))

    def goes_on_without(self, kept):
        browser = self.after_the_session()
        answer = self.sign_in(browser, kept, next="/people/")
        self.assertRedirects(answer, "/people/", fetch_redirect_response=False)

    def test_passwords_are_not_kept(self):
        told = {"oldpassword": PASSWORD, "password1": "nieuw geheim", "password2": "nieuw geheim", "password": "x"}
        kept = self.opened(self.kept(self.after_the_session().post("/settings/password/", told)))
        self.assertEqual(kept["fields"], [])

    def test_what_was_changed_on_the_way_is_ignored(self):
        kept = self.kept(self.after_the_session().post(self.address, {"body": TYPED}))
        middle = len(kept) // 2
        swapped = kept[:middle] + ("A" if kept[middle] != "A" else "B") + kept[middle + 1 :]
        for wrong in (swapped, kept[:-4], kept[4:], "x", "é" * 9, "=" * 9, "\x00", "A" * 5000):
            self.goes_on_without(wrong)

    def test_what_another_house_sealed_is_ignored(self):
        with self.settings(SECRET_KEY="of another house " * 4):
            foreign = resuming._box().encrypt(b'{"address": "/", "fields": [], "had_files": false}').decode()
        self.goes_on_without(foreign)

    def test_after_an_hour_it_is_gone(self):
        browser = self.after_the_session()
        kept = self.kept(browser.post(self.address, {"body": TYPED}))
        later = time.time() + resuming.KEPT_SECONDS + 5
        with mock.patch("cryptography.fernet.time.time", return_value=later):
            answer = self.sign_in(browser, kept, next="/people/")
        self.assertRedirects(answer, "/people/", fetch_redirect_response=False)

    def test_a_long_text_is_kept_and_more_than_a_person_types_is_not(self):
        browser = self.after_the_session()
        self.assertIsNotNone(self.kept(browser.post(self.address, {"body": "x" * 100_000})))
        answer = browser.post(self.address, {"body": "x" * 500_000})
        self.assertEqual((answer.status_code, self.kept(answer)), (401, None))

    def test_who_has_nothing_kept_goes_on_at_a_page_that_is_one(self):
        for referer, page in (
            (f"http://testserver/posts/{self.post.pk}/", f"http://testserver/posts/{self.post.pk}/"),
            ("http://evil.example/", "/"),
            ("", "/"),
        ):
            browser = self.after_the_session()
            answer = browser.post(self.address, {"body": "x" * 500_000}, headers={"Referer": referer})
            self.assertEqual(answer.context["next"], page)
            self.assertEqual(self.sign_in(browser, None, next=page).headers["Location"], page)
