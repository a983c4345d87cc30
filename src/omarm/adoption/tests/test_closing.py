from datetime import timedelta

from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from omarm.adoption.commands import close_months, forget_old_figures
from omarm.adoption.commands.forgetting import forget_content
from omarm.adoption.indicators import all_indicators
from omarm.adoption.indicators import get as indicators_of
from omarm.adoption.models import Baseline, Figure, Scope
from omarm.adoption.queries.counting.between import CODE as BETWEEN
from omarm.adoption.queries.overview import tiles_on
from omarm.adoption.queries.periods import Period, closed_periods, months_after
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.consent.commands import choose_mode, forget_what_is_not_measured
from omarm.consent.measurements import Mode, declared
from omarm.people.commands import add_department
from omarm.people.models import Person
from omarm.people.queries import work_time

ASKED = "questions-in-time"


class ClosingTestCase(AdoptionTestCase):
    def asked_by(self, people, *, in_time, back=0):
        """Have each ask once in a month; the first so many are answered within the promise."""
        for number, person in enumerate(people):
            self.ask(person, self.day(back=back), answered=5 if number < in_time else 99)

    def close(self, **told):
        return close_months(today=self.today, **told)


class CountingOnceTests(ClosingTestCase):
    def test_the_whole_and_its_departments_are_counted_when_the_month_is_over(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        self.asked_by(self.crowd(self.south, 11), in_time=11)
        self.close()
        self.assertEqual(
            [self.figure(ASKED), self.figure(ASKED, self.north), self.figure(ASKED, self.south)],
            [(20, 23), (9, 12), (11, 11)],
        )

    def test_a_month_is_settled_on_its_second_day(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        close_months(today=self.month.next)
        self.assertFalse(Figure.objects.filter(month=self.month.first).exists())
        close_months(today=self.month.next + timedelta(days=1))
        self.assertEqual(self.figure(ASKED), (9, 12))

    def test_what_was_counted_stays_whatever_happens_to_the_content(self):
        people = self.crowd(self.north, 12)
        self.asked_by(people, in_time=9)
        self.assertGreater(self.close(), 0)
        people[0].posts.get().placements.update(live=False)
        self.assertEqual(self.close(), 0)
        self.assertEqual(self.figure(ASKED), (9, 12))

    def test_a_question_counts_in_the_month_in_which_its_promise_ends(self):
        for person in self.crowd(self.north, 9):
            self.ask(person, self.day(28, back=1), due_days=20, answered=3)
        self.close()
        self.assertEqual(self.figure(ASKED), (9, 9))

    def test_nobody_from_outside_counts_nor_who_asks_without_a_name(self):
        self.asked_by(self.crowd(self.north, 8), in_time=8)
        self.ask(self.gus, self.day(), answered=99)
        self.close()
        self.assertEqual(self.figure(ASKED), (8, 8))

    def test_where_nothing_was_written_nothing_is_counted(self):
        self.assertEqual(self.close(), 0)
        self.assertEqual(Scope.objects.get(kind="organisation").key, "organisation")

    def test_more_departments_cost_no_more_questions(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        few = self.questions()
        for number in range(15):
            self.asked_by(self.crowd(add_department(actor=None, name=f"Afdeling {number}"), 12), in_time=9)
        Figure.objects.all().delete()
        Baseline.objects.all().delete()
        self.assertEqual(self.questions(), few)

    def questions(self):
        work_time()  # remembered for some seconds, no part of the cost
        with CaptureQueriesContext(connection) as asked:
            self.close()
        return len(asked)


class HidingTests(ClosingTestCase):
    def test_of_few_people_nothing_is_shown_and_a_second_one_is_hidden_with_them(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        self.asked_by(self.crowd(self.south, 10)[:5], in_time=2)
        self.close()
        self.assertEqual(self.figure(ASKED), (11, 17))
        self.assertEqual((self.figure(ASKED, self.south), self.figure(ASKED, self.north)), (None, None))

    def test_a_hidden_row_holds_no_number(self):
        self.asked_by(self.crowd(self.south, 5), in_time=2)
        self.close()
        rows = Figure.objects.filter(is_shown=False)
        self.assertTrue(rows.exists())
        self.assertEqual({*rows.values_list("part", "whole")}, {(None, None)})

    def test_the_database_refuses_a_hidden_row_with_a_number(self):
        self.asked_by(self.crowd(self.south, 5), in_time=2)
        self.close()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Figure.objects.filter(is_shown=False).update(part=2)

    def test_of_people_those_who_did_not_are_protected_too(self):
        self.began()
        people = self.crowd(self.north, 12)
        for person in people[:8]:
            self.post(person, self.day())
        self.crowd(self.south, 30)
        self.close()
        self.assertIsNone(self.figure("contributors", self.north))  # four would be left
        self.assertEqual(self.figure("contributors")[0], 8)

    def test_while_all_who_write_do_so_for_the_first_time_the_curve_alone_tells_of_them(self):
        people = self.crowd(self.north, 30)
        for person in people[:10]:
            self.post(person, self.day(back=1))
        for person in people[5:15]:
            self.post(person, self.day())
        self.close()
        self.assertIsNone(self.figure("contributors", month=Period(self.day(1, back=1).date())))
        self.assertEqual(self.figure("contributors")[0], 10)

    def test_small_departments_are_told_of_together(self):
        for number in range(3):
            small = add_department(actor=None, name=f"Klein {number}")
            self.asked_by(self.crowd(small, 6), in_time=6)
        self.asked_by(self.crowd(self.north, 12), in_time=12)
        self.close()
        other = Scope.objects.get(is_other=True)
        row = Figure.objects.get(indicator=ASKED, scope=other, month=self.month.first)
        self.assertEqual((row.part, row.whole), (18, 18))

    def test_no_row_that_is_kept_names_a_person(self):
        columns = {field.name for model in (Figure, Scope) for field in model._meta.get_fields()}
        self.assertEqual(columns & {"person", "author", "member", "asked_by"}, set())


class GateTests(ClosingTestCase):
    def exchange(self, back):
        north, south = self.crowd(self.north, 12), self.crowd(self.south, 12)
        for one, other in zip(north, south, strict=True):
            self.comment(other, self.post(one, self.day(back=back)), self.day(11, back=back))

    def test_without_consent_what_is_between_people_is_not_counted(self):
        self.exchange(0)
        self.close()
        self.assertFalse(Figure.objects.filter(indicator__in=codes_of(BETWEEN)).exists())

    def test_with_consent_it_is_counted_from_the_month_in_which_it_was_given(self):
        self.exchange(0)
        self.exchange(2)
        self.agree(BETWEEN, given_on=self.month.first + timedelta(days=20))
        self.close()
        self.assertEqual(self.figure("across-departments"), (12, 12))
        months = Figure.objects.filter(indicator="across-departments").values_list("month", flat=True).distinct()
        self.assertEqual(list(months), [self.month.first])

    def test_what_was_switched_off_is_not_counted_back_once_it_is_on_again(self):
        people = self.crowd(self.north, 12)
        self.asked_by(people, in_time=9)
        self.close()
        code = indicators_of(ASKED).measurement
        for mode in (Mode.NONE, Mode.AGGREGATE):
            choose_mode(actor=self.mo, measurement=code, mode=mode, reason="Eerst overleg.")
            forget_what_is_not_measured()
        Person.objects.filter(pk=people[0].pk).update(is_guest=True)  # (8, 11), beside the (9, 12) of before
        self.close()
        self.assertFalse(Figure.objects.filter(indicator=ASKED).exists())

    def test_every_indicator_is_declared_and_complete(self):
        known = {measurement.code for measurement in declared()}
        for indicator in all_indicators():
            with self.subTest(indicator.code):
                self.assertIn(indicator.measurement, known)
                told = (indicator.title, indicator.definition, indicator.caveat, indicator.things, indicator.owner)
                self.assertTrue(all(map(str, told)) and indicator.source)


class CoarseTests(ClosingTestCase):
    """What counts acts that another indicator counts too: exact, the months that are hidden follow from the quarter."""

    def test_a_quarter_beside_its_months_is_a_share_in_fifths(self):
        back = self.month.first.month % 3  # the last month of a quarter
        self.post(self.ada, self.day(back=back + 5))
        people = self.crowd(self.north, 40)
        self.asked_by(people[:13], in_time=13, back=back)
        self.asked_by(people[:7], in_time=2, back=back + 1)
        self.close()
        row = Figure.objects.filter(indicator="asked-among-departments", is_shown=True).first()
        self.assertEqual((row.part, row.whole), (4, 5))
        self.assertFalse(Baseline.objects.filter(indicator="asked-among-departments").exists())
        [tile] = tiles_on(row.scope, [indicators_of("asked-among-departments")])
        self.assertEqual((tile.last.value, tile.last.n), (80, None))

    def test_comments_are_told_in_tens(self):
        post = self.post(self.ada, self.day())
        for person in self.crowd(self.north, 13):
            self.comment(person, post, self.day())
        self.close()
        self.assertEqual(self.figure("comments"), (10, 10))


class ForgettingTests(ClosingTestCase):
    def test_what_is_switched_off_goes(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        self.close()
        kept = Figure.objects.exclude(indicator__in=codes_of("adoption.content")).count()
        self.assertGreater(forget_content(), 0)
        self.assertEqual(Figure.objects.count(), kept)

    def test_what_is_past_its_term_goes_and_where_it_began_stays(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        self.close()
        Figure.objects.filter(indicator=ASKED).update(month=months_after(self.month.first, -70))
        self.assertGreater(forget_old_figures(today=self.today), 0)
        self.assertFalse(Figure.objects.filter(indicator=ASKED).exists())


class BaselineTests(ClosingTestCase):
    def test_it_is_the_sum_of_the_first_three_that_are_shown_and_never_changes(self):
        people = self.crowd(self.north, 12)
        for back in (4, 3, 2, 1, 0):
            self.asked_by(people[:5] if back == 3 else people, in_time=back * 2, back=back)
        self.close()
        start = Baseline.objects.get(indicator=ASKED, scope__kind="organisation")
        self.assertEqual((start.part, start.whole), (8 + 4 + 2, 36))  # the second month was about five people
        self.assertEqual(start.since, months_after(self.month.first, -4))
        self.assertEqual(start.until, months_after(self.month.first, 0) - timedelta(days=1))
        self.close()
        self.assertEqual(Baseline.objects.get(pk=start.pk).part, start.part)

    def test_before_that_there_is_none(self):
        self.asked_by(self.crowd(self.north, 12), in_time=9)
        self.close()
        self.assertFalse(Baseline.objects.exists())


class PeriodTests(AdoptionTestCase):
    def test_quarters_are_those_of_the_calendar_and_whole(self):
        self.post(self.ada, self.day(back=12))
        quarters = closed_periods(3, today=self.today)
        self.assertEqual({period.first.month % 3 for period in quarters}, {1})
        self.assertTrue(all(period.next <= self.month.next for period in quarters))

    def test_what_waits_a_month_more_is_counted_a_month_later(self):
        self.post(self.ada, self.day(back=5))
        self.assertEqual(closed_periods(1, today=self.today)[-1], self.month)
        waiting = closed_periods(1, waits=1, today=self.today)
        self.assertEqual(waiting[-1], Period(months_after(self.month.first, -1)))

    def test_two_years_at_most(self):
        self.post(self.ada, self.day(back=40))
        self.assertEqual(len(closed_periods(1, today=self.today)), 24)


def codes_of(measurement):
    return [indicator.code for indicator in all_indicators() if indicator.measurement == measurement]
