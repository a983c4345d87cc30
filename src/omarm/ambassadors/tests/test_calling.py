from django.core.exceptions import PermissionDenied

from omarm.ambassadors.commands import (
    NewCall,
    OwnTerms,
    ask_person,
    change_call,
    change_terms,
    close_call,
    decline,
    end_terms,
    enter_group,
    leave_team,
    may_be_asked,
    show_badge,
    take_back_asking,
)
from omarm.ambassadors.models import Ambassador, Asking, Call, Team
from omarm.ambassadors.queries import is_ambassador, team_now
from omarm.ambassadors.tests.calling import DAY, AmbassadorTestCase
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.groups.commands import archive_group, leave_group
from omarm.groups.models import Group, Membership
from omarm.people.commands import deactivate_person
from omarm.stream.models import Post


class CallTests(AmbassadorTestCase):
    def test_the_first_call_starts_the_team_its_group_and_a_post_that_links_to_the_page(self):
        call = self.called()
        team = Team.objects.get()
        self.assertEqual((team, team.started_by, call.made_by), (call.team, self.coco, self.coco))
        self.assertEqual((team.group.access, team.group.archived_at), (Group.Access.CLOSED, None))
        self.assertEqual(Membership.objects.get(group=team.group).person, self.coco)
        self.assertIn('href="/ambassadors/"', call.post.body)
        for person, sees in ((self.ada, True), (self.cy, True), (self.gus, False)):
            self.assertEqual(Post.objects.visible_to(person).contains(call.post), sees, person)

    def test_it_records_that_it_was_called_and_can_go_without_a_post(self):
        with self.records("group.started", "ambassadors.called"):
            call = self.called(as_post=False)
        self.assertIsNone(call.post)

    def test_a_second_call_is_of_the_same_team_and_waits_for_the_first_to_close(self):
        first = self.called()
        with self.assertRaises(DomainError):
            self.called()
        close_call(actor=self.coco, call=first)
        second = self.called(as_post=False)
        self.assertEqual(
            (second.team, Team.objects.count(), Group.objects.filter(pk=second.team.group_id).count()),
            (first.team, 1, 1),
        )
        Call.objects.filter(pk=second.pk).update(until_on=self.today - DAY)
        self.called(as_post=False)
        self.assertEqual(Call.objects.filter(closed_on=None).count(), 1)

    def test_only_who_guides_calls_changes_and_closes(self):
        call = self.called()
        new = NewCall(text="Anders", hours=3, until_on=self.today)
        for person in (self.ada, self.cy, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                change_call(actor=person, call=call, new=new)
            self.assertRaises(PermissionDenied, close_call, actor=person, call=call)
        change_call(actor=self.mo, call=call, new=new)
        self.assertEqual(Call.objects.get().hours, 3)

    def test_what_cannot_be_is_refused(self):
        for told in (
            {"until_on": self.today - DAY},
            {"until_on": self.today + 400 * DAY},
            {"hours": 0},
            {"hours": 41},
            {"text": " "},
        ):
            with self.assertRaises(DomainError):
                self.called(**told)
        self.assertFalse(Team.objects.exists())


class JoiningTests(AmbassadorTestCase):
    def test_joining_brings_into_the_group_and_leaving_takes_out_without_a_trace(self):
        team = self.called().team
        with self.records("membership.started", "ambassador.joined"):
            row = self.join(self.cy, hours=3, department=self.department)
        self.assertEqual((row.hours, row.department, row.shows_badge), (3, self.department, True))
        self.assertTrue(Membership.objects.filter(group=team.group, person=self.cy).exists())
        self.assertEqual(self.notices(self.coco), ["ambassadors.joined"])
        with self.records("membership.ended"):
            leave_team(actor=self.cy)
        self.assertFalse(Membership.objects.filter(group=team.group, person=self.cy).exists())
        self.assertFalse(Ambassador.objects.exists())
        self.assertNotIn("ambassadors.left", self.notices(self.coco))

    def test_joining_twice_is_joining_once(self):
        self.gathered(self.cy)
        with self.records():
            self.join(self.cy, hours=9)
        self.assertEqual(Ambassador.objects.get().hours, 2)

    def test_who_owns_the_group_stays_in_it_after_leaving_the_team(self):
        team = self.gathered(self.coco)
        leave_team(actor=self.coco)
        self.assertTrue(Membership.objects.filter(group=team.group, person=self.coco, role="owner").exists())
        self.assertFalse(is_ambassador(self.coco))

    def test_no_guest_joins_and_nobody_after_the_call_was_closed_unless_asked(self):
        call = self.called()
        with self.assertRaises(PermissionDenied):
            self.join(self.gus)
        close_call(actor=self.coco, call=call)
        with self.assertRaises(DomainError):
            self.join(self.cy)
        ask_person(actor=self.coco, person=self.cy)
        self.join(self.cy)
        self.assertFalse(Asking.objects.exists())
        self.assertEqual(self.notices(self.cy), [])

    def test_without_a_team_there_is_nothing_to_join_or_leave(self):
        with self.assertRaises(DomainError):
            self.join(self.cy)
        with self.assertRaises(DomainError):
            leave_team(actor=self.cy)

    def test_what_cannot_be_is_refused(self):
        self.called()
        for told in ({"hours": 0}, {"hours": 41}, {"layer": "king"}, {"until_on": self.today - DAY}):
            with self.assertRaises(DomainError):
                self.join(self.cy, **told)

    def test_ones_own_terms_and_badge(self):
        self.gathered(self.cy)
        change_terms(actor=self.cy, terms=OwnTerms(hours=5, layer="field", until_on=self.today))
        show_badge(actor=self.cy, shown=False)
        row = Ambassador.objects.get()
        self.assertEqual(
            (row.hours, row.layer, row.department, row.until_on, row.shows_badge), (5, "field", None, self.today, False)
        )
        with self.assertRaises(DomainError):
            show_badge(actor=self.bo, shown=False)

    def test_who_left_the_group_stays_in_the_team_and_can_come_back(self):
        team = self.gathered(self.cy)
        leave_group(actor=self.cy, group=team.group)
        self.assertTrue(is_ambassador(self.cy))
        enter_group(actor=self.cy)
        self.assertTrue(Membership.objects.filter(group=team.group, person=self.cy).exists())
        with self.assertRaises(DomainError):
            enter_group(actor=self.bo)

    def test_a_group_that_was_closed_keeps_nobody_from_joining_or_leaving(self):
        team = self.gathered(self.cy)
        archive_group(actor=self.coco, group=team.group)
        self.join(self.bo)
        leave_team(actor=self.cy)
        self.assertEqual([row.person for row in Ambassador.objects.all()], [self.bo])

    def test_ones_own_last_day_ends_it_by_the_clock(self):
        team = self.gathered(self.cy, self.bo)
        Ambassador.objects.filter(person=self.cy).update(until_on=self.today - DAY)
        self.assertFalse(is_ambassador(self.cy))
        self.assertEqual(end_terms(), 1)
        self.assertEqual([row.person for row in Ambassador.objects.all()], [self.bo])
        self.assertFalse(Membership.objects.filter(group=team.group, person=self.cy).exists())
        self.assertRaises(PermissionDenied, end_terms, actor=self.mo)

    def test_who_works_here_no_more_is_none(self):
        self.gathered(self.cy)
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertFalse(is_ambassador(self.cy))
        self.assertEqual(team_now().ambassadors.count(), 1)


class AskingTests(AmbassadorTestCase):
    def asked(self, person=None):
        self.called(as_post=False)
        return ask_person(actor=self.coco, person=person or self.cy, words="Jij kent iedereen.")

    def test_who_is_asked_is_told_and_nobody_else(self):
        with self.records("group.started", "ambassadors.called", "ambassador.asked"):
            asking = self.asked()
        self.assertEqual((asking.asked_by, asking.state, asking.words), (self.coco, "waiting", "Jij kent iedereen."))
        self.assertEqual(self.notices(self.cy), ["ambassadors.asked"])
        for person in (self.ada, self.bo, self.coco, self.mo):
            self.assertEqual(self.notices(person), [], person)

    def test_asked_once_and_never_again_for_who_would_rather_not(self):
        asking = self.asked()
        with self.assertRaises(DomainError):
            ask_person(actor=self.mo, person=self.cy)
        decline(actor=self.cy, asking=asking, for_good=True)
        self.assertEqual(self.notices(self.cy), [])
        with self.assertRaises(DomainError):
            ask_person(actor=self.coco, person=self.cy)
        may_be_asked(actor=self.cy, may=True)
        ask_person(actor=self.coco, person=self.cy)

    def test_one_says_oneself_not_to_be_asked_before_anybody_did(self):
        may_be_asked(actor=self.bo, may=False)
        self.called(as_post=False)
        with self.assertRaises(DomainError):
            ask_person(actor=self.coco, person=self.bo)
        self.assertRaises(PermissionDenied, may_be_asked, actor=self.gus, may=False)

    def test_not_now_leaves_the_door_open(self):
        asking = self.asked()
        decline(actor=self.cy, asking=asking, for_good=False)
        close_call(actor=self.coco, call=Call.objects.get())
        self.join(self.cy)
        self.assertTrue(is_ambassador(self.cy))

    def test_only_who_guides_asks_and_only_who_is_asked_declines(self):
        asking = self.asked()
        for person in (self.ada, self.gus, self.wim):
            with self.assertRaises(PermissionDenied):
                ask_person(actor=person, person=self.bo)
            with self.assertRaises(PermissionDenied):
                decline(actor=person, asking=asking, for_good=True)
            self.assertRaises(PermissionDenied, take_back_asking, actor=person, asking=asking)
        take_back_asking(actor=self.coco, asking=asking)
        self.assertEqual((Asking.objects.count(), self.notices(self.cy)), (0, []))

    def test_guests_who_left_and_who_is_in_the_team_are_not_asked(self):
        self.gathered(self.bo)
        gone = make_person("weg")
        deactivate_person(actor=self.mo, person=gone)
        for person in (self.gus, gone, self.bo):
            with self.assertRaises(DomainError):
                ask_person(actor=self.coco, person=person)
