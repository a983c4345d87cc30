from datetime import date
from unittest.mock import patch

from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.groups.commands import archive_group
from omarm.people.commands import add_department, deactivate_person, move_department
from omarm.pilots import commands
from omarm.pilots.commands import judging, stop_pilot
from omarm.pilots.models import Pilot, Verdict
from omarm.pilots.queries import waiting
from omarm.pilots.queries.judging import judged
from omarm.pilots.tests.piloting import DAY, PilotTestCase
from omarm.staging.commands import For, switch_off, switch_on
from omarm.staging.models import Stage

ANSWERS = [("exit", "light:answered", 80), ("stop", "days", 120)]


class LifeTests(PilotTestCase):
    def test_it_begins_on_its_day_and_succeeds_when_its_rule_holds(self):
        pilot = commands.start_pilot(actor=self.coco, pilot=self.draft(conditions=[*ANSWERS, ("exit", "days", 42)]))
        self.assertEqual(pilot.state, Pilot.State.WAITING)
        self.night(6)
        self.assertEqual(self.state(pilot), Pilot.State.WAITING)
        self.night(7)
        self.assertEqual(
            (self.state(pilot), self.as_now(pilot).started_on), (Pilot.State.RUNNING, self.today + 7 * DAY)
        )
        self.assertEqual((self.heard(self.bo), self.heard(self.coco)), (["pilots.begun"], ["pilots.begun"]))
        self.assertEqual(self.heard(self.ada), [])
        for day in (8, 20, 48):
            self.fares(self.open, days=day)
            self.night(day)
            self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        self.night(49)
        pilot = self.as_now(pilot)
        self.assertEqual((pilot.state, pilot.ended_on), (Pilot.State.MET, self.today + 49 * DAY))
        self.assertIn("pilots.met", self.heard(self.bo))
        self.night(200)
        self.assertEqual(self.as_now(pilot).ended_on, self.today + 49 * DAY)

    def test_one_that_waits_does_not_begin_while_one_runs_for_the_same_people(self):
        other = add_department(actor=None, name="Bedrijf")
        running = self.begun(group=None, department=other)
        move_department(actor=self.mo, department=self.team)
        waits = self.begun(group=None, department=self.team, starts_on=self.today + 2 * DAY, name="Straks")
        move_department(actor=self.mo, department=self.team, parent=other)
        self.night(3)
        self.assertEqual(self.state(waits), Pilot.State.WAITING)
        stop_pilot(actor=self.coco, pilot=running, reason="Samen verder")
        self.night(4)
        self.assertEqual(self.state(waits), Pilot.State.RUNNING)

    def test_two_that_come_to_have_the_same_people_both_go_on_and_are_flagged(self):
        other = add_department(actor=None, name="Bedrijf")
        mine = self.begun(group=None, department=self.team)
        move_department(actor=self.mo, department=self.team)
        theirs = self.begun(group=None, department=other, name="Op het bedrijf", owner=self.ada)
        self.assertEqual(waiting.unjudged(None, 10), [])
        self.assertNotContains(self.as_person(self.bo).get(mine.get_absolute_url()), theirs.name)

        move_department(actor=self.mo, department=self.team, parent=other)
        self.night(1)
        self.assertEqual({self.state(mine), self.state(theirs)}, {Pilot.State.RUNNING})
        with self.assertNumQueries(3):
            (row,) = waiting.unjudged(None, 10)
        self.assertEqual((row.key, row.values["what"]), (f"{mine.pk}-same-{theirs.pk}", "same"))
        self.assertIn(theirs.name, source_of("pilots.unjudged").words(row.values).title)
        for pilot, named in ((mine, theirs), (theirs, mine)):
            page = self.as_person(self.coco).get(pilot.get_absolute_url())
            self.assertContains(page, f'<a href="{named.get_absolute_url()}">{named.name}</a>')
        page = self.as_person(self.bo).get(mine.get_absolute_url())
        self.assertContains(page, theirs.name)
        self.assertNotContains(page, theirs.get_absolute_url())

        stop_pilot(actor=self.coco, pilot=theirs, reason="Samen verder")
        self.assertEqual(waiting.unjudged(None, 10), [])
        for pilot in (mine, theirs):
            self.assertEqual(self.as_person(self.coco).get(pilot.get_absolute_url()).context["others"], [])

    def test_figures_of_before_the_pilot_say_nothing_of_it(self):
        pilot = self.begun(conditions=ANSWERS)
        self.fares(self.open, days=0)
        self.night(1)
        (found,) = judged(self.as_now(pilot))["exit"].parts
        self.assertEqual((found.state, found.why), ("unknown", "early"))
        self.fares(self.open, days=27)
        self.night(27)
        self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        self.fares(self.open, days=28)
        self.night(28)
        self.assertEqual(self.state(pilot), Pilot.State.MET)

    def test_it_is_stopped_when_one_thing_to_stop_holds(self):
        pilot = self.begun(conditions=[*ANSWERS, ("stop", "messages", 10)])
        self.fares(self.open, days=40, answered=30, messages=9)
        self.night(40)
        self.assertEqual((self.state(pilot), self.as_now(pilot).reason), (Pilot.State.STOPPED, ""))
        self.assertIn("pilots.stopped", self.heard(self.bo))
        rows = waiting.changed(None, 10)
        self.assertEqual([row.values["state"] for row in rows], ["stopped"])
        commands.mark_seen(actor=self.coco, pilot=pilot)
        self.assertEqual(waiting.changed(None, 10), [])

    def test_one_that_cannot_be_judged_holds_up_no_other(self):
        first = self.begun(conditions=[("exit", "days", 30), ("stop", "days", 90)])
        second = self.begun(group=self.closed, conditions=[("exit", "days", 30), ("stop", "days", 90)])
        one_by_one = judging.judged
        fails = patch.object(
            judging, "judged", side_effect=lambda pilot: 1 / (pilot.pk - first.pk) and one_by_one(pilot)
        )
        with fails, self.assertLogs("omarm.pilots", "ERROR"):
            self.night(30)
        self.assertEqual((self.state(first), self.state(second)), (Pilot.State.RUNNING, Pilot.State.MET))

    def test_when_both_hold_on_one_night_it_has_succeeded(self):
        pilot = self.begun(conditions=[("exit", "days", 30), ("stop", "days", 30)])
        self.night(30)
        self.assertEqual(self.state(pilot), Pilot.State.MET)

    def test_one_of_which_nothing_can_be_known_goes_on_until_it_stops_and_stands_on_the_desk(self):
        pilot = self.begun(conditions=ANSWERS)
        self.fares(self.open, members=7, days=40)
        health = self.open.health
        health.lights = [one | {"value": None, "why": "few", "light": "grey"} for one in health.lights]
        health.save()
        self.night(40)
        self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        with self.days_later(40):
            (row,) = waiting.unjudged(None, 10)
        self.assertEqual(row.values["what"], "never")
        self.night(120)
        self.assertEqual(self.state(pilot), Pilot.State.STOPPED)

    def test_a_clock_that_stands_still_is_named(self):
        self.begun()
        for day, silent in ((2, []), (3, ["silent"])):
            with self.days_later(day):
                self.assertEqual([row.values["what"] for row in waiting.unjudged(None, 10)], silent)

    def test_one_that_does_not_get_to_its_start_is_named(self):
        pilot = commands.start_pilot(actor=self.coco, pilot=self.draft(conditions=[*ANSWERS, ("start", "members", 50)]))
        self.night(30)
        self.assertEqual(self.state(pilot), Pilot.State.WAITING)
        with self.days_later(30):
            self.assertEqual(len(waiting.late(None, 10)), 1)

    def test_what_was_found_is_kept_when_it_is_something_else(self):
        pilot = self.begun()
        for day in range(1, 5):
            self.night(day)
        rows = Verdict.objects.filter(pilot=pilot)
        self.assertEqual(sorted(rows.values_list("rule", flat=True)), ["exit", "start", "stop"])
        self.night(40)
        self.assertEqual([row.outcome for row in rows.filter(rule="exit").order_by("day")], ["not_yet", "met"])
        self.assertEqual(rows.filter(rule="exit").latest("day").reasons[0]["wanted"], 40)


