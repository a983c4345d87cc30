from django.core.exceptions import PermissionDenied

from omarm.activity.deliverer import deliver_batch
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, bring_in, make_person
from omarm.groups.commands import NewGroup, archive_group, change_member_role, start_group, transfer_ownership
from omarm.groups.models import Membership
from omarm.people import commands
from omarm.people.commands import (
    Listed,
    add_position,
    change_roles,
    deactivate_person,
    follow_staff_list,
    reactivate_person,
)
from omarm.people.handing_over import held_by
from omarm.people.models import HandOver

Role = Membership.Role


def deliver():
    while deliver_batch():
        pass


class HandOverTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.kim = make_person("kim")
        change_roles(actor=None, person=cls.kim, codes=["community_manager"])
        while deliver_batch():
            pass

    def leave(self, person=None):
        deactivate_person(actor=self.mo, person=person or self.ada)
        deliver()
        return HandOver.objects.filter(person=person or self.ada, closed_at=None).first()

    def move(self, person):
        follow_staff_list(actor=None, person=person, listed=Listed(department=self.department))
        deliver()
        return HandOver.objects.filter(person=person, closed_at=None).first()

    def held(self, person, seen_by=None):
        return [one for _holding, things in held_by(person, seen_by=seen_by or person) for one in things]

    def give(self, hand_over, group, to, *, by=None):
        return commands.give_away(actor=by or self.kim, hand_over=hand_over, code="groups", pk=group.pk, to=to)

    def refuses(self, refusal, command, /, **told):
        with self.assertRaises(DomainError) as raised:
            command(**told)
        self.assertEqual(raised.exception.code, refusal)

    def owner(self, group):
        return [row.person for row in group.memberships.filter(role=Role.OWNER)]


class OpeningTests(HandOverTestCase):
    def test_who_leaves_what_only_they_owned_leaves_a_hand_over(self):
        hand_over = self.leave()
        self.assertEqual(hand_over.why, HandOver.Why.LEFT)
        self.assertEqual({one.pk for one in self.held(self.ada)}, {group.pk for group in self.groups.values()})

    def test_who_held_nothing_leaves_none(self):
        self.assertIsNone(self.leave(self.bo))
        self.assertIsNone(self.move(self.bo))

    def test_what_has_another_owner_is_not_held(self):
        for group in self.groups.values():
            change_member_role(actor=self.ada, membership=group.memberships.get(person=self.bo), role=Role.OWNER)
        self.assertIsNone(self.leave())
        deactivate_person(actor=self.mo, person=self.bo)
        deliver()
        self.assertTrue(HandOver.objects.filter(person=self.bo).exists())

    def test_another_department_opens_one_and_another_phone_does_not(self):
        follow_staff_list(actor=None, person=self.ada, listed=Listed(phone="06"))
        deliver()
        self.assertFalse(HandOver.objects.exists())
        self.assertEqual(self.move(self.ada).why, HandOver.Why.MOVED)

    def test_another_function_or_position_opens_one_and_the_same_in_other_letters_does_not(self):
        def known(**job):
            follow_staff_list(actor=None, person=self.ada, listed=Listed(**job))
            deliver()
            return HandOver.objects.exists()

        first, same, other = (
            add_position(actor=None, title=title, department=self.team)
            for title in ("Adviseur groen", "Adviseur Groen", "Teamleider")
        )
        self.assertFalse(known(function="Beleidsmedewerker"))  # it was not known yet
        self.assertFalse(known(function="BELEIDSMEDEWERKER "))
        self.assertFalse(known(position=first))
        self.assertFalse(known(position=same))
        self.assertTrue(known(position=other))
        HandOver.objects.all().delete()
        self.assertTrue(known(function="Directeur"))

    def test_an_administrator_says_by_hand_that_somebody_has_another_job(self):
        browser, page = self.as_person(self.mo), f"/admin/people/{self.ada.username}/"
        self.assertContains(browser.get(page), "job/")
        told = {"function": "Hovenier", "department": self.department.pk, "position": ""}
        self.assertRedirects(browser.post(f"{page}job/", told), page)
        self.ada.refresh_from_db()
        self.assertEqual((self.ada.function, self.ada.department), ("Hovenier", self.department))
        deliver()
        self.assertEqual(HandOver.objects.get().why, HandOver.Why.MOVED)
        self.assertEqual(AuditEvent.objects.filter(act="person.job_changed").count(), 1)
        self.assertFalse(commands.change_job(actor=self.mo, person=self.ada, function="Hovenier"))
        self.assertEqual(browser.post(f"{page}job/", told | {"department": "0"}).status_code, 422)
        for person in (self.kim, self.bo):
            self.assertEqual(self.as_person(person).post(f"{page}job/", told).status_code, 403)
            with self.assertRaises(PermissionDenied):
                commands.change_job(actor=person, person=self.ada, function="Directeur")

    def test_it_is_recorded_once_when_it_opens_and_when_it_closes(self):
        with self.records("profile.changed", "hand_over.opened"):
            hand_over = self.move(self.ada)
        with self.records():
            commands.open_hand_over(actor=None, person=self.ada, why=HandOver.Why.MOVED)
        with self.records("hand_over.closed"):
            commands.keep_all(actor=self.ada, hand_over=hand_over)

    def test_who_moved_and_then_left_left(self):
        first = self.move(self.ada)
        self.assertEqual(self.leave(), first)
        self.assertEqual(HandOver.objects.get().why, HandOver.Why.LEFT)

    def test_who_comes_back_looks_after_it_themselves(self):
        self.leave()
        reactivate_person(actor=self.mo, person=self.ada)
        deliver()
        self.assertFalse(HandOver.objects.filter(closed_at=None).exists())

    def test_a_fact_told_late_opens_nothing_for_who_is_back(self):
        deactivate_person(actor=self.mo, person=self.ada)
        reactivate_person(actor=self.mo, person=self.ada)
        deliver()
        self.assertFalse(HandOver.objects.exists())


