"""Rules of membership follow the tree of departments: who is outside after a move reads no more."""

from omarm.core.testing.cast import make_person
from omarm.groups import commands
from omarm.groups.models import Group
from omarm.groups.tests.test_rules import RuleTestCase, deliver, rule
from omarm.people.commands import add_department, move_department
from omarm.people.models import Department


class MovedDepartmentTests(RuleTestCase):
    def test_it_follows_a_department_that_moves_and_who_is_outside_reads_no_more(self):
        top, nina = add_department(actor=None, name="Bedrijf"), make_person("nina", department=self.team)
        deliver()
        for group in (self.closed, self.hidden):
            self.set(group, rule(department=top))
        move_department(actor=self.mo, department=self.team, parent=top)
        deliver()
        self.assertIn("nina", self.members(self.closed) & self.members(self.hidden))
        move_department(actor=self.mo, department=self.team)
        deliver()
        self.assertNotIn("nina", self.members(self.closed) | self.members(self.hidden))
        self.assertFalse(Group.objects.readable_by(nina).filter(pk__in=[self.closed.pk, self.hidden.pk]).exists())

    def test_a_rule_for_a_department_that_was_dissolved_meanwhile_is_refused(self):
        empty = add_department(actor=None, name="Leeg")
        Department.objects.filter(pk=empty.pk).delete()
        self.refuses(
            "department_gone", commands.set_rules, actor=self.ada, group=self.open, rules=[rule(department=empty)]
        )
