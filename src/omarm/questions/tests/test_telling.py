"""Who hears that a question is theirs, and who does not."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.notifications.commands import choose_how_told, mark_read
from omarm.notifications.models import MailPace, Notice, Notification, Reason
from omarm.notifications.queries import CHOOSABLE
from omarm.questions.commands import note_answered, pass_on, set_urgent, tick
from omarm.questions.models import Question
from omarm.questions.queries import promise_words, urgent_minutes_of
from omarm.questions.tests.turning import TurnTestCase, at, away
from omarm.stream.commands import add_comment


class TellingTests(TurnTestCase):
    def setUp(self):
        self.deliver()

    def deliver(self):
        while deliver_batch():
            pass

    def told(self, person):
        """Return the reasons for which the person has unread notifications of questions."""
        self.deliver()
        rows = Notification.objects.filter(person=person).unread()
        asking = (Reason.ASKED, Reason.QUESTION_DUE, Reason.QUESTION_WAITS)
        return [Reason(row.reason) for row in rows.filter(reason__in=asking)]

    def test_each_stage_has_its_own_reason_and_nobody_else_hears(self):
        question = self.ask(experts=[self.eva, self.finn])
        self.assertEqual(self.told(self.eva), [Reason.ASKED])
        for person in (self.finn, self.ada, self.cora, self.cy, self.bo):
            self.assertEqual(self.told(person), [])
        tick(at(3))
        self.assertEqual((self.told(self.eva), self.told(self.ada)), ([], [Reason.QUESTION_DUE]))
        tick(at(4))
        self.assertEqual((self.told(self.ada), self.told(self.cora)), ([], [Reason.QUESTION_WAITS]))
        self.assertEqual(question.turns.count(), 4)

    def test_it_goes_by_mail_and_by_each_ones_choice(self):
        self.ask(experts=[self.eva])
        self.deliver()
        self.assertTrue(Notification.objects.get(person=self.eva, reason=Reason.ASKED).mail_due)
        wanted = [reason for reason in CHOOSABLE if reason != Reason.ASKED]
        choose_how_told(actor=self.finn, wanted=wanted, pace=MailPace.Pace.DAILY)
        self.ask(experts=[self.finn])
        self.assertEqual(self.told(self.finn), [])

    def test_no_fact_and_no_notification_names_who_asks(self):
        question = self.ask(experts=[self.eva, self.finn])
        self.told(self.eva)
        for now in (at(3), at(4)):
            tick(now)
        self.deliver()
        for fact in Activity.objects.filter(verb__startswith="question."):
            self.assertIsNone(fact.actor_id)
            self.assertNotIn(self.bo.pk, fact.data["people"])
            self.assertEqual(set(fact.data), {"people", "question", "role", "group"})
        rows = Notification.objects.filter(post=question.pk, person__in=[self.eva, self.finn, self.ada, self.cora])
        asking = rows.filter(reason__in=[Reason.ASKED, Reason.QUESTION_DUE, Reason.QUESTION_WAITS])
        self.assertEqual({actor for row in asking for actor in row.actors}, set())

    def test_what_was_answered_before_the_fact_came_round_rings_no_bell(self):
        question = self.ask(experts=[self.eva])
        note_answered(question=question, comment=add_comment(actor=self.ada, post=question.post, body="Tien jaar."))
        self.assertEqual(self.told(self.eva), [])

    def test_the_bell_is_silent_once_somebody_else_answered(self):
        question = self.ask(experts=[self.eva])
        self.assertEqual(self.told(self.eva), [Reason.ASKED])
        note_answered(question=question, comment=add_comment(actor=self.ada, post=question.post, body="Tien jaar."))
        self.assertEqual(self.told(self.eva), [])

    def test_passing_it_on_silences_ones_own_bell(self):
        question = self.ask(timezone.now(), experts=[self.eva])
        self.told(self.eva)
        pass_on(actor=self.eva, question=question)
        self.assertEqual(self.told(self.eva), [])

    def test_a_question_that_who_looks_after_the_whole_may_not_read(self):
        away(self.ada, 2, 20)
        question = self.ask(group=self.closed)
        self.deliver()
        told = Notice.objects.get(person=question.owner, what="question.unseen")
        self.assertEqual((told.url, told.group), (self.closed.get_absolute_url(), self.closed))
        self.assertFalse(Notification.objects.filter(post=question.pk, person=question.owner).exists())

    def test_of_a_hidden_group_nobody_outside_hears_anything(self):
        away(self.ada, 2, 20)
        question = self.ask(group=self.hidden)
        self.deliver()
        self.assertFalse(Notice.objects.filter(what="question.unseen").exists())
        self.assertFalse(Notification.objects.filter(post=question.pk, person=question.owner).exists())

    def test_a_fact_that_is_told_twice_is_told_once(self):
        from omarm.questions.subscribers.turns import tell_whose_turn_it_is  # noqa: PLC0415 (registered long before)

        question = self.ask(experts=[self.eva])
        self.told(self.eva)
        mark_read(actor=self.eva, post_id=question.pk)
        tell_whose_turn_it_is(Activity.objects.get(verb="question.asked"))
        self.assertEqual(self.told(self.eva), [])


class TermsPageTests(TurnTestCase):
    def test_who_looks_after_the_group_changes_it(self):
        browser, address = self.as_person(self.ada), f"/groups/{self.open.slug}/questions/urgent/"
        self.assertRedirects(browser.post(address, {"minutes": "45"}), address)
        self.assertContains(browser.get(address), 'value="45"')
        self.assertRedirects(browser.post(address, {"minutes": ""}), address)
        self.assertIsNone(urgent_minutes_of(self.open))

    def test_a_promise_of_nothing_comes_back_as_it_was_typed(self):
        answer = self.as_person(self.ada).post(f"/groups/{self.open.slug}/questions/urgent/", {"minutes": "0"})
        self.assertContains(answer, 'value="0"', status_code=422)

    def test_for_others_it_does_not_exist(self):
        for person in (self.bo, self.cy, self.gus, self.mo):
            answer = self.as_person(person).get(f"/groups/{self.hidden.slug}/questions/urgent/")
            self.assertEqual(answer.status_code, 404)


class TermsTests(TurnTestCase):
    def test_who_looks_after_a_group_says_whether_it_takes_urgent_questions(self):
        with self.records("group.changed"):
            set_urgent(actor=self.ada, group=self.open, minutes=30)
        self.assertEqual(urgent_minutes_of(self.open), 30)
        set_urgent(actor=self.ada, group=self.open, minutes=None)
        self.assertIsNone(urgent_minutes_of(self.open))
        for minutes in (0, 4, 481):
            with self.assertRaises(DomainError):
                set_urgent(actor=self.ada, group=self.open, minutes=minutes)
        for person in (self.bo, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                set_urgent(actor=person, group=self.open, minutes=30)

    def test_the_promise_in_words(self):
        set_urgent(actor=self.ada, group=self.open, minutes=30)
        self.assertIn("2", promise_words(self.open, now=at(2)))
        self.assertIn("10:30", promise_words(self.open, urgent=True, now=at(2)))
        self.assertIn("10:00", promise_words(None, now=at(2)))
        self.open.promise_days = None
        self.assertEqual(promise_words(self.open), "")
        self.assertFalse(Question.objects.exists())
