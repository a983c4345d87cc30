"""Who hears that something waits for other hands: who moved, the desk in one line, the members of what is hidden."""

from django.utils.translation import override

from omarm.core.testing.cast import make_person
from omarm.groups.commands import NewGroup, change_member_role, hand_over_group, start_group, transfer_ownership
from omarm.groups.models import Membership
from omarm.notifications.models import Notice
from omarm.notifications.queries import unread_count
from omarm.notifications.tests.test_places import PlaceTestCase
from omarm.people.commands import (
    Listed,
    change_roles,
    close_settled,
    deactivate_person,
    follow_staff_list,
    keep_all,
    reactivate_person,
)
from omarm.people.models import HandOver

Role = Membership.Role


class HandOverTests(PlaceTestCase):
    def setUp(self):
        super().setUp()
        self.kim = make_person("kim")
        change_roles(actor=None, person=self.kim, codes=["community_manager"])
        self.deliver()

    def move(self, person):
        follow_staff_list(actor=None, person=person, listed=Listed(department=self.department))
        self.deliver()
        return HandOver.objects.get(person=person, closed_at=None)

    def test_who_moved_hears_it_and_so_does_the_desk_and_nobody_else(self):
        self.move(self.ada)
        self.assertEqual(self.hears(self.ada), ["hand_over.mine"])
        for person in (self.mo, self.kim):
            self.assertEqual(self.reads(person), ["1 hand-over waits for other hands"])
        self.assertEqual(self.hears(self.bo) + self.hears(self.cy) + self.hears(self.gus), [])

    def test_a_batch_is_one_line_with_a_number(self):
        for number in range(5):
            person = make_person(f"p{number}", department=self.team)
            start_group(actor=person, new=NewGroup(name=f"Van {number}"))
            follow_staff_list(actor=None, person=person, listed=Listed(department=self.department))
        self.assertEqual(self.reads(self.kim), ["5 hand-overs wait for other hands"])
        self.assertEqual((Notice.objects.filter(person=self.kim).count(), unread_count(self.kim)), (1, 1))

    def test_it_is_said_no_more_once_it_is_settled(self):
        keep_all(actor=self.ada, hand_over=self.move(self.ada))
        self.assertEqual(self.hears(self.ada) + self.hears(self.mo) + self.hears(self.kim), [])
        self.assertEqual(unread_count(self.kim), 0)

    def test_who_comes_back_looks_after_it_again_and_the_desk_need_not(self):
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(self.hears(self.kim), ["hand_over.waiting"])
        reactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(self.hears(self.kim), [])

    def test_who_has_the_task_no_more_hears_no_more_of_it(self):
        self.move(self.ada)
        change_roles(actor=None, person=self.kim, codes=[])
        self.assertEqual((self.hears(self.kim), unread_count(self.kim)), ([], 0))

    def test_who_gets_it_from_the_desk_hears_it_and_so_does_who_had_it(self):
        self.move(self.ada)
        hand_over_group(actor=self.kim, pk=self.open.pk, person=self.ada, to=self.bo)
        self.assertEqual(self.reads(self.bo), [f"You own {self.open.name} from now on"])
        with override("en"):
            self.assertIn(f"{self.open.name} has another owner", self.reads(self.ada))

    def test_of_what_is_hidden_its_managers_hear_that_nobody_owns_it_and_the_desk_no_name(self):
        change_member_role(actor=self.ada, membership=self.hidden.memberships.get(person=self.bo), role=Role.MANAGER)
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertIn(f"{self.hidden.name} has no owner any more. Who takes it on?", self.reads(self.bo))
        self.assertNotIn(self.hidden.name, " ".join(self.reads(self.kim) + self.reads(self.cy)))

    def test_where_nobody_manages_it_its_members_can_take_it_on(self):
        deactivate_person(actor=self.mo, person=self.ada)
        self.assertEqual(self.hears(self.bo), ["group.ownerless", "group.ownerless"])  # the closed and the hidden one
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(self.hidden.get_absolute_url()), f"/groups/{self.hidden.slug}/take/")
        for group in (self.hidden, self.closed):
            transfer_ownership(actor=self.bo, group=group, to=self.bo)
        self.assertEqual(self.hears(self.bo), [])
        self.assertEqual(close_settled(), 0)  # the other groups still wait
