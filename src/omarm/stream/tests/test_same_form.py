from uuid import uuid4

from omarm.core.errors import DomainError
from omarm.stream.commands import EVERYONE, Place, take_upload
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, photo, write


class SameFormTests(StreamTestCase):
    def test_the_same_words_to_another_place_are_another_post_once(self):
        key, places = uuid4(), (EVERYONE, Place(group=self.open), Place(department=self.team))
        for place in places * 2:
            post = write(self.ada, place=place, submission=key)
            self.assertEqual(post.placements.get().group, place.group)
        self.assertEqual(Post.objects.count(), 3)

    def test_other_words_are_another_post_once(self):
        key = uuid4()
        for body in ("een", "twee", "twee", "een"):
            write(self.ada, body=body, submission=key)
        self.assertEqual(sorted(Post.objects.values_list("text", flat=True)), ["een", "twee"])

    def test_nothing_is_told_the_second_time(self):
        key = uuid4()
        write(self.ada, submission=key)
        with self.records("post.published"):
            for _time in range(2):
                write(self.ada, place=Place(group=self.open), submission=key)

    def test_photos_that_stand_elsewhere_make_no_empty_post(self):
        key, image = uuid4(), take_upload(actor=self.ada, file=photo())
        write(self.ada, body="", images=(image,), submission=key)
        with self.assertRaises(DomainError) as refused:
            write(self.ada, body="", images=(image,), submission=key, place=Place(group=self.open))
        self.assertEqual(refused.exception.code, "uploads_used")

    def test_the_pages_lead_to_each_its_own(self):
        browser, form = self.as_person(self.ada), {"body": "Hallo", "submission": str(uuid4())}
        urls = [
            browser.post("/posts/", form | {"place": place}).url for place in ("everyone", f"group-{self.open.pk}") * 2
        ]
        self.assertEqual(urls[:2], urls[2:])
        self.assertNotEqual(urls[0], urls[1])