class DepartmentTests(PilotTestCase):
    def test_only_whole_months_of_the_pilot_count_and_what_is_not_shown_is_not_known(self):
        code = f"indicator:{self.indicator()}"
        conditions = [("exit", code, 40), ("stop", "days", 300)]
        pilot = self.begun(group=None, department=self.department, conditions=conditions)
        first = (self.today.replace(day=1) + 32 * DAY).replace(day=1)
        self.figure(self.department, self.today.replace(day=1) if self.today.day > 1 else date(2020, 1, 1), 90)
        self.assertEqual(judged(pilot)["exit"].parts[0].why, "early")
        self.figure(self.department, first, None)
        self.assertEqual(judged(pilot)["exit"].parts[0].why, "few_period")
        self.figure(self.department, (first + 32 * DAY).replace(day=1), 40)
        self.night(70)
        self.assertEqual(self.state(pilot), Pilot.State.MET)

    def test_a_department_that_is_gone_dissolves_it(self):
        other = self.begun(group=None, department=self.team)
        Pilot.objects.filter(pk=other.pk).update(department=None)
        self.night(1)
        self.assertEqual((self.state(other), self.as_now(other).audience_name), (Pilot.State.DISSOLVED, self.team.name))


class LeavingTests(PilotTestCase):
    def test_its_group_closes(self):
        switch_off(actor=self.mo, function="polls")
        pilot = self.begun()
        commands.limit_function(actor=self.coco, pilot=pilot, code="polls")
        archive_group(actor=self.ada, group=self.open)
        self.assertIn("pilots.dissolved", self.heard(self.bo))
        self.assertEqual(self.state(pilot), Pilot.State.DISSOLVED)
        self.assertEqual(len(waiting.dissolved(None, 10)), 1)
        commands.release_all(actor=self.coco, pilot=pilot)
        self.assertFalse(Stage.objects.standing().filter(group=self.open).exists())

    def test_its_group_is_deleted(self):
        switch_off(actor=self.mo, function="polls")
        pilot = self.begun()
        commands.limit_function(actor=self.coco, pilot=pilot, code="polls")
        name = self.open.name
        self.open.delete()
        self.night(1)
        pilot = self.as_now(pilot)
        self.assertEqual((pilot.state, pilot.audience_name), (Pilot.State.DISSOLVED, name))
        self.assertContains(self.as_person(self.coco).get(pilot.get_absolute_url()), name)
        self.assertFalse(Stage.objects.standing().filter(function="polls").exclude(group=None).exists())

    def test_who_answers_for_it_leaves(self):
        pilot = self.begun()
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertEqual(len(waiting.unowned(None, 10)), 1)
        self.night(40)
        self.assertEqual(self.state(pilot), Pilot.State.MET)
        self.bo.delete()
        self.assertIsNone(self.as_now(pilot).owner)

    def test_one_that_was_stopped_meanwhile_is_left(self):
        pilot = self.begun()
        commands.stop_pilot(actor=self.bo, pilot=pilot, reason="Geen tijd")
        archive_group(actor=self.ada, group=self.open)
        self.night(60)
        self.assertEqual((self.state(pilot), self.as_now(pilot).reason), (Pilot.State.STOPPED, "Geen tijd"))
        with self.assertRaises(DomainError):
            commands.stop_pilot(actor=self.bo, pilot=pilot, reason="Nog eens")


