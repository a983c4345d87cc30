from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.people.commands import change_roles
from omarm.praise.commands import change_praise, publish_praise
from omarm.praise.models import Value
from omarm.stream import commands
from omarm.stream.commands import EVERYONE, Draft, Place, Uploads, place_post
from omarm.stream.models import Comment, Post
from omarm.stream.tests.writing import StreamTestCase, photo, write
from omarm.updates.commands import change_update, offer_to_join, publish_update


class ArchivedTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        place = Place(group=self.closed)
        self.post = write(self.ada, place=place, photos=((photo(), ""),))
        self.comment = commands.add_comment(
            actor=self.ada, post=self.post, body="Met foto.", beside=commands.Beside(photos=((photo(), ""),))
        )
        told = {"about": "Schouw", "results": "", "next_on": None, "wanted": "Iemand van Groen"}
        self.report = publish_update(actor=self.ada, draft=Draft(body="x", place=place), form="report", told=told)
        self.praise = publish_praise(
            actor=self.ada, draft=Draft(body="x", place=place), people=[self.bo], value=Value.objects.first()
        )
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())

    def assert_held(self, *acts):
        for number, act in enumerate(acts):
            with self.subTest(number), self.assertRaises(DomainError) as refused, self.records():
                act()
            self.assertEqual(refused.exception.code, "group_archived", number)

    def test_nothing_that_stands_there_changes(self):
        ada, post, image = self.ada, self.post, self.post.photos.get().image
        upload = commands.take_upload(actor=ada, file=photo())
        told = {"about": "Anders"}
        self.assert_held(
            lambda: commands.edit_post(actor=ada, post=post, title="", body="Anders"),
            lambda: commands.add_uploads(actor=ada, post=post, uploads=Uploads(images=(upload,))),
            lambda: commands.take_off(actor=ada, post=post, upload=image),
            lambda: commands.take_off_comment(actor=ada, comment=self.comment, image=self.comment.photos.get().image),
            lambda: commands.describe_photo(actor=ada, image=image, alt="De loods"),
            lambda: commands.describe_photo(actor=ada, image=self.comment.photos.get().image, alt="De loods"),
            lambda: commands.close_comments(actor=ada, post=post, because="Klaar"),
            lambda: commands.reopen_comments(actor=ada, post=post),
            lambda: commands.show_typing(actor=ada, post=post),
            lambda: change_update(actor=ada, post=self.report, told=told),
            lambda: offer_to_join(actor=self.bo, post=self.report),
            lambda: change_praise(actor=ada, post=self.praise, people=[self.bo], value=self.praise.praise.value),
        )
        commands.describe_photo(actor=ada, image=upload, alt="Nog nergens geplaatst")

    def test_an_outsider_learns_nothing_of_it(self):
        with self.assertRaises(PermissionDenied):
            commands.edit_post(actor=self.cy, post=self.post, title="", body="Anders")

    def test_what_one_wrote_can_be_taken_away_and_brought_back(self):
        commands.restore_comment(actor=self.ada, comment=commands.delete_comment(actor=self.ada, comment=self.comment))
        self.assertIsNone(Comment.objects.get().deleted_at)
        commands.restore_post(actor=self.ada, post=commands.delete_post(actor=self.ada, post=self.post))
        self.assertIsNone(Post.objects.get(pk=self.post.pk).deleted_at)

    def test_a_reaction_can_be_taken_back(self):
        Group.objects.update(archived_at=None)
        commands.react(actor=self.bo, post=self.post, kind="useful")
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        self.assertTrue(commands.take_back_reaction(actor=self.bo, post=self.post))

    def test_what_also_stands_elsewhere_lives_on(self):
        place_post(actor=self.ada, post=self.post, place=EVERYONE)
        commands.edit_post(actor=self.ada, post=self.post, title="", body="Anders")
        self.assertEqual(Post.objects.get(pk=self.post.pk).text, "Anders")

    def test_the_pages_say_so(self):
        browser = self.as_person(self.ada)
        for address in (f"/posts/{self.post.pk}/edit/", f"/comments/{self.comment.pk}/edit/"):
            for answer in (browser.get(address), browser.post(address, {"body": "Anders", "version": 1})):
                self.assertEqual(answer.status_code, 403)
                self.assertTemplateUsed(answer, "stream/archived.html")
        self.assertEqual(self.as_person(self.cy).get(f"/posts/{self.post.pk}/edit/").status_code, 404)

    def test_a_role_for_the_whole_changes_nothing_of_that(self):
        change_roles(actor=None, person=self.bo, codes=["community_manager"])
        self.assert_held(lambda: commands.close_comments(actor=self.bo, post=self.post, because="Klaar"))
