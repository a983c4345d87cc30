from datetime import date
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.people.commands import deactivate_person
from omarm.stream.commands import Draft, Place, edit_post
from omarm.stream.kinds import writing_of
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase
from omarm.updates.commands import offer_to_join, publish_update, take_back_offer
from omarm.updates.forms import ReportForm, StoryForm, UpdateForm, WorkingOnForm
from omarm.updates.models import Offer, StoryHelper

WORKING_ON = {
    "goal": "Minder regels",
    "state": "Halverwege",
    "question": "Wie kent het statuut?",
    "next": "Proef in mei",
}
STORY = {
    "situation": "Gladde stoepen",
    "action": "Zand gestrooid",
    "result": "Niemand viel",
    "benefit": "Alle voetgangers",
}
REPORT = {"about": "Bodemdag", "results": "Drie afspraken", "next_on": "2030-05-04", "wanted": "Iemand met een boor"}


class FormTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def send(self, writing, **told):
        typed = {"writing": writing, "body": "Erbij", "place": "everyone", "submission": str(uuid4())} | told
        return self.browser.post("/posts/", typed)

    def report(self, **told):
        return publish_update(
            actor=self.ada,
            draft=Draft(body="Verslag", **told),
            form="report",
            told=REPORT | {"next_on": date(2030, 5, 4)},
        )


class PublishingTests(FormTestCase):
    def test_each_writing_stores_its_fields_and_shows_them_on_its_card(self):
        for writing, fields in (("working_on", WORKING_ON), ("story", STORY), ("report", REPORT)):
            self.assertEqual(self.send(writing, **fields).status_code, 302)
            post = Post.objects.latest("pk")
            self.assertEqual((post.update.form, writing_of(post).code), (writing, writing))
            page = self.as_person(self.bo).get(post.get_absolute_url())
            for name, words in fields.items():
                self.assertEqual(str(getattr(post.update.told, name)), words)
                self.assertContains(page, "4 mei 2030" if name == "next_on" else words)

    def test_nothing_but_something_to_say_is_asked(self):
        self.assertEqual(self.send("story", body="").status_code, 422)
        self.assertEqual(self.send("story", body="", situation="Glad").status_code, 302)
        self.assertEqual(Post.objects.get().update.story.situation, "Glad")
        self.assertEqual(self.send("report").status_code, 302)

    def test_who_helped_is_named_and_linked(self):
        self.send("story", helpers=[self.bo.pk], **{"helpers-words": "cy"})
        post = Post.objects.get()
        self.assertEqual([helper.person for helper in post.update.story.helpers.all()], [self.bo, self.cy])
        self.assertContains(self.browser.get("/"), f'<a href="/people/bo/">{self.bo.name}</a>')

    def test_a_guest_names_nobody_they_may_not_see(self):
        guest = self.as_person(self.gus)
        told = {"writing": "story", "body": "x", "place": f"group-{self.open.pk}"}
        self.assertEqual(guest.post("/posts/", told | {"helpers-words": "cy"}).status_code, 422)
        guest.post("/posts/", told | {"helpers": [self.cy.pk]})
        self.assertEqual(Post.objects.get().update.story.helpers.count(), 0)

    def test_broken_dates_and_long_lines_come_back_as_typed(self):
        self.assertContains(self.send("report", next_on="31 februari", body="Bewaar"), "Bewaar", status_code=422)
        self.assertContains(self.send("working_on", goal="x" * 501), "x" * 501, status_code=422)

    def test_what_is_typed_is_shown_as_words(self):
        self.send("working_on", goal="<script>alert(1)</script>")
        self.assertContains(self.browser.get("/"), "&lt;script&gt;alert(1)")
        self.assertNotContains(self.browser.get("/"), "<script>alert")


