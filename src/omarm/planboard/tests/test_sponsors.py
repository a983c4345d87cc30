from datetime import datetime, time

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.settling import settle
from omarm.notifications.models import Notice
from omarm.people.commands import deactivate_person
from omarm.planboard import commands
from omarm.planboard.commands import NewCommitment
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.tests.planning import DAY, SPONSORS, PlanTestCase
from omarm.stream.commands import add_comment, delete_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import write

State = Commitment.State


class KeepingTests(PlanTestCase):
    def setUp(self):
        super().setUp()
        self.row = self.promised()

    def keep(self, **told):
        return commands.keep_commitment(actor=self.lea, commitment=self.row, **told)

    def refused(self, **told):
        with self.assertRaises(DomainError) as refused:
            self.keep(**told)
        self.assertEqual(Commitment.objects.get(pk=self.row.pk).kept_on, None)
        return refused.exception.code

    def test_it_is_kept_by_a_message_of_the_sponsor(self):
        post = write(self.lea, "Dit besloten we.")
        with self.records("commitment.kept"):
            row = self.keep(post=post.pk)
        self.assertEqual((row.state, row.post, row.kept_on), (State.KEPT, post, self.today))

    def test_kept_by_something_else_after_all_it_waits_again(self):
        post = write(self.lea)
        commands.keep_commitment(actor=self.lea, commitment=self.row, post=post.pk)
        with self.assertRaises(PermissionDenied):
            commands.reopen_commitment(actor=self.kim, commitment=self.row)
        with self.records("commitment.reopened"):
            row = commands.reopen_commitment(actor=self.lea, commitment=self.row)
        self.assertEqual((row.state, row.post), (State.OPEN, None))
        with self.assertRaises(DomainError):
            commands.reopen_commitment(actor=self.lea, commitment=self.row)
        commands.keep_commitment(actor=self.lea, commitment=self.row, post=post.pk)

    def test_only_the_sponsor_keeps_it(self):
        post = write(self.lea)
        for person in (self.coco, self.kim, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                commands.keep_commitment(actor=person, commitment=self.row, post=post.pk)

    def test_what_is_of_another_gone_or_not_there_keeps_nothing(self):
        gone = write(self.lea)
        delete_post(actor=self.lea, post=gone)
        for pk in (write(self.bo).pk, gone.pk, 999999):
            self.assertEqual(self.refused(post=pk), "not_yours")

    def test_what_was_written_before_keeps_nothing(self):
        post = write(self.lea)
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - DAY)
        self.assertEqual(self.refused(post=post.pk), "written_before")

    def test_one_thing_keeps_one_promise(self):
        post = write(self.lea)
        other = self.promised(self.row.sponsor)
        commands.keep_commitment(actor=self.lea, commitment=other, post=post.pk)
        self.assertEqual(self.refused(post=post.pk), "used_before")
        with self.assertRaises(DomainError):
            commands.keep_commitment(actor=self.lea, commitment=other, post=write(self.lea).pk)

    def test_a_reply_is_kept_by_a_reply_and_a_message_by_a_message(self):
        comment = add_comment(actor=self.lea, post=write(self.bo), body="Dat klopt.")
        self.assertEqual(self.refused(comment=comment.pk), "no_post")
        self.row = self.promised(self.row.sponsor, kind="reply")
        self.assertEqual(self.refused(post=write(self.lea).pk), "no_reply")
        row = self.keep(comment=comment.pk)
        self.assertEqual((row.comment, row.post), (comment, comment.post))

    def test_once_its_day_has_passed_it_is_not_kept_or_kept_late(self):
        self.later(self.row, 8)
        self.assertEqual(Commitment.objects.get().state, State.NOT_KEPT)
        self.assertEqual(self.keep(post=write(self.lea).pk).state, State.LATE)

    def test_marked_late_but_written_in_time_it_is_kept(self):
        self.later(self.row, 8)
        post = write(self.lea)
        Post.objects.filter(pk=post.pk).update(published_at=timezone.now() - 3 * DAY)
        self.assertEqual(self.keep(post=post.pk).state, State.KEPT)

    def test_it_is_taken_back_before_its_day_and_not_after(self):
        with self.assertRaises(PermissionDenied):
            commands.end_commitment(actor=self.cy, commitment=self.row)
        other = self.later(self.promised(self.row.sponsor), 8)
        with self.assertRaises(DomainError):
            commands.end_commitment(actor=self.lea, commitment=other)
        self.assertEqual(commands.end_commitment(actor=self.lea, commitment=self.row).state, State.ENDED)
        with self.assertRaises(DomainError):
            self.keep(post=write(self.lea).pk)

    def test_what_comes_back_stands_again_when_kept_and_when_not(self):
        self.row.every_days = 7
        self.row.save()
        self.keep(post=write(self.lea).pk)
        following = Commitment.objects.get(follows=self.row)
        self.assertEqual((following.due_on, following.state), (self.row.due_on + 7 * DAY, State.OPEN))
        self.later(following, 30)
        self.assertEqual((commands.renew_commitments(), commands.renew_commitments()), (1, 0))
        third = Commitment.objects.get(follows=following)
        self.assertTrue(self.today <= third.due_on < self.today + 7 * DAY)

    def test_a_sponsor_hears_of_it_once_before_its_day(self):
        commands.remind_sponsors()
        self.assertFalse(Notice.objects.exists())
        Commitment.objects.update(due_on=self.today + 2 * DAY)
        commands.remind_sponsors()
        Notice.objects.update(is_unread=False)
        commands.remind_sponsors()
        notice = Notice.objects.get()
        self.assertEqual((notice.person, notice.is_unread), (self.lea, False))
        at = timezone.make_aware(datetime.combine(self.today - DAY, time(7)))
        self.assertEqual(notice.moved_at, at)
        Notice.objects.update(is_unread=True)
        self.keep(post=write(self.lea).pk)
        self.assertFalse(self.notices())


