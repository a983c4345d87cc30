"""Photos and files of a post that stands: taking them off, adding more; photos of a comment too."""

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage

from omarm.core.errors import DomainError
from omarm.media.commands import make_sizes, receive_file
from omarm.media.models import File, Image
from omarm.media.tests.pictures import upload
from omarm.stream.commands import (
    Beside,
    Place,
    Uploads,
    add_comment,
    add_uploads,
    delete_post,
    take_off,
    take_off_comment,
    take_upload,
    uploading,
)
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, photo, write


class PostUploadsTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.images = [self.image() for _ in range(2)]
        self.file = receive_file(actor=self.ada, file=upload(b"%PDF-1.7", "plan.pdf"))
        place = Place(group=self.closed)
        self.post = write(self.ada, images=tuple(self.images), files=(self.file,), place=place)
        self.browser = self.as_person(self.ada)
        self.album = f"/posts/{self.post.pk}/photos/"

    def image(self, actor=None):
        image = take_upload(actor=actor or self.ada, file=photo())
        make_sizes(image_id=image.pk)
        return image

    def version(self):
        return Post.objects.get(pk=self.post.pk).version


class TakingOffTests(PostUploadsTestCase):
    def address(self, kind, pk):
        return f"/posts/{self.post.pk}/uploads/{kind}/{pk}/delete/"

    def test_a_photo_goes_from_post_card_and_disk(self):
        image, before = self.images[0], self.version()
        self.assertContains(self.browser.get(f"/posts/{self.post.pk}/"), f"/photos/{image.pk}/m/")
        with self.captureOnCommitCallbacks(execute=True), self.records("post.edited"):
            take_off(actor=self.ada, post=self.post, upload=image)
        self.assertGreater(self.version(), before)
        self.assertNotContains(self.browser.get(f"/posts/{self.post.pk}/"), f"/photos/{image.pk}/m/")
        self.assertFalse(default_storage.exists(image.path("m")) or Image.objects.filter(pk=image.pk).exists())
        self.assertEqual(self.post.photos.get().image, self.images[1])

    def test_the_album_offers_it_to_its_author_alone(self):
        page = self.browser.get(self.album)
        self.assertContains(page, self.address("photos", self.images[0].pk))
        self.assertContains(page, self.address("files", self.file.pk))
        self.assertNotContains(self.as_person(self.bo).get(self.album), "/delete/")
        for person in (self.bo, self.cy):
            answer = self.as_person(person).post(self.address("photos", self.images[0].pk))
            self.assertEqual(answer.status_code, 404)
        self.assertEqual((Image.objects.count(), File.objects.count()), (2, 1))

    def test_a_file_goes_too_and_the_album_comes_back(self):
        self.assertRedirects(self.browser.post(self.address("files", self.file.pk)), self.album)
        self.assertFalse(File.objects.exists())
        self.assertEqual(self.browser.post(self.address("files", self.file.pk)).status_code, 404)
        self.assertEqual(self.browser.post(self.address("words", 1)).status_code, 404)

    def test_only_what_stands_with_ones_own_post(self):
        other = write(self.ada, images=(self.image(),))
        elsewhere = other.photos.get().image
        for actor, upload_ in ((self.bo, self.images[0]), (self.mo, self.file), (self.ada, elsewhere)):
            with self.subTest(actor=actor), self.assertRaises(PermissionDenied):
                take_off(actor=actor, post=self.post, upload=upload_)
        delete_post(actor=self.ada, post=self.post)
        with self.assertRaises(PermissionDenied):
            take_off(actor=self.ada, post=self.post, upload=self.file)

    def test_something_must_be_left(self):
        bare = write(self.ada, body="", images=(self.image(),))
        image = bare.photos.get().image
        answer = self.browser.post(f"/posts/{bare.pk}/uploads/photos/{image.pk}/delete/")
        self.assertContains(answer, "banner--danger", status_code=422)
        self.assertTrue(bare.photos.exists())


