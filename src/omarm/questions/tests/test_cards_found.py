"""Cards are found first by who may read their question, and by nobody else: in the search and while somebody asks."""

from omarm.questions.commands import change_card, restore_card, withdraw_card
from omarm.questions.commands.cards import CardTold
from omarm.questions.queries import similar
from omarm.questions.tests.keeping import WORDS, KeepingTestCase
from omarm.search.commands import renew_index
from omarm.search.models import Document
from omarm.search.queries import Filters, find
from omarm.search.sources import source
from omarm.stream.commands import delete_post, restore_post


class FoundTests(KeepingTestCase):
    def setUp(self):
        super().setUp()
        self.card = self.keep(owner=self.ada)
        self.hidden_card = self.keep(
            question=self.solved_in(self.hidden), title="Wat kost een paspoort?", body="<p>Hortensia.</p>"
        )
        self.deliver()

    def found(self, person, text, **told):
        return [(one.source.code, one.hit.id) for one in find(person, text, **told).results]

    def test_the_card_stands_above_its_question(self):
        hits = self.found(self.gus, "paspoort geldig")
        self.assertEqual(hits[0], ("cards", self.card.pk))
        self.assertIn(("posts", self.question.pk), hits)

    def test_nobody_finds_what_they_may_not_read_not_even_a_count(self):
        for person in (self.cy, self.gus, self.mo):
            found = find(person, "hortensia")
            self.assertEqual((found.results, found.total.number, found.looked_for), ((), 0, ""))
            self.assertFalse(source("cards").visible(person, [self.hidden_card.pk]))
            self.assertNotIn(
                ("cards", self.hidden_card.pk), self.found(person, "paspoort", filters=Filters(source="cards"))
            )
        self.assertIn(("cards", self.hidden_card.pk), self.found(self.bo, "hortensia"))

    def test_guests_do_not_find_by_a_name_that_is_thanked(self):
        name = self.cy.name.split()[-1]
        self.assertIn(("cards", self.card.pk), self.found(self.bo, name))
        self.assertNotIn(("cards", self.card.pk), self.found(self.gus, name))

    def test_it_is_found_by_what_it_says_now_and_no_more_when_it_was_withdrawn(self):
        change_card(
            actor=self.bo, card=self.card, told=CardTold(title=WORDS["title"], body="<p>Elf jaar, kwispel.</p>")
        )
        self.deliver()
        self.assertEqual(self.found(self.gus, "kwispel"), [("cards", self.card.pk)])
        withdraw_card(actor=self.bo, card=self.card)
        self.assertFalse(self.found(self.gus, "kwispel"))  # before the index heard of it
        self.deliver()
        self.assertFalse(Document.objects.filter(source="cards", object_id=self.card.pk).exists())
        restore_card(actor=self.bo, card=self.card)
        self.deliver()
        self.assertEqual(self.found(self.gus, "kwispel"), [("cards", self.card.pk)])

    def test_it_goes_and_comes_with_its_question(self):
        delete_post(actor=self.bo, post=self.question.post)
        self.assertNotIn("cards", dict(self.found(self.gus, "paspoort")))
        self.deliver()
        self.assertFalse(Document.objects.filter(source="cards", object_id=self.card.pk).exists())
        restore_post(actor=self.bo, post=self.question.post)
        self.deliver()
        self.assertIn("cards", dict(self.found(self.gus, "paspoort")))

    def test_the_index_can_be_made_anew(self):
        Document.objects.filter(source="cards").delete()
        renew_index(sources=["cards"])
        self.assertEqual(Document.objects.filter(source="cards").count(), 2)

    def test_while_somebody_asks_the_card_comes_first_with_its_own_answer(self):
        first = similar(self.gus, "Hoe lang is mijn paspoort geldig?")[0]
        self.assertEqual((first.card, first.answer, first.post_id), (True, "Tien jaar.", self.question.pk))
        self.assertEqual(first.url, self.card.get_absolute_url())
        self.assertNotIn(
            self.hidden_card.pk, [one.post_id for one in similar(self.gus, "Wat kost een paspoort vandaag?")]
        )
