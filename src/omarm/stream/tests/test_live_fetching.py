"""What an open page fetches when it heard that something happened: by the read rule, and only what is for who asks."""

import re

from django.utils import timezone

from omarm.people.models import Organisation
from omarm.people.queries import forget_organisation
from omarm.stream import cards
from omarm.stream.commands import (
    Place,
    add_comment,
    delete_comment,
    edit_comment,
    react,
    restore_comment,
    set_topics,
)
from omarm.stream.models import Comment, Follow
from omarm.stream.tests.test_live import LiveTestCase
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.models import Topic


class FetchingTests(LiveTestCase):
    def since(self, comment_id, browser=None):
        return (browser or self.browser).get(f"{self.address}comments/since/?since={comment_id}")

    def test_what_came_since_goes_to_its_thread(self):
        first = self.say("De eerste")
        answer, other = self.say("Een antwoord", parent=first), self.say("De derde")
        page = self.since(first.pk).content.decode()
        self.assertNotIn("De eerste", page)
        self.assertIn(f'id="comment-{answer.pk}" tabindex="-1" data-into="answers-{first.pk}"', page)
        self.assertIn(f'id="comment-{other.pk}" tabindex="-1">', page)
        self.assertIn(f'data-newest="{other.pk}"', page)

    def test_what_was_deleted_meanwhile_is_left_out(self):
        first, gone = self.say("De eerste"), self.say("Toch niet")
        delete_comment(actor=self.ada, comment=gone)
        page = self.since(first.pk)
        self.assertNotContains(page, "Toch niet")
        self.assertContains(page, f'data-newest="{first.pk}"')

    def test_nonsense_means_all_of_it(self):
        self.say("De eerste")
        for nonsense in ("", "x", "-1", "9" * 30):
            self.assertContains(self.since(nonsense), "De eerste")

    def test_it_costs_the_same_for_two_and_for_seventeen(self):
        first = self.say()
        for amount in (2, 15):
            for number in range(amount):
                self.say(f"Nummer {number}")
            self.since(first.pk)
            cards.cards.clear()
            with self.assertNumQueries(6):
                self.since(first.pk)

    def test_the_page_knows_where_its_comments_end(self):
        self.assertContains(self.browser.get(self.address), 'since="0"')
        last = self.say()
        self.assertContains(self.browser.get(self.address), f'since="{last.pk}"')

    def test_the_bar_as_it_is_now(self):
        react(actor=self.ada, post=self.post, kind="thanks")
        page = self.browser.get(f"{self.address}bar/")
        self.assertContains(page, 'class="post-card__acts"', count=1)
        self.assertContains(page, 'value="thanks" aria-pressed="false"')

    def test_an_outsider_fetches_nothing(self):
        for address in ("comments/since/", "comments/now/?comments=1", "bar/"):
            self.assertEqual(self.outsider.get(self.address + address).status_code, 404)

    def test_the_bar_counts_also_where_streams_do_not(self):
        Organisation.objects.update(reaction_counts_in_streams=False)
        forget_organisation()
        react(actor=self.ada, post=self.post, kind="thanks")
        self.assertContains(self.browser.get(f"{self.address}bar/"), f"{self.address}reactions/")


