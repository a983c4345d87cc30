"""Following, putting aside, saying what is worth keeping."""

from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.groups.commands import leave_group
from omarm.groups.models import Membership
from omarm.stream import commands, queries
from omarm.stream.commands import Place
from omarm.stream.models import Bookmark, Follow
from omarm.stream.tests.writing import StreamTestCase, write
from omarm.topics.models import Topic


class FollowTests(StreamTestCase):
    def test_following_is_stored_once_and_is_no_fact(self):
        post = write(self.ada)
        with self.records():
            for thing in (self.ada, self.open, post):
                commands.follow(actor=self.bo, thing=thing)
                commands.follow(actor=self.bo, thing=thing)
        self.assertEqual(Follow.objects.filter(person=self.bo).count(), 3)

    def test_muting_and_following_exclude_each_other(self):
        post = write(self.ada)
        commands.follow(actor=self.bo, thing=post)
        self.assertTrue(commands.follow(actor=self.bo, thing=post, muted=True).is_muted)
        self.assertTrue(commands.unfollow(actor=self.bo, thing=post))
        self.assertFalse(commands.unfollow(actor=self.bo, thing=post))

    def test_nobody_follows_what_they_cannot_see_or_themselves(self):
        hidden = write(self.ada, place=Place(group=self.hidden))
        for person, thing in ((self.cy, hidden), (self.cy, self.closed), (self.gus, self.cy)):
            with self.subTest(person=person, thing=thing), self.assertRaises(PermissionDenied):
                commands.follow(actor=person, thing=thing)
        with self.assertRaises(DomainError):
            commands.follow(actor=self.ada, thing=self.ada)

    def test_what_one_follows_comes_home(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        elsewhere = write(self.ada, place=Place(group=self.open))
        Membership.objects.filter(person=self.cy).delete()
        self.assertEqual(self.home(self.cy), [])
        commands.follow(actor=self.cy, thing=self.ada)
        self.assertEqual(self.home(self.cy), [elsewhere.pk])
        self.assertEqual(self.home(self.cy, show="following"), [elsewhere.pk])
        commands.unfollow(actor=self.cy, thing=self.ada)
        commands.set_topics(elsewhere, [topic])
        self.assertEqual(self.home(self.cy), [])
        commands.follow(actor=self.cy, thing=topic)
        self.assertEqual(self.home(self.cy, show="following"), [elsewhere.pk])
        commands.unfollow(actor=self.cy, thing=topic)
        commands.follow(actor=self.cy, thing=self.open)
        self.assertEqual(self.home(self.cy), [elsewhere.pk])

    def test_following_opens_no_door(self):
        topic = Topic.objects.create(name="Bodem", slug="bodem")
        inside = write(self.ada, place=Place(group=self.closed))
        commands.set_topics(inside, [topic])
        commands.follow(actor=self.cy, thing=self.ada)
        commands.follow(actor=self.cy, thing=topic)
        self.assertEqual(self.home(self.cy), [])
        self.assertEqual(list(queries.topic_feed(self.cy, topic)), [])
        self.assertEqual([row.post_id for row in queries.topic_feed(self.bo, topic)], [inside.pk])

    def test_each_choice_of_stream_holds_its_own(self):
        for_all = write(self.cy)
        in_group = write(self.ada, place=Place(group=self.open))
        of_team = write(self.ada, place=Place(department=self.team))
        self.assertEqual(self.home(self.bo), [of_team.pk, in_group.pk, for_all.pk])
        self.assertEqual(self.home(self.bo, show="groups"), [in_group.pk])
        self.assertEqual(self.home(self.bo, show="department"), [of_team.pk])
        self.assertEqual(self.home(self.bo, show="following"), [])

    def test_pages_follow_and_stop(self):
        browser = self.as_person(self.bo)
        browser.post(f"/people/{self.ada.username}/follow/")
        self.assertTrue(Follow.objects.filter(person=self.bo, colleague=self.ada).exists())
        self.assertContains(browser.get(f"/people/{self.ada.username}/"), "/follow/delete/")
        browser.post(f"/people/{self.ada.username}/follow/delete/")
        self.assertFalse(Follow.objects.filter(person=self.bo).exists())

    def home(self, person, **choice):
        return [row.post_id for row in queries.home_feed(person, **choice)]


class BookmarkTests(StreamTestCase):
    def test_what_is_put_aside_is_found_back_in_order(self):
        posts = [write(self.ada) for _ in range(3)]
        for post in (posts[1], posts[0], posts[2]):
            commands.bookmark(actor=self.bo, post=post)
            commands.bookmark(actor=self.bo, post=post)
        self.assertEqual([row.post_id for row in queries.bookmarked(self.bo)], [posts[2].pk, posts[0].pk, posts[1].pk])
        self.assertEqual(list(queries.bookmarked(self.ada)), [])

    def test_what_one_may_no_longer_read_is_left_out(self):
        inside = write(self.ada, place=Place(group=self.closed))
        commands.bookmark(actor=self.bo, post=inside)
        leave_group(actor=self.bo, group=self.closed)
        self.assertEqual(list(queries.bookmarked(self.bo)), [])
        self.assertNotContains(self.as_person(self.bo).get("/bookmarks/"), str(inside))

    def test_outsiders_put_nothing_aside(self):
        inside = write(self.ada, place=Place(group=self.closed))
        with self.assertRaises(PermissionDenied):
            commands.bookmark(actor=self.cy, post=inside)
        for act in ("bookmark", "worth-keeping", "follow", "mute", "follow/delete"):
            answer = self.as_person(self.cy).post(f"/posts/{inside.pk}/{act}/")
            self.assertEqual(answer.status_code, 404, act)
        self.assertEqual(self.as_person(self.cy).get(f"/posts/{inside.pk}/acts/").status_code, 404)

    def test_the_menu_of_a_post_puts_aside_and_takes_off(self):
        post, browser = write(self.ada), self.as_person(self.bo)
        answer = browser.post(f"/posts/{post.pk}/bookmark/", headers={"HX-Request": "true"})
        self.assertContains(answer, f"/posts/{post.pk}/bookmark/delete/")
        self.assertNotContains(answer, "<html")
        self.assertRedirects(browser.post(f"/posts/{post.pk}/bookmark/delete/"), f"/posts/{post.pk}/acts/")
        self.assertFalse(Bookmark.objects.exists())

    def test_worth_keeping_is_counted_for_those_who_can_read_it(self):
        post, inside = write(self.ada), write(self.ada, place=Place(group=self.closed))
        for person in (self.ada, self.bo):
            for one in (post, inside):
                commands.mark_worth_keeping(actor=person, post=one)
        self.assertEqual(queries.worth_keeping(self.bo), {post.pk: 2, inside.pk: 2})
        self.assertEqual(queries.worth_keeping(self.cy), {post.pk: 2})
        commands.unmark_worth_keeping(actor=self.bo, post=post)
        self.assertEqual(queries.worth_keeping(self.cy), {post.pk: 1})
        self.assertContains(self.as_person(self.cy).get("/worth-keeping/"), f'id="post-{post.pk}"')
