from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.activity.deliverer import deliver_batch
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.media.commands import make_sizes, store_image
from omarm.media.tests.pictures import as_bytes, picture, upload
from omarm.stream.commands import (
    Beside,
    Place,
    add_comment,
    delete_comment,
    delete_post,
    describe_photo,
    take_upload,
)
from omarm.stream.models import Post
from omarm.stream.tests.test_live import announced
from omarm.stream.tests.writing import StreamTestCase, photo, write


class SeeingTests(StreamTestCase):
    """Who may fetch a photo: whoever may read what it stands in; and before, who sent it."""

    def sees(self, image, *people):
        make_sizes(image_id=image.pk)
        for person in (self.ada, self.bo, self.cy, self.gus):
            status = self.as_person(person).get(f"/photos/{image.pk}/s/").status_code
            self.assertEqual(status == 200, person in people, person)
            self.assertIn(status, (200, 404))

    def test_unused(self):
        self.sees(take_upload(actor=self.ada, file=photo()), self.ada)

    def test_in_a_post(self):
        image = take_upload(actor=self.ada, file=photo())
        post = write(self.ada, images=(image,), place=Place(group=self.closed))
        self.sees(image, self.ada, self.bo)
        delete_post(actor=self.ada, post=post)
        self.sees(image)

    def test_in_a_comment(self):
        image = take_upload(actor=self.bo, file=photo())
        post = write(self.ada, place=Place(group=self.closed))
        comment = add_comment(actor=self.bo, post=post, body="Kijk", beside=Beside(images=(image,)))
        self.sees(image, self.ada, self.bo)
        delete_comment(actor=self.bo, comment=comment)
        self.sees(image)

    def test_a_portrait_is_not_fetched_here(self):
        self.sees(store_image(actor=self.ada, file=photo()))


class WaitingTests(StreamTestCase):
    def test_the_card_keeps_the_place_of_a_photo_and_shows_it_when_it_is_ready(self):
        image = take_upload(actor=self.ada, file=upload(as_bytes(picture(640, 480))))
        post = write(self.ada, images=(image,))
        browser = self.as_person(self.bo)
        waiting = browser.get(f"/posts/{post.pk}/")
        self.assertContains(waiting, 'viewBox="0 0 640 480"')
        self.assertNotContains(waiting, f"/photos/{image.pk}/m/")
        before = Post.objects.get(pk=post.pk).version

        with self.captureOnCommitCallbacks(execute=True):
            make_sizes(image_id=image.pk)
        while deliver_batch():
            pass

        self.assertGreater(Post.objects.get(pk=post.pk).version, before)
        self.assertContains(browser.get(f"/posts/{post.pk}/"), f"/photos/{image.pk}/m/")

    def test_open_pages_hear_of_it_where_it_stands(self):
        image, loose = (take_upload(actor=self.ada, file=photo()) for _ in range(2))
        post = write(self.ada, images=(image,), place=Place(group=self.closed))
        with announced("image") as told:
            make_sizes(image_id=image.pk)
            make_sizes(image_id=loose.pk)
        channels, number, _by = told[0]
        self.assertEqual((len(told), number), (1, post.pk))
        self.assertIn(f"g{self.closed.pk}", channels)
        self.assertNotIn("all", channels)

    def test_the_grid_alone_is_for_readers(self):
        post = write(self.ada, images=(take_upload(actor=self.ada, file=photo()),), place=Place(group=self.closed))
        address = f"/posts/{post.pk}/photos/grid/"
        self.assertContains(self.as_person(self.bo).get(address), 'class="media media--1"')
        self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)

    def test_a_broken_photo_is_a_calm_tile(self):
        whole = as_bytes(picture(400, 300))
        image = take_upload(actor=self.ada, file=upload(whole[: len(whole) // 2]))
        post = write(self.ada, images=(image,))
        make_sizes(image_id=image.pk)
        image.refresh_from_db()
        self.assertEqual(image.state, "failed")
        self.assertContains(self.as_person(self.bo).get(f"/posts/{post.pk}/photos/"), "album__note")


class AlbumTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.images = [take_upload(actor=self.ada, file=photo()) for _ in range(6)]
        for image in self.images:
            make_sizes(image_id=image.pk)
        self.post = write(self.ada, images=tuple(self.images), place=Place(group=self.closed))
        self.address = f"/posts/{self.post.pk}/photos/"

    def test_the_card_shows_four_and_the_album_all(self):
        browser = self.as_person(self.bo)
        card = browser.get(f"/posts/{self.post.pk}/").content.decode()
        self.assertEqual(card.count('class="media__photo"'), 4)
        self.assertIn("+2", card)
        album = browser.get(self.address)
        self.assertContains(album, 'class="album__image"', 6)
        self.assertNotContains(album, 'name="alt"')
        self.assertContains(self.as_person(self.ada).get(self.address), 'name="alt"', 6)
        self.assertEqual(self.as_person(self.cy).get(self.address).status_code, 404)

    def test_htmx_gets_the_lightbox_alone(self):
        answer = signed_in(HtmxClient(), self.bo).get(self.address, {"at": self.images[3].pk})
        self.assertContains(answer, f'at="{self.images[3].pk}"')
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, 'class="lightbox__slide"', 6)

    def test_as_many_queries_for_many_photos(self):
        browser = self.as_person(self.bo)
        few = write(self.ada, images=(take_upload(actor=self.ada, file=photo()),))
        counts = [_queries(browser, address) for address in (f"/posts/{few.pk}/photos/", self.address)]
        self.assertEqual(*counts)

    def test_the_author_describes_a_photo_and_the_card_follows(self):
        image, address = self.images[0], f"/photos/{self.images[0].pk}/alt/"
        browser = self.as_person(self.ada)
        browser.get(f"/posts/{self.post.pk}/")
        with self.records():
            answer = browser.post(
                address, {"alt": " De nieuwe loods "}, headers={"referer": f"http://testserver{self.address}"}
            )
        self.assertRedirects(answer, f"http://testserver{self.address}#photo-{image.pk}", fetch_redirect_response=False)
        self.assertContains(browser.get(f"/posts/{self.post.pk}/"), 'alt="De nieuwe loods"')
        for person in (self.bo, self.cy):
            self.assertEqual(self.as_person(person).post(address, {"alt": "x"}).status_code, 404)
        with self.assertRaises(PermissionDenied):
            describe_photo(actor=self.bo, image=image, alt="x")


def _queries(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as caught:
        browser.get(address)
    return len(caught)
