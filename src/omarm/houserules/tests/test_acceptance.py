"""What somebody meets who writes: the composer, a comment, both with and without the box."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.houserules.models import Acceptance
from omarm.houserules.tests.writing import RulesTestCase
from omarm.stream.commands import Draft, Place, add_comment, announce_due_posts
from omarm.stream.commands.importing import ForeignPost
from omarm.stream.models import Comment, KeptDraft, Post
from omarm.updates.commands import bring_in_updates, publish_update


class ComposerTests(RulesTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def post(self, body="Mijn woorden", **told):
        return self.browser.post("/posts/", {"body": body, "place": "everyone", "submission": str(uuid4())} | told)

    def test_without_an_edition_nothing_is_asked(self):
        self.assertNotContains(self.browser.get("/posts/new/"), 'name="accepts"')
        self.assertEqual(self.post().status_code, 302)

    def test_refused_without_the_box_with_all_words_then_accepted_once(self):
        self.publish("Vraag gerust.")
        self.assertContains(self.browser.get("/posts/new/"), 'name="accepts"')
        answer = self.post()
        self.assertContains(answer, "Mijn woorden", status_code=422)
        self.assertContains(answer, 'aria-describedby="accepts-error"', status_code=422)
        self.assertEqual((Post.objects.count(), Acceptance.objects.count()), (0, 0))
        self.assertEqual(self.post(accepts="1").status_code, 302)
        self.assertEqual(Acceptance.objects.get().person, self.ada)
        self.assertNotContains(self.browser.get("/posts/new/"), 'name="accepts"')
        self.assertEqual(self.post("Nog een").status_code, 302)

    def test_what_is_refused_for_another_reason_keeps_the_box_and_accepts_nothing(self):
        self.publish("Vraag gerust.")
        answer = self.post("", accepts="1")
        self.assertContains(answer, "checked required", status_code=422)
        self.assertFalse(Acceptance.objects.exists())

    def test_a_new_edition_asks_again_and_leads_to_the_difference(self):
        self.publish("Vraag gerust.")
        self.post(accepts="1")
        self.publish(note="Er kwam een regel bij.")
        page = self.browser.get("/posts/new/")
        self.assertContains(page, "Er kwam een regel bij.")
        self.assertContains(page, "/house-rules/changes/?earlier=1&amp;later=2")
        answer = self.post(accepts="1")
        self.assertEqual(answer.status_code, 422)
        self.assertNotContains(answer, "checked required", status_code=422)
        self.assertEqual(self.post(accepts="2").status_code, 302)

    def test_a_preview_is_shown_before_one_accepts(self):
        self.publish("Vraag gerust.")
        answer = self.browser.post("/posts/preview/", {"body": "Zo dus", "place": "everyone"})
        self.assertContains(answer, "Zo dus")
        self.assertFalse(Acceptance.objects.exists())

    def test_another_way_to_write_has_its_own_rule_and_a_draft_keeps_no_tick(self):
        self.publish("Vraag gerust.")
        key = uuid4()
        self.browser.post(f"/drafts/{key}/", {"body": "Half af", "accepts": "1", "writing": "update"})
        self.assertNotIn("accepts", KeptDraft.objects.get(person=self.ada).values)

    def test_who_changes_a_post_is_not_asked(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Tekst"))
        self.publish("Vraag gerust.")
        self.assertNotContains(self.browser.get(f"/posts/{post.pk}/edit/"), 'name="accepts"')
        answer = self.browser.post(f"/posts/{post.pk}/edit/", {"body": "Anders", "version": post.version})
        self.assertEqual(answer.status_code, 302)

    def test_imports_and_the_clock_are_not_asked(self):
        later = timezone.now() + timedelta(hours=1)
        post = publish_update(actor=self.ada, draft=Draft(body="Straks", published_at=later))
        self.publish("Vraag gerust.")
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now())
        self.assertEqual(announce_due_posts(), 1)
        foreign = ForeignPost(group=self.open, author=self.bo, body="Van elders", published_at=timezone.now())
        self.assertEqual(len(bring_in_updates(posts=[foreign])), 1)
        self.assertFalse(Acceptance.objects.exists())

    def test_the_command_refuses_whoever_calls_it(self):
        self.publish("Vraag gerust.")
        with self.assertRaises(DomainError):
            publish_update(actor=self.ada, draft=Draft(body="Zonder"))
        publish_update(actor=self.ada, draft=Draft(body="Met", accepts=1))

    def test_rules_of_the_house_and_of_the_group_stand_by_the_composer(self):
        type(self.open).objects.filter(pk=self.open.pk).update(rules="Noem de straat.\n\nZeg tot wanneer.")
        self.publish("Vraag gerust.")
        around = self.browser.get(f"/posts/new/?place=group-{self.open.pk}").context["around"]
        self.assertEqual([str(rule) for rule in around.house_rules], ["Vraag gerust."])
        self.assertEqual(around.group_rules, ["Noem de straat.", "Zeg tot wanneer."])
        self.assertNotContains(self.browser.get("/posts/new/"), "Noem de straat.")
        answer = self.browser.get(f"/posts/new/audience/?place=group-{self.open.pk}")
        self.assertContains(answer, "Noem de straat.")
        self.assertNotContains(self.browser.get("/posts/new/audience/?place=everyone"), "Noem de straat.")
        hidden = self.as_person(self.cy).get(f"/posts/new/audience/?place=group-{self.closed.pk}")
        self.assertNotContains(hidden, "Noem de straat.")


class CommentTests(RulesTestCase):
    def setUp(self):
        super().setUp()
        self.post = publish_update(actor=self.ada, draft=Draft(body="Tekst", place=Place(group=self.open)))
        self.publish("Vraag gerust.")
        self.address = f"/posts/{self.post.pk}/comments/"

    def test_asked_in_its_place_by_htmx_and_by_a_plain_form_also_of_guests(self):
        for number, person in enumerate((self.bo, self.gus)):
            htmx, plain = signed_in(HtmxClient(), person), self.as_person(person)
            self.assertContains(plain.get(f"/posts/{self.post.pk}/"), 'id="comment-accepts"')
            for browser in (htmx, plain):
                answer = browser.post(self.address, {"body": "Mijn antwoord"})
                self.assertContains(answer, "Mijn antwoord", status_code=422)
                self.assertContains(answer, "comment-accepts-error", status_code=422)
            self.assertEqual(Comment.objects.count(), number)
            answer = htmx.post(self.address, {"body": "Mijn antwoord", "accepts": "1"})
            self.assertContains(answer, "Mijn antwoord")
            self.assertNotContains(answer, 'name="accepts"')
            self.assertEqual(Comment.objects.count(), number + 1)
            self.assertNotContains(plain.get(f"/posts/{self.post.pk}/"), 'name="accepts"')
        self.assertEqual(plain.post(self.address, {"body": "Nog een"}).status_code, 302)

    def test_the_command_refuses_whoever_calls_it(self):
        with self.assertRaises(DomainError):
            add_comment(actor=self.bo, post=self.post, body="Zonder")

    def test_a_warm_page_asks_the_database_nothing_more_for_it(self):
        browser = self.as_person(self.bo)
        address = f"/posts/{self.post.pk}/"
        for _time in range(2):
            browser.get(address)
        with self.assertNumQueries(self.cost(browser, address)):
            browser.get(address)

    def cost(self, browser, address):
        """Return what the page asks when the rules were accepted."""
        told = Acceptance.objects.create(person=self.bo, edition_id=1, accepted_on=timezone.localdate())
        with CaptureQueriesContext(connection) as captured:
            browser.get(address)
        told.delete()
        self.assertFalse([query for query in captured.captured_queries if "houserules_edition" in query["sql"]])
        return len(captured)