class SponsorTests(PlanTestCase):
    def test_the_team_names_sponsors_and_others_do_not(self):
        with self.records("sponsor.named"):
            self.sponsor()
        with self.assertRaises(DomainError):
            self.sponsor()
        for person in (self.cy, self.lea, self.gus, self.otto):
            with self.assertRaises(PermissionDenied):
                commands.name_sponsor(actor=person, person=self.bo, goal=self.goal)
        with self.assertRaises(DomainError):
            self.sponsor(self.gus)

    def test_who_promises_for_whom(self):
        sponsor = self.sponsor()
        new = NewCommitment(kind="post", what="x", due_on=self.today)
        for person in (self.cy, self.otto, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.promise(actor=person, sponsor=sponsor, new=new)
        commands.promise(actor=self.lea, sponsor=sponsor, new=new)
        for day in (self.today - DAY, self.today + 400 * DAY):
            with self.assertRaises(DomainError):
                self.promised(sponsor, due_on=day)
        same = commands.promise(actor=self.coco, sponsor=sponsor, new=new)
        self.assertEqual(sponsor.commitments.get(), same)
        for _one in range(11):
            self.promised(sponsor)
        with self.assertRaises(DomainError):
            self.promised(sponsor)

    def test_a_sponsor_who_leaves_ends_what_they_promised_and_it_is_flagged(self):
        row, missed = self.promised(), self.later(self.promised(self.sponsor(self.bo)), 9)
        other = self.later(self.promised(row.sponsor), 9)
        deactivate_person(actor=self.mo, person=self.lea)
        settle()
        sponsor = Sponsor.objects.get(person=self.lea)
        self.assertEqual((sponsor.has_left, sponsor.ended_on), (True, self.today))
        self.assertEqual(Commitment.objects.get(pk=row.pk).state, State.ENDED)
        self.assertEqual(Commitment.objects.get(pk=other.pk).state, State.NOT_KEPT)
        self.assertEqual(missed.sponsor.ended_on, None)
        self.assertEqual(
            list(Notice.objects.filter(what="planboard.sponsor_left").values_list("person", flat=True)), [self.kim.pk]
        )
        self.assertContains(self.as_person(self.kim).get(SPONSORS), f"{SPONSORS}{sponsor.pk}/seen-to/")
        self.sponsor(self.cy)
        settle()
        self.assertFalse(Sponsor.objects.missed().exists())
        self.assertFalse(Notice.objects.filter(what="planboard.sponsor_left").exists())

    def test_nobody_but_the_clock_ends_sponsors_who_left(self):
        self.sponsor()
        with self.assertRaises(PermissionDenied):
            commands.end_sponsors_who_left(actor=self.coco, person_id=self.lea.pk)
        self.assertEqual(commands.end_sponsors_who_left(actor=None, person_id=self.lea.pk), [])
