from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.groups.commands import leave_group
from omarm.media.models import Image
from omarm.stream.commands import (
    EVERYONE,
    Place,
    delete_post,
    edit_post,
    mark_seen,
    place_post,
    reachable_places,
    restore_post,
)
from omarm.stream.commands.posts import LONGEST_BODY, MOST_PHOTOS
from omarm.stream.models import Placement, Post, SeenMarker
from omarm.stream.tests.writing import StreamTestCase, photo, write
from omarm.updates.models import Update


def facts(verb):
    return list(Activity.objects.filter(verb=verb).values_list("subject_id", flat=True))


class PublishTests(StreamTestCase):
    def test_publishing_stores_the_post_with_its_place_and_its_detail(self):
        post = write(self.ada, "  Morgen snoeien we de linden.  ", title=" Linden ", place=Place(group=self.closed))
        self.assertEqual((post.title, post.text, post.kind), ("Linden", "Morgen snoeien we de linden.", "update"))
        self.assertEqual(post.detail, Update.objects.get(post=post))
        placement = post.placements.get()
        self.assertEqual((placement.group, placement.department, placement.live), (self.closed, None, True))
        self.assertEqual((placement.author, placement.published_at), (self.ada, post.published_at))

    def test_publishing_records_one_fact(self):
        post = write(self.ada)
        self.assertEqual(facts("post.published"), [post.pk])

    def test_outsiders_cannot_post_where_they_do_not_belong(self):
        for who, place in [
            (self.cy, Place(group=self.open)), (self.cy, Place(group=self.hidden)), (self.gus, EVERYONE),
            (self.gus, Place(group=self.closed)), (self.cy, Place(department=self.team)),
            (self.gus, Place(department=self.department)), (self.mo, Place(department=self.department)),
        ]:  # fmt: skip
            with self.subTest(person=who, place=place), self.assertRaises(PermissionDenied):
                write(who, place=place)
        self.assertEqual((Post.objects.count(), Activity.objects.filter(verb="post.published").count()), (0, 0))

    def test_a_guest_posts_in_their_own_group(self):
        self.assertEqual(write(self.gus, place=Place(group=self.open)).placements.get().group, self.open)

    def test_the_same_form_twice_is_one_post(self):
        once = uuid4()
        first = write(self.ada, "Eerste", submission=once, photos=((photo(), ""),))
        again = write(self.ada, "Eerste", submission=once, photos=((photo(), ""),))
        self.assertEqual(first, again)
        self.assertEqual((again.text, Post.objects.count(), Placement.objects.count()), ("Eerste", 1, 1))
        self.assertEqual((Image.objects.count(), facts("post.published")), (1, [first.pk]))

    def test_other_words_in_the_same_form_are_another_post(self):
        """The way back in a browser leads to the same form with the same number: nothing typed there is lost."""
        once = uuid4()
        first, second = (write(self.ada, words, submission=once) for words in ("Eerste", "Tweede"))
        self.assertEqual((first.text, second.text), ("Eerste", "Tweede"))

    def test_the_same_mark_of_another_person_is_another_post(self):
        once = uuid4()
        self.assertNotEqual(write(self.ada, submission=once), write(self.bo, submission=once))

    def test_nothing_is_no_post(self):
        for told in ({"body": " \n "}, {"body": "", "title": "  "}):
            with self.subTest(told=told), self.assertRaises(DomainError) as refused:
                write(self.ada, **told)
            self.assertEqual(refused.exception.code, "post_empty")

    def test_a_photo_or_a_title_is_enough(self):
        self.assertEqual(write(self.ada, "", photos=((photo(), "De loods"),)).photos.get().image.alt, "De loods")
        self.assertEqual(write(self.ada, "", title="Alleen een titel").body, "")

    def test_what_is_too_much_is_refused_whole(self):
        many = tuple((photo(), "") for _ in range(MOST_PHOTOS + 1))
        for code, told in (("post_long", {"body": "x" * (LONGEST_BODY + 1)}), ("post_photos", {"photos": many})):
            with self.subTest(code=code), self.assertRaises(DomainError) as refused:
                write(self.ada, **told)
            self.assertEqual(refused.exception.code, code)
        self.assertEqual((Post.objects.count(), Image.objects.count()), (0, 0))

    def test_photos_stay_in_their_order(self):
        post = write(self.ada, photos=tuple((photo(), alt) for alt in ("een", "twee", "drie")))
        self.assertEqual([row.image.alt for row in post.photos.all()], ["een", "twee", "drie"])

    def test_a_post_for_later_is_in_no_stream_yet(self):
        post = write(self.ada, published_at=timezone.now() + timedelta(hours=1))
        self.assertFalse(post.is_live)
        self.assertFalse(Post.objects.live().exists())


class ChangeTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))

    def test_editing_stores_and_records(self):
        edit_post(actor=self.ada, post=self.post, title=" Nieuw ", body=" Anders ")
        self.post.refresh_from_db()
        self.assertEqual((self.post.title, self.post.text, self.post.version), ("Nieuw", "Anders", 2))
        self.assertIsNotNone(self.post.edited_at)
        self.assertEqual(facts("post.edited"), [self.post.pk])

    def test_two_edits_of_what_was_read_before_make_two_versions(self):
        """A kept card is found by its version: two texts under one number would show the wrong one for ever."""
        mine, same = Post.objects.get(pk=self.post.pk), Post.objects.get(pk=self.post.pk)
        edit_post(actor=self.ada, post=mine, title="", body="Een")
        edit_post(actor=self.ada, post=same, title="", body="Twee")
        self.post.refresh_from_db()
        self.assertEqual((self.post.text, self.post.version, same.version), ("Twee", 3, 3))

    def test_an_edit_cannot_empty_a_post(self):
        with self.assertRaises(DomainError):
            edit_post(actor=self.ada, post=self.post, title=" ", body=" ")
        with_photo = write(self.ada, photos=((photo(), ""),))
        self.assertEqual(edit_post(actor=self.ada, post=with_photo, title="", body="").body, "")

    def test_only_the_author_changes_a_post(self):
        for other in (self.bo, self.cy, self.gus, self.mo):
            with self.subTest(person=other), self.assertRaises(PermissionDenied):
                edit_post(actor=other, post=self.post, title="", body="Gekaapt")
            with self.assertRaises(PermissionDenied):
                delete_post(actor=other, post=self.post)
            with self.assertRaises(PermissionDenied):
                restore_post(actor=other, post=self.post)

    def test_an_author_who_left_the_group_changes_nothing_there(self):
        mine = write(self.bo, place=Place(group=self.closed))
        leave_group(actor=self.bo, group=self.closed)
        with self.assertRaises(PermissionDenied):
            edit_post(actor=self.bo, post=mine, title="", body="Nog even")

    def test_a_deleted_post_comes_back_with_all_that_was_said(self):
        delete_post(actor=self.ada, post=self.post)
        self.assertFalse(Post.objects.visible_to(self.bo).contains(self.post))
        self.assertFalse(self.post.placements.get().live)
        restore_post(actor=self.ada, post=self.post)
        self.assertTrue(Post.objects.visible_to(self.bo).contains(self.post))
        self.assertTrue(self.post.placements.get().live)
        self.assertEqual((facts("post.deleted"), facts("post.restored")), ([self.post.pk], [self.post.pk]))

    def test_the_bin_is_emptied_after_a_month(self):
        delete_post(actor=self.ada, post=self.post)
        Post.objects.update(deleted_at=timezone.now() - Post.KEPT_IN_BIN - timedelta(minutes=1))
        with self.assertRaises(PermissionDenied):
            restore_post(actor=self.ada, post=self.post)

    def test_what_somebody_else_took_away_its_author_cannot_bring_back(self):
        Post.objects.update(deleted_at=timezone.now(), deleted_by=self.mo)
        with self.assertRaises(PermissionDenied):
            restore_post(actor=self.ada, post=self.post)


