from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.firstweek import commands
from omarm.firstweek.models import FirstWeek, Step
from omarm.firstweek.queries import NEW_FOR, Week, at_home, is_new, task_of, tasks_for, week_of
from omarm.firstweek.tests.newcomers import NewcomerTestCase


class CommandTests(NewcomerTestCase):
    def test_a_task_is_ticked_skipped_and_taken_up_again(self):
        task = task_of("find")
        for act, state in (
            (commands.tick_task, "ticked"),
            (commands.skip_task, "skipped"),
            (commands.take_up, "open"),
        ):
            act(actor=self.nia, task=task)
            self.assertEqual(self.state("find"), state)
        self.assertFalse(commands.take_up(actor=self.nia, task=task))

    def test_nothing_of_it_is_told(self):
        with self.records():
            commands.tick_task(actor=self.nia, task=task_of("find"))
            commands.put_away(actor=self.nia)

    def test_a_guest_has_no_path(self):
        for act in (commands.tick_task, commands.skip_task, commands.take_up):
            with self.assertRaises(PermissionDenied):
                act(actor=self.gus, task=task_of("find"))
        for act in (commands.put_away, commands.bring_back):
            with self.assertRaises(PermissionDenied):
                act(actor=self.gus)
        self.assertFalse(FirstWeek.objects.exists())

    def test_a_task_of_a_function_that_is_off_cannot_be_ticked(self):
        self.switch_off("compliments")
        with self.assertRaises(DomainError):
            commands.tick_task(actor=self.nia, task=task_of("thank"))

    def test_put_away_it_keeps_what_was_ticked(self):
        commands.tick_task(actor=self.nia, task=task_of("find"))
        commands.put_away(actor=self.nia)
        self.assertTrue(week_of(self.nia).is_put_away)
        commands.bring_back(actor=self.nia)
        self.assertFalse(week_of(self.nia).is_put_away)
        self.assertEqual(self.state("find"), "ticked")

    def test_it_is_forgotten_three_weeks_after_the_account_was_made(self):
        made_on = timezone.localdate() - timedelta(days=20)
        self.age(20)
        commands.tick_task(actor=self.nia, task=task_of("find"))
        commands.skip_task(actor=self.ada, task=task_of("find"))
        self.assertEqual(FirstWeek.objects.get(person=self.nia).until_on, made_on + NEW_FOR)
        self.assertEqual(FirstWeek.objects.get(person=self.ada).until_on, timezone.localdate() + NEW_FOR)

        self.assertEqual(commands.forget_what_is_over(), 0)
        FirstWeek.objects.filter(person=self.nia).update(until_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(commands.forget_what_is_over(), 1)
        self.assertEqual(list(Step.objects.values_list("week", flat=True)), [self.ada.pk])


class NewTests(NewcomerTestCase):
    def test_who_is_new(self):
        self.assertTrue(is_new(self.nia))
        self.assertFalse(is_new(self.ada))
        self.gus.account_since = timezone.localdate()
        self.assertFalse(is_new(self.gus))
        for days, expected in ((20, True), (21, False)):
            self.age(days)
            self.assertEqual(is_new(self.nia), expected)
        self.nia.account_since = None
        self.assertFalse(is_new(self.nia))

    def test_home_shows_the_first_that_is_open(self):
        codes = [task.code for task in tasks_for(self.nia)]
        self.assertEqual(at_home(self.nia)["task"]["code"], codes[0])
        commands.skip_task(actor=self.nia, task=task_of(codes[0]))
        commands.tick_task(actor=self.nia, task=task_of(codes[1]))
        self.assertEqual(at_home(self.nia)["task"]["code"], codes[2])
        for code in codes[2:]:
            commands.tick_task(actor=self.nia, task=task_of(code))
        self.assertIsNone(at_home(self.nia)["task"])
        self.assertIsNone(week_of(self.nia).next)
        self.assertIsInstance(week_of(self.nia), Week)

    def test_what_it_asks(self):
        with self.assertNumQueries(0):
            at_home(self.ada)
            at_home(self.gus)
        self.read_along()
        with self.assertNumQueries(2):
            at_home(self.nia)
        for task in tasks_for(self.nia):
            commands.skip_task(actor=self.nia, task=task)
        with self.assertNumQueries(2):
            at_home(self.nia)
        commands.put_away(actor=self.nia)
        with self.assertNumQueries(1):
            at_home(self.nia)
