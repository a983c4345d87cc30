from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.notifications.models import Notice
from omarm.pilots import commands
from omarm.pilots.models import Pilot, Verdict
from omarm.pilots.queries import waiting
from omarm.pilots.queries.pilots import page_of, pilot_for
from omarm.pilots.tests.piloting import DAY, PilotTestCase

MESSAGES = [("exit", "messages", 60), ("stop", "days", 300)]


class NumberTests(PilotTestCase):
    """Coco guides and is in no group; Ada owns all of them."""

    def parts(self, person, pilot, rule="exit"):
        page = page_of(person, pilot_for(person, pilot.pk))
        return next(parts for one, _outcome, parts in page["rules"] if one == rule)

    def test_the_number_of_a_closed_group_is_for_who_sees_it_anyhow(self):
        pilot = self.begun(group=self.closed, conditions=MESSAGES, owner=self.ada)
        self.fares(self.closed, messages=53, days=40)
        self.night(40)
        for person, sees in ((self.ada, True), (self.coco, False), (self.otto, False)):
            (part,) = self.parts(person, pilot)
            self.assertEqual("53" in part.why, sees, person)
        self.assertNotIn("53", str(Verdict.objects.values_list("reasons")))

    def test_of_an_open_group_the_works_council_and_the_owner_of_a_pilot_see_lights_alone(self):
        pilot = self.begun(conditions=MESSAGES)
        self.fares(self.open, messages=53, days=40)
        self.night(40)
        for person, sees in ((self.coco, True), (self.otto, False), (self.bo, False)):
            (part,) = self.parts(person, pilot)
            self.assertEqual(("53" in part.why, part.light), (sees, "amber"), person)

    def test_moving_a_number_tells_nothing_before_the_night(self):
        pilot = self.begun(group=self.closed, conditions=MESSAGES)
        self.fares(self.closed, messages=53, days=40)
        self.night(40)
        self.assertEqual(self.parts(self.coco, pilot)[0].light, "amber")
        with self.days_later(41):
            lower = [("exit", "messages", 40), ("stop", "days", 300)]
            commands.change_rules(actor=self.coco, pilot=pilot, conditions=lower, reason="De zomer")
            self.assertEqual(self.parts(self.coco, pilot)[0].light, "grey")
        self.night(42)
        self.assertEqual(self.state(pilot), Pilot.State.MET)

    def test_a_draft_and_letting_it_go_tell_nothing_of_a_closed_group(self):
        self.fares(self.closed, messages=53)
        told = {"group": self.closed, "starts_on": self.today}
        for number in (50, 55):
            draft = self.draft(conditions=[*MESSAGES, ("start", "messages", number)], **told)
            self.assertEqual(self.parts(self.coco, draft, "start")[1].light, "grey")
            pilot = commands.start_pilot(actor=self.coco, pilot=draft)
            self.assertEqual(pilot.state, Pilot.State.WAITING)
            commands.stop_pilot(actor=self.coco, pilot=pilot, reason="Om")
        self.fares(self.open, messages=53)
        draft = self.draft(conditions=[*MESSAGES, ("start", "messages", 50)], starts_on=self.today)
        self.assertEqual(commands.start_pilot(actor=self.coco, pilot=draft).state, Pilot.State.RUNNING)

    def test_a_group_that_became_hidden_is_judged_on_its_days_alone(self):
        pilot = self.begun(group=self.closed, conditions=[*MESSAGES, ("exit", "days", 5)])
        self.fares(self.closed, messages=90, days=40)
        Group.objects.filter(pk=self.closed.pk).update(access=Group.Access.HIDDEN)
        self.night(40)
        self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        page = self.as_person(self.coco).get(pilot.get_absolute_url())
        self.assertNotContains(page, self.closed.name)
        with self.days_later(40):
            self.assertNotIn(self.closed.name, str(waiting.unjudged(None, 10)))

    def test_a_group_that_keeps_its_members_to_itself_is_no_pilot_and_tells_no_number(self):
        pilot = self.begun(group=self.closed, conditions=[("exit", "members", 0), ("stop", "days", 300)])
        Group.objects.filter(pk=self.closed.pk).update(members_hidden=True)
        self.night(3)
        self.assertEqual(self.state(pilot), Pilot.State.RUNNING)
        with self.assertRaises(DomainError):
            self.draft(group=Group.objects.get(pk=self.closed.pk))

    def test_what_is_between_people_is_in_no_condition(self):
        pilot = self.begun(conditions=[("exit", "calm", None), ("stop", "days", 300)])
        self.fares(self.open, days=40)  # its light between people is red
        with patch("omarm.care.queries.counting.may_look_between", return_value=True):
            self.night(40)
        self.assertEqual(self.state(pilot), Pilot.State.MET)


