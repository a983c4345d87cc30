from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.people.queries import forget_organisation
from omarm.previews.models import PostLink, PreviewDomain
from omarm.previews.tests.test_links import BODY, PreviewTestCase
from omarm.stream.attachments import attachment_of, offered_attachments
from omarm.stream.commands import Place, delete_post


class PictureTests(PreviewTestCase):
    def test_it_comes_from_us_to_who_may_read_a_post_with_it(self):
        post, preview = self.previewed(place=Place(group=self.closed))
        address = f"/previews/{preview.pk}/m/"
        answer = self.as_person(self.bo).get(address)
        self.assertEqual((answer.status_code, answer["Content-Type"]), (200, "image/webp"))
        for person in (self.cy, self.gus, self.mo):
            self.assertEqual(self.as_person(person).get(address).status_code, 404)
        for wrong in (f"/previews/{preview.pk}/xl/", "/previews/999/m/"):
            self.assertEqual(self.as_person(self.bo).get(wrong).status_code, 404)
        delete_post(actor=self.ada, post=post)
        self.assertEqual(self.as_person(self.bo).get(address).status_code, 404)


class PartTests(PreviewTestCase):
    def test_a_stream_of_many_costs_what_a_stream_of_two_costs(self):
        counts = []
        for size in (2, 15):
            for number in range(size):
                self.previewed(f'<p><a href="http://krant.example/{size}-{number}">x</a></p>')
            browser = self.as_person(self.bo)
            forget_organisation()  # it is read anew every five seconds: not between these
            browser.get("/")
            with CaptureQueriesContext(connection) as asked:
                self.assertContains(browser.get("/"), "link-preview__title", count=len(PostLink.objects.all()))
            counts.append(len(asked))
        self.assertEqual(counts[0], counts[1])

    def test_the_composer_does_not_offer_it(self):
        self.assertNotIn("preview", [attachment.code for attachment in offered_attachments()])
        with self.assertRaises(KeyError):
            attachment_of("preview")


class TakingOffTests(PreviewTestCase):
    def test_the_author_has_a_button_for_it_and_the_way_back(self):
        post, preview = self.previewed()
        off, back = (f"{post.get_absolute_url()}previews/{preview.pk}/{act}/" for act in ("delete", "restore"))
        self.assertContains(self.as_person(self.ada).get(post.get_absolute_url()), off)
        self.assertNotContains(self.as_person(self.bo).get(post.get_absolute_url()), off)
        self.assertContains(signed_in(HtmxClient(), self.ada).post(off), back)
        self.assertTrue(PostLink.objects.get().is_off)
        self.assertContains(signed_in(HtmxClient(), self.ada).post(back), off)
        self.assertRedirects(self.as_person(self.ada).post(off), post.get_absolute_url())

    def test_for_others_it_is_not_there(self):
        post, preview = self.previewed()
        for person in (self.bo, self.cy, self.gus, self.mo):
            for act in ("delete", "restore"):
                address = f"{post.get_absolute_url()}previews/{preview.pk}/{act}/"
                self.assertEqual(self.as_person(person).post(address).status_code, 404)
        self.assertFalse(PostLink.objects.get().is_off)


class DomainPageTests(PreviewTestCase):
    def test_a_site_is_allowed_and_withdrawn(self):
        browser = self.as_person(self.mo)
        told = {"domain": "https://nieuws.example/x", "why": "Elke ochtend"}
        self.assertRedirects(browser.post("/admin/previews/", told), "/admin/previews/")
        page = browser.get("/admin/previews/")
        for words in ("nieuws.example", "Elke ochtend", self.mo.name):
            self.assertContains(page, words)
        domain = PreviewDomain.objects.get(domain="nieuws.example")
        self.assertRedirects(browser.post(f"/admin/previews/{domain.pk}/delete/"), "/admin/previews/")
        self.assertEqual(browser.post(f"/admin/previews/{domain.pk}/delete/").status_code, 404)
        self.assertEqual(PreviewDomain.objects.count(), 1)

    def test_what_is_no_site_comes_back_as_it_was_typed(self):
        for told in ({"domain": "localhost"}, {"domain": ""}, {"domain": "x.example", "why": ""}):
            answer = self.as_person(self.mo).post("/admin/previews/", {"why": "Mijn reden"} | told)
            self.assertContains(answer, told.get("why", "Mijn reden"), status_code=422)

    def test_others_may_not(self):
        domain = PreviewDomain.objects.get()
        for person in (self.ada, self.gus):
            browser = self.as_person(person)
            self.assertEqual(browser.get("/admin/previews/").status_code, 403)
            self.assertEqual(browser.post("/admin/previews/", {"domain": "x.example", "why": "x"}).status_code, 403)
            self.assertEqual(browser.post(f"/admin/previews/{domain.pk}/delete/").status_code, 403)
        self.assertEqual(PreviewDomain.objects.count(), 1)


class BodyTests(PreviewTestCase):
    def test_a_reader_never_asks_the_site_for_anything(self):
        post, _preview = self.previewed(BODY)
        page = self.as_person(self.bo).get(post.get_absolute_url()).content.decode()
        self.assertNotIn('src="http', page)
