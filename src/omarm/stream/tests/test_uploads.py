from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied
from django.test import override_settings
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from omarm.core.errors import DomainError
from omarm.media.commands import store_image
from omarm.media.models import File, Image
from omarm.media.tests.pictures import HEIC, upload
from omarm.stream.commands import (
    Place,
    discard_upload,
    forget_unused_uploads,
    take_upload,
    uploading,
)
from omarm.stream.models import KeptDraft
from omarm.stream.tests.writing import StreamTestCase, photo, write
from omarm.stream.uploads import UploadsMixin

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"


class ShownForm(UploadsMixin, forms.Form):
    """A form with photos and files, and one field that can be wrong."""

    title = forms.CharField()
    submission = forms.UUIDField(required=False)


def form_of(person, files=None, **values):
    data = MultiValueDict()
    for name, value in ({"title": "De loods"} | values).items():
        data.setlist(name.replace("alt_", "alt-"), value if isinstance(value, list) else [str(value)])
    form = ShownForm(data, MultiValueDict(files or {}))
    form.person = person
    return form


class TakingInTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def send(self, file, **told):
        return self.browser.post("/uploads/", {"file": file} | told)

    def test_a_photo_comes_back_as_its_row(self):
        with self.records("image.received"):
            answer = self.send(photo())
        image = Image.objects.get()
        self.assertContains(answer, f'name="image" value="{image.pk}"')
        self.assertContains(answer, f'name="alt-{image.pk}"')
        self.assertEqual((image.state, image.uploaded_by), ("waiting", self.ada))

    def test_anything_else_comes_back_as_a_file(self):
        answer = self.send(upload(PDF, "Werkinstructie.pdf"))
        file = File.objects.get()
        self.assertContains(answer, f'name="file" value="{file.pk}"')
        self.assertContains(answer, "Werkinstructie.pdf")
        self.assertFalse(Image.objects.exists())

    def test_a_photo_stays_a_photo_however_it_is_sent_so_that_its_location_goes(self):
        self.send(upload(HEIC, "IMG_0001.HEIC"))
        self.assertEqual((Image.objects.count(), File.objects.count()), (1, 0))

    @override_settings(UPLOAD_LIMIT_MB=1)
    def test_what_cannot_be_is_said(self):
        html = b"<!doctype html><script>alert(1)</script>"
        sent = [
            (upload(html, "foto.jpg"), {"only_photo": "on"}), (upload(b"%PDF" + bytes(1024 * 1024), "groot.pdf"), {}),
            (upload(b"", "leeg.pdf"), {}),
        ]  # fmt: skip
        for file, told in sent:
            with self.subTest(name=file.name), self.records():
                answer = self.send(file, **told)
                self.assertContains(answer, 'role="alert"', status_code=422)
        self.assertEqual(self.browser.post("/uploads/").status_code, 422)
        self.assertFalse(Image.objects.exists() or File.objects.exists())

    def test_nobody_fills_the_disk_with_what_is_never_posted(self):
        with limit(2):
            self.send(photo())
            self.send(upload(PDF, "a.pdf"))
            self.assertEqual(self.send(photo()).status_code, 422)
            write(self.ada, images=tuple(Image.objects.all()))
            self.assertEqual(self.send(photo()).status_code, 200)
            take_upload(actor=self.bo, file=photo())
            self.assertRaises(DomainError, take_upload, actor=self.ada, file=photo())

    def test_one_takes_back_ones_own_unused_upload_and_no_other(self):
        image, file = take_upload(actor=self.ada, file=photo()), take_upload(actor=self.ada, file=upload(PDF, "a.pdf"))
        posted = take_upload(actor=self.ada, file=photo())
        write(self.ada, images=(posted,))
        for address in (f"/uploads/photos/{image.pk}/delete/", f"/uploads/files/{file.pk}/delete/"):
            self.assertEqual(self.as_person(self.bo).post(address).status_code, 404)
            self.assertEqual(self.browser.post(address).status_code, 204)
            self.assertEqual(self.browser.post(address).status_code, 404)
        self.assertEqual(self.browser.post(f"/uploads/photos/{posted.pk}/delete/").status_code, 404)
        self.assertEqual(self.browser.post(f"/uploads/films/{file.pk}/delete/").status_code, 404)
        self.assertEqual(list(Image.objects.all()), [posted])
        with self.assertRaises(PermissionDenied):
            discard_upload(actor=self.ada, upload=posted)


