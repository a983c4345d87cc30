"""Does it still hold: what readers say and who sees it, and who hears when the day comes."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.core.floor import FLOOR
from omarm.core.testing.cast import make_person
from omarm.groups.commands import archive_group
from omarm.notifications.models import Notification, Reason
from omarm.people.commands import deactivate_person
from omarm.people.models import HandOver, Person
from omarm.people.queries import hand_over_for
from omarm.questions.commands import (
    CardTold,
    ask_for_review,
    change_card,
    check_card,
    hand_over_card,
    take_back_check,
    withdraw_card,
)
from omarm.questions.models import Card, CardCheck, Question, SealedAsker
from omarm.questions.queries import held_cards, shown_card
from omarm.questions.sealing import seal
from omarm.questions.tests.keeping import WORDS, KeepingTestCase


class CheckTests(KeepingTestCase):
    def setUp(self):
        super().setUp()
        self.card = self.keep(owner=self.ada)
        self.deliver()
        Notification.objects.all().delete()

    def doubt(self, person, note="Het is nu vijf jaar."):
        return check_card(actor=person, card=self.card, holds=False, note=note)

    def test_who_may_change_it_confirms_it_for_a_year(self):
        self.due(self.card)
        Card.objects.update(told_on=timezone.localdate(), told_group_on=timezone.localdate())
        with self.records("card.confirmed") as facts:
            self.assertIsNone(check_card(actor=self.ada, card=self.card, holds=True))
        card = self.stored(self.card)
        self.assertEqual(card.review_on, timezone.localdate() + timedelta(days=365))
        self.assertIsNotNone(card.confirmed_at)
        self.assertEqual((card.told_on, card.told_group_on, facts[0].actor), (None, None, None))
        self.assertFalse(CardCheck.objects.exists())

    def test_a_reader_says_yes_and_nobody_is_told_nor_counted_below_the_floor(self):
        with self.records():
            check_card(actor=self.gus, card=self.card, holds=True)
            check_card(actor=self.gus, card=self.card, holds=True)
        shown = shown_card(self.ada, self.stored(self.card))
        self.assertEqual((CardCheck.objects.count(), shown.holds), (1, None))
        for number in range(FLOOR - 1):
            check_card(actor=make_person(f"lezer{number}"), card=self.card, holds=True)
        self.assertEqual(shown_card(self.gus, self.stored(self.card)).holds, FLOOR)
        check_card(actor=self.ada, card=self.card, holds=True)  # confirmed: it begins anew
        self.assertIsNone(shown_card(self.gus, self.stored(self.card)).holds)
        self.assertFalse(CardCheck.objects.exists())

    def test_a_no_needs_words_and_reaches_who_looks_after_it_without_a_name(self):
        with self.assertRaises(DomainError):
            self.doubt(self.gus, note="  ")
        with self.records("card.doubted") as facts:
            self.doubt(self.gus)
        self.assertIsNone(facts[0].actor)
        self.assertNotIn(self.gus.pk, [value for key, value in facts[0].data.items() if key != "check"])
        self.deliver()
        [told] = Notification.objects.filter(reason=Reason.CARD)
        self.assertEqual((told.person, told.actors), (self.ada, []))
        for person, notes in ((self.ada, 1), (self.bo, 1), (self.gus, 0)):
            self.assertEqual(len(shown_card(person, self.stored(self.card)).doubts), notes)
        page = self.as_person(self.ada).get(self.card.get_absolute_url())
        self.assertContains(page, "Het is nu vijf jaar.")
        self.assertNotContains(page, self.gus.name)
        self.assertNotContains(self.as_person(self.mo).get(f"/questions/cards/{self.card.pk}/history/"), self.gus.name)

    def test_of_a_card_without_an_owner_who_looks_after_the_place_hears(self):
        Card.objects.update(owner=None)
        self.doubt(self.gus)
        self.deliver()
        self.assertEqual([one.person for one in Notification.objects.filter(reason=Reason.CARD)], [self.ada])

    def test_what_was_taken_back_tells_nobody(self):
        self.doubt(self.gus)
        self.assertTrue(take_back_check(actor=self.gus, card=self.card))
        self.assertFalse(take_back_check(actor=self.gus, card=self.card))
        self.deliver()
        self.assertFalse(Notification.objects.filter(reason=Reason.CARD).exists())

    def test_who_confirms_ends_the_bell_and_the_doubt(self):
        self.doubt(self.gus)
        self.deliver()
        check_card(actor=self.bo, card=self.card, holds=True)
        self.deliver()
        self.assertFalse(Notification.objects.unread().filter(reason=Reason.CARD).exists())
        self.assertEqual(shown_card(self.ada, self.stored(self.card)).doubts, ())

    def test_not_by_who_may_not_read_it_nor_of_one_that_is_away_or_of_a_group_that_ended(self):
        closed = self.keep(question=self.solved_in(self.closed))
        with self.assertRaises(PermissionDenied):
            check_card(actor=self.cy, card=closed, holds=True)
        withdraw_card(actor=self.ada, card=self.card)
        with self.assertRaises(PermissionDenied):
            self.doubt(self.ada)
        archive_group(actor=self.ada, group=self.closed)
        with self.assertRaises(DomainError):
            check_card(actor=self.bo, card=closed, holds=True)
        self.assertFalse(CardCheck.objects.exists())

    def test_who_asked_without_a_name_leaves_no_row_beside_their_question(self):
        Question.objects.update(is_anonymous=True)
        SealedAsker.objects.create(question=self.question, sealed=seal(self.question.pk, self.bo.pk))
        for holds in (True, False):
            with self.assertRaises(PermissionDenied):
                check_card(actor=self.bo, card=self.stored(self.card), holds=holds, note="Nee.")
        self.assertFalse(shown_card(self.bo, self.stored(self.card)).may_check)
        self.assertFalse(CardCheck.objects.exists())


class ReviewTests(KeepingTestCase):
    def setUp(self):
        super().setUp()
        self.deliver()
        Notification.objects.all().delete()
        self.card = self.keep(owner=self.cy)
        self.deliver()
        Notification.objects.all().delete()

    def told(self):
        self.deliver()
        return {one.person.username for one in Notification.objects.unread().filter(reason=Reason.CARD)}

    def test_on_the_day_the_owner_hears_of_it_once(self):
        self.assertEqual(ask_for_review(), 0)
        self.due(self.card)
        with self.records("card.due"):
            self.assertEqual([ask_for_review(), ask_for_review()], [1, 0])
        self.assertEqual(self.told(), {"cy"})

    def test_two_weeks_later_who_looks_after_the_place_hears_of_it_once(self):
        self.due(self.card)
        ask_for_review()
        self.told()
        Notification.objects.all().delete()
        now = timezone.now()
        self.assertEqual(ask_for_review(now=now + timedelta(days=13)), 0)
        self.assertEqual([ask_for_review(now=now + timedelta(days=14)) for _twice in range(2)], [1, 0])
        self.assertEqual(self.told(), {"ada"})

    def test_without_an_owner_who_works_here_the_place_hears_of_it_at_once(self):
        self.due(self.card)
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertEqual([ask_for_review() for _twice in range(2)], [1, 0])
        self.assertEqual(self.told(), {"ada"})
        everywhere = self.due(self.keep(question=self.solved_in(None)))
        Notification.objects.all().delete()
        self.assertEqual(ask_for_review(), 1)
        self.assertEqual(self.told(), {"mo"})
        self.assertIsNone(self.stored(everywhere).owner)

    def test_not_when_it_was_confirmed_or_withdrawn_meanwhile_nor_of_a_question_that_went(self):
        self.due(self.card)
        ask_for_review()
        check_card(actor=self.bo, card=self.card, holds=True)
        self.assertEqual(self.told(), set())
        self.due(self.card)
        withdraw_card(actor=self.bo, card=self.card)
        self.assertEqual(ask_for_review(), 0)

    def test_as_many_statements_to_find_them_for_two_as_for_seventeen(self):
        def find(number):
            for _each in range(number):
                self.due(self.keep(question=self.solved_in(self.open), owner=self.ada))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                self.assertEqual(ask_for_review(), number)
            return len([one for one in asked if "questions_card" in one["sql"]])

        self.assertEqual(find(2), find(17))


class OwnerLeavesTests(KeepingTestCase):
    def test_who_leaves_hands_their_cards_over_and_the_new_owner_hears_of_it(self):
        card, unseen = self.keep(owner=self.bo), self.keep(question=self.solved_in(self.hidden), owner=self.bo)
        Person.objects.filter(pk=self.bo.pk).update(manager=self.cy)
        self.deliver()
        deactivate_person(actor=self.mo, person=self.bo)
        self.deliver()
        hand_over = hand_over_for(self.mo, HandOver.objects.get(person=self.bo).pk)
        held = {one.pk: one for one in held_cards(Person.objects.get(pk=self.bo.pk), self.mo)}
        self.assertEqual(hand_over.person, self.bo)
        self.assertEqual((held[card.pk].name, held[card.pk].proposed), (WORDS["title"], self.cy))
        self.assertEqual((held[unseen.pk].url, bool(held[unseen.pk].refusal)), ("", True))
        self.assertNotIn("paspoort", held[unseen.pk].name)
        Notification.objects.all().delete()
        hand_over_card(actor=self.mo, pk=card.pk, person=self.bo, to=self.cy)
        self.deliver()
        self.assertEqual([one.person for one in Notification.objects.unread()], [self.cy])

    def test_a_new_owner_hears_of_it_and_not_who_took_it_on(self):
        card = self.keep(owner=self.ada)
        self.deliver()
        Notification.objects.all().delete()
        told = {"review_on": card.review_on, **WORDS}
        change_card(actor=self.ada, card=card, told=CardTold(owner=self.bo, **told))
        change_card(actor=self.ada, card=card, told=CardTold(owner=self.bo, **told))
        self.deliver()
        self.assertEqual([one.person for one in Notification.objects.filter(reason=Reason.CARD)], [self.bo])
        Notification.objects.all().delete()
        change_card(actor=self.cy, card=card, told=CardTold(owner=self.cy, **told))
        self.deliver()
        self.assertFalse(Notification.objects.exists())

    def test_who_is_thanked_hears_that_the_answer_is_kept(self):
        self.deliver()
        Notification.objects.all().delete()
        self.keep(actor=self.ada)
        self.deliver()
        [told] = Notification.objects.filter(reason=Reason.KEPT)
        self.assertEqual((told.person, told.actors), (self.cy, [self.ada.pk]))
        self.assertTrue(Activity.objects.filter(verb="card.kept").exists())
