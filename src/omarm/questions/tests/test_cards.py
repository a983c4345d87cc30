"""Knowledge cards: what each command stores, records and refuses, and who reads a card."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group
from omarm.people.commands import deactivate_person
from omarm.questions.commands import (
    CardConflict,
    CardTold,
    change_card,
    hand_over_card,
    mark_solution,
    restore_card,
    unmark_solution,
    withdraw_card,
)
from omarm.questions.models import Card, CardRevision, Credit, Question, SealedAsker
from omarm.questions.queries import begun_card, card_for, changes_of_card, may_keep_card
from omarm.questions.queries.tidying import links_in, tidied
from omarm.questions.sealing import seal
from omarm.questions.tests.keeping import WORDS, KeepingTestCase
from omarm.stream.commands import add_comment, delete_comment, delete_post
from omarm.stream.models import Comment


class KeepTests(KeepingTestCase):
    def test_what_solved_it_is_kept_and_who_answered_is_thanked(self):
        with self.records("card.kept") as facts:
            card = self.keep(owner=self.ada, sources=" https://paspoort.example/ \n\n Paspoortwet ")
        card = self.stored(card)
        self.assertEqual((card.title, card.body), (WORDS["title"], WORDS["body"]))
        self.assertEqual(card.sources, "https://paspoort.example/\nPaspoortwet")
        self.assertEqual((card.owner, card.version, card.confirmed_at), (self.ada, 1, None))
        self.assertEqual(card.review_on, timezone.localdate() + timedelta(days=365))
        self.assertEqual([one.person for one in Credit.objects.all()], [self.cy])
        self.assertEqual(facts[0].actor, self.bo)

    def test_the_same_once_more_is_the_same_card_and_another_is_refused(self):
        card = self.keep()
        with self.records():
            self.assertEqual(self.keep(actor=self.ada), card)
            with self.assertRaises(DomainError) as refused:
                self.keep(body="<p>Vijf jaar.</p>")
        self.assertEqual(refused.exception.code, "card_there")
        self.assertEqual(Card.objects.count(), 1)

    def test_who_can_keep_it(self):
        may = {name: may_keep_card(getattr(self, name), self.question) for name in ("ada", "bo", "cy", "gus", "mo")}
        self.assertEqual(may, {"ada": True, "bo": True, "cy": True, "gus": False, "mo": True})
        with self.assertRaises(PermissionDenied):
            self.keep(actor=self.gus)
        self.say(self.gus, "Elf jaar.")
        self.assertTrue(may_keep_card(self.gus, self.question))

    def test_not_before_it_is_solved_nor_where_it_cannot_be_read_nor_in_a_group_that_ended(self):
        unmark_solution(actor=self.bo, question=self.question)
        with self.assertRaises(PermissionDenied):
            self.keep()
        closed = self.solved_in(self.closed)
        for person in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                self.keep(actor=person, question=closed)
        archive_group(actor=self.ada, group=self.closed)
        with self.assertRaises(PermissionDenied):
            self.keep(question=closed)
        self.assertFalse(Card.objects.exists())

    def test_words_owner_and_day_that_cannot_be(self):
        for code, told in (
            ("title", {"title": " \u200b "}), ("body", {"body": "<p> </p><script>x</script>"}),
            ("body", {"body": f"<p>{'woord ' * 4000}</p>"}), ("sources", {"sources": "x" * 301}),
            ("sources", {"sources": "bron\n" * 21}), ("owner", {"owner": self.gus}),
            ("review_on", {"review_on": timezone.localdate()}),
            ("review_on", {"review_on": timezone.localdate() + timedelta(days=4 * 365)}),
        ):  # fmt: skip
            with self.subTest(code, told=str(told)[:40]), self.assertRaises(DomainError) as refused:
                self.keep(**told)
            self.assertEqual(refused.exception.code, code)
        with self.assertRaises(DomainError) as refused:
            self.keep(question=self.solved_in(self.closed), owner=self.cy)  # who may not read it
        self.assertEqual(refused.exception.code, "owner")
        self.assertFalse(Card.objects.exists())

    def test_what_comes_in_is_cleaned(self):
        card = self.keep(body='<p onclick="x()">Tien <script>x</script><a href="javascript:x">jaar</a>.</p>')
        self.assertNotIn("script", self.stored(card).body)
        self.assertNotIn("onclick", self.stored(card).body)

    def test_others_who_answered_are_thanked_and_nobody_else(self):
        self.say(self.ada, "Voor kinderen vijf.")
        card = self.keep(credits=(self.ada, self.mo))
        self.assertEqual({one.person for one in card.credits.all()}, {self.cy, self.ada})

    def test_without_a_name_no_fact_and_no_row_names_who_keeps_it(self):
        Question.objects.update(is_anonymous=True)
        SealedAsker.objects.create(question=self.question, sealed=seal(self.question.pk, self.bo.pk))
        with self.records("card.kept", "card.withdrawn", "card.restored") as facts:
            card = self.keep()
            withdraw_card(actor=self.bo, card=card)
            restore_card(actor=self.bo, card=card)
        self.assertEqual({fact.actor for fact in facts}, {None})
        self.assertNotIn("bo", {one.person.username for one in card.credits.all()})
        begun = begun_card(self.bo, self.now())
        self.assertEqual(begun.owner, self.cy)
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertIsNone(begun_card(self.bo, self.now()).owner)


class BegunTests(KeepingTestCase):
    def test_a_card_begins_with_the_question_and_the_answer(self):
        begun = begun_card(self.ada, self.question)
        self.assertEqual((begun.title, begun.solver, begun.owner), (WORDS["title"], self.cy, self.cy))
        self.assertIn("Tien jaar.", begun.body)

    def test_greetings_and_goodbyes_go_and_links_are_sources(self):
        for said, kept in (
            ("Hoi Bo,\n\nTien jaar.\n\nGroet, Cy", "<p>Tien jaar.</p>"),
            ("Hallo!\nTien jaar.\nGroetjes", "<p>Tien jaar.</p>"),
            ("Dag is het niet, nacht ook niet.", "<p>Dag is het niet, nacht ook niet.</p>"),
            ("Hoi Bo", "<p>Hoi Bo</p>"),
            (
                "Hoi, ik denk tien jaar en dan verlengen.\nGroet uit Proefstad",
                "<p>Hoi, ik denk tien jaar en dan verlengen.</p>",
            ),
            ("Met vriendelijke groet is zo stijf.\nTien.", "Met vriendelijke groet is zo stijf."),
        ):
            with self.subTest(said):
                self.assertIn(kept, tidied(Comment(body=said)))
        rich = tidied(
            Comment(body="Zie https://a.example/x?b=1&c=2 en https://a.example/x?b=1&c=2 en mailto:a@b.example")
        )
        self.assertEqual(links_in(rich), ["https://a.example/x?b=1&c=2"])


class ChangeTests(KeepingTestCase):
    def setUp(self):
        super().setUp()
        self.card = self.keep(owner=self.ada)

    def change(self, actor=None, version=None, **told):
        told = CardTold(**WORDS | {"owner": self.ada, "review_on": self.card.review_on} | told)
        return change_card(actor=actor or self.bo, card=self.card, told=told, version=version)

    def test_a_change_keeps_how_it_read(self):
        with self.records("card.changed"):
            self.change(body="<p>Tien jaar, voor kinderen vijf.</p>", version=1)
        card = self.stored(self.card)
        self.assertEqual((card.version, CardRevision.objects.get().body), (2, "<p>Tien jaar.</p>"))
        [change] = changes_of_card(card)
        self.assertEqual([piece.text for piece in change.text if piece.how == "ins"], [", voor kinderen vijf"])
        self.assertEqual(change.changed_at, card.changed_at)

    def test_another_owner_or_day_is_no_other_version_and_is_asked_anew(self):
        Card.objects.update(told_on=timezone.localdate(), told_group_on=timezone.localdate())
        self.change(owner=self.cy, review_on=timezone.localdate() + timedelta(days=30), version=1)
        card = self.stored(self.card)
        self.assertEqual((card.version, card.owner, card.told_on, card.told_group_on), (1, self.cy, None, None))
        self.assertFalse(CardRevision.objects.exists())

    def test_two_at_once(self):
        self.change(body="<p>Elf jaar.</p>", version=1)
        with self.assertRaises(CardConflict) as conflict:
            self.change(actor=self.ada, body="<p>Twaalf jaar.</p>", version=1)
        self.assertEqual(conflict.exception.card.body, "<p>Elf jaar.</p>")
        self.change(actor=self.ada, body="<p>Elf jaar.</p>", version=1)  # the same words are no conflict

    def test_an_owner_who_left_may_stay_until_another_is_chosen_and_a_day_that_passed_too(self):
        self.due(self.card)
        deactivate_person(actor=self.mo, person=self.ada)
        self.card = self.stored(self.card)
        self.change(owner=self.card.owner, review_on=self.card.review_on, body="<p>Elf jaar.</p>")
        self.assertEqual(self.stored(self.card).body, "<p>Elf jaar.</p>")

    def test_nobody_else_changes_it_and_thanks_stay(self):
        for act in (self.change, lambda actor: withdraw_card(actor=actor, card=self.card)):
            with self.assertRaises(PermissionDenied):
                act(actor=self.gus)
        delete_comment(actor=self.cy, comment=self.answer)
        self.change(actor=self.ada, body="<p>Elf jaar.</p>")
        self.assertEqual([one.person for one in self.card.credits.all()], [self.cy])
        archive_group(actor=self.ada, group=self.open)
        with self.assertRaises(DomainError):
            self.change(body="<p>Elf.</p>")

    def test_withdrawn_it_is_there_for_who_may_change_it_alone_and_comes_back(self):
        with self.records("card.withdrawn", "card.restored"):
            withdraw_card(actor=self.ada, card=self.card)
            withdraw_card(actor=self.ada, card=self.card)
            with self.assertRaises(Card.DoesNotExist):
                card_for(self.gus, self.card.pk)
            self.assertEqual(card_for(self.cy, self.card.pk), self.card)
            restore_card(actor=self.bo, card=self.card)
        self.assertEqual(card_for(self.gus, self.card.pk), self.card)

    def test_one_that_was_withdrawn_can_be_kept_anew(self):
        withdraw_card(actor=self.ada, card=self.card)
        card = self.stored(self.keep(body="<p>Elf jaar.</p>"))
        self.assertEqual((card.withdrawn_at, card.body, card.version), (None, "<p>Elf jaar.</p>", 2))
        self.assertEqual(CardRevision.objects.get().body, "<p>Tien jaar.</p>")


class HandOverTests(KeepingTestCase):
    def test_it_is_given_by_its_owner_or_who_cares_for_all(self):
        card = self.keep(owner=self.bo)
        with self.records("card.handed_over"):
            hand_over_card(actor=self.bo, pk=card.pk, person=self.bo, to=self.ada)
        self.assertEqual(self.stored(card).owner, self.ada)
        with self.assertRaises(PermissionDenied):
            hand_over_card(actor=self.cy, pk=card.pk, person=self.ada, to=self.cy)
        for code, told in (
            ("settled", {"person": self.bo, "to": self.cy}),
            ("owner", {"person": self.ada, "to": self.gus}),
        ):
            with self.assertRaises(DomainError) as refused:
                hand_over_card(actor=self.mo, pk=card.pk, **told)
            self.assertEqual(refused.exception.code, code)

    def test_one_that_the_giver_may_not_read_tells_nothing_of_who_could(self):
        card = self.keep(question=self.solved_in(self.hidden), owner=self.bo)
        for to in (self.ada, self.cy):
            with self.assertRaises(DomainError) as refused:
                hand_over_card(actor=self.mo, pk=card.pk, person=self.bo, to=to)
            self.assertEqual(refused.exception.code, "card_unseen")


class ReadingTests(KeepingTestCase):
    """A card is read by who may read its question, and by nobody else."""

    def test_who_reads_which(self):
        places = {"open": self.open, "request": self.request, "closed": self.closed, "hidden": self.hidden, "all": None}
        cards = {name: self.keep(question=self.solved_in(group)) for name, group in places.items()}
        for person, names in (
            (self.ada, set(places)), (self.bo, set(places)), (self.cy, {"open", "all"}), (self.gus, {"open"}),
            (self.mo, {"open", "all"}),
        ):  # fmt: skip
            with self.subTest(person.username):
                read = {name for name, card in cards.items() if Card.objects.visible_to(person).contains(card)}
                self.assertEqual(read, names)

    def test_a_question_that_went_takes_its_card_along(self):
        card = self.keep()
        delete_post(actor=self.bo, post=self.question.post)
        for person in (self.ada, self.bo, self.mo):
            with self.assertRaises(Card.DoesNotExist):
                card_for(person, card.pk)

    def test_marking_another_solution_leaves_the_card(self):
        card = self.keep()
        other = add_comment(actor=self.ada, post=self.question.post, body="Elf jaar.")
        mark_solution(actor=self.bo, question=self.question, comment=other)
        self.assertEqual(self.stored(card).body, "<p>Tien jaar.</p>")