class FormTests(StreamTestCase):
    def test_uploads_come_in_the_order_of_the_form_with_their_words(self):
        one, two = (take_upload(actor=self.ada, file=photo()) for _ in range(2))
        file = take_upload(actor=self.ada, file=upload(PDF, "a.pdf"))
        form = form_of(
            self.ada, image=[str(two.pk), str(one.pk)], file=[str(file.pk)], **{f"alt_{one.pk}": " De loods "}
        )
        self.assertTrue(form.is_valid())
        self.assertEqual([image.pk for image in form.uploaded_images], [two.pk, one.pk])
        self.assertEqual([image.alt for image in form.uploaded_images], ["", "De loods"])
        self.assertEqual(form.uploaded_files, (file,))
        post = write(self.ada, images=form.uploaded_images, files=form.uploaded_files)
        self.assertEqual([row.image.alt for row in post.photos.all()], ["", "De loods"])

    def test_plain_fields_are_kept_and_shown_again_when_something_else_is_wrong(self):
        form = form_of(
            self.ada, {"photos": [photo()], "attachments": [upload(PDF, "a.pdf")]}, title="", alt=["De loods"]
        )
        self.assertFalse(form.is_valid())
        self.assertEqual([bool(shown.image) for shown in form.shown_uploads], [True, False])
        again = form_of(self.ada, image=[str(Image.objects.get().pk)], file=[str(File.objects.get().pk)])
        self.assertTrue(again.is_valid())
        self.assertEqual(len(again.shown_uploads), 2)
        self.assertEqual(again.uploaded_images[0].alt, "De loods")

    def test_another_ones_or_used_or_unknown_uploads_are_refused_and_the_rest_is_still_there(self):
        own = take_upload(actor=self.ada, file=photo())
        of_bo = take_upload(actor=self.bo, file=photo())
        posted = take_upload(actor=self.ada, file=photo())
        write(self.ada, images=(posted,))
        portrait = store_image(actor=self.ada, file=photo())
        for other in (of_bo.pk, posted.pk, portrait.pk, 99_999_999):
            form = form_of(self.ada, image=[str(own.pk), str(other)])
            self.assertFalse(form.is_valid())
            self.assertEqual(form.uploaded_images, (own,))
        for nonsense in ("x", "-1", "9" * 40, "１２", "\x00"):
            self.assertTrue(form_of(self.ada, image=[nonsense]).is_valid())

    def test_the_same_form_sent_twice_finds_what_it_published(self):
        once, image = uuid4(), take_upload(actor=self.ada, file=photo())
        post = write(self.ada, "", images=(image,), submission=once)
        form = form_of(self.ada, image=[str(image.pk)], submission=once)
        self.assertTrue(form.is_valid())
        self.assertEqual(write(self.ada, "", images=form.uploaded_images, submission=once), post)
        other = write(self.ada, "Andere woorden", images=form.uploaded_images, submission=once)
        self.assertEqual((other.photos.count(), post.photos.count()), (0, 1))

    def test_too_many_are_refused_before_any_is_kept(self):
        form = form_of(self.ada, {"attachments": [upload(PDF, f"{number}.pdf") for number in range(11)]})
        self.assertFalse(form.is_valid())
        self.assertFalse(File.objects.exists())

    def test_a_form_that_was_not_sent_shows_none(self):
        self.assertEqual(ShownForm().shown_uploads, [])


class CommentTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))
        self.address = f"/posts/{self.post.pk}/comments/"

    def test_a_photo_goes_with_an_answer_with_and_without_script(self):
        image = take_upload(actor=self.bo, file=photo())
        browser = self.as_person(self.bo)
        browser.post(self.address, {"body": "", "image": image.pk, f"alt-{image.pk}": " De ladder "})
        browser.post(self.address, {"body": "Nog een", "photos": [photo()]})
        one, two = self.post.comments.order_by("pk")
        self.assertEqual([row.image.alt for row in one.photos.all()], ["De ladder"])
        self.assertEqual(two.photos.count(), 1)

    def test_what_is_refused_keeps_its_photos(self):
        image = take_upload(actor=self.bo, file=photo())
        for told in (
            {"body": "x" * 10_001},
            {"body": "ok", "photos": [upload(PDF, "a.pdf")]},
            {"body": "ok", "photos": [photo()] * 6},
        ):
            answer = self.as_person(self.bo).post(self.address, told | {"image": image.pk})
            self.assertContains(answer, f'name="image" value="{image.pk}"', status_code=422)
        self.assertFalse(self.post.comments.exists())

    def test_the_outsider_puts_nothing_anywhere(self):
        image = take_upload(actor=self.cy, file=photo())
        self.assertEqual(
            self.as_person(self.cy).post(self.address, {"body": "Kijk", "image": image.pk}).status_code, 404
        )
        of_bo = take_upload(actor=self.bo, file=photo())
        answer = self.as_person(self.ada).post(self.address, {"body": "Kijk", "image": of_bo.pk})
        self.assertEqual((answer.status_code, self.post.comments.count()), (422, 0))


class ForgettingTests(StreamTestCase):
    def test_only_what_is_old_unused_and_in_no_draft_goes(self):
        def sent():
            return take_upload(actor=self.ada, file=photo()), take_upload(actor=self.ada, file=upload(PDF, "a.pdf"))

        gone, drafted, posted, portrait = sent(), sent(), sent(), store_image(actor=self.ada, file=photo())
        write(self.ada, images=posted[:1], files=posted[1:])
        values = {"image": [str(drafted[0].pk)], "file": [str(drafted[1].pk)]}
        KeptDraft.objects.create(person=self.ada, key=uuid4(), form="update", values=values, saved_at=timezone.now())
        old = timezone.now() - timedelta(days=8)
        Image.objects.update(added_at=old)
        File.objects.update(added_at=old)
        young = sent()

        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(forget_unused_uploads(), 2)

        self.assertEqual(set(Image.objects.all()), {drafted[0], posted[0], portrait, young[0]})
        self.assertEqual(set(File.objects.all()), {drafted[1], posted[1], young[1]})
        self.assertNotIn(gone[0], Image.objects.all())


@contextmanager
def limit(most):
    """Have people keep at most so many unused uploads."""
    before, uploading.MOST_UNUSED = uploading.MOST_UNUSED, most
    yield
    uploading.MOST_UNUSED = before
