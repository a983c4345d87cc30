"""The bin empties after thirty days: rows and what lies on the disk, and nothing else."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone

from omarm.media.commands import make_sizes, receive_file
from omarm.media.models import File, Image
from omarm.media.tests.pictures import upload
from omarm.media.tests.test_files import MP4, VTT
from omarm.stream.commands import (
    Beside,
    add_comment,
    binning,
    caption_video,
    delete_comment,
    delete_post,
    empty_bins,
    restore_comment,
    take_upload,
)
from omarm.stream.models import Comment, Mention, Post
from omarm.stream.tests.writing import StreamTestCase, photo, write

LONG_AGO = timedelta(days=30, hours=1)


class BinTestCase(StreamTestCase):
    def with_everything(self):
        """Return a post of Ada with two photos (one of them not ready), a film with captions and a comment with a photo."""
        ready, waiting, said = (take_upload(actor=self.ada, file=photo()) for _ in range(3))
        make_sizes(image_id=ready.pk)
        film = receive_file(actor=self.ada, file=upload(MP4, "a.mp4"))
        caption_video(actor=self.ada, file=film, captions=upload(VTT.encode(), "a.vtt"))
        film.refresh_from_db()
        post = write(self.ada, images=(ready, waiting), files=(film,))
        add_comment(actor=self.ada, post=post, body="Kijk", beside=Beside(images=(said,)))
        add_comment(actor=self.bo, post=post, body="Mooi, @ada")
        return post

    def age(self, rows):
        rows.filter(deleted_at__isnull=False).update(deleted_at=timezone.now() - LONG_AGO)

    def empty(self):
        with self.captureOnCommitCallbacks(execute=True), self.records():
            return empty_bins()


def on_disk(post):
    images = [*Image.objects.filter(photo__post=post), *Image.objects.filter(comment_photo__comment__post=post)]
    files = File.objects.filter(post_file__post=post)
    paths = [path for image in images for path in (image.original_path, *map(image.path, "sml"))]
    paths += [path for file in files for path in (file.path, file.captions_path)]
    return [path for path in paths if default_storage.exists(path)]


class PostTests(BinTestCase):
    def test_a_post_goes_with_all_that_belongs_to_it_and_nothing_else(self):
        with self.captureOnCommitCallbacks(execute=True):
            gone, stays = self.with_everything(), self.with_everything()
        paths, others = on_disk(gone), on_disk(stays)
        self.assertEqual(len(paths), 3 + 1 + 1 + 2)
        delete_post(actor=self.ada, post=gone)
        self.age(Post.objects)

        self.assertEqual(self.empty(), 1)

        self.assertEqual([path for path in paths if default_storage.exists(path)], [])
        self.assertEqual(on_disk(stays), others)
        self.assertEqual(list(Post.objects.all()), [stays])
        self.assertEqual((Image.objects.count(), File.objects.count(), Comment.objects.count()), (3, 1, 2))

    def test_what_can_still_be_brought_back_what_others_took_away_and_what_is_hidden_stay(self):
        fresh, by_another, hidden, _standing = (write(self.ada) for _ in range(4))
        for post in (fresh, by_another, hidden):
            delete_post(actor=self.ada, post=post)
        self.age(Post.objects.exclude(pk=fresh.pk))
        Post.objects.filter(pk=by_another.pk).update(deleted_by=self.mo)
        Post.objects.filter(pk=hidden.pk).update(hidden_at=timezone.now())
        self.assertEqual(self.empty(), 0)
        self.assertEqual(Post.objects.count(), 4)

    def test_more_than_a_batch(self):
        for post in [write(self.ada) for _ in range(3)]:
            delete_post(actor=self.ada, post=post)
        self.age(Post.objects)
        most, binning.AT_A_TIME = binning.AT_A_TIME, 2
        self.addCleanup(setattr, binning, "AT_A_TIME", most)
        self.assertEqual(self.empty(), 3)


class CommentTests(BinTestCase):
    def test_the_words_and_photos_of_a_deleted_comment_go(self):
        post, image = write(self.bo), take_upload(actor=self.ada, file=photo())
        make_sizes(image_id=image.pk)
        comment = add_comment(actor=self.ada, post=post, body="Bel @bo thuis", beside=Beside(images=(image,)))
        self.assertEqual(Mention.objects.count(), 1)
        delete_comment(actor=self.ada, comment=comment)
        self.assertEqual(self.empty(), 0)
        self.age(Comment.objects)

        self.assertEqual(self.empty(), 1)

        comment = Comment.objects.get()
        self.assertEqual((comment.body, comment.rich, comment.photos.count()), ("", "", 0))
        self.assertFalse(Mention.objects.exists() or Image.objects.exists() or default_storage.exists(image.path("m")))
        with self.assertRaises(PermissionDenied):
            restore_comment(actor=self.ada, comment=comment)
        self.assertNotContains(self.as_person(self.ada).get(f"/comments/{comment.pk}/edit/"), "/restore/")
        self.assertEqual(self.empty(), 0)

    def test_above_answers_a_line_stays_without_words_and_what_others_wrote_stands(self):
        post, image = write(self.bo), take_upload(actor=self.ada, file=photo())
        make_sizes(image_id=image.pk)
        top = add_comment(actor=self.ada, post=post, body="Wie komt er, @cy?", beside=Beside(images=(image,)))
        answer = add_comment(actor=self.bo, post=post, body="Ik.", parent=top)
        quoting = add_comment(actor=self.cy, post=post, body="Ik ook, @ada.", beside=Beside(quotes=top))
        delete_comment(actor=self.ada, comment=top)
        self.age(Comment.objects)

        self.assertEqual(self.empty(), 1)

        top.refresh_from_db()
        self.assertEqual((top.body, top.rich, top.photos.count()), ("", "", 0))
        self.assertFalse(Image.objects.exists() or default_storage.exists(image.path("m")))
        self.assertEqual([mention.comment for mention in Mention.objects.all()], [quoting])
        page = self.as_person(self.bo).get(post.get_absolute_url())
        for words in (f'id="comment-{top.pk}"', answer.body, "Ik ook, "):
            self.assertContains(page, words)
        self.assertNotContains(page, "Wie komt er")
        with self.assertRaises(PermissionDenied):
            restore_comment(actor=self.ada, comment=top)
        self.assertEqual(self.empty(), 0)

    def test_what_stands_and_what_was_deleted_lately_keep_their_words(self):
        post = write(self.bo)
        add_comment(actor=self.ada, post=post, body="Ik sta er nog.")
        delete_comment(actor=self.bo, comment=add_comment(actor=self.bo, post=post, body="Nog terug te halen."))
        self.assertEqual(self.empty(), 0)
        self.assertFalse(Comment.objects.filter(body="").exists())
