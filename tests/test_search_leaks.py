"""No surface of search tells of what somebody may not read: no hit, count, suggestion, spelling, light, address or statement.

A page for a word that is hidden from somebody is, byte for byte, the page for a word that is nowhere, but for that word.
"""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from omarm.people.commands import change_roles
from omarm.search.commands.bestbets import Bet, add_best_bet
from omarm.search.commands.saved import save_search
from omarm.search.models import Document, SpelledWord
from omarm.search.queries import DATE, RELEVANCE, Count, Filters, find, forget_known, suggest
from omarm.search.sources import all_sources
from omarm.search.tests.planting import PLANTED, PlantedTestCase

CHANGING = re.compile(rb'(csrfmiddlewaretoken" value|X-CSRFToken"): ?"[^"]*"|value="[A-Za-z0-9]{64}"|nonce="[^"]*"')
ADDRESSES = ("/search/?q={}", "/search/suggest/?q={}", "/people/?q={}")
MORE_ADDRESSES = (
    "/search/?q={}&order=date", "/search/?q=%22{}%22", "/search/?q=hier+{}", "/search/?q={}+-zomaar", "/search/?q={}&when=week",
    "/search/pick/group/?q={}", "/search/pick/by/?q={}", "/search/pick/topic/?q={}", "/groups/?q={}",
    "/people/narrow/?q={}", "/people/chart/?q={}", "/people/experts/?q={}", "/pick/people/?q={}", "/pick/topics/?q={}", "/pick/departments/?q={}", "/topics/?q={}",
    "/groups/new/similar/?name={}", "/search/?q=hier&group-words={}", "/search/?q=hier&by-words={}", "/search/?q=hier&topic-words={}",
    *(f"/search/?q={{}}&what={code}" for code in ("people", "groups", "cards", "posts", "comments", "files", "topics")),
)  # fmt: skip


NOWHERE = "ozquelpan"  # as long as the words that are planted


