from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.audit.models import AuditEvent
from omarm.core.testing.cast import bring_in
from omarm.groups.models import Membership
from omarm.moderation.commands import pass_on, pass_on_waiting, passing_on, tell_what_waits
from omarm.moderation.models import Case
from omarm.moderation.queries import deciders_of, group_of
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.stream.commands import EVERYONE, Place, place_post
from omarm.stream.tests.writing import write


class PlaceTests(ModerationTestCase):
    def test_the_community_manager_gets_what_the_group_cannot_judge(self):
        of_owner = write(self.ada, place=Place(group=self.closed))
        for thing, by in ((of_owner, self.dee), (self.post, self.ada), (write(self.bo), self.dee)):
            with self.subTest(thing=thing.pk):
                case = self.reported(thing, by=by)
                self.assertIsNotNone(case.passed_on_at)
                self.assertEqual(set(deciders_of(case)), {self.cam, self.mo})

    def test_where_somebody_else_shared_it_to_does_not_decide(self):
        post = write(self.bo, place=EVERYONE)
        place_post(actor=self.ada, post=post, place=Place(group=self.closed))
        self.assertIsNone(self.reported(post).group)

    def test_it_is_passed_on_when_the_last_who_could_decide_reports_it_too(self):
        case = self.reported()
        tell_what_waits()
        self.reported(by=self.ada)
        case.refresh_from_db()
        self.assertIsNotNone(case.passed_on_at)
        tell_what_waits()
        self.assertEqual(self.told(), {("moderation.waiting", *sorted((self.cam.pk, self.mo.pk)))})

    def test_it_is_passed_on_by_hand_with_an_audit(self):
        case = self.reported()
        for person in (self.bo, self.dee, self.cy, self.cam):
            with self.assertRaises(PermissionDenied):
                pass_on(actor=person, case=case)
        with self.records("case.passed_on"):
            pass_on(actor=self.ada, case=case)
        self.assertEqual(self.told(), {("moderation.waiting", *sorted((self.cam.pk, self.mo.pk)))})
        with self.assertRaises(PermissionDenied):
            pass_on(actor=self.ada, case=case)

    def test_it_is_passed_on_by_itself_after_two_days(self):
        case = self.reported()
        self.assertEqual(pass_on_waiting(), 0)
        Case.objects.update(opened_at=timezone.now() - timedelta(days=2, minutes=1))
        self.assertEqual(pass_on_waiting(), 1)
        case.refresh_from_db()
        self.assertIsNotNone(case.passed_on_at)
        self.assertEqual(pass_on_waiting(), 0)
        event = AuditEvent.objects.get(act="moderation.passed_on")
        self.assertEqual((event.actor_id, event.actor_name, event.target), (None, "clock", f"#{case.pk}"))

    def test_the_longest_waiting_go_first_and_the_young_have_their_turn(self):
        for _number in range(3):
            self.reported(write(self.bo, place=Place(group=self.closed)))
        left = self.reported()
        Case.objects.exclude(pk=left.pk).update(opened_at=timezone.now() - timedelta(hours=1))
        Case.objects.filter(pk=left.pk).update(opened_at=timezone.now() - timedelta(days=3))
        with patch.object(passing_on, "MOST_AT_ONCE", 2):
            self.assertEqual(pass_on_waiting(), 1)
            Membership.objects.filter(group=self.closed, person=self.ada).delete()
            self.assertEqual([pass_on_waiting() for _round in range(3)], [2, 1, 0])

    def test_a_night_with_many_that_wait_asks_no_more(self):
        self.reported()
        with CaptureQueriesContext(connection) as few:
            self.assertEqual(pass_on_waiting(), 0)
        for _number in range(16):
            self.reported(write(self.bo, place=Place(group=self.closed)))
        with CaptureQueriesContext(connection) as many:
            self.assertEqual(pass_on_waiting(), 0)
        self.assertEqual(len(many), len(few))

    def test_the_group_is_the_widest_that_the_reporter_reads(self):
        bring_in(self.hidden, self.dee, by=self.ada)
        post = write(self.bo, place=Place(group=self.hidden))
        for place in (Place(group=self.closed), EVERYONE):
            place_post(actor=self.bo, post=post, place=place)
        for reader, expected in ((self.dee, self.closed), (self.cy, None), (None, self.closed)):
            self.assertEqual(group_of(post, reader=reader), expected, reader)

    def test_it_is_passed_on_at_night_when_the_group_lost_who_could_decide(self):
        self.reported()
        Membership.objects.filter(group=self.closed, person=self.ada).delete()
        self.assertEqual(pass_on_waiting(), 1)