class ChangingTests(FormTestCase):
    def test_editing_comes_with_the_fields_and_stores_them(self):
        self.send("story", helpers=[self.bo.pk], **STORY)
        post = Post.objects.get()
        page = self.browser.get(f"/posts/{post.pk}/edit/")
        for words in (*STORY.values(), f'value="{self.bo.pk}" checked'):
            self.assertContains(page, words)
        self.browser.post(f"/posts/{post.pk}/edit/", {"body": "Erbij", "situation": "Anders", "helpers": [self.cy.pk]})
        story = Post.objects.get().update.story
        self.assertEqual((story.situation, [helper.person for helper in story.helpers.all()]), ("Anders", [self.cy]))
        self.assertContains(self.as_person(self.bo).get("/"), "Anders")

    def test_who_helped_and_left_stays_named_when_others_are_taken_out(self):
        self.send("story", helpers=[self.bo.pk, self.cy.pk], **STORY)
        post = Post.objects.get()
        deactivate_person(actor=self.mo, person=self.bo)
        opened = Post.objects.get().version
        typed = {"body": "Erbij, zonder tikfout", "helpers": [self.cy.pk], "version": opened}
        self.assertEqual(self.browser.post(f"/posts/{post.pk}/edit/", typed | STORY).status_code, 302)
        helpers = StoryHelper.objects.values_list("person__username", flat=True).order_by("pk")
        self.assertEqual(list(helpers), ["bo", "cy"])
        self.browser.post(f"/posts/{post.pk}/edit/", typed | STORY | {"helpers": [], "version": ""})
        self.assertEqual(list(helpers.all()), ["bo"])

    def test_a_guest_takes_out_nobody_they_may_not_see(self):
        told = {"writing": "story", "body": "x", "place": f"group-{self.open.pk}"}
        guest = self.as_person(self.gus)
        guest.post("/posts/", told)
        post = Post.objects.get()
        post.update.story.helpers.create(person=self.cy)
        self.assertEqual(guest.post(f"/posts/{post.pk}/edit/", {"body": "xy"}).status_code, 302)
        self.assertEqual(post.update.story.helpers.count(), 1)

    def test_forms_belong_to_their_writings(self):
        self.assertEqual(
            [form.writing_code for form in (UpdateForm, WorkingOnForm, StoryForm, ReportForm)],
            ["update", "working_on", "story", "report"],
        )

    def test_posts_from_elsewhere_have_no_fields_and_can_be_edited(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Van vroeger"), form="story")
        self.assertEqual(self.browser.get(f"/posts/{post.pk}/edit/").status_code, 200)


class OfferTests(FormTestCase):
    def test_a_reader_offers_in_one_tap_and_the_author_sees_who(self):
        post = self.report()
        bo = self.as_person(self.bo)
        self.assertContains(bo.get("/"), f'formaction="/posts/{post.pk}/offer/"')
        with self.records("offer.made"):
            self.assertRedirects(bo.post(f"/posts/{post.pk}/offer/"), f"/posts/{post.pk}/")
        bo.post(f"/posts/{post.pk}/offer/", {"note": "Ik heb een boor"})
        self.assertEqual(Offer.objects.get().note, "Ik heb een boor")
        self.assertContains(self.browser.get(f"/posts/{post.pk}/"), "Ik heb een boor")
        self.assertNotContains(self.as_person(self.cy).get(f"/posts/{post.pk}/"), "Ik heb een boor")

    def test_it_can_be_taken_back(self):
        post = self.report()
        offer_to_join(actor=self.bo, post=post)
        self.assertRedirects(self.as_person(self.bo).post(f"/posts/{post.pk}/offer/delete/"), f"/posts/{post.pk}/")
        self.assertEqual(Offer.objects.count(), 0)
        take_back_offer(actor=self.bo, post=post)

    def test_outsider_sees_404(self):
        post = self.report(place=Place(group=self.closed))
        for address in (f"/posts/{post.pk}/offer/", f"/posts/{post.pk}/offer/delete/"):
            self.assertEqual(self.as_person(self.cy).post(address).status_code, 404)
        with self.assertRaises(PermissionDenied):
            offer_to_join(actor=self.cy, post=post)

    def test_nobody_offers_where_nobody_is_asked_for(self):
        post = publish_update(actor=self.ada, draft=Draft(body="x"), form="report", told={"about": "Dag"})
        self.assertEqual(self.as_person(self.bo).post(f"/posts/{post.pk}/offer/").status_code, 404)
        for actor, report in ((self.bo, post), (self.ada, self.report())):
            with self.assertRaises(DomainError):
                offer_to_join(actor=actor, post=report)

    def test_many_reports_cost_what_one_costs(self):
        post = self.report()
        bo = self.as_person(self.bo)
        bo.get("/")
        queries = len(self.queries_of(bo))
        for _number in range(8):
            offer_to_join(actor=self.cy, post=self.report())
        bo.get("/")
        told = self.queries_of(bo)
        self.assertLessEqual(len(told), queries, [query["sql"][:200] for query in told])
        edit_post(actor=self.ada, post=post, title="", body="<p>Nog een keer</p>")

    def queries_of(self, browser):
        with CaptureQueriesContext(connection) as told:
            browser.get("/")
        return told
