"""Pilots in tests of the rules: days that go by, figures as the night leaves them, and who heard what."""

from datetime import datetime, time, timedelta
from unittest.mock import patch

from django.utils import timezone

from omarm.adoption.models import Figure, Scope
from omarm.care.models import GroupHealth
from omarm.care.rules import Light
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.pilots.commands import judge_all, start_pilot
from omarm.pilots.models import Pilot
from omarm.pilots.queries.conditions import INDICATOR, all_kinds
from omarm.pilots.tests.walking import PilotPageTestCase

DAY = timedelta(days=1)


class PilotTestCase(PilotPageTestCase):
    def days_later(self, number):
        """Return a context in which it is noon, so many days from today."""
        noon = timezone.make_aware(datetime.combine(self.today + number * DAY, time(12)))
        return patch("django.utils.timezone.now", return_value=noon)

    def night(self, number):
        """Have the clock look, so many days from today, and everything be told."""
        with self.days_later(number):
            judge_all()
            settle()

    def begun(self, **told):
        """Return a pilot that runs from today on, by itself."""
        told = {"starts_on": self.today, "conditions": [("exit", "days", 40), ("stop", "days", 120)]} | told
        return start_pilot(actor=self.coco, pilot=self.draft(**told))

    def as_now(self, pilot):
        return Pilot.objects.get(pk=pilot.pk)

    def state(self, pilot):
        return self.as_now(pilot).state

    def fares(self, group, *, answered=90, members=20, messages=50, days=0, light="green"):
        """Have the night leave these figures of a group, so many days from today."""
        lights = [
            Light(code="answered", light=light, why="answered", value=answered, unit="%", n=10).as_dict(),
            Light(code="voices", light="green", why="voices", value=40, unit="%", n=members).as_dict(),
            Light(code="ties", light="red", why="ties", value=1, n=members).as_dict(),
        ]
        now = timezone.now() + days * DAY
        GroupHealth.objects.update_or_create(
            group=group,
            defaults={
                "lights": lights, "light": light, "members": members, "messages": messages, "judged_by": "practice",
                "ended_on": self.today + (days - 1) * DAY, "computed_at": now, "is_between": True,
            },
        )  # fmt: skip

    def figure(self, department, month, part, whole=100):
        """Have the night leave a figure of a department: how many of its people wrote something."""
        scope, _new = Scope.objects.get_or_create(
            key=f"department:{department.pk}",
            defaults={"kind": Scope.Kind.DEPARTMENT, "department": department, "name": department.name},
        )
        Figure.objects.create(
            scope=scope, indicator=self.indicator(), month=month, is_shown=part is not None, part=part,
            whole=None if part is None else whole, computed_at=timezone.now(),
        )  # fmt: skip

    def indicator(self):
        return next(code for code in all_kinds() if code.startswith(INDICATOR)).removeprefix(INDICATOR)

    def heard(self, person):
        settle()
        rows = Notice.objects.filter(person=person, what__startswith="pilots.", is_unread=True)
        return sorted(rows.values_list("what", flat=True))
