from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.activity.deliverer import deliver_batch
from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.groups.commands import NewGroup, change_member_role, start_group
from omarm.groups.models import Membership
from omarm.people import commands
from omarm.people.commands import Listed, change_roles, deactivate_person, follow_staff_list, reactivate_person
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
            (self.closed, self.kim),
            (self.hidden, self.bo),
        ):
            self.assertIsNone(hand_over.closed_at)
            hand_over = self.give(hand_over, group, to)
            self.assertEqual(self.owner(group), [to])
        self.assertEqual(hand_over.closed_by, self.kim)
        self.assertEqual(AuditEvent.objects.filter(act="group.given").count(), 4)
        self.assertNotIn(self.hidden.name, " ".join(AuditEvent.objects.values_list("target", flat=True)))

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

    def test_nobody_is_let_into_what_is_hidden(self):
        hand_over = self.leave()
        for to in (self.kim, self.cy):
            self.refuses(
                "not_a_member", commands.give_away, actor=self.kim, hand_over=hand_over, code="groups",
                pk=self.hidden.pk, to=to,
            )  # fmt: skip
        [one] = [one for one in self.held(self.ada, self.kim) if one.pk == self.hidden.pk]
        self.assertNotIn(self.hidden.name, one.name)
        self.assertEqual(one.url, "")

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
        with self.assertNumQueries(4):
            held_by(self.ada, seen_by=self.kim)
        for number in range(13):
            start_group(actor=self.ada, new=NewGroup(name=f"Groep {number}"))
        with self.assertNumQueries(4):
            self.assertEqual(len(self.held(self.ada, self.kim)), 17)


class PageTests(HandOverTestCase):
    def test_the_list_is_for_two_roles(self):
        self.leave()
        for person, status in ((self.bo, 403), (self.gus, 403), (self.mo, 200), (self.kim, 200)):
            answer = self.as_person(person).get("/admin/hand-over/")
            self.assertEqual(answer.status_code, status)
            self.assertEqual(self.ada.name in answer.content.decode(), status == 200)

    def test_the_list_costs_as_much_for_two_as_for_many(self):
        browser, counts = self.as_person(self.kim), []
        browser.get("/admin/hand-over/")  # the organisation is remembered from here
        for number in (2, 15):
            for _one in range(number):
                HandOver.objects.create(person=make_person(f"x{HandOver.objects.count()}"), why="left")
            with CaptureQueriesContext(connection) as asked:
                browser.get("/admin/hand-over/")
            counts.append(len(asked))
        self.assertEqual(*counts)

    def test_giving_each_away_on_its_page(self):
        hand_over, browser = self.leave(), self.as_person(self.kim)
        page = f"/admin/hand-over/{hand_over.pk}/"
        answer = browser.get(page)
        self.assertContains(answer, self.closed.name)
        self.assertNotContains(answer, self.hidden.name)
        found = browser.get(page, {"q": "cock", "thing": f"groups-{self.open.pk}"})
        self.assertContains(found, 'value="cy"', count=1)
        give = f"/hand-over/{hand_over.pk}/groups/{self.open.pk}/"
        self.assertRedirects(browser.post(give, {"to": "cy"}), page)
        self.assertEqual(self.owner(self.open), [self.cy])
        self.assertEqual(browser.post(give, {"to": "nobody"}).status_code, 404)
        self.assertEqual(browser.post(f"/hand-over/{hand_over.pk}/cars/1/", {"to": "cy"}).status_code, 404)

    def test_another_finds_nothing_there(self):
        hand_over = self.leave()
        for person in (self.bo, self.cy, self.gus):
            browser = self.as_person(person)
            self.assertEqual(browser.get(f"/admin/hand-over/{hand_over.pk}/").status_code, 403)
            for act in ("keep/", f"groups/{self.open.pk}/"):
                self.assertEqual(browser.post(f"/hand-over/{hand_over.pk}/{act}", {"to": "cy"}).status_code, 404)
        self.assertEqual(self.owner(self.open), [self.ada])

    def test_ones_own(self):
        hand_over, browser = self.move(self.ada), self.as_person(self.ada)
        self.assertContains(browser.get("/settings/"), "/settings/hand-over/")
        self.assertContains(browser.get("/settings/hand-over/"), self.hidden.name)
        give = f"/hand-over/{hand_over.pk}/groups/{self.hidden.pk}/"
        self.assertRedirects(browser.post(give, {"to": "bo"}), "/settings/hand-over/")
        self.assertEqual(self.owner(self.hidden), [self.bo])
        browser.post(f"/hand-over/{hand_over.pk}/keep/")
        hand_over.refresh_from_db()
        self.assertIsNotNone(hand_over.closed_at)

    def test_who_holds_nothing_reads_so(self):
        answer = self.as_person(self.bo).get("/settings/hand-over/")
        self.assertContains(answer, "empty-state")
