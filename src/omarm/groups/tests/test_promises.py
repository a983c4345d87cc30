"""What a group promises and which tabs it has: as its kind proposes, or as it is told; in days or in hours."""

from omarm.groups import commands
from omarm.groups.models import Group
from omarm.groups.tests.test_commands import GroupCommandTestCase


class PromiseTests(GroupCommandTestCase):
    def test_a_kind_proposes_promise_and_tabs_unless_they_are_told(self):
        for kind, promise, tabs in (("network", 5, []), ("interest", None, []), ("council", 5, ["files"])):
            group = commands.start_group(actor=self.cy, new=commands.NewGroup(name=kind, kind=kind))
            self.assertEqual((group.promise_days, group.tabs_on), (promise, tabs))
        told = commands.NewGroup(name="Zelf", kind="network", promise_days=None, tabs_on=["polls"])
        group = commands.start_group(actor=self.cy, new=told)
        self.assertEqual((group.promise_days, group.tabs_on), (None, ["polls"]))

    def test_a_promise_of_no_time_is_refused_in_words(self):
        for days in (0, 61):
            self.refuses(
                "group_promise",
                commands.start_group,
                actor=self.cy,
                new=commands.NewGroup(name="Nu", promise_days=days),
            )
            new = commands.NewGroup(name="Nu", promise_days=days)
            self.refuses("group_promise", commands.change_group, actor=self.ada, group=self.open, new=new)

    def test_hours_take_the_place_of_days_and_days_that_of_hours(self):
        new = commands.NewGroup(name="Balie", promise_days=2, promise_hours=4)
        group = commands.start_group(actor=self.cy, new=new)
        self.assertEqual((group.promise_days, group.promise_hours), (None, 4))
        for told, stands in (({}, (None, 4)), ({"promise_days": 3}, (3, None)), ({"promise_hours": 6}, (None, 6))):
            group = commands.change_group(actor=self.cy, group=group, new=commands.NewGroup(name="Balie", **told))
            group.refresh_from_db()
            self.assertEqual((group.promise_days, group.promise_hours), stands)
        nothing = commands.NewGroup(name="Balie", promise_days=None, promise_hours=None)
        self.assertIsNone(commands.change_group(actor=self.cy, group=group, new=nothing).promise)

    def test_hours_that_cannot_be_are_refused_in_words(self):
        for hours in (0, -1, 41, 99_999):
            new = commands.NewGroup(name="Nu", promise_hours=hours)
            self.refuses("group_promise_hours", commands.start_group, actor=self.cy, new=new)
            self.refuses("group_promise_hours", commands.change_group, actor=self.ada, group=self.open, new=new)

    def test_what_is_not_told_stays_at_a_change(self):
        for told in (
            {
                "name": self.open.name,
                "promise_days": 7,
                "welcome": "Hallo",
                "rules": "Wees kort.",
                "tabs_on": ["files"],
            },
            {"name": "Anders"},
        ):
            new = commands.NewGroup(**told)
            group = commands.change_group(actor=self.ada, group=Group.objects.get(pk=self.open.pk), new=new)
        group.refresh_from_db()
        self.assertEqual(
            (group.promise_days, group.welcome, group.rules, group.tabs_on), (7, "Hallo", "Wees kort.", ["files"])
        )