class TwoTests(PilotTestCase):
    def test_two_for_one_audience_do_not_go_at_once(self):
        first = self.begun()
        second = self.draft(name="Nog een")
        with self.assertRaises(DomainError):
            commands.start_pilot(actor=self.coco, pilot=second)
        commands.stop_pilot(actor=self.coco, pilot=first, reason="Om")
        commands.start_pilot(actor=self.coco, pilot=second)

    def test_a_department_holds_what_is_below_and_above_it(self):
        self.begun(group=None, department=self.department)
        with self.assertRaises(DomainError):
            commands.start_pilot(actor=self.coco, pilot=self.draft(group=None, department=self.team))

    def test_what_a_later_one_has_is_not_released_from_one_that_is_over(self):
        switch_off(actor=self.mo, function="polls")
        first = self.begun()
        commands.stop_pilot(actor=self.coco, pilot=first, reason="Om")
        second = self.begun()
        commands.limit_function(actor=self.coco, pilot=second, code="polls")
        with self.assertRaises(DomainError):
            commands.release_all(actor=self.coco, pilot=first)
        commands.release_function(actor=self.coco, pilot=second, code="polls")
        self.assertFalse(Stage.objects.standing().filter(group=self.open).exists())

    def test_what_everyone_has_is_limited_to_nobody(self):
        with self.assertRaises(DomainError):
            commands.limit_function(actor=self.coco, pilot=self.begun(), code="polls")
        switch_off(actor=self.mo, function="polls")
        switch_on(actor=self.mo, function="polls", audience=For(group=self.open))


class ChangingTests(PilotTestCase):
    def test_a_threshold_is_changed_once_a_day_in_steps_and_with_its_reason(self):
        pilot, later = self.begun(), [("exit", "days", 60), ("stop", "days", 120)]
        change = commands.change_rules(actor=self.coco, pilot=pilot, conditions=later, reason="De zomer")
        self.assertEqual((change.reason, ["exit", "days", 40] in change.before), ("De zomer", True))
        for code, conditions in (
            ("changed_today", [("exit", "days", 70), ("stop", "days", 120)]),
            ("number_between_steps", [("exit", "messages", 41), ("stop", "days", 120)]),
            ("no_rule", [("exit", "days", 70)]),
            ("stops_too_soon", [("exit", "days", 42), ("stop", "days", 30)]),
            ("no_condition", [("exit", "indicator:x", 70), ("stop", "days", 120)]),
        ):
            with self.assertRaises(DomainError) as raised:
                commands.change_rules(actor=self.coco, pilot=pilot, conditions=conditions, reason="Anders")
            self.assertEqual(raised.exception.code, code)
        self.night(40)
        self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        self.night(60)
        self.assertEqual(self.state(pilot), Pilot.State.MET)

    def test_of_one_that_runs_the_form_of_its_words_changes_no_rule(self):
        pilot = self.begun()
        told = {"name": "Anders", "use_case": "b", "success": "c", "owner": self.ada, "starts_on": self.today + 9 * DAY}
        commands.save_pilot(
            actor=self.coco, pilot=pilot, **told, group=None, department=self.department,
            conditions=[("exit", "days", 1), ("stop", "days", 2)],
        )  # fmt: skip
        pilot = self.as_now(pilot)
        self.assertEqual((pilot.name, pilot.group, pilot.starts_on), ("Anders", self.open, self.today))
        self.assertEqual(pilot.conditions.get(rule="exit").value, 40)