class RefusedTests(PilotTestCase):
    def test_who_does_not_guide_does_nothing(self):
        pilot = self.begun()
        told = {"pilot": pilot}
        acts = (
            lambda who: commands.start_pilot(actor=who, **told), lambda who: commands.invite(actor=who, **told),
            lambda who: commands.mark_seen(actor=who, **told), lambda who: commands.release_all(actor=who, **told),
            lambda who: commands.limit_function(actor=who, code="polls", **told),
            lambda who: commands.release_function(actor=who, code="polls", **told),
            lambda who: commands.change_rules(actor=who, conditions=MESSAGES, reason="Om", **told),
        )  # fmt: skip
        for person in (self.cy, self.bo, self.otto, self.gus):
            for number, act in enumerate(acts):
                with self.subTest(person=person, act=number), self.assertRaises(PermissionDenied):
                    act(person)
        for person in (self.cy, self.otto, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.stop_pilot(actor=person, reason="Om", **told)

    def test_what_cannot_be_an_audience(self):
        for told in (
            {"group": self.hidden}, {"group": None}, {"department": self.department}, {"owner": self.gus}, {"owner": None},
        ):  # fmt: skip
            with self.subTest(told=told), self.assertRaises(DomainError):
                self.draft(**told)

    def test_the_desk_asks_the_same_for_two_and_for_seventeen(self):
        costs = []
        for number in (2, 17):
            for one in range(Pilot.objects.count(), number):
                pilot = self.draft(name=f"Pilot {one}")
                Pilot.objects.filter(pk=pilot.pk).update(group=None, state="dissolved", ended_on=self.today)
                other = self.draft(name=f"Wacht {one}")
                why = [{"code": "messages", "wanted": 60, "state": "unknown", "why": "few"}]
                Verdict.objects.create(pilot=other, rule="start", day=self.today, outcome="unknown", reasons=why)
                late = self.today - 20 * DAY
                Pilot.objects.filter(pk=other.pk).update(
                    group=None, state="waiting", starts_on=late, judged_on=self.today if one % 2 else late, owner=None
                )
            with CaptureQueriesContext(connection) as queries:
                for find in (waiting.changed, waiting.dissolved, waiting.unjudged, waiting.late, waiting.unowned):
                    self.assertGreaterEqual(len(find(None, 100)), number // 2 if find != waiting.changed else 0)
            costs.append(len(queries))
        self.assertEqual(costs[0], costs[1])


class InvitingTests(PilotTestCase):
    def invited(self):
        return sorted(Notice.objects.filter(what="pilots.invited").values_list("person__username", flat=True))

    def test_each_in_the_audience_is_told_once_and_nobody_else(self):
        pilot = self.begun()
        commands.invite(actor=self.coco, pilot=pilot)
        self.heard(self.coco)
        self.assertEqual(self.invited(), ["ada", "bo"])
        moved = Notice.objects.get(person=self.ada, what="pilots.invited").moved_at
        commands.invite(actor=self.coco, pilot=pilot)
        self.heard(self.coco)
        self.assertEqual(Notice.objects.get(person=self.ada, what="pilots.invited").moved_at, moved)
        with self.assertRaises(DomainError):
            commands.invite(actor=self.coco, pilot=self.draft(name="Nog een"))

    def test_of_a_department_all_below_it(self):
        pilot = self.begun(group=None, department=self.department)
        commands.invite(actor=self.coco, pilot=pilot)
        self.heard(self.coco)
        self.assertEqual(self.invited(), ["ada", "bo", "cy"])

    def test_who_is_invited_reads_of_one_that_still_waits(self):
        pilot = commands.start_pilot(actor=self.coco, pilot=self.draft())
        about = f"{self.open.get_absolute_url()}about/"
        self.assertNotContains(self.as_person(self.bo).get(about), "vragen in de groep")
        commands.invite(actor=self.coco, pilot=pilot)
        self.assertContains(self.as_person(self.bo).get(about), "vragen in de groep")
