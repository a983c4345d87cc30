from urllib.parse import quote

from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase
from omarm.search.commands.saved import MOST_SAVED, remove_search, restore_search, save_search
from omarm.search.models import SavedSearch
from omarm.search.queries.saved import removed_by, saved_for


class SavingTests(CastTestCase):
    def save(self, name="Fietsen", asked="q=fiets", person=None):
        return save_search(actor=person or self.ada, name=name, asked=asked)

    def test_a_search_is_kept_for_its_owner_alone_and_is_no_fact(self):
        with self.records():
            saved = self.save()
        self.assertEqual(list(saved_for(self.ada)), [saved])
        self.assertEqual(list(saved_for(self.bo)), [])
        self.assertEqual(saved.get_absolute_url(), "/search/?q=fiets")

    def test_the_same_question_gets_the_new_name(self):
        self.save()
        self.save("Naar het werk")
        self.assertEqual([saved.name for saved in saved_for(self.ada)], ["Naar het werk"])

    def test_nothing_is_not_kept_and_fifty_is_enough(self):
        for asked, name in (("", "Leeg"), ("q=fiets", " ")):
            with self.assertRaises(DomainError):
                self.save(name, asked)
        for number in range(MOST_SAVED):
            self.save(asked=f"q={number}")
        with self.assertRaises(DomainError):
            self.save(asked="q=meer")
        self.save("Nog eens", asked="q=0")

    def test_what_is_taken_off_can_come_back_until_the_next(self):
        first, second = self.save(), self.save(asked="q=bodem")
        for refused in (remove_search, restore_search):
            with self.assertRaises(PermissionDenied):
                refused(actor=self.bo, saved=first)
        remove_search(actor=self.ada, saved=first)
        self.assertEqual(list(saved_for(self.ada)), [second])
        self.assertEqual(removed_by(self.ada, first.pk), first)
        self.assertIsNone(removed_by(self.bo, first.pk))
        restore_search(actor=self.ada, saved=first)
        self.assertEqual(len(saved_for(self.ada)), 2)
        remove_search(actor=self.ada, saved=first)
        remove_search(actor=self.ada, saved=second)
        self.assertEqual(list(SavedSearch.objects.all()), [second])


class SavingOnThePageTests(CastTestCase):
    def post(self, person, **told):
        return self.as_person(person).post("/search/saved/", told)

    def test_it_is_kept_as_this_page_would_ask_it(self):
        answer = self.post(self.ada, name="Fiets", asked="q=fiets&what=nonsens&after=x&order=date")
        self.assertRedirects(answer, "/search/?q=fiets&order=date", fetch_redirect_response=False)
        self.assertContains(self.as_person(self.ada).get("/search/"), "/search/?q=fiets&amp;order=date")
        self.assertNotContains(self.as_person(self.bo).get("/search/"), "order=date")

    def test_without_a_name_it_says_so(self):
        answer = self.post(self.ada, name="", asked="q=fiets")
        self.assertRedirects(answer, "/search/", fetch_redirect_response=False)
        self.assertEqual(SavedSearch.objects.count(), 0)

    def test_the_longest_question_fits(self):
        asked = f"q={quote('😀' * 500)}&order=date"
        self.assertEqual(self.post(self.ada, name="Lang", asked=asked[:4000]).status_code, 302)
        self.assertEqual(SavedSearch.objects.count(), 1)

    def test_taking_off_and_bringing_back_in_place_and_on_a_page(self):
        saved = save_search(actor=self.ada, name="Fietsen", asked="q=fiets")
        remove, restore = f"/search/saved/{saved.pk}/delete/", f"/search/saved/{saved.pk}/restore/"
        htmx = signed_in(HtmxClient(), self.ada)
        answer = htmx.post(remove)
        self.assertContains(answer, restore)
        self.assertNotContains(answer, "<html")
        self.assertContains(htmx.post(restore), remove)

        plain = self.as_person(self.ada)
        answer = plain.post(remove, follow=True)
        self.assertEqual(answer.redirect_chain, [(f"/search/?removed={saved.pk}", 302)])
        self.assertContains(answer, restore)
        self.assertRedirects(plain.post(restore), "/search/")

    def test_an_outsider_does_not_find_it(self):
        saved = save_search(actor=self.ada, name="Fietsen", asked="q=fiets")
        for act in ("delete", "restore"):
            self.assertEqual(self.as_person(self.bo).post(f"/search/saved/{saved.pk}/{act}/").status_code, 404)
        self.assertNotContains(self.as_person(self.bo).get(f"/search/?removed={saved.pk}"), "Fietsen")
