"""The same form sent twice at the same moment, over two connections: what a nervous finger on a slow line does."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied

from omarm.activity.models import Activity
from omarm.core.testing.cast import make_person
from omarm.core.testing.meeting import MeetingTestCase
from omarm.groups.commands import NewGroup, archive_group, start_group
from omarm.media.commands import make_sizes
from omarm.stream.commands import Draft, Place, add_comment, mark_seen, react, take_upload
from omarm.stream.models import Comment, Placement, Post, Reaction, ReactionKind, SeenMarker
from omarm.stream.tests.writing import photo
from omarm.updates.commands import publish_update


class AtOnceTests(MeetingTestCase):
    def setUp(self):
        self.ada = make_person("ada")
        # Every test of this kind empties all tables, also of what the migrations put there.
        ReactionKind.objects.get_or_create(code="useful", defaults={"icon": "check"})
        ReactionKind.objects.get_or_create(code="thanks", defaults={"icon": "heart"})

    def test_a_photo_that_is_posted_just_then_gets_its_sizes_after_that(self):
        image = take_upload(actor=self.ada, file=photo())
        draft = Draft(body="De loods", images=(image,))
        _post, made = self.meet(
            lambda: publish_update(actor=self.ada, draft=draft), lambda: make_sizes(image_id=image.pk)
        )
        self.assertEqual(made.state, "ready")

    def test_a_post_sent_twice_is_one_post(self):
        once = uuid4()

        def publish():
            return publish_update(actor=self.ada, draft=Draft(body="Eén keer", submission=once))

        first, second = self.meet(publish, publish)
        self.assertEqual(first, second)
        self.assertEqual((Post.objects.count(), Placement.objects.count()), (1, 1))
        self.assertEqual(Activity.objects.filter(verb="post.published").count(), 1)
        self.assertTrue(Post.objects.get().detail)

    def test_nobody_posts_in_a_group_that_is_closed_at_the_same_moment(self):
        group = start_group(actor=self.ada, new=NewGroup(name="Loods"))

        def publish():
            try:
                return publish_update(actor=self.ada, draft=Draft(body="Te laat", place=Place(group=group)))
            except PermissionDenied:
                return None

        _closed, post = self.meet(lambda: archive_group(actor=self.ada, group=group), publish)
        self.assertIsNone(post)
        self.assertFalse(Post.objects.exists())

    def test_a_comment_sent_twice_is_one_comment(self):
        post, once = publish_update(actor=self.ada, draft=Draft(body="Hallo")), uuid4()

        def say():
            return add_comment(actor=self.ada, post=post, body="Eén keer", submission=once)

        first, second = self.meet(say, say)
        self.assertEqual(first, second)
        self.assertEqual(Comment.objects.count(), 1)
        self.assertEqual(Activity.objects.filter(verb="comment.added").count(), 1)

    def test_two_reactions_at_once_are_one(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Hallo"))
        self.meet(
            lambda: react(actor=self.ada, post=post, kind="useful"),
            lambda: react(actor=self.ada, post=post, kind="thanks"),
        )
        self.assertEqual(Reaction.objects.get().kind_id, "thanks")

    def test_the_marker_of_what_was_seen_moves_forward_also_in_a_race(self):
        older, newer = (publish_update(actor=self.ada, draft=Draft(body=text)) for text in ("Oud", "Nieuw"))
        start = publish_update(actor=self.ada, draft=Draft(body="Begin"))
        SeenMarker.objects.create(person=self.ada, post_id=1, published_at=start.published_at.replace(year=2020))

        def see(post):
            return lambda: mark_seen(actor=self.ada, post_id=post.pk, published_at=post.published_at)

        self.meet(see(newer), see(older))
        self.assertEqual(SeenMarker.objects.get().post_id, newer.pk)
