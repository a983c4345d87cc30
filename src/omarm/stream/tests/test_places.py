"""Sharing a post to more places, keeping it on top, closing its conversation."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.people.commands import change_roles
from omarm.stream import commands, queries
from omarm.stream.commands import EVERYONE, Place, add_comment
from omarm.stream.models import Placement, Post
from omarm.stream.tests.writing import StreamTestCase, write


class SharingTests(StreamTestCase):
    def test_a_shared_post_is_one_post_with_one_conversation(self):
        post = write(self.ada, place=Place(group=self.open))
        add_comment(actor=self.cy, post=post, body="Hoor ik bij de groep?")
        commands.place_post(actor=self.bo, post=post, place=Place(group=self.closed))
        self.assertEqual(Post.objects.count(), 1)
        self.assertEqual([row.post_id for row in queries.group_feed(self.bo, self.closed)], [post.pk])
        self.assertEqual([row.post_id for row in queries.home_feed(self.bo)], [post.pk])
        page = self.as_person(self.bo).get(f"/posts/{post.pk}/")
        self.assertContains(page, "Hoor ik bij de groep?")

    def test_what_was_shared_stands_at_the_time_of_sharing(self):
        old = write(self.ada, place=Place(group=self.open), published_at=timezone.now() - timedelta(days=30))
        new = write(self.ada, place=Place(group=self.closed), published_at=timezone.now() - timedelta(days=1))
        commands.place_post(actor=self.ada, post=old, place=Place(group=self.closed))
        self.assertEqual([row.post_id for row in queries.group_feed(self.bo, self.closed)], [old.pk, new.pk])

    def test_only_the_author_takes_it_out_of_a_group_that_is_not_open(self):
        inside = write(self.ada, place=Place(group=self.closed))
        with self.assertRaises(PermissionDenied):
            commands.place_post(actor=self.bo, post=inside, place=EVERYONE)
        self.assertFalse(queries.sharing_of(self.bo, inside).may_share)
        commands.place_post(actor=self.ada, post=inside, place=EVERYONE)
        self.assertTrue(Post.objects.visible_to(self.cy).contains(inside))

    def test_the_page_says_who_will_read_along_and_shares(self):
        inside = write(self.ada, place=Place(group=self.closed))
        browser = self.as_person(self.ada)
        page = browser.get(f"/posts/{inside.pk}/share/")
        self.assertContains(page, "banner")
        self.assertNotContains(page, f'value="group-{self.closed.pk}"')
        self.assertEqual(browser.post(f"/posts/{inside.pk}/share/", {"place": "group-0"}).status_code, 422)
        self.assertRedirects(browser.post(f"/posts/{inside.pk}/share/", {"place": "everyone"}), f"/posts/{inside.pk}/")
        self.assertEqual(self.as_person(self.gus).get(f"/posts/{inside.pk}/share/").status_code, 404)


class TakingAwayTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.bo, place=Place(group=self.open))
        self.original = self.post.placements.get()

    def shared(self, by, place=EVERYONE):
        return commands.place_post(actor=by, post=self.post, place=place)

    def test_it_stays_in_its_other_places_with_its_conversation(self):
        add_comment(actor=self.cy, post=self.post, body="Mooi")
        placement = self.shared(self.bo, Place(group=self.closed))
        number = placement.pk
        with self.records("post.unplaced") as facts:
            commands.unplace_post(actor=self.ada, placement=placement)
        self.assertEqual((facts[0].subject_id, facts[0].data["placement"]), (self.post.pk, number))
        self.assertFalse(queries.group_feed(self.bo, self.closed).rows)
        self.assertEqual([row.post_id for row in queries.group_feed(self.bo, self.open)], [self.post.pk])
        self.assertEqual(self.post.comments.count(), 1)

    def test_who_may(self):
        #            shared by  where                       who may take it away there
        for row in [(self.cy,   EVERYONE,                   (self.bo, self.cy)),
                    (self.bo,   Place(group=self.closed),   (self.bo, self.ada)),
                    (self.bo,   Place(group=self.hidden),   (self.bo, self.ada))]:  # fmt: skip
            by, place, may = row
            for person in (self.ada, self.bo, self.cy, self.gus, self.mo):
                with self.subTest(place=place, person=person):
                    placement = self.shared(by, place)
                    if person in may:
                        commands.unplace_post(actor=person, placement=placement)
                        self.assertFalse(Placement.objects.filter(pk=placement.pk).exists())
                    else:
                        with self.records(), self.assertRaises(PermissionDenied):
                            commands.unplace_post(actor=person, placement=placement)

    def test_the_place_that_its_author_chose_only_the_author_takes_away_and_the_last_nobody(self):
        self.shared(self.ada)
        with self.assertRaises(PermissionDenied):
            commands.unplace_post(actor=self.ada, placement=self.original)
        commands.unplace_post(actor=self.bo, placement=self.original)
        with self.assertRaises(DomainError):
            commands.unplace_post(actor=self.bo, placement=self.post.placements.get())
        self.assertTrue(Post.objects.visible_to(self.cy).contains(self.post))

    def test_who_shared_it_and_left_the_group_does_not_reach_it_any_more(self):
        placement = self.shared(self.ada, Place(group=self.hidden))
        self.hidden.memberships.filter(person=self.bo).delete()
        with self.assertRaises(PermissionDenied):
            commands.unplace_post(actor=self.bo, placement=placement)

    def test_the_page_lists_what_one_reaches_and_offers_what_one_may(self):
        placement, secret = self.shared(self.cy), self.shared(self.ada, Place(group=self.hidden))
        address = f"/posts/{self.post.pk}/share/"
        page = self.as_person(self.cy).get(address)
        self.assertContains(page, f"{address}{placement.pk}/delete/")
        self.assertNotContains(page, f"{address}{self.original.pk}/delete/")
        self.assertNotContains(page, self.hidden.name)
        outsider, guest = self.as_person(self.mo), self.as_person(self.gus)
        self.assertEqual(outsider.post(f"{address}{secret.pk}/delete/").status_code, 404)
        self.assertEqual(guest.post(f"{address}{placement.pk}/delete/").status_code, 404)
        self.assertEqual(outsider.post(f"{address}{placement.pk}/delete/").status_code, 403)
        self.assertRedirects(self.as_person(self.cy).post(f"{address}{placement.pk}/delete/"), address)

    def test_the_only_place_is_not_offered_and_refused_in_words(self):
        address, browser = f"/posts/{self.post.pk}/share/", self.as_person(self.bo)
        self.assertNotContains(browser.get(address), "/delete/")
        self.assertContains(browser.post(f"{address}{self.original.pk}/delete/"), "banner--danger", status_code=422)

    def test_who_no_longer_reads_it_afterwards_goes_home(self):
        secret = self.shared(self.bo, Place(group=self.closed))
        self.hidden.memberships.all().delete()
        Placement.objects.filter(pk=self.original.pk).update(group=self.hidden)
        answer = self.as_person(self.ada).post(f"/posts/{self.post.pk}/share/{secret.pk}/delete/")
        self.assertRedirects(answer, "/")


class PinTests(StreamTestCase):
    def placed(self, place=EVERYONE):
        return write(self.ada, place=place).placements.get()

    def test_a_manager_keeps_a_post_on_top_of_the_group(self):
        first, second = self.placed(Place(group=self.open)), self.placed(Place(group=self.open))
        with self.records("post.pinned"):
            commands.pin_post(actor=self.ada, placement=first)
        self.assertEqual([row.post_id for row in queries.group_feed(self.cy, self.open).pinned], [first.post_id])
        page = self.as_person(self.cy).get(self.open.get_absolute_url())
        shown = page.content.decode()
        self.assertLess(shown.index(f'id="post-{first.post_id}"'), shown.index(f'id="post-{second.post_id}"'))
        self.assertEqual(shown.count(f'id="post-{first.post_id}"'), 1)

    def test_a_member_does_not(self):
        placement = self.placed(Place(group=self.open))
        for person in (self.bo, self.cy, self.mo, self.gus):
            with self.subTest(person=person), self.assertRaises(PermissionDenied):
                commands.pin_post(actor=person, placement=placement)
        self.assertEqual(
            self.as_person(self.bo).post(f"/posts/{placement.post_id}/pin/{placement.pk}/").status_code, 403
        )

    def test_a_highlight_for_everyone_needs_a_role_and_an_end(self):
        placement, now = self.placed(), timezone.now()
        with self.assertRaises(PermissionDenied):
            commands.pin_post(actor=self.ada, placement=placement, until=now + timedelta(days=3))
        change_roles(actor=None, person=self.ada, codes=["editor"])
        editor = type(self.ada).objects.get(pk=self.ada.pk)
        for until in (None, now - timedelta(days=1), now + timedelta(days=61)):
            with self.subTest(until=until), self.assertRaises(DomainError):
                commands.pin_post(actor=editor, placement=placement, until=until)
        commands.pin_post(actor=editor, placement=placement, until=now + timedelta(days=3))
        self.assertEqual([row.post_id for row in queries.home_feed(self.cy).pinned], [placement.post_id])
        self.assertEqual(queries.home_feed(self.gus).pinned, ())
        Placement.objects.update(pinned_until=now - timedelta(hours=1))
        self.assertEqual(queries.home_feed(self.cy).pinned, ())

    def test_three_at_a_time(self):
        placements = [self.placed(Place(group=self.open)) for _ in range(4)]
        for placement in placements[:3]:
            commands.pin_post(actor=self.ada, placement=placement)
        with self.assertRaises(DomainError):
            commands.pin_post(actor=self.ada, placement=placements[3])
        commands.unpin_post(actor=self.ada, placement=placements[0])
        commands.pin_post(actor=self.ada, placement=placements[3])

    def test_what_is_on_top_of_a_closed_group_is_not_for_outsiders(self):
        placement = self.placed(Place(group=self.closed))
        commands.pin_post(actor=self.ada, placement=placement)
        self.assertEqual(queries.group_feed(self.cy, self.closed).pinned, ())
        self.assertEqual(
            self.as_person(self.cy).get(f"/posts/{placement.post_id}/pin/{placement.pk}/").status_code, 404
        )


class ClosingTests(StreamTestCase):
    def test_nobody_answers_a_closed_conversation_and_everyone_reads_why(self):
        post = write(self.ada)
        with self.records("comments.closed"):
            commands.close_comments(actor=self.ada, post=post, because="De inschrijving is vol.")
        with self.assertRaises(DomainError) as refused:
            add_comment(actor=self.bo, post=post, body="Nog één plek?")
        self.assertIn("De inschrijving is vol.", refused.exception.message)
        page = self.as_person(self.cy).get(f"/posts/{post.pk}/")
        self.assertContains(page, "De inschrijving is vol.")
        self.assertNotContains(page, 'id="comment-form"')
        commands.reopen_comments(actor=self.ada, post=post)
        add_comment(actor=self.bo, post=post, body="Nog één plek?")

    def test_it_needs_a_reason_and_somebody_who_looks_after_it(self):
        post = write(self.bo, place=Place(group=self.open))
        with self.assertRaises(DomainError):
            commands.close_comments(actor=self.bo, post=post, because="  ")
        with self.assertRaises(PermissionDenied):
            commands.close_comments(actor=self.cy, post=post, because="Zomaar")
        commands.close_comments(actor=self.ada, post=post, because="Het loopt uit de hand.")
        self.assertEqual(self.as_person(self.cy).get(f"/posts/{post.pk}/close/").status_code, 403)

    def test_the_page_asks_why(self):
        post, browser = write(self.ada), self.as_person(self.ada)
        self.assertEqual(browser.post(f"/posts/{post.pk}/close/", {"because": ""}).status_code, 422)
        self.assertRedirects(browser.post(f"/posts/{post.pk}/close/", {"because": "Klaar."}), f"/posts/{post.pk}/")
        self.assertRedirects(browser.post(f"/posts/{post.pk}/close/delete/"), f"/posts/{post.pk}/")
