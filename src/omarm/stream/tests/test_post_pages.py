from uuid import uuid4

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.groups.models import Group
from omarm.media.commands import make_sizes
from omarm.media.models import Image
from omarm.media.tests.pictures import upload
from omarm.stream.commands import Place, delete_post
from omarm.stream.commands.posts import LONGEST_BODY, MOST_PHOTOS
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, photo, write


class PageTestCase(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)
        self.htmx = signed_in(HtmxClient(), self.ada)

    def send(self, browser=None, **told):
        return (browser or self.browser).post("/posts/", {"body": "Hallo", "place": "everyone"} | told)


class WritingTests(PageTestCase):
    def test_a_plain_form_publishes_and_leads_to_the_post(self):
        answer = self.send(title="Kop", body="Romp", submission=str(uuid4()))
        post = Post.objects.get()
        self.assertRedirects(answer, f"/posts/{post.pk}/")
        self.assertEqual((post.title, post.text, post.author, post.update.form), ("Kop", "Romp", self.ada, "update"))
        self.assertContains(self.browser.get(answer.url), "Romp")

    def test_htmx_may_send_the_same_form(self):
        self.assertEqual(self.send(self.htmx).status_code, 302)
        self.assertEqual(Post.objects.count(), 1)

    def test_what_cannot_be_published_comes_back_as_it_was_typed(self):
        long = "Een zin. " * (LONGEST_BODY // 5)
        photos = [photo(f"{number}.jpg") for number in range(MOST_PHOTOS + 1)]
        for told in (
            {"title": "Alleen een lege romp", "body": "", "place": "nergens"}, {"body": "", "title": " "},
            {"body": long}, {"place": f"group-{self.hidden.pk}0"}, {"place": "department-0"}, {"place": ""},
            {"photos": photos}, {"photos": [upload(b"MZ dit is geen foto")]}, {"body": "Nul\x00 erin"},
            {"title": "t" * 201}, {"publish_at": "gisteren"}, {"publish_at": "2020-01-01T10:00"}, {"topics-words": "verzonnen"},
        ):  # fmt: skip
            with self.subTest(told=str(told)[:60]):
                typed = {"title": "Bewaar mij", "body": "En mij ook"} | told
                answer = self.send(**typed)
                for words in (typed["title"].strip(), typed["body"].partition("\x00")[0].strip()[:80]):
                    self.assertContains(answer, words, status_code=422)
                self.assertRegex(answer.content.decode(), r'class="(?:field__error|banner)\b')
        self.assertEqual((Post.objects.count(), Image.objects.count()), (0, 0))

    def test_nobody_posts_in_a_group_they_are_not_in(self):
        for person in (self.cy, self.mo):
            for group in self.groups.values():
                answer = self.send(self.as_person(person), place=f"group-{group.pk}")
                self.assertEqual(answer.status_code, 422)
        self.assertEqual(Post.objects.count(), 0)

    def test_nobody_posts_in_a_group_that_has_ended(self):
        Group.objects.filter(pk=self.open.pk).update(archived_at=self.open.created_at)
        self.assertEqual(self.send(place=f"group-{self.open.pk}").status_code, 422)

    def test_the_same_form_twice_is_one_post(self):
        once = str(uuid4())
        first, again = self.send(submission=once), self.send(submission=once)
        self.assertEqual((first.url, Post.objects.count()), (again.url, 1))

    def test_photos_come_with_what_was_typed_beside_each(self):
        self.send(photos=[photo("a.jpg"), photo("b.jpg")], alt=["De loods", "  De ladder "])
        images = [row.image for row in Post.objects.get().photos.all()]
        self.assertEqual([image.alt for image in images], ["De loods", "De ladder"])
        for image in images:
            make_sizes(image_id=image.pk)
        self.assertContains(self.browser.get("/"), 'alt="De ladder"')

    def test_words_that_no_database_can_hold_do_not_break_a_photo(self):
        answer = self.send(photos=[photo()], alt=["De\x00loods"])
        self.assertIn(answer.status_code, (302, 422))

    def test_an_unknown_kind_does_not_exist(self):
        self.assertEqual(self.send(writing="roddel").status_code, 404)
        self.assertEqual(self.browser.get("/posts/new/?writing=roddel").status_code, 404)

    def test_the_composer_is_a_page_and_a_fragment(self):
        page = self.browser.get(f"/posts/new/?place=group-{self.open.pk}")
        self.assertContains(page, f'<option value="group-{self.open.pk}" selected>')
        self.assertContains(page, "<!doctype html>")
        fragment = self.htmx.get("/posts/new/")
        self.assertNotContains(fragment, "<!doctype html>")
        self.assertContains(fragment, "csrfmiddlewaretoken")
        self.assertIn("HX-Request", fragment["Vary"])

    def test_the_composer_offers_only_ones_own_places(self):
        html = self.as_person(self.gus).get("/posts/new/").content.decode()
        self.assertIn(f'value="group-{self.open.pk}"', html)
        for code in ("everyone", *(f"group-{group.pk}" for group in (self.request, self.closed, self.hidden))):
            self.assertNotIn(f'value="{code}"', html)

    def test_a_place_that_is_not_offered_in_the_address_is_not_offered_in_the_form(self):
        page = self.as_person(self.cy).get(f"/posts/new/?place=group-{self.hidden.pk}")
        self.assertNotContains(page, f"group-{self.hidden.pk}")


class ReadingTests(PageTestCase):
    def test_outsider_sees_404(self):
        post = write(self.ada, place=Place(group=self.closed))
        for person, status in ((self.ada, 200), (self.bo, 200), (self.cy, 404), (self.gus, 404), (self.mo, 404)):
            self.assertEqual(self.as_person(person).get(f"/posts/{post.pk}/").status_code, status)

    def test_odd_addresses_are_pages_that_do_not_exist(self):
        post = write(self.ada)
        for address in (
            "/posts/0/", "/posts/99999999999999999999999999/", "/posts/9999999999999999999/history/",
            f"/posts/{post.pk}/?answer=1", "/photos/99999999999999999999999/m/", "/posts/99999999999999999999999/edit/",
        ):  # fmt: skip
            with self.subTest(address=address):
                self.assertEqual(self.browser.get(address).status_code, 404)

    def test_an_answer_that_is_no_number_answers_the_post(self):
        post = write(self.ada)
        for text in ("", "x", "-1", "²", "1.0", "9" * 23):
            with self.subTest(text=text):
                self.assertEqual(self.browser.get(f"/posts/{post.pk}/?answer={text}").status_code, 200)

    def test_what_one_may_do_stands_there_for_the_author_alone(self):
        post = write(self.ada)
        for person, there in ((self.ada, True), (self.bo, False), (self.ada, True), (self.mo, False)):
            html = self.as_person(person).get(f"/posts/{post.pk}/").content.decode()
            self.assertEqual(f"/posts/{post.pk}/edit/" in html, there)
            self.assertEqual(f"/posts/{post.pk}/delete/" in html, there)


class ChangingTests(PageTestCase):
    def setUp(self):
        super().setUp()
        self.post = write(self.ada, "Oud", place=Place(group=self.open))
        self.address = f"/posts/{self.post.pk}/"

    def test_editing_comes_with_the_old_words_and_shows_the_new(self):
        self.assertContains(self.browser.get(f"{self.address}edit/"), ">\nOud</textarea>")
        self.assertRedirects(self.browser.post(f"{self.address}edit/", {"title": "", "body": "Nieuw"}), self.address)
        for page in (self.address, "/", self.open.get_absolute_url(), "/people/ada/"):
            self.assertContains(self.browser.get(page), "Nieuw")
            self.assertNotContains(self.browser.get(page), "Oud")

    def test_an_edit_that_cannot_be_comes_back_as_it_was_typed(self):
        for told in (
            {"title": "", "body": " "},
            {"title": "Kop", "body": "x" * (LONGEST_BODY + 1)},
            {"title": "t" * 201},
        ):
            answer = self.browser.post(f"{self.address}edit/", told)
            self.assertContains(answer, told.get("title", ""), status_code=422)
        self.post.refresh_from_db()
        self.assertEqual(self.post.text, "Oud")

    def test_a_form_with_every_field_left_out_changes_nothing(self):
        self.browser.post(f"{self.address}edit/", {})
        self.post.refresh_from_db()
        self.assertEqual(self.post.text, "Oud")

    def test_deleting_offers_to_bring_it_back(self):
        answer = self.browser.post(f"{self.address}delete/", follow=True)
        self.assertContains(answer, f"{self.address}restore/")
        self.assertNotContains(self.browser.get("/"), "Oud")
        self.assertRedirects(self.browser.post(f"{self.address}restore/"), self.address)
        self.assertContains(self.browser.get("/"), "Oud")

    def test_htmx_gets_the_notice_alone(self):
        fragment = self.htmx.post(f"{self.address}delete/")
        self.assertContains(fragment, f"{self.address}restore/")
        self.assertNotContains(fragment, "<!doctype html>")

    def test_twice_is_once(self):
        self.browser.post(f"{self.address}delete/")
        self.assertEqual(self.browser.post(f"{self.address}delete/").status_code, 404)
        self.browser.post(f"{self.address}restore/")
        self.assertEqual(self.browser.post(f"{self.address}restore/").status_code, 404)
        self.assertTrue(Post.objects.live().contains(self.post))

    def test_reading_does_not_delete(self):
        for act in ("delete", "restore"):
            self.assertEqual(self.browser.get(f"{self.address}{act}/").status_code, 405)

    def test_the_bin_is_ones_own(self):
        delete_post(actor=self.ada, post=self.post)
        for person in (self.bo, self.cy, self.gus, self.mo):
            self.assertEqual(self.as_person(person).get(self.address).status_code, 404)
        self.assertEqual(self.browser.get(self.address).status_code, 200)
