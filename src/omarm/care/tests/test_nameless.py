from datetime import timedelta

from django.utils import timezone

from omarm.care.queries.counting import periods_in, writing_in
from omarm.care.queries.posted import count_months
from omarm.care.queries.windows import Window
from omarm.questions.tests.nameless import NamelessTestCase


class NamelessTests(NamelessTestCase):
    def test_what_is_said_without_a_name_counts_and_as_nobody(self):
        self.ask()
        window = Window(timezone.localdate() + timedelta(days=1))
        self.assertEqual(writing_in([self.open.pk], window)[self.open.pk].people, ())
        period = periods_in([self.open.pk], [window])[self.open.pk, window.ended_on]
        self.assertEqual((period.contributors, period.messages), (0, 1))

    def test_it_is_of_no_editor_and_of_no_other(self):
        self.ask()
        self.assertEqual(count_months([timezone.localdate().replace(day=1)], floor=1), [])
