from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.stream.commands import forget_old_drafts, keep_draft
from omarm.stream.commands.drafts import LARGEST_DRAFT, MOST_DRAFTS
from omarm.stream.models import KeptDraft, Post
from omarm.stream.tests.writing import StreamTestCase


class DraftTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)
        self.key = str(uuid4())

    def keep(self, browser=None, key=None, **told):
        return (browser or self.browser).post(
            f"/drafts/{key or self.key}/", {"body": "Nog niet af", "writing": "update"} | told
        )

    def test_it_is_kept_once_and_is_no_fact(self):
        before = Activity.objects.count()
        self.assertEqual([self.keep().status_code, self.keep(title="Kop").status_code], [204, 204])
        draft = KeptDraft.objects.get()
        self.assertEqual((draft.person, draft.values["title"]), (self.ada, ["Kop"]))
        self.assertEqual(Activity.objects.count(), before)

    def test_it_fills_the_composer_again_with_its_own_key(self):
        self.keep(title="Kop", place=f"group-{self.closed.pk}", writing="story", situation="Glad")
        page = self.browser.get(f"/posts/new/?draft={self.key}&writing=story")
        for words in (
            'value="Kop"',
            "Nog niet af",
            "Glad",
            f'<option value="group-{self.closed.pk}" selected>',
            self.key,
        ):
            self.assertContains(page, words)
        self.assertNotContains(page, "field__error")

    def test_a_draft_knows_its_writing(self):
        self.keep(writing="story")
        self.assertContains(self.browser.get(f"/posts/new/?draft={self.key}"), 'name="writing" value="story"')

    def test_the_composer_offers_the_latest_and_the_list_has_them_all(self):
        self.keep(title="De eerste")
        self.keep(key=uuid4(), body="<p>De <b>tweede</b></p>", is_rich="on")
        self.assertContains(self.browser.get("/posts/new/"), "De tweede")
        for words in ("De eerste", "De tweede"):
            self.assertContains(self.browser.get("/drafts/"), words)

    def test_outsider_sees_404(self):
        self.keep()
        self.assertEqual(self.as_person(self.bo).get(f"/posts/new/?draft={self.key}").status_code, 404)
        self.assertNotContains(self.as_person(self.bo).get("/drafts/"), "Nog niet af")
        self.as_person(self.bo).post(f"/drafts/{self.key}/delete/")
        self.assertEqual(KeptDraft.objects.count(), 1)
        for key in ("x", "9" * 40):
            self.assertEqual(self.browser.get(f"/posts/new/?draft={key}").status_code, 404)

    def test_two_people_may_have_the_same_key(self):
        self.keep()
        self.keep(self.as_person(self.bo), body="Van mij")
        self.assertEqual(KeptDraft.objects.get(person=self.ada).values["body"], ["Nog niet af"])

    def test_publishing_takes_it_away_and_it_does_not_come_back(self):
        self.keep()
        self.browser.post("/posts/", {"body": "Af", "place": "everyone", "submission": self.key})
        self.assertEqual((Post.objects.count(), KeptDraft.objects.count()), (1, 0))
        self.assertEqual(self.keep().status_code, 204)
        self.assertEqual(KeptDraft.objects.count(), 0)

    def test_an_emptied_one_is_forgotten(self):
        self.keep()
        self.keep(body=" ", title="")
        self.assertEqual(KeptDraft.objects.count(), 0)

    def test_throwing_away(self):
        self.keep()
        self.assertRedirects(self.browser.post(f"/drafts/{self.key}/delete/"), "/drafts/")
        self.assertEqual(KeptDraft.objects.count(), 0)
        self.assertEqual(signed_in(HtmxClient(), self.ada).post(f"/drafts/{self.key}/delete/").content, b"")

    def test_what_cannot_be_kept_is_said_in_words(self):
        answer = self.keep(body="x" * LARGEST_DRAFT)
        self.assertEqual((answer.status_code, answer["Content-Type"]), (422, "text/plain; charset=utf-8"))
        self.assertEqual(self.keep(body="a\x00b").status_code, 422)
        for _number in range(MOST_DRAFTS):
            keep_draft(actor=self.ada, key=uuid4(), form="update", values={"body": ["x"]})
        with self.assertRaises(DomainError):
            keep_draft(actor=self.ada, key=uuid4(), form="update", values={"body": ["x"]})

    def test_passwords_of_forms_and_files_are_not_kept(self):
        self.keep(csrfmiddlewaretoken="x")
        self.assertNotIn("csrfmiddlewaretoken", KeptDraft.objects.get().values)

    def test_a_draft_of_long_ago_is_forgotten(self):
        self.keep()
        KeptDraft.objects.update(saved_at=timezone.now() - timedelta(days=181))
        self.keep(key=uuid4())
        self.assertEqual((forget_old_drafts(), KeptDraft.objects.count()), (1, 1))
