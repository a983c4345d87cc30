"""A card that is not as it should be: reported, or brought up by a word of the list; and the rules for who keeps one."""

from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.houserules.commands import publish_edition, start_edition
from omarm.houserules.models import Acceptance
from omarm.moderation.commands import Reported, add_word, report
from omarm.moderation.models import Case
from omarm.people.commands import change_roles
from omarm.questions.commands import withdraw_card
from omarm.questions.models import Card
from omarm.questions.tests.answering import take_name_off
from omarm.questions.tests.keeping import KeepingTestCase

TOLD = {"title": "Hoe lang geldig?", "body": "Tien jaar.", "sources": "", "review_on": "2027-11-01"}


class ReportedTests(KeepingTestCase):
    def test_a_report_from_a_card_has_its_words_and_hides_both(self):
        card = self.keep(body="<p>Vraag het die sukkel van hierboven.</p>", sources="Lijst van sukkels")
        browser, address = self.as_person(self.cy), f"/posts/{card.pk}/report/"
        self.assertContains(browser.get(card.get_absolute_url()), address)
        self.assertContains(browser.get(address), "die sukkel van hierboven")
        self.assertEqual(browser.post(address, {"reason": "hurts"}).status_code, 302)
        said = Case.objects.get(post=card.pk).said
        self.assertIn("die sukkel van hierboven", said)
        self.assertIn("Lijst van sukkels", said)

    def test_what_was_withdrawn_is_no_longer_said(self):
        withdraw_card(actor=self.bo, card=self.keep(body="<p>Vraag het die sukkel.</p>"))
        report(actor=self.cy, thing=self.question.post, told=Reported(reason="hurts"))
        self.assertNotIn("sukkel", Case.objects.get().said)

    def test_who_cannot_read_it_reports_nothing(self):
        card = self.keep(question=self.solved_in(self.closed))
        self.assertEqual(self.as_person(self.cy).get(f"/posts/{card.pk}/report/").status_code, 404)
        with self.assertRaises(PermissionDenied):
            report(actor=self.cy, thing=card.question.post, told=Reported(reason="hurts"))

    def test_a_word_of_the_list_on_a_card_brings_it_up(self):
        change_roles(actor=None, person=self.cy, codes=["community_manager"])
        add_word(actor=self.cy, word="sukkel")
        self.keep(body="<p>Vraag het die sukkel.</p>")
        self.deliver()
        self.assertEqual(Case.objects.get(post=self.question.pk).signals, ["sukkel"])


class RulesTests(KeepingTestCase):
    def setUp(self):
        super().setUp()
        change_roles(actor=None, person=self.cy, codes=["community_manager"])
        start_edition(actor=self.cy)
        with self.captureOnCommitCallbacks(execute=True):
            self.edition = publish_edition(actor=self.cy, note="Omdat het helpt.", is_small=False)

    def test_who_keeps_a_card_accepts_the_rules_with_it(self):
        browser, address = self.as_person(self.bo), f"/questions/{self.question.pk}/card/"
        self.assertContains(browser.get(address), 'name="accepts"')
        self.assertContains(browser.post(address, TOLD), "Hoe lang geldig?</textarea>", status_code=422)
        self.assertFalse(Card.objects.exists())
        self.assertEqual(browser.post(address, TOLD | {"accepts": self.edition.number}).status_code, 302)
        self.assertEqual(Acceptance.objects.get().person, self.bo)
        self.assertNotContains(browser.get(f"/questions/cards/{self.question.pk}/edit/"), 'name="accepts"')

    def test_not_with_what_one_asked_without_a_name(self):
        question = take_name_off(self.question)
        with self.assertRaises(DomainError) as refused:
            self.keep(question=question, accepts=self.edition.number)
        self.assertEqual(refused.exception.code, "voice_rules")
        self.assertFalse(Acceptance.objects.exists())
        with self.assertRaises(DomainError) as refused:
            self.keep(self.cy, question)
        self.assertEqual(refused.exception.code, "rules_unaccepted")
