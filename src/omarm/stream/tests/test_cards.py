from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import override

from omarm.core.kept import OVERHEAD, KeptFragments
from omarm.groups.commands import NewGroup, change_group
from omarm.people.commands import change_photo, change_preferences, rename_person
from omarm.stream import cards
from omarm.stream.commands import (
    EVERYONE,
    Place,
    add_comment,
    edit_comment,
    edit_post,
    place_post,
    react,
    take_back_reaction,
)
from omarm.stream.queries import conversation_on, row_for
from omarm.stream.tests.writing import StreamTestCase, photo, write

CARD_STYLE = Path(finders.find("css/components/post-card.css"))


def comment_body(post, person):
    return cards.thread_cards(conversation_on(post).threads, person, post)[0].body


class CardTestCase(StreamTestCase):
    def card(self, person, post, **told):
        return cards.cards_for(person, [row_for(person, post.pk)], **told)[0]

    @contextmanager
    def rendered(self):
        """Collect the names of the templates that cards render inside the block."""
        names = []

        def render(name, *args, **kwargs):
            names.append(name)
            return render_to_string(name, *args, **kwargs)

        with patch.object(cards, "render_to_string", render):
            yield names


class KeptCardTests(CardTestCase):
    def test_a_card_is_made_once_for_everybody(self):
        post = write(self.ada, place=Place(group=self.open), photos=((photo(), "De loods"),))
        with self.rendered() as names:
            bodies = [self.card(person, post).body for person in (self.ada, self.bo, self.cy, self.mo)]
            self.card(self.gus, post)  # a guest has no topics, knows fewer people and sees no numbers
        self.assertEqual(names, ["updates/card.html", "stream/_bar.html"] * 2)
        self.assertEqual(len(set(bodies)), 1)

    def test_a_card_says_nothing_of_who_looks(self):
        post = write(self.ada)
        bodies = []
        for person in (self.ada, self.cy):
            cards.cards.clear()
            bodies.append(str(self.card(person, post).body))
        self.assertEqual(*bodies)
        for mark in (self.cy.name, "csrf", "aria-pressed", f"/posts/{post.pk}/edit"):
            self.assertNotIn(mark, bodies[0])

    def test_dutch_and_english_do_not_mix(self):
        post = write(self.ada, "Goedemorgen")
        seen = {}
        for language in ("nl", "en", "nl", "en"):
            with override(language):
                seen.setdefault(language, set()).add((self.card(self.bo, post).body, self.card(self.bo, post).bar))
        self.assertEqual({language: len(texts) for language, texts in seen.items()}, {"nl": 1, "en": 1})
        self.assertNotEqual(seen["nl"], seen["en"])
        self.assertIn(' lang="nl"', str(seen["en"]))

    def test_each_sees_their_own_language(self):
        write(self.ada)
        change_preferences(actor=self.bo, language="en", theme="system")
        for person, language, words in (
            (self.ada, "nl", "Reageren met een icoon"),
            (self.bo, "en", "React with an icon"),
        ):
            for _again in range(2):
                page = self.as_person(person).get("/")
                self.assertContains(page, f'<html lang="{language}"')
                self.assertEqual("React with an icon" in page.content.decode(), language == "en", words)

    def test_an_edit_shows_at_once(self):
        post = write(self.ada, "Oud")
        self.assertIn("Oud", self.card(self.bo, post).body)
        edit_post(actor=self.ada, post=post, title="Kop", body="Nieuw")
        body = self.card(self.bo, post).body
        self.assertIn("Nieuw", body)
        self.assertIn("Kop", body)
        self.assertNotIn("Oud", body)

    def test_another_name_or_face_of_the_author_shows_at_once(self):
        post = write(self.ada)
        comment = add_comment(actor=self.ada, post=post, body="Nog iets")
        before = self.card(self.bo, post).body, comment_body(post, self.bo)
        rename_person(actor=self.mo, person=self.ada, username="ada.nieuw")
        after = self.card(self.bo, post).body, comment_body(post, self.bo)
        for old, new in zip(before, after, strict=True):
            self.assertIn("/people/ada/", old)
            self.assertIn("/people/ada.nieuw/", new)
            self.assertNotIn("/people/ada/", new)
        change_photo(actor=self.ada, person=self.ada, file=photo())
        self.assertIn("/portraits/", self.card(self.bo, post).body)
        self.assertIn("/portraits/", comment_body(comment.post, self.bo))

    def test_another_name_of_the_group_shows_at_once(self):
        post = write(self.ada, place=Place(group=self.open))
        self.assertIn("Groep open", self.card(self.cy, post).body)
        change_group(actor=self.ada, group=self.open, new=NewGroup(name="Groen & bomen"))
        body = self.card(self.cy, post).body
        self.assertIn("Groen &amp; bomen", body)
        self.assertNotIn("Groep open", body)

    def test_another_name_of_the_department_shows_at_once(self):
        post = write(self.ada, place=Place(department=self.team))
        self.assertIn("Team Groen", self.card(self.bo, post).body)
        type(self.team).objects.filter(pk=self.team.pk).update(name="Team Grijs")
        self.assertIn("Team Grijs", self.card(self.bo, post).body)

    def test_each_reads_the_place_through_which_they_read(self):
        post = write(self.ada, place=Place(group=self.hidden))
        place_post(actor=self.ada, post=post, place=Place(group=self.closed))
        place_post(actor=self.ada, post=post, place=Place(group=self.open))
        for person, name in ((self.bo, self.hidden.name), (self.cy, self.open.name), (self.bo, self.hidden.name)):
            self.assertIn(name, self.card(person, post).body)
        for secret in (self.hidden, self.closed):
            self.assertNotIn(secret.name, self.card(self.gus, post).body)

    def test_a_group_is_not_named_on_its_own_page(self):
        post = write(self.ada, place=Place(group=self.open))
        place_post(actor=self.ada, post=post, place=EVERYONE)
        page = self.as_person(self.bo).get(self.open.get_absolute_url())
        stream = page.content.decode().partition('<div class="stack post-card__inside" id="stream">')[2]
        self.assertIn('post-card__where--group">in <a href="/groups/', stream)
        self.assertIn(".post-card__inside .post-card__where--group { display: none; }", CARD_STYLE.read_text())
        self.assertIn("Groep open", self.card(self.bo, write(self.ada, place=Place(group=self.open))).body)


