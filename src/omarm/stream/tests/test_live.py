import json
from contextlib import contextmanager
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import connection

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.core.live.token import read_token
from omarm.stream.commands import (
    Place,
    add_comment,
    close_comments,
    delete_comment,
    delete_post,
    edit_comment,
    react,
    restore_comment,
    show_typing,
    take_back_reaction,
)
from omarm.stream.tests.writing import StreamTestCase, write


class _Notices:
    """Collects what the database is asked to tell."""

    def __init__(self):
        self.told = []

    def __call__(self, execute, sql, params, many, context):
        if "pg_notify" in sql and params[0] == "omarm_live":
            self.told += [json.loads(notice) for notice in params[1]]
        return execute(sql, params, many, context)


@contextmanager
def announced(kind):
    """Have the block get a list of what is announced of this kind, when its facts were delivered."""
    deliver_batch()
    notices, found = _Notices(), []
    with connection.execute_wrapper(notices):
        yield found
        deliver_batch()
    found += [(notice["to"], notice["id"], notice["by"]) for notice in notices.told if notice["kind"] == kind]


class LiveTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))
        self.channel = [f"c{self.post.pk}"]
        self.address = f"/posts/{self.post.pk}/"
        self.browser, self.outsider = self.as_person(self.bo), self.as_person(self.cy)

    def say(self, body="Ik kom ook.", by=None, **told):
        return add_comment(actor=by or self.ada, post=self.post, body=body, **told)


class AnnouncingTests(LiveTestCase):
    def test_a_comment_is_announced_in_its_conversation_alone(self):
        with announced("comment") as told:
            comment = self.say(by=self.bo)
        self.assertEqual(told, [(self.channel, comment.pk, self.bo.pk)])

    def test_so_is_what_happens_to_it(self):
        comment = self.say()
        for kind, happens in (
            ("comment-changed", partial(edit_comment, body="Ik kom toch niet.")),
            ("comment-gone", delete_comment),
            ("comment-back", restore_comment),
        ):
            with announced(kind) as told:
                happens(actor=self.ada, comment=comment)
            self.assertEqual(told, [(self.channel, comment.pk, self.ada.pk)], kind)

    def test_a_reaction_is_announced_as_the_post(self):
        with announced("reaction") as told:
            react(actor=self.bo, post=self.post, kind="thanks")
        self.assertEqual(told, [(self.channel, self.post.pk, self.bo.pk)])

    def test_so_is_another_one_and_taking_it_back_which_leaves_no_trace(self):
        react(actor=self.bo, post=self.post, kind="thanks")
        with announced("reaction") as told:
            react(actor=self.bo, post=self.post, kind="useful")
        self.assertEqual(told, [(self.channel, self.post.pk, self.bo.pk)])
        facts = Activity.objects.count()
        with announced("reaction") as told:
            self.assertTrue(take_back_reaction(actor=self.bo, post=self.post))
            self.assertFalse(take_back_reaction(actor=self.bo, post=self.post))
        self.assertEqual(told, [(self.channel, self.post.pk, self.bo.pk)])
        self.assertEqual(Activity.objects.count(), facts)

    def test_nothing_is_told_of_what_went(self):
        for kind, happens in (("comment", self.say), ("comment-gone", self.take_one_away)):
            post, self.post = self.post, write(self.ada, place=Place(group=self.closed))
            with announced(kind) as told:
                happens()
                delete_post(actor=self.ada, post=self.post)
            self.assertEqual(told, [], kind)
            self.post = post

    def take_one_away(self):
        delete_comment(actor=self.ada, comment=self.say())

    def test_a_post_in_a_group_is_heard_at_home_and_on_its_page_not_by_its_author(self):
        with announced("post") as told:
            post = write(self.bo, place=Place(group=self.closed))
        self.assertEqual(told, [([f"g{self.closed.pk}", f"s{self.closed.pk}"], post.pk, self.bo.pk)])

    def test_a_post_in_an_open_group_also_by_every_employee(self):
        with announced("post") as told:
            post = write(self.bo, place=Place(group=self.open))
        self.assertEqual(told, [([f"g{self.open.pk}", "open", f"s{self.open.pk}"], post.pk, self.bo.pk)])


class TypingTests(LiveTestCase):
    def test_typing_is_told_and_stored_nowhere(self):
        facts = Activity.objects.count()
        with announced("typing") as told:
            self.assertEqual(self.browser.post(f"{self.address}typing/").status_code, 204)
        self.assertEqual(told, [(self.channel, self.bo.pk, self.bo.pk)])
        self.assertEqual(Activity.objects.count(), facts)

    def test_not_in_a_conversation_that_is_closed(self):
        close_comments(actor=self.ada, post=self.post, because="Klaar.")
        with announced("typing") as told:
            self.assertEqual(self.browser.post(f"{self.address}typing/").status_code, 204)
        self.assertEqual(told, [])

    def test_an_outsider_types_nowhere(self):
        with announced("typing") as told:
            self.assertEqual(self.outsider.post(f"{self.address}typing/").status_code, 404)
            with self.assertRaises(PermissionDenied):
                show_typing(actor=self.cy, post=self.post)
        self.assertEqual(told, [])


class TokenTests(LiveTestCase):
    def channels(self, browser, query):
        return set(read_token(browser.get(f"/live/token/?{query}").json()["token"]).channels)

    def test_an_open_conversation_is_for_who_may_read_it(self):
        other = write(self.ada)
        query = f"post={self.post.pk}&post={other.pk}"
        both = {f"c{self.post.pk}", f"c{other.pk}"}
        self.assertLessEqual(both, self.channels(self.browser, query))
        self.assertEqual(self.channels(self.outsider, query) & both, {f"c{other.pk}"})
        self.assertEqual(self.channels(self.as_person(self.gus), query) & both, set())

    def test_so_is_the_page_of_a_group(self):
        query = f"group={self.closed.pk}&group={self.open.pk}&group={self.hidden.pk}"
        pages = {f"s{group.pk}" for group in (self.closed, self.open, self.hidden)}
        self.assertLessEqual(pages, self.channels(self.browser, query))
        self.assertEqual(self.channels(self.outsider, query) & pages, {f"s{self.open.pk}"})

    def test_who_lost_access_hears_nothing_from_the_next_token_on(self):
        self.assertIn(f"c{self.post.pk}", self.channels(self.browser, f"post={self.post.pk}"))
        self.closed.memberships.filter(person=self.bo).delete()
        self.assertNotIn(f"c{self.post.pk}", self.channels(self.browser, f"post={self.post.pk}"))

    def test_at_most_twenty_and_no_nonsense(self):
        posts = [write(self.ada) for _ in range(22)]
        many = self.channels(self.browser, "&".join(f"post={post.pk}" for post in posts))
        self.assertEqual(len([channel for channel in many if channel.startswith("c")]), 20)
        self.channels(self.browser, "post=x&post=&group=-3&post=" + "9" * 40)

    def test_who_went_away_gets_no_token(self):
        self.browser.logout()
        self.assertEqual(self.browser.get(f"/live/token/?post={self.post.pk}").status_code, 302)
