"""What a post is found by: `Post.text`."""

from importlib import import_module

from django.apps import apps
from django.db import connection
from django.utils import timezone

from omarm.praise.commands import ValueText, change_praise, change_value, publish_praise
from omarm.praise.models import Value
from omarm.stream.commands import Draft, ForeignPost, bring_in_posts, edit_post, renew_texts
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.updates.commands import change_update, publish_update
from omarm.updates.models import Story, Update

STORY = {
    "situation": "De beschoeiing was rot.",
    "action": "Wij hebben\nwilgen gezet.",
    "result": "",
    "benefit": "De wijk",
}
FOUND = "De beschoeiing was rot.\nWij hebben\nwilgen gezet.\nDe wijk\nBo Bakker"


class FoundByTests(StreamTestCase):
    def story(self, body="<p>Een <b>mooi</b> verhaal</p>", title="De singel"):
        draft = Draft(title=title, body=body)
        return publish_update(actor=self.ada, draft=draft, form="story", told=STORY, helpers=[self.bo])

    def text(self, post):
        return Post.objects.get(pk=post.pk).text

    def test_the_words_come_first_and_then_what_the_form_tells(self):
        post = self.story()
        self.assertEqual(self.text(post), f"Een mooi verhaal\n{FOUND}")
        self.assertEqual((post.words, str(post)), ("Een mooi verhaal", "De singel"))

    def test_each_form_is_found_by_its_fields(self):
        working_on = {"goal": "doel", "state": "stand", "question": "vraag", "next": "hierna"}
        report = {"about": "schouw", "results": "uitkomst", "next_on": None, "wanted": "iemand"}
        for form, told, found in (
            ("working_on", working_on, "x\ndoel\nstand\nvraag\nhierna"), ("report", report, "x\nschouw\nuitkomst\niemand"),
        ):  # fmt: skip
            self.assertEqual(
                self.text(publish_update(actor=self.ada, draft=Draft(body="x"), form=form, told=told)), found
            )
        self.assertEqual(self.text(write(self.ada, body="x")), "x")

    def test_a_change_of_either_changes_what_it_is_found_by(self):
        post = self.story()
        edit_post(actor=self.ada, post=post, title="De singel", body="Anders")
        self.assertEqual(self.text(post), f"Anders\n{FOUND}")
        change_update(actor=self.ada, post=post, told=STORY | {"result": "Het houdt."})
        self.assertEqual(self.text(post), "Anders\n" + FOUND.replace("\nDe wijk\nBo Bakker", "\nHet houdt.\nDe wijk"))

    def test_the_page_of_a_change_shows_and_stores_the_words_alone(self):
        post, browser = self.story(), self.as_person(self.ada)
        form = browser.get(f"/posts/{post.pk}/edit/").context["form"]
        self.assertEqual(form["body"].value(), "Een mooi verhaal")
        told = {"title": "De singel", "body": "Een mooi verhaal", "version": 1, "helpers": [self.bo.pk]} | STORY
        self.assertEqual(browser.post(f"/posts/{post.pk}/edit/", told | {"result": "Het houdt."}).status_code, 302)
        post.refresh_from_db()
        self.assertEqual(post.body, "<p>Een mooi verhaal</p>")
        self.assertIn("Het houdt.", post.text)
        self.assertNotContains(browser.get("/notifications/"), "beschoeiing")

    def test_what_is_brought_in_is_found_by_its_fields_too(self):
        def details(rows):
            updates = Update.objects.bulk_create(Update(post=row, form="story") for row in rows)
            Story.objects.bulk_create(Story(update=update, situation=f"Toen {update.pk}") for update in updates)

        foreign = [
            ForeignPost(group=self.open, author=self.ada, body=f"Bericht {number}", published_at=timezone.now())
            for number in range(3)
        ]
        for row in bring_in_posts(kind="update", posts=foreign, details=details):
            self.assertEqual(self.text(row), f"{row.words}\nToen {row.pk}")

    def test_a_compliment_is_found_by_its_value_and_not_by_who_it_is_for(self):
        first, second = Value.objects.in_use()[:2]
        post = publish_praise(actor=self.ada, draft=Draft(body="Dank"), people=[self.bo], value=first)
        self.assertEqual(self.text(post), f"Dank\n{first.name_nl}\n{first.name_en}")
        change_praise(actor=self.ada, post=post, people=[self.bo], value=second)
        self.assertEqual(self.text(post), f"Dank\n{second.name_nl}\n{second.name_en}")
        change_value(actor=self.mo, value=second, text=ValueText(name_nl="Moed", name_en="Courage"))
        self.assertEqual(self.text(post), "Dank\nMoed\nCourage")

    def test_renewing_changes_only_what_is_stale_whatever_the_number(self):
        posts = [self.story() for _number in range(3)]
        self.assertEqual(renew_texts(posts=[post.pk for post in posts]), 0)
        Post.objects.filter(pk=posts[0].pk).update(text="oud")
        self.assertEqual(renew_texts(posts=[post.pk for post in posts]), 1)
        self.assertEqual(self.text(posts[0]), self.text(posts[1]))

    def test_the_migrations_do_what_the_commands_do_and_twice_is_once(self):
        story, plain = self.story(), write(self.ada, body="x")
        praise = publish_praise(actor=self.ada, draft=Draft(body="Dank"), people=[self.bo], value=Value.objects.first())
        expected = {post.pk: self.text(post) for post in (story, plain, praise)}
        for post in (story, plain, praise):
            Post.objects.filter(pk=post.pk).update(text=post.words)
        updates = import_module("omarm.updates.migrations.0003_found_by_what_forms_tell")
        values = import_module("omarm.praise.migrations.0003_found_by_its_value")
        with connection.schema_editor() as editor:
            for step in (updates.add_told, values.add_value) * 2:
                step(apps, editor)
                if step is updates.add_told:
                    self.assertEqual(self.text(story), expected[story.pk])
        self.assertEqual({pk: Post.objects.get(pk=pk).text for pk in expected}, expected)
