from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.people.commands import change_preferences
from omarm.stream.commands import Draft, ForeignPost, Place
from omarm.stream.kinds import Kind, all_kinds, kind_of, named_or_everyday, register
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase
from omarm.updates.commands import bring_in_updates, publish_update
from omarm.updates.forms import UpdateForm
from omarm.updates.models import Update
from omarm.updates.queries import helpers_in, words_of


class UpdateTests(StreamTestCase):
    def test_each_form_is_stored_and_named_on_its_card(self):
        for form, label in Update.Form.choices:
            post = publish_update(actor=self.ada, draft=Draft(body=f"In de vorm {form}"), form=form)
            self.assertEqual(post.detail.form, form)
            page = self.as_person(self.bo).get(post.get_absolute_url()).content.decode()
            self.assertEqual('class="chip' in page and f">{label}<" in page, form != "update")

    def test_it_records_one_fact_that_names_its_kind(self):
        publish_update(actor=self.ada, draft=Draft(body="Hallo"))
        fact = Activity.objects.get(verb="post.published")
        self.assertEqual((fact.actor, fact.data), (self.ada, {"kind": "update"}))

    def test_what_cannot_be_leaves_nothing_behind(self):
        for refused, draft in (
            (PermissionDenied, Draft(body="x", place=Place(group=self.open))),
            (DomainError, Draft(body="")),
        ):
            with self.assertRaises(refused):
                publish_update(actor=self.cy, draft=draft)
        self.assertEqual((Post.objects.count(), Update.objects.count()), (0, 0))

    def test_a_post_is_in_the_language_of_its_author(self):
        change_preferences(actor=self.ada, language="en", theme="system")
        self.as_person(self.ada).post("/posts/", {"body": "Good morning", "place": "everyone"})
        self.assertEqual(Post.objects.get().lang, "en")

    def test_what_comes_from_elsewhere_is_no_news(self):
        before = Activity.objects.count()
        told = ForeignPost(group=self.closed, author=self.cy, body="Van vroeger", published_at=timezone.now())
        [row] = bring_in_updates(posts=[told])
        self.assertEqual((row.detail.form, Activity.objects.count()), ("update", before))
        self.assertTrue(Post.objects.visible_to(self.bo).contains(row))
        self.assertFalse(Post.objects.visible_to(self.cy).contains(row))
        self.assertContains(self.as_person(self.bo).get("/"), "Van vroeger")


class KindTests(StreamTestCase):
    def test_a_kind_registers_itself_once(self):
        self.assertEqual(kind_of("update"), Kind("update", Update, "updates/card.html", words_of, helpers_in))
        self.assertEqual((named_or_everyday(None).code, named_or_everyday("").form), ("update", UpdateForm))
        self.assertIn(kind_of("update"), all_kinds())
        with self.assertRaises(ValueError):
            register(kind_of("update"))

    def test_a_detail_must_be_found_by_the_code_of_its_kind(self):
        with self.assertRaises(ValueError):
            register(Kind("bericht", Update, "updates/card.html"))