class SearchLeakTests(PlantedTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.without = [cls.cy, cls.gus, cls.mo, cls.exa]  # who finds none of it

    def everybody(self):
        for word, (where, finders) in PLANTED.items():
            for person in self.people:
                yield word, where, person, person.username in finders

    def test_who_finds_it_and_who_does_not(self):
        for word, where, person, finds in self.everybody():
            with self.subTest(where, person=person.username):
                found = find(person, word)
                self.assertEqual((bool(found.results), found.total.number > 0), (finds, finds))
                self.assertFalse(found.looked_for or found.did_you_mean)
                self.assertEqual(any(count.number or count.is_more for count in found.counts.values()), finds)
                lit = [piece for result in found.results for piece in (*result.title, *result.text) if piece.is_lit]
                self.assertEqual(bool(lit), finds)

    def test_each_source_and_each_way_to_narrow_refuses(self):
        groups = {"kwerbasto": self.closed, "drispekoa": self.hidden, "snebrakil": self.closed, "zurmevalp": self.part}
        for word, group in groups.items():
            ways = [Filters(group=group.pk), Filters(author=self.ada.pk)]
            ways += [Filters(source=source.code) for source in all_sources()]
            for person in self.without:
                for filters in ways:
                    for order in (RELEVANCE, DATE):
                        found = find(person, word, filters=filters, order=order)
                        self.assertEqual((found.results, found.total, found.after), ((), Count(), ""))
                        self.assertEqual(set(found.counts.values()) - {Count()}, set())
            self.assertTrue(find(self.ada, word, filters=Filters(group=group.pk)).results)

    def test_pages_are_those_of_a_word_that_is_nowhere(self):
        for person in self.without:
            browser = self.as_person(person)
            for address in ADDRESSES if person in (self.cy, self.gus) else ADDRESSES[:1]:
                absent = self.page(browser, address, NOWHERE)
                for word, (where, _finders) in PLANTED.items():
                    with self.subTest(where, person=person.username, address=address):
                        self.assertEqual(self.page(browser, address, word), absent)
        for word in ("kwerbasto", "snebrakil"):
            browser, address = self.as_person(self.bo), ADDRESSES[0]
            self.assertNotEqual(self.page(browser, address, word), self.page(browser, address, NOWHERE))

    def test_so_are_those_with_filters_in_another_order_and_of_pickers(self):
        for person in self.without:
            browser = self.as_person(person)
            for address in MORE_ADDRESSES:
                absent = self.page(browser, address, NOWHERE)
                for word in ("kwerbasto", "snebrakil", "brugnespa"):
                    with self.subTest(word, person=person.username, address=address):
                        self.assertEqual(self.page(browser, address, word), absent)

    def test_no_beginning_and_no_near_miss_brings_it_up(self):
        for word, (where, _finders) in PLANTED.items():
            for person in self.without:
                self.assertEqual(suggest(person, word[:5]), (), (where, person.username))
                found = find(person, word[:3] + word[4:])
                self.assertEqual((found.results, found.looked_for, found.did_you_mean), ((), "", ""))
        self.assertTrue(suggest(self.ada, "kwerb"))

    def test_no_hidden_word_is_ever_proposed(self):
        self.assertFalse(SpelledWord.objects.filter(word__in=PLANTED).exists())
        self.assertTrue(SpelledWord.objects.filter(word="zichtbaar").exists())

    def test_a_group_that_is_hidden_is_like_one_that_is_not_there(self):
        ids = re.compile(rb"\b(?:%d|99999999)\b" % self.hidden.pk)
        for person in self.without:
            browser = self.as_person(person)
            for address in ("/search/?q=hier&group={}", "/search/?q=drispekoa&group={}"):
                here, gone = (
                    ids.sub(b"_", self.page(browser, address.format(pk), "")) for pk in (self.hidden.pk, 99_999_999)
                )
                self.assertEqual(here, gone, (person.username, address))

    def test_a_question_takes_the_statements_that_it_takes_when_the_word_is_nowhere(self):
        """Asked once while it is in the index, and once when it was taken out of it."""
        for word, (where, finders) in PLANTED.items():
            others = [person for person in self.people if person.username not in finders]
            hidden = [self.statements(person, word) for person in others]
            Document.objects.extra(where=["words @@ %s::tsquery"], params=[f"'{word[:6]}':*"]).delete()
            absent = [self.statements(person, word) for person in others]
            for person, *both in zip(others, hidden, absent, strict=True):
                self.assertEqual(*both, (where, person.username))
                self.assertGreater(len(both[0]), 5)

    def test_what_is_set_on_top_is_for_who_may_read_it(self):
        change_roles(actor=self.mo, person=self.bo, codes=["editor"])
        address = self.in_hidden.get_absolute_url()
        add_best_bet(actor=self.bo, bet=Bet(title="Drispekoa voorop", address=address, words="zoekwoord"))
        for person in self.people:
            page = self.as_person(person).get("/search/?q=zoekwoord").content.decode()
            self.assertEqual("Drispekoa voorop" in page, person in (self.ada, self.bo), person.username)

    def test_what_somebody_keeps_is_theirs_and_finds_what_they_may_read_now(self):
        save_search(actor=self.exa, name="Mijn vraag", asked="q=kwerbasto")
        for person in self.people:
            page = self.as_person(person).get("/search/").content.decode()
            self.assertEqual("Mijn vraag" in page, person == self.exa, person.username)
        found = self.as_person(self.exa).get("/search/?q=kwerbasto").content.decode()
        self.assertNotIn(self.in_closed.get_absolute_url(), found)

    def test_who_is_not_signed_in_gets_the_door(self):
        for address in (*ADDRESSES, *MORE_ADDRESSES):
            answer = Client().get(address.format("kwerbasto"))
            self.assertEqual((answer.status_code, answer.content), (302, b""), address)

    def test_the_directory_shows_nothing_that_is_narrowed(self):
        for person in self.people:
            if person not in (self.bo, self.pia):
                page = self.as_person(person).get("/people/").content.decode().casefold()
                self.assertNotIn("humvertix", page, person.username)

    def test_people_whom_a_guest_does_not_know(self):
        for typed in ("cock", "mulder", "exasen"):
            self.assertTrue(find(self.ada, typed).results, typed)
            self.assertEqual((find(self.gus, typed).results, suggest(self.gus, typed)), ((), ()))

    def page(self, browser, address, word):
        """Return what a browser gets for a word, without what differs each time, and without the word as it was typed."""
        answer = browser.get(address.format(word))
        self.assertIn(answer.status_code, (200, 403, 404, 422))  # of a guest some pages are none
        page = CHANGING.sub(b"", answer.content)
        return re.sub(word.encode(), b"_", page, flags=re.IGNORECASE) if word else page

    def statements(self, person, word):
        """Return what the database is asked for a question, in its order, without what was typed."""
        find(person, "iets anders")
        forget_known()  # it is remembered for some seconds, other things for a minute
        with CaptureQueriesContext(connection) as asked:
            find(person, word)
            suggest(person, word)
        return [re.sub(r"\d+", "0", statement["sql"])[:60] for statement in asked]
