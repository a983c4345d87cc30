"""Networks: their goals, who stands on their board, and members who are seen by members only."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups import queries
from omarm.groups.commands import (
    NewGroup,
    change_group,
    change_member_role,
    give_seat,
    leave_group,
    remove_member,
    set_rules,
    start_group,
)
from omarm.groups.forms import proposals
from omarm.groups.kinds import kind_of
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.people.models import Person


class NetworkTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.network = cls.start("Jong in dienst", members_hidden=True, goals="Elkaar kennen\nInvloed")
        bring_in(cls.network, cls.bo, by=cls.ada)

    @classmethod
    def start(cls, name, **told):
        return start_group(
            actor=cls.ada, new=NewGroup(**({"name": name, "kind": "network", "access": "closed"} | told))
        )

    def change(self, group, **told):
        return change_group(
            actor=self.ada, group=group, new=NewGroup(**({"name": group.name, "kind": "network"} | told))
        )

    def seat(self, person, seat="voorzitter", *, actor=None, group=None, rank=0):
        membership = Membership.objects.get(group=group or self.network, person=person)
        return give_seat(actor=actor or self.ada, membership=membership, seat=seat, rank=rank)


class KeepingTests(NetworkTestCase):
    def check_refused(self, code, call, *args, **told):
        with self.assertRaises(DomainError) as raised, transaction.atomic():
            call(*args, **told)
        self.assertEqual(raised.exception.code, code)

    def test_a_group_keeps_its_members_from_the_start_or_from_now_on(self):
        self.assertTrue(Group.objects.get(pk=self.network.pk).members_hidden)
        with self.records("group.changed"):
            self.change(self.closed, access="closed", members_hidden=True)
        self.assertFalse(Group.objects.with_people_for(self.cy).contains(self.closed))
        self.assertTrue(Group.objects.listed_for(self.cy).contains(self.closed))
        for person in (self.ada, self.bo):
            self.assertTrue(Group.objects.with_people_for(person).contains(self.closed))
        self.assertFalse(Group.objects.with_people_for(self.mo).contains(self.closed))

    def test_an_outsider_changes_nothing(self):
        with self.assertRaises(PermissionDenied):
            change_group(actor=self.cy, group=self.closed, new=NewGroup(name="x", access="closed", members_hidden=True))
        self.assertFalse(Group.objects.get(pk=self.closed.pk).members_hidden)

    def test_it_is_never_taken_back_nor_opened(self):
        self.check_refused("members_stay_hidden", self.change, self.network, access="closed", members_hidden=False)
        self.check_refused("hidden_members_open", self.change, self.network, access="open")
        self.check_refused("hidden_members_open", self.start, "Open", access="open", members_hidden=True)
        self.change(self.network, access="request")
        self.assertTrue(Group.objects.get(pk=self.network.pk).members_hidden)

    def test_the_database_refuses_it_as_well(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Group.objects.filter(pk=self.network.pk).update(access="open")

    def test_no_rule_brings_anybody_in(self):
        rule = MembershipRule(group=self.network, department=self.department)
        self.check_refused("rules_tell_members", set_rules, actor=self.ada, group=self.network, rules=[rule])
        MembershipRule.objects.create(group=self.closed, department=self.department)
        self.check_refused("rules_tell_members", self.change, self.closed, access="closed", members_hidden=True)
        with self.assertRaises(PermissionDenied):
            set_rules(actor=self.mo, group=self.network, rules=[])

    def test_a_part_keeps_what_its_whole_keeps(self):
        self.check_refused("part_shows_members", self.start, "Deel", parent=self.network)
        self.start("Deel", parent=self.network, members_hidden=True)
        part = self.start("Deel twee", parent=self.closed)
        self.check_refused("part_shows_members", self.change, self.closed, access="closed", members_hidden=True)
        self.change(part, access="closed", members_hidden=True)
        self.change(self.closed, access="closed", members_hidden=True)

    def test_the_form_proposes_that_one_asks_to_join(self):
        self.assertEqual(proposals("network", self.ada)["access"], "open")
        self.assertEqual(proposals("network", self.ada, keeps_members=True)["access"], "request")
        browser, typed = (
            self.as_person(self.ada),
            {"name": "Vrouwen", "kind": "network", "access": "open", "members_hidden": "on"},
        )
        page = browser.post("/groups/new/", typed)
        self.assertEqual(page.status_code, 422)
        self.assertIn("access", page.context["form"].errors)
        self.assertContains(page, 'value="open" id="id_access_0" checked', status_code=422)
        self.assertContains(page, 'tabindex="-1" autofocus', status_code=422)
        self.assertContains(page, 'href="#id_access"', status_code=422)
        self.assertContains(page, 'id="id_access"', status_code=422)
        self.assertNotContains(page, 'href="#id_name"', status_code=422)
        self.assertEqual(page.context["form"]["name"].value(), "Vrouwen")
        self.assertEqual(browser.post("/groups/new/", typed | {"access": "closed"}).status_code, 302)
        self.assertTrue(Group.objects.get(name="Vrouwen").members_hidden)
        kept = browser.get("/groups/new/?kind=network&members_hidden=on")
        self.assertContains(kept, 'value="request" id="id_access_1" checked')

    def test_the_page_of_a_change_keeps_it_and_stores_goals(self):
        browser, page = self.as_person(self.ada), f"/groups/{self.network.slug}/edit/"
        form = browser.get(page).context["form"]
        self.assertTrue(form.fields["members_hidden"].disabled)
        typed = {"name": self.network.name, "kind": "network", "access": "closed", "goals": "Iets anders"}
        self.assertEqual(browser.post(page, typed).status_code, 302)
        stored = Group.objects.get(pk=self.network.pk)
        self.assertEqual((stored.goals, stored.members_hidden), ("Iets anders", True))
        self.assertEqual(browser.post(page, typed | {"access": "open"}).status_code, 422)
        self.assertEqual(self.as_person(self.cy).get(page).status_code, 403)

    def test_an_outsider_finds_whom_to_turn_to_whoever_is_in_it(self):
        network = self.start("Besloten netwerk", access="closed", members_hidden=True)
        for page in (f"/groups/{network.slug}/", f"/groups/{network.slug}/about/"):
            self.assertContains(self.as_person(self.cy).get(page), self.mo.get_absolute_url())
            self.assertNotContains(self.as_person(self.cy).get(page), self.ada.get_absolute_url())
            self.assertNotContains(self.as_person(self.ada).get(page), self.mo.get_absolute_url())
        page = self.as_person(self.cy).get(f"/groups/{self.closed.slug}/about/")
        self.assertNotContains(page, self.mo.get_absolute_url())

    def test_where_one_has_to_be_let_in_members_write(self):
        told = [kind_of(self.network).expectations(access) for access in ("open", "request")]
        self.assertNotEqual(told[0][0], told[1][0])
        self.assertEqual(told[0][1:], told[1][1:])

    def test_another_kind_asks_for_no_goals_and_loses_none(self):
        browser = self.as_person(self.ada)
        self.assertNotContains(browser.get(f"/groups/{self.closed.slug}/edit/"), 'name="goals"')
        typed = {"name": self.network.name, "kind": "team", "access": "closed"}
        browser.post(f"/groups/{self.network.slug}/edit/", typed)
        self.assertEqual(Group.objects.get(pk=self.network.pk).goals, "Elkaar kennen\nInvloed")

    def test_goals_are_told_to_who_may_know_of_it(self):
        for person in (self.bo, self.cy, self.mo):
            self.assertContains(self.as_person(person).get(f"/groups/{self.network.slug}/about/"), "Elkaar kennen")
        self.assertEqual(self.as_person(self.gus).get(f"/groups/{self.network.slug}/about/").status_code, 404)

    def test_who_manages_it_by_name_is_for_members(self):
        for person, told in ((self.bo, True), (self.cy, False), (self.mo, False)):
            self.assertEqual(bool(queries.owners_of(person, self.network)), told, person)
            browser = self.as_person(person)
            for page in (f"/groups/{self.network.slug}/", f"/groups/{self.network.slug}/about/", "/groups/"):
                self.assertEqual(self.ada.name in browser.get(page).content.decode(), told and "about" in page)


class BoardTests(NetworkTestCase):
    def setUp(self):
        self.about = f"/groups/{self.network.slug}/about/"

    def test_a_seat_is_stored_recorded_and_shown_to_members(self):
        with self.records("membership.seat_given"):
            self.assertEqual(self.seat(self.bo).seat, "voorzitter")
        self.assertContains(self.as_person(self.bo).get(self.about), "voorzitter")
        self.assertContains(self.as_person(self.bo).get(f"/groups/{self.network.slug}/members/"), "voorzitter")
        for person in (self.cy, self.mo):
            self.assertNotContains(self.as_person(person).get(self.about), "voorzitter")
            self.assertFalse(queries.board_of(person, self.network))

    def test_a_network_that_shows_its_members_shows_its_board(self):
        shown = self.start("Fietsers", access="request")
        bring_in(shown, self.bo, by=self.ada)
        self.seat(self.bo, group=shown)
        self.assertContains(self.as_person(self.cy).get(f"/groups/{shown.slug}/about/"), self.bo.name)

    def test_only_who_looks_after_it_gives_seats_and_anybody_leaves_theirs(self):
        self.seat(self.bo)
        for actor in (self.bo, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                self.seat(self.bo, "penningmeester", actor=actor)
        with self.assertRaises(PermissionDenied):
            self.seat(self.bo, "", actor=self.cy)
        self.assertEqual(self.seat(self.bo, "", actor=self.bo).seat, "")

    def test_only_a_network_has_a_board(self):
        with self.assertRaises(DomainError):
            self.seat(self.bo, group=self.closed)
        self.seat(self.bo)
        self.change(self.network, kind="team", access="closed")
        self.assertNotContains(self.as_person(self.bo).get(self.about), "voorzitter")

    def test_who_leaves_the_group_leaves_the_board(self):
        self.seat(self.bo)
        leave_group(actor=self.bo, group=self.network)
        bring_in(self.network, self.bo, by=self.ada)
        self.assertFalse(queries.board_of(self.ada, self.network))
        self.seat(self.bo)
        remove_member(actor=self.ada, membership=Membership.objects.get(group=self.network, person=self.bo))
        self.assertFalse(queries.board_of(self.ada, self.network))

    def test_another_role_keeps_the_seat(self):
        self.seat(self.bo)
        membership = Membership.objects.get(group=self.network, person=self.bo)
        change_member_role(actor=self.ada, membership=membership, role=Membership.Role.MANAGER)
        self.assertEqual(queries.board_of(self.ada, self.network).get().seat, "voorzitter")

    def test_the_page(self):
        pk = Membership.objects.get(group=self.network, person=self.bo).pk
        page, browser = f"/groups/{self.network.slug}/members/{pk}/seat/", self.as_person(self.ada)
        self.assertContains(browser.get(page), self.bo.name)
        self.assertEqual(browser.post(page, {"seat": "x" * 61}).status_code, 422)
        self.assertContains(browser.post(page, {"seat": "Secretaris", "rank": "ver"}), "Secretaris", status_code=422)
        self.assertRedirects(browser.post(page, {"seat": "Secretaris", "rank": "2"}), self.about)
        self.assertEqual(signed_in(HtmxClient(), self.ada).post(page, {"seat": "Secretaris"}).status_code, 302)
        bo = self.as_person(self.bo)
        self.assertNotContains(bo.get(page), 'name="rank"')
        self.assertRedirects(bo.post(page, {"seat": ""}), self.about)
        self.assertEqual(bo.post(page, {"seat": "Voorzitter"}).status_code, 403)
        for person, status in ((self.cy, 404), (self.gus, 404), (self.mo, 404)):
            self.assertEqual(self.as_person(person).get(page).status_code, status)
        mine = Membership.objects.get(group=self.network, person=self.ada).pk
        self.assertEqual(bo.get(f"/groups/{self.network.slug}/members/{mine}/seat/").status_code, 403)

    def test_they_stand_in_their_order(self):
        self.seat(self.ada, "voorzitter")
        self.seat(self.bo, "secretaris", rank=2)
        self.assertEqual([row.seat for row in queries.board_of(self.bo, self.network)], ["secretaris", "voorzitter"])
        self.seat(self.ada, "voorzitter", rank=1)
        self.assertEqual([row.seat for row in queries.board_of(self.bo, self.network)], ["voorzitter", "secretaris"])

    def test_a_long_board_costs_what_a_short_one_does(self):
        def asked():
            with CaptureQueriesContext(connection) as told:
                self.assertEqual(browser.get(self.about).status_code, 200)
            return len(told)

        browser = self.as_person(self.bo)
        for person in (self.ada, self.bo):
            self.seat(person)
        browser.get(self.about)
        two = asked()
        for number in range(15):
            person = make_person(f"lid{number}")
            bring_in(self.network, person, by=self.ada)
            self.seat(Person.objects.get(pk=person.pk), f"lid {number}")
        self.assertEqual(asked(), two)