class BarTests(CardTestCase):
    def test_the_bar_counts_at_once_and_marks_ones_own(self):
        post = write(self.ada)
        react(actor=self.bo, post=post, kind="useful")
        add_comment(actor=self.bo, post=post, body="Mooi")
        for person, pressed in ((self.bo, True), (self.cy, False), (self.bo, True)):
            bar = self.card(person, post).bar
            self.assertEqual('aria-pressed="true"' in bar, pressed)
            self.assertRegex(bar, r"</svg>[^<]* 1</button>")
        take_back_reaction(actor=self.bo, post=post)
        self.assertNotIn('aria-pressed="true"', self.card(self.bo, post).bar)
        self.assertNotRegex(self.card(self.bo, post).bar, r"</svg>[^<]* 1</button>")

    def test_a_comment_that_went_is_not_counted(self):
        post = write(self.ada)
        comment = add_comment(actor=self.bo, post=post, body="Mooi")
        self.assertEqual(row_for(self.cy, post.pk).comments, 1)
        comment.deleted_at = comment.created_at
        comment.save(update_fields=["deleted_at"])
        self.assertEqual(row_for(self.cy, post.pk).comments, 0)


class KeptCommentTests(CardTestCase):
    def test_a_comment_is_made_once_for_its_author_and_once_for_the_others(self):
        post = write(self.ada)
        comment = add_comment(actor=self.bo, post=post, body="Mooi")
        with self.rendered() as names:
            bodies = [comment_body(post, person) for person in (self.ada, self.cy, self.bo, self.bo)]
        self.assertEqual(len(names), 2)
        self.assertEqual([f"/comments/{comment.pk}/edit/" in body for body in bodies], [False, False, True, True])

    def test_an_edit_shows_at_once(self):
        post = write(self.ada)
        comment = add_comment(actor=self.bo, post=post, body="Oud")
        self.assertIn("Oud", comment_body(post, self.cy))
        edit_comment(actor=self.bo, comment=comment, body="Nieuw")
        self.assertIn("Nieuw", comment_body(post, self.cy))


class StoreTests(CardTestCase):
    def test_the_store_forgets_what_was_not_asked_for_longest(self):
        store = KeptFragments(most_bytes=3 * (OVERHEAD + 100))
        for key in "abc":
            store.keep(key, key * 100)
        store.get("a")
        store.keep("d", "d" * 100)
        self.assertEqual([store.get(key) is None for key in "abcd"], [False, True, False, False])
        store.keep("e", "e" * 10_000)
        self.assertEqual(len(store), 1)
        self.assertIsNotNone(store.get("e"))
