from omarm.activity.deliverer import deliver_batch
from omarm.core.floor import FLOOR
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups import commands, queries
from omarm.groups.models import Absence, JoinRequest, Membership, MembershipRule
from omarm.groups.tests.test_commands import GroupCommandTestCase, membership
from omarm.groups.tests.test_parts import told
from omarm.people.commands import (
    Listed,
    add_position,
    change_profile,
    change_roles,
    deactivate_person,
    follow_staff_list,
    reactivate_person,
)
from omarm.people.models import Person
from omarm.profiles.models import Field, Narrowing

Role = Membership.Role


def rule(**told):
    return MembershipRule(**told)


def deliver():
    while deliver_batch():
        pass


class RuleTestCase(GroupCommandTestCase):
    def setUp(self):
        deliver()  # what setting up recorded

    def set(self, group, *rules, by=None):
        commands.set_rules(actor=by or self.ada, group=group, rules=list(rules))
        deliver()

    def members(self, group):
        return set(Person.objects.filter(memberships__group=group).values_list("username", flat=True))

    def staff(self, person, **listed):
        follow_staff_list(actor=None, person=person, listed=Listed(**listed))
        deliver()


class ComingTests(RuleTestCase):
    def test_a_department_comes_with_all_below_it_and_goes_when_the_rule_goes(self):
        self.set(self.hidden, rule(department=self.department))
        self.assertEqual(self.members(self.hidden), {"ada", "bo", "cy"})
        self.assertTrue(membership(self.hidden, self.cy).by_rule)
        self.assertFalse(membership(self.hidden, self.bo).by_rule)
        self.set(self.hidden)
        self.assertEqual(self.members(self.hidden), {"ada", "bo"})

    def test_it_follows_the_directory(self):
        self.set(self.closed, rule(department=self.team))
        self.assertNotIn("cy", self.members(self.closed))
        self.staff(self.cy, department=self.team)
        self.assertIn("cy", self.members(self.closed))
        self.staff(self.cy, department=self.department)
        self.assertNotIn("cy", self.members(self.closed))
        newcomer = make_person("nina", department=self.team)
        deliver()
        self.assertIn(newcomer.username, self.members(self.closed))

    def test_of_one_rule_all_must_hold_and_of_the_rules_one(self):
        for person, function, place in (
            (self.cy, "Griffier", "Hal"),
            (self.mo, "griffier ", "Kade"),
            (self.bo, "Bode", "Kade"),
        ):
            self.staff(person, function=function, place=place)
        group = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Griffie"))
        self.set(group, rule(function="griffier", place="kade"))
        self.assertEqual(self.members(group), {"ada", "mo"})
        self.set(group, rule(function="griffier"), rule(place="KADE", function="bode"))
        self.assertEqual(self.members(group), {"ada", "bo", "cy", "mo"})

    def test_a_place_that_is_shown_to_fewer_brings_nobody_in(self):
        for person in (self.cy, self.mo):
            self.staff(person, place="Kade")
        Narrowing.objects.create(person=self.cy, field=Field.objects.get(code="place"), audience="department")
        group = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Kade"))
        self.set(group, rule(place="kade"))
        self.assertEqual(self.members(group), {"ada", "mo"})
        Field.objects.filter(code="place").update(audience="myself")
        commands.apply_rules(group=group)
        self.assertEqual(self.members(group), {"ada"})

    def test_nobody_writes_their_own_way_into_a_group(self):
        self.set(self.closed, rule(function="Burgemeester"))
        self.refuses(
            "rule_by_own_word", commands.set_rules, actor=self.ada, group=self.closed, rules=[rule(place="Raadzaal")]
        )
        change_profile(actor=self.cy, person=self.cy, function="Burgemeester")
        deliver()
        self.assertNotIn("cy", self.members(self.closed))
        self.cy.position = add_position(actor=None, title="burgemeester", department=self.department)
        self.cy.save(update_fields=["position"])
        commands.apply_rules(group=self.closed)
        self.assertIn("cy", self.members(self.closed))

    def test_a_group_that_closes_lets_go_who_came_by_their_own_word(self):
        change_profile(actor=self.cy, person=self.cy, function="Wandelaar")
        group = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Wandelen"))
        self.set(group, rule(function="Wandelaar"))
        self.assertIn("cy", self.members(group))
        commands.change_group(actor=self.ada, group=group, new=told(group, access="closed"))
        deliver()
        self.assertEqual(self.members(group), {"ada"})

    def test_a_guest_never_comes_by_a_rule(self):
        Person.objects.filter(pk=self.gus.pk).update(department=self.team)
        self.set(self.closed, rule(department=self.team))
        self.assertNotIn("gus", self.members(self.closed))

    def test_who_looks_after_it_stays_when_the_rule_goes(self):
        self.set(self.closed, rule(department=self.department))
        commands.change_member_role(actor=self.ada, membership=membership(self.closed, self.cy), role=Role.MANAGER)
        self.set(self.closed)
        self.assertIn("cy", self.members(self.closed))

    def test_an_ended_account_keeps_its_place(self):
        self.set(self.closed, rule(department=self.department))
        deactivate_person(actor=self.mo, person=self.cy)
        deliver()
        commands.apply_all_rules()
        self.assertIn("cy", self.members(self.closed))
        reactivate_person(actor=self.mo, person=self.cy)
        deliver()
        self.assertIn("cy", self.members(self.closed))

    def test_applying_twice_is_applying_once_and_a_number_is_all_that_is_told(self):
        commands.set_rules(actor=self.ada, group=self.closed, rules=[rule(department=self.department)])
        with self.records("group.rules_applied") as facts:
            self.assertEqual(commands.apply_rules(group=self.closed), (1, 0))
            self.assertEqual(commands.apply_rules(group=self.closed), (0, 0))
        self.assertEqual(facts[0].data, {"came": 1, "went": 0, "parts": []})

    def test_a_request_that_waits_is_answered_by_the_rule(self):
        commands.request_to_join(actor=self.cy, group=self.request)
        self.set(self.request, rule(department=self.department))
        self.assertFalse(JoinRequest.objects.exists())

    def test_an_archived_group_stays_as_it_is(self):
        self.set(self.closed, rule(department=self.department))
        commands.archive_group(actor=self.ada, group=self.closed)
        self.staff(self.cy, department=self.team)
        commands.apply_all_rules()
        make_person("nina", department=self.team)
        deliver()
        self.assertEqual(self.members(self.closed), {"ada", "bo", "cy"})

    def test_the_nightly_round_mends_what_was_missed(self):
        self.set(self.closed, rule(department=self.department))
        self.set(self.hidden, rule(department=self.team))
        Person.objects.filter(pk=self.cy.pk).update(department=None)
        Person.objects.filter(pk=self.mo.pk).update(department=self.department)
        MembershipRule.objects.filter(group=self.hidden).delete()
        self.assertEqual(commands.apply_all_rules(), (1, 1))
        self.assertEqual(self.members(self.closed), {"ada", "bo", "mo"})

    def test_a_thousand_people_cost_as_many_queries_as_three(self):
        group = commands.start_group(actor=self.ada, new=commands.NewGroup(name="Velen"))
        commands.set_rules(actor=self.ada, group=group, rules=[rule(department=self.department)])
        Person.objects.bulk_create(
            Person(username=f"p{number}", name="P", department=self.team) for number in range(1000)
        )
        with self.assertNumQueries(9):
            self.assertEqual(commands.apply_rules(group=group), (1002, 0))