class AddingTests(PostUploadsTestCase):
    def add(self, person=None, **told):
        return self.as_person(person or self.ada).post(f"{self.album}add/", told)

    def test_what_was_sent_comes_after_what_stood_there(self):
        image, file = self.image(), receive_file(actor=self.ada, file=upload(b"%PDF-1.7", "b.pdf"))
        before = self.version()
        with self.records("post.edited"):
            answer = self.add(image=image.pk, file=file.pk, **{f"alt-{image.pk}": "De loods"})
        self.assertRedirects(answer, self.album)
        self.assertEqual([row.image for row in self.post.photos.all()], [*self.images, image])
        self.assertEqual([row.file for row in self.post.files.all()], [self.file, file])
        self.assertGreater(self.version(), before)
        self.assertContains(self.as_person(self.bo).get(self.album), "De loods")

    def test_plain_file_fields_do_too(self):
        self.assertRedirects(self.add(photos=photo(), attachments=upload(b"%PDF-1.7", "c.pdf")), self.album)
        self.assertEqual((self.post.photos.count(), self.post.files.count()), (3, 2))

    def test_nothing_chosen_and_too_many_are_said(self):
        self.assertContains(self.add(), "banner--danger", status_code=422)
        image, most = self.image(), uploading.MOST_PHOTOS
        self.addCleanup(setattr, uploading, "MOST_PHOTOS", most)
        uploading.MOST_PHOTOS = 2
        self.assertContains(self.add(image=image.pk), f'name="image" value="{image.pk}"', status_code=422)
        self.assertEqual(self.post.photos.count(), 2)

    def test_only_ones_own_to_ones_own(self):
        mine, theirs = self.image(), self.image(self.bo)
        for person in (self.bo, self.cy):
            self.assertEqual(self.add(person, image=theirs.pk).status_code, 404)
        self.assertEqual(self.add(image=theirs.pk).status_code, 422)
        for actor, image in ((self.bo, theirs), (self.ada, theirs), (self.ada, self.images[0])):
            with self.subTest(actor=actor), self.assertRaises(PermissionDenied):
                add_uploads(actor=actor, post=self.post, uploads=Uploads(images=(image,)))
        add_uploads(actor=self.ada, post=self.post, uploads=Uploads(images=(mine,)))
        with self.assertRaises(DomainError):
            add_uploads(actor=self.ada, post=self.post, uploads=Uploads())


class CommentPhotoTests(PostUploadsTestCase):
    def said(self, body):
        image = self.image(self.bo)
        return add_comment(actor=self.bo, post=self.post, body=body, beside=Beside(images=(image,))), image

    def test_its_author_takes_a_photo_off(self):
        comment, image = self.said("Kijk")
        browser, address = self.as_person(self.bo), f"/comments/{comment.pk}/photos/{image.pk}/delete/"
        self.assertContains(browser.get(f"/comments/{comment.pk}/edit/"), address)
        self.assertEqual(self.as_person(self.ada).post(address).status_code, 404)
        with self.captureOnCommitCallbacks(execute=True), self.records("comment.edited"):
            self.assertRedirects(browser.post(address), f"/comments/{comment.pk}/edit/")
        self.assertFalse(comment.photos.exists() or default_storage.exists(image.path("m")))

    def test_not_anothers_and_not_the_last_that_is_left(self):
        comment, image = self.said("")
        with self.assertRaises(PermissionDenied):
            take_off_comment(actor=self.ada, comment=comment, image=image)
        with self.assertRaises(PermissionDenied):
            take_off_comment(actor=self.bo, comment=comment, image=self.images[0])
        with self.assertRaises(DomainError):
            take_off_comment(actor=self.bo, comment=comment, image=image)
        self.as_person(self.bo).post(f"/comments/{comment.pk}/photos/{image.pk}/delete/")
        self.assertTrue(comment.photos.exists())
