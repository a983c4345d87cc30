from datetime import timedelta

from django.utils import timezone

from omarm.activity.models import Activity
from omarm.moderation.commands import appeal, forget, tell_what_waits
from omarm.moderation.models import Case, Report
from omarm.moderation.queries import reported_by, strikes_on
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.stream.tests.writing import write


class HiddenForLongTests(ModerationTestCase):
    """After a year the decision is gone; what it hid stays hidden, and its author still reads that it is."""

    def setUp(self):
        super().setUp()
        self.case = self.decided()
        self.address = self.post.get_absolute_url()
        self.assertRedirects(self.as_person(self.bo).get(self.address), self.case.decision_url)
        Case.objects.update(decided_at=timezone.now() - Case.KEPT_FOR - timedelta(days=1))
        self.assertEqual(forget()[1], 1)

    def test_its_author_reads_that_it_is_hidden_and_nothing_of_it(self):
        page = self.as_person(self.bo).get(self.address)
        self.assertTemplateUsed(page, "stream/hidden.html")
        self.assertNotContains(page, "Wat een onzin", status_code=404)

    def test_for_anybody_else_it_is_not_there(self):
        for person in (self.ada, self.dee, self.cy, self.mo):
            self.assertEqual(self.as_person(person).get(self.address).status_code, 404, person)


class ForgettingTests(ModerationTestCase):
    def settle(self, days):
        Case.objects.update(decided_at=timezone.now() - timedelta(days=days, minutes=1))

    def test_words_and_reporters_go_with_the_term_of_appeal(self):
        self.decided(case=self.reported(words="Au.", names_reporter=True))
        self.assertEqual(forget(), (0, 0))
        self.settle(14)
        self.assertEqual(forget(), (1, 0))
        made = Report.objects.get()
        self.assertEqual(
            (made.reporter, made.words, made.names_reporter, made.reason, Case.objects.get().said),
            (None, "", False, "hurts", ""),
        )
        self.assertEqual((reported_by(self.dee), forget()), ([], (0, 0)))

    def test_nothing_goes_while_it_waits_or_an_appeal_waits(self):
        self.reported(write(self.cy))
        case = self.decided(case=self.reported())
        appeal(actor=self.bo, case=case, words="Nee.")
        Case.objects.filter(pk=case.pk).update(decided_at=timezone.now() - timedelta(days=400))
        self.assertEqual(forget(), (0, 0))

    def test_a_decision_goes_after_a_year(self):
        self.decided("spoken")
        self.settle(364)
        self.assertEqual((forget()[1], len(strikes_on(self.bo))), (0, 1))
        self.settle(365)
        self.assertEqual((forget()[1], strikes_on(self.bo)), (1, []))

    def test_facts_name_no_reporter_as_who_did_it(self):
        appeal(actor=self.bo, case=self.decided(case=self.told_case()), words="Nee.")
        tell_what_waits()
        verbs = ("case.opened", "case.decided", "appeal.made")
        about = Activity.objects.filter(verb__in=verbs)
        self.assertEqual(set(about.values_list("verb", "actor")), {(verb, None) for verb in verbs})

    def told_case(self):
        case = self.reported()
        tell_what_waits()
        return case