class ChangedTests(LiveTestCase):
    """What a page fetches of comments that stand on it and changed."""

    def now(self, *comments, browser=None):
        numbers = ",".join(str(comment.pk) for comment in comments)
        answer = (browser or self.browser).get(f"{self.address}comments/now/?comments={numbers}")
        self.assertEqual(answer.status_code, 200)
        return answer.content.decode()

    def test_what_was_changed_is_as_it_is_now(self):
        comment = self.say("Om twaalf uur")
        edit_comment(actor=self.ada, comment=comment, body="Om een uur")
        page = self.now(comment)
        self.assertIn(f'data-comment="{comment.pk}"', page)
        self.assertIn("Om een uur", page)
        self.assertNotIn("twaalf", page)

    def test_ones_own_has_its_buttons_and_others_do_not(self):
        comment = self.say()
        self.assertNotIn(f"/comments/{comment.pk}/edit/", self.now(comment))
        self.assertIn(f"/comments/{comment.pk}/edit/", self.now(comment, browser=self.as_person(self.ada)))

    def test_what_was_deleted_says_so_with_and_without_answers_and_comes_back(self):
        top, leaf = self.say("Vergissing"), self.say("Ook een")
        answer = self.say("Antwoord", parent=top)
        for comment in (top, leaf, answer):
            delete_comment(actor=self.ada, comment=comment)
            page = self.now(comment)
            self.assertIn(f'data-comment="{comment.pk}"', page)
            self.assertIn('<p class="comment__time">', page)
            self.assertNotIn(comment.body, page)
            restore_comment(actor=self.ada, comment=comment)
            self.assertIn(comment.body, self.now(comment))

    def test_what_no_page_shows_any_more_names_nobody(self):
        top, leaf = self.say("Vergissing", by=self.bo), self.say("Ook een", by=self.bo)
        self.say("Antwoord", parent=top)
        for comment in (top, leaf):
            delete_comment(actor=self.bo, comment=comment)
        reader = self.as_person(self.ada)
        self.assertIn(f"/people/{self.bo.username}/", self.now(top, browser=reader))
        self.assertNotIn(self.bo.username, self.now(leaf, browser=reader))

    def test_what_was_hidden_is_gone_and_what_is_elsewhere_is_left_out(self):
        hidden = self.say("Verborgen")
        Comment.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
        other = write(self.ada)
        elsewhere = add_comment(actor=self.ada, post=other, body="Bij een ander bericht")
        page = self.now(hidden, elsewhere)
        self.assertEqual(re.findall(r'data-comment="(\d+)"', page), [str(hidden.pk)])
        self.assertNotIn("Verborgen", page)
        self.assertNotIn("data-comment", self.now())

    def test_nonsense_is_nothing(self):
        for nonsense in ("x", "-1", "9" * 30, ",,"):
            page = self.browser.get(f"{self.address}comments/now/?comments={nonsense}")
            self.assertNotContains(page, "data-comment")

    def test_it_costs_the_same_for_two_and_for_seventeen(self):
        said = [self.say(f"Nummer {number}") for number in range(17)]
        self.now(*said)
        for amount in (2, 17):
            with self.assertNumQueries(4):
                self.now(*said[:amount])


class NewsTests(StreamTestCase):
    """Which of what was heard is new in a stream of one's own."""

    def setUp(self):
        super().setUp()
        self.topic = Topic.objects.create(name="Bodem", slug="bodem")

    def news(self, person, posts, asked="show=following"):
        numbers = "".join(f"&post={post.pk}" for post in posts)
        return self.as_person(person).get(f"/posts/news/?{asked}{numbers}")

    def test_what_colleagues_and_topics_bring_that_one_follows(self):
        other = write(self.mo)
        by_ada, about = write(self.ada, place=Place(group=self.open)), write(self.bo, place=Place(group=self.open))
        set_topics(about, [self.topic])
        Follow.objects.create(person=self.cy, colleague=self.ada)
        Follow.objects.create(person=self.cy, topic=self.topic)
        found = self.news(self.cy, [other, by_ada, about])
        self.assertEqual(found.json(), {"posts": [by_ada.pk, about.pk]})
        self.assertEqual(self.news(self.cy, []).json(), {"posts": []})

    def test_a_topic_has_what_was_asked_for_and_may_be_read(self):
        posts = [write(self.ada, place=Place(group=group)) for group in (self.open, self.closed, self.hidden)]
        for post in posts:
            set_topics(post, [self.topic])
        self.assertEqual(self.news(self.cy, posts, "topic=bodem").json(), {"posts": [posts[0].pk]})
        self.assertEqual(self.news(self.cy, [], "topic=bodem").json(), {"posts": []})

    def test_what_one_follows_tells_nothing_of_what_one_may_not_read(self):
        Follow.objects.create(person=self.cy, colleague=self.ada)
        secret = write(self.ada, place=Place(group=self.hidden))
        self.assertEqual(self.news(self.cy, [secret]).json(), {"posts": []})

    def test_what_does_not_exist_and_guests(self):
        for person, asked in (
            (self.cy, "topic=lucht"),
            (self.cy, "show=lucht"),
            (self.cy, ""),
            (self.gus, "topic=bodem"),
        ):
            self.assertEqual(self.news(person, [], asked).status_code, 404, asked)