class PartRuleTests(RuleTestCase):
    def test_into_a_part_of_what_is_closed_come_its_members_only(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        self.set(part, rule(department=self.department))
        self.assertEqual(self.members(part), {"ada", "bo"})
        bring_in(self.closed, self.cy, by=self.ada)
        deliver()
        self.assertEqual(self.members(part), {"ada", "bo", "cy"})

    def test_who_goes_from_the_whole_by_a_rule_goes_from_its_parts(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        self.set(self.closed, rule(department=self.department))
        bring_in(part, self.cy, by=self.ada)
        Person.objects.filter(pk=self.cy.pk).update(department=None)
        commands.apply_rules(group=self.closed)
        self.assertNotIn("cy", self.members(part))

    def test_a_rule_of_the_whole_feeds_the_rule_of_a_part(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        self.set(part, rule(department=self.department))
        self.set(self.closed, rule(department=self.department))
        self.assertIn("cy", self.members(part))
        nina = make_person("nina", department=self.team)
        deliver()
        self.assertIn(nina.username, self.members(part))


class ChoiceTests(RuleTestCase):
    def test_who_left_by_choice_is_left_in_peace_until_they_come_back(self):
        self.set(self.open, rule(department=self.department))
        commands.leave_group(actor=self.cy, group=self.open)
        commands.apply_all_rules()
        self.assertNotIn("cy", self.members(self.open))
        commands.join_group(actor=self.cy, group=self.open)
        self.assertFalse(Absence.objects.exists())

    def test_who_was_taken_out_is_not_brought_back(self):
        self.set(self.closed, rule(department=self.department))
        commands.remove_member(actor=self.ada, membership=membership(self.closed, self.cy))
        commands.apply_all_rules()
        self.assertNotIn("cy", self.members(self.closed))

    def test_what_is_mandatory_is_not_left(self):
        commands.join_group(actor=self.cy, group=self.open)
        self.set(self.open, rule(department=self.department, is_mandatory=True), by=self.mo)
        self.refuses("mandatory", commands.leave_group, actor=self.cy, group=self.open)
        self.refuses(
            "mandatory", commands.remove_member, actor=self.ada, membership=membership(self.open, self.cy)
        )  # fmt: skip
        commands.leave_group(actor=self.gus, group=self.open)

    def test_what_becomes_mandatory_brings_back_who_left(self):
        self.set(self.open, rule(department=self.department))
        commands.leave_group(actor=self.cy, group=self.open)
        self.set(self.open, rule(department=self.department, is_mandatory=True), by=self.mo)
        self.assertIn("cy", self.members(self.open))


class SettingTests(RuleTestCase):
    def test_who_sets_rules(self):
        kim = make_person("kim")
        change_roles(actor=None, person=kim, codes=["community_manager"])
        commands.change_member_role(actor=self.ada, membership=membership(self.closed, self.bo), role=Role.MANAGER)
        for person in (self.bo, self.cy, self.gus):
            self.denies(commands.set_rules, actor=person, group=self.closed, rules=[])
        self.denies(commands.set_rules, actor=kim, group=self.hidden, rules=[])
        for person in (self.ada, kim, self.mo):
            with self.records("group.rules_changed"):
                commands.set_rules(actor=person, group=self.closed, rules=[rule(department=self.team)])

    def test_mandatory_is_for_two_roles_to_make_and_to_end(self):
        must = {"department": self.team, "is_mandatory": True}
        self.denies(commands.set_rules, actor=self.ada, group=self.open, rules=[rule(**must)])
        self.set(self.open, rule(**must), by=self.mo)
        self.denies(commands.set_rules, actor=self.ada, group=self.open, rules=[])
        self.set(self.open, rule(**must), rule(department=self.department))
        self.assertEqual(self.open.membership_rules.count(), 2)

    def test_everybody_is_for_two_roles_to_bring_in(self):
        self.refuses("everybody", commands.set_rules, actor=self.ada, group=self.open, rules=[rule()])
        self.set(self.open, rule(), by=self.mo)
        self.assertEqual(self.members(self.open), {"ada", "bo", "cy", "mo", "gus"})

    def test_the_same_rule_twice_is_one(self):
        self.set(self.closed, rule(department=self.team), rule(department=self.team))
        self.assertEqual(self.closed.membership_rules.count(), 1)

    def test_a_preview_tells_nobody_everybody_and_no_small_number(self):
        nobody = queries.preview_of(self.ada, self.open, [rule(function="Astronaut")])
        self.assertEqual((nobody.is_nobody, nobody.count, nobody.people), (True, None, []))
        few = queries.preview_of(self.ada, self.open, [rule(department=self.team)])
        self.assertEqual((few.count, few.is_nobody, few.is_everybody), (None, False, False))
        self.assertEqual(few.people, [self.bo, self.ada])
        for number in range(FLOOR):
            make_person(f"extra{number}")
        everybody = queries.preview_of(self.ada, self.open, [rule()])
        self.assertEqual((everybody.count, everybody.is_everybody, len(everybody.people)), (FLOOR + 4, True, 5))
        self.assertFalse(MembershipRule.objects.exists())

    def test_a_preview_does_not_tell_who_is_in_a_whole_that_one_does_not_read(self):
        part = commands.start_group(
            actor=self.ada, new=commands.NewGroup(name="Deel", access="closed", parent=self.closed)
        )
        for rules in ([rule(department=self.team)], [rule(function="Astronaut")]):
            told = queries.preview_of(self.mo, part, rules)
            self.assertEqual((told.is_kept, told.count, told.is_nobody, told.people), (True, None, False, []))
        self.assertEqual(queries.preview_of(self.ada, part, [rule(department=self.team)]).people, [self.bo, self.ada])
