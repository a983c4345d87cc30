"""Photos of a comment: a page of them, and the same to look through one by one."""

from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.media.commands import make_sizes
from omarm.media.models import Image
from omarm.stream.commands import Beside, Place, add_comment, delete_comment, take_upload
from omarm.stream.models import Comment
from omarm.stream.tests.writing import StreamTestCase, photo, write


class CommentPhotosTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, place=Place(group=self.closed))
        self.images = [take_upload(actor=self.bo, file=photo()) for _ in range(6)]
        for image in self.images:
            make_sizes(image_id=image.pk)
        beside = Beside(images=tuple(self.images))
        self.comment = add_comment(actor=self.bo, post=self.post, body="Kijk", beside=beside)
        Image.objects.filter(pk=self.images[1].pk).update(alt="De kade bij laag water")
        self.address = f"/posts/{self.post.pk}/comments/{self.comment.pk}/photos/"

    def test_each_photo_is_a_link_to_all_of_them_which_opens_on_top_of_the_page(self):
        page = self.as_person(self.ada).get(f"/posts/{self.post.pk}/")
        self.assertContains(page, f'href="{self.address}#photo-{self.images[0].pk}"')
        self.assertContains(page, f'hx-get="{self.address}?at={self.images[0].pk}"')

    def test_the_page_has_all_of_them_with_what_is_said_of_them(self):
        page = self.as_person(self.ada).get(self.address)
        self.assertContains(page, 'class="album__image"', 6)
        self.assertContains(page, 'alt="De kade bij laag water"')
        self.assertContains(page, self.comment.get_absolute_url().replace("&", "&amp;"))
        self.assertNotContains(page, "<photo-lightbox")

    def test_htmx_gets_the_lightbox_alone(self):
        answer = signed_in(HtmxClient(), self.ada).get(self.address, {"at": self.images[1].pk})
        self.assertContains(answer, f'at="{self.images[1].pk}"')
        self.assertContains(answer, 'class="lightbox__slide"', 6)
        self.assertContains(answer, 'alt="De kade bij laag water"')
        self.assertContains(answer, f'class="lightbox__all" href="{self.address}"')
        self.assertNotContains(answer, "<html")

    def test_the_grid_alone_once_one_is_ready(self):
        self.assertContains(self.as_person(self.ada).get(f"{self.address}grid/"), 'class="media media--4"')

    def test_only_for_readers_and_only_while_it_stands(self):
        outsider, reader = self.as_person(self.cy), self.as_person(self.ada)
        other = write(self.ada)
        for address in (self.address, f"{self.address}grid/"):
            self.assertEqual(outsider.get(address).status_code, 404)
            elsewhere = address.replace(f"/posts/{self.post.pk}/", f"/posts/{other.pk}/")
            self.assertEqual(reader.get(elsewhere).status_code, 404)
        Comment.objects.filter(pk=self.comment.pk).update(hidden_at=timezone.now())
        self.assertEqual(reader.get(self.address).status_code, 404)
        Comment.objects.filter(pk=self.comment.pk).update(hidden_at=None)
        self.assertEqual(reader.get(self.address).status_code, 200)
        delete_comment(actor=self.bo, comment=self.comment)
        self.assertEqual(reader.get(self.address).status_code, 404)