class PlacingTests(StreamTestCase):
    def test_sharing_adds_a_place_and_records_it(self):
        post = write(self.ada, place=Place(group=self.open))
        placement = place_post(actor=self.bo, post=post, place=Place(group=self.closed))
        self.assertEqual(facts("post.placed"), [post.pk])
        self.assertEqual((placement.author, placement.live), (self.ada, True))
        self.assertEqual(place_post(actor=self.ada, post=post, place=Place(group=self.closed)), placement)
        self.assertEqual(facts("post.placed"), [post.pk])

    def test_only_the_author_takes_a_post_out_of_a_group_that_is_not_open(self):
        for group in (self.request, self.closed, self.hidden):
            post = write(self.ada, place=Place(group=group))
            with self.subTest(group=group), self.assertRaises(PermissionDenied):
                place_post(actor=self.bo, post=post, place=EVERYONE)
            place_post(actor=self.ada, post=post, place=EVERYONE)
            self.assertTrue(Post.objects.visible_to(self.cy).contains(post))

    def test_nobody_shares_what_they_cannot_read_or_to_where_they_are_not(self):
        inside, outside = write(self.ada, place=Place(group=self.closed)), write(self.ada)
        for actor, post, place in [
            (self.cy, inside, EVERYONE), (self.cy, outside, Place(group=self.open)),
            (self.gus, outside, Place(group=self.open)), (self.bo, outside, Place(group=self.closed)),
        ]:  # fmt: skip
            allowed = actor == self.bo
            with self.subTest(actor=actor, place=place):
                if allowed:
                    place_post(actor=actor, post=post, place=place)
                else:
                    self.assertRaises(PermissionDenied, place_post, actor=actor, post=post, place=place)

    def test_a_deleted_post_cannot_be_placed_anywhere(self):
        post = delete_post(actor=self.ada, post=write(self.ada))
        with self.assertRaises(PermissionDenied):
            place_post(actor=self.ada, post=post, place=Place(group=self.open))

    def test_the_places_that_are_offered_are_those_where_posting_works(self):
        groups = [Place(group=group) for group in sorted(self.groups.values(), key=lambda group: group.name)]
        above = [Place(department=self.team), Place(department=self.department)]
        self.assertEqual(reachable_places(self.bo), [EVERYONE, *groups, *above])
        self.assertEqual(reachable_places(self.cy), [EVERYONE, Place(department=self.department)])
        self.assertEqual(reachable_places(self.gus), [Place(group=self.open)])
        for person in (self.bo, self.cy, self.gus):
            for place in reachable_places(person):
                self.assertTrue(write(person, place=place).pk)


class SeenMarkerTests(StreamTestCase):
    def test_the_marker_moves_forward_only(self):
        now = timezone.now()
        steps = [
            (now, 5, 5),
            (now - timedelta(days=1), 9, 5),
            (now, 4, 5),
            (now, 6, 6),
            (now + timedelta(seconds=1), 2, 2),
        ]
        for moment, post_id, expected in steps:
            mark_seen(actor=self.bo, post_id=post_id, published_at=moment)
            self.assertEqual(SeenMarker.objects.get(person=self.bo, group=None).post_id, expected)

    def test_home_and_each_group_have_their_own(self):
        now = timezone.now()
        mark_seen(actor=self.bo, post_id=1, published_at=now)
        mark_seen(actor=self.bo, post_id=2, published_at=now, group=self.open)
        mark_seen(actor=self.ada, post_id=3, published_at=now)
        self.assertEqual(
            set(SeenMarker.objects.values_list("person", "group", "post_id")),
            {(self.bo.pk, None, 1), (self.bo.pk, self.open.pk, 2), (self.ada.pk, None, 3)},
        )

    def test_seeing_is_not_a_fact(self):
        before = Activity.objects.count()
        mark_seen(actor=self.bo, post_id=1, published_at=timezone.now())
        self.assertEqual(Activity.objects.count(), before)


class LeftBehindTests(StreamTestCase):
    def test_who_left_a_group_puts_nothing_back_into_it(self):
        post = write(self.bo, place=Place(group=self.hidden))
        delete_post(actor=self.bo, post=post)
        leave_group(actor=self.bo, group=self.hidden)
        self.assertFalse(Post.objects.binned_by(self.bo).exists())
        with self.assertRaises(PermissionDenied):
            restore_post(actor=self.bo, post=post)

    def test_a_closed_department_conversation_is_only_its_authors_to_share(self):
        post = write(self.ada, place=Place(department=self.team))
        with self.assertRaises(PermissionDenied):
            place_post(actor=self.bo, post=post, place=EVERYONE)
        self.assertEqual(place_post(actor=self.ada, post=post, place=EVERYONE).audience, Placement.Audience.EVERYONE)