class GivingTests(HandOverTestCase):
    def test_each_goes_to_somebody_and_the_last_one_closes_it(self):
        hand_over = self.leave()
        for group, to in (
            (self.open, self.cy),
            (self.request, self.bo),
            (self.closed, self.bo),
        ):
            self.assertIsNone(hand_over.closed_at)
            hand_over = self.give(hand_over, group, to)
            self.assertEqual(self.owner(group), [to])
        self.assertEqual(AuditEvent.objects.filter(act="group.given").count(), 3)
        self.assertIsNone(hand_over.closed_at)
        transfer_ownership(actor=self.bo, group=self.hidden, to=self.bo)  # its members choose among themselves
        self.assertEqual(commands.close_settled(), 1)

    def test_who_may_not(self):
        hand_over = self.leave()
        for person in (self.bo, self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                self.give(hand_over, self.open, person, by=person)
        self.assertEqual(self.owner(self.open), [self.ada])

    def test_not_to_a_guest_nor_to_who_left(self):
        hand_over = self.leave()
        deactivate_person(actor=self.mo, person=self.bo)
        self.bo.refresh_from_db()
        for to in (self.gus, self.bo, self.ada):
            self.refuses(
                "not_a_colleague", commands.give_away, actor=self.kim, hand_over=hand_over, code="groups",
                pk=self.open.pk, to=to,
            )  # fmt: skip

    def test_who_may_not_know_of_a_group_gets_one_refusal_for_all_and_reads_nobodys_name(self):
        change_member_role(actor=self.ada, membership=self.hidden.memberships.get(person=self.bo), role=Role.MANAGER)
        hand_over, refusals = self.leave(), set()
        for to in (self.bo, self.cy, self.kim):  # its manager, an outsider, the one who asks
            with self.assertRaises(DomainError) as raised:
                self.give(hand_over, self.hidden, to)
            refusals.add((raised.exception.code, str(raised.exception.message)))
        self.assertEqual(len(refusals), 1)
        [one] = [one for one in self.held(self.ada, self.kim) if one.pk == self.hidden.pk]
        self.assertNotIn(self.hidden.name, one.name)
        self.assertEqual((one.url, one.proposed), ("", None))
        page = self.as_person(self.kim).get(f"/admin/hand-over/{hand_over.pk}/")
        self.assertContains(page, one.refusal, html=False)
        self.assertNotContains(page, self.bo.name)
        self.assertNotContains(page, f"groups/{self.hidden.pk}/")

    def test_who_is_alone_in_what_is_hidden_gives_it_themself_until_they_leave(self):
        alone = start_group(actor=self.bo, new=NewGroup(name="Stil", access="hidden"))
        self.refuses(
            "members_choose", commands.give_away, actor=self.kim, hand_over=self.move(self.bo), code="groups",
            pk=alone.pk, to=self.cy,
        )  # fmt: skip
        self.give(self.leave(self.bo), alone, self.cy)
        self.assertEqual(self.owner(alone), [self.cy])

    def test_who_may_know_of_it_gives_it_to_a_member(self):
        bring_in(self.hidden, self.kim, by=self.ada)
        hand_over = self.leave()
        self.refuses(
            "not_a_member", commands.give_away, actor=self.kim, hand_over=hand_over, code="groups",
            pk=self.hidden.pk, to=self.cy,
        )  # fmt: skip
        self.give(hand_over, self.hidden, self.bo)
        self.assertEqual(self.owner(self.hidden), [self.bo])

    def test_what_was_closed_is_not_held_and_the_page_says_why(self):
        archive_group(actor=self.ada, group=self.open)
        hand_over = self.leave()
        self.assertNotIn(self.open.pk, {one.pk for one in self.held(self.ada)})
        page = self.as_person(self.kim).get(f"/admin/hand-over/{hand_over.pk}/")
        self.assertNotContains(page, self.open.name)
        self.assertContains(page, "die kun je alleen lezen")

    def test_only_what_is_held_is_given(self):
        other = start_group(actor=self.cy, new=NewGroup(name="Van Cy"))
        hand_over = self.leave()
        self.refuses(
            "settled", commands.give_away, actor=self.kim, hand_over=hand_over, code="groups", pk=other.pk, to=self.bo
        )
        self.assertEqual(self.owner(other), [self.cy])

    def test_a_manager_is_proposed_and_else_ones_own_manager(self):
        self.ada.manager = self.cy
        self.ada.save(update_fields=["manager"])
        change_member_role(actor=self.ada, membership=self.closed.memberships.get(person=self.bo), role=Role.MANAGER)
        proposed = {one.pk: one.proposed for one in self.held(self.ada)}
        self.assertEqual((proposed[self.closed.pk], proposed[self.open.pk]), (self.bo, self.cy))
        self.assertIsNone(proposed[self.hidden.pk])

    def test_who_moved_may_keep_it_and_who_left_may_not(self):
        self.assertIsNotNone(commands.keep_all(actor=self.ada, hand_over=self.move(self.ada)).closed_at)
        self.refuses("has_left", commands.keep_all, actor=self.kim, hand_over=self.leave())

    def test_what_was_settled_elsewhere_closes_by_itself(self):
        self.move(self.ada)
        for group in self.groups.values():
            change_member_role(actor=self.ada, membership=group.memberships.get(person=self.bo), role=Role.OWNER)
        self.assertEqual(commands.close_settled(), 1)
        self.assertEqual(commands.close_settled(), 0)

    def test_a_list_of_things_costs_as_much_for_two_as_for_many(self):
        with self.assertNumQueries(10):
            held_by(self.ada, seen_by=self.kim)
        for number in range(13):
            start_group(actor=self.ada, new=NewGroup(name=f"Groep {number}"))
        with self.assertNumQueries(10):
            self.assertEqual(len(self.held(self.ada, self.kim)), 17)
