"""Two acts on the plan board at the same moment: whoever comes second waits, and is told what became of it."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.core.testing.meeting import MeetingTestCase
from omarm.planboard import commands
from omarm.planboard.commands import NewCommitment
from omarm.planboard.models import Commitment, Contribution, Sponsor, Thanks
from omarm.programme.models import Goal
from omarm.stream.tests.writing import write


class TakenAwayTests(MeetingTestCase):
    def setUp(self):
        self.lea, self.ada = make_person("lea"), make_person("ada")
        self.helped = commands.write_contribution(actor=self.lea, helper=self.lea, what="Tekst nagelezen")

    def remove(self):
        return commands.remove_contribution(actor=self.lea, contribution=self.helped)

    def test_thanks_for_what_was_just_taken_away(self):
        def thank():
            with self.assertRaises(DomainError) as refused:
                commands.thank(actor=self.ada, contribution=self.helped)
            return refused.exception.code

        self.assertEqual(self.meet(self.remove, thank)[1], "gone")

    def test_what_is_thanked_for_is_taken_away_with_it(self):
        self.meet(lambda: commands.thank(actor=self.ada, contribution=self.helped), self.remove)
        self.assertFalse(Contribution.objects.exists())
        self.assertFalse(Thanks.objects.exists())


class AtOnceTests(MeetingTestCase):
    def setUp(self):
        today = timezone.localdate()
        self.lea = make_person("lea")
        goal = Goal.objects.create(kind=Goal.Kind.EXPERTISE, name="Delen", owner=self.lea, set_on=today)
        self.sponsor = Sponsor.objects.create(person=self.lea, goal=goal, named_on=today)
        new = NewCommitment(
            kind=Commitment.Kind.POST, what="Vertellen", due_on=today + timedelta(days=7), every_days=14
        )
        self.promise = commands.promise(actor=self.lea, sponsor=self.sponsor, new=new)
        self.post = write(self.lea)

    def keep(self):
        try:
            return commands.keep_commitment(actor=self.lea, commitment=self.promise, post=self.post.pk)
        except DomainError as error:
            return error.code

    def end(self):
        return commands.end_sponsor(actor=self.lea, sponsor=self.sponsor)

    def test_kept_first_the_next_time_ends_with_the_sponsor(self):
        self.meet(self.keep, self.end)
        self.assertEqual(Commitment.objects.filter(kept_on__isnull=False).count(), 1)
        self.assertEqual(Commitment.objects.waiting().count(), 0)
        self.assertEqual(Commitment.objects.count(), 2)

    def test_ended_first_nothing_is_kept(self):
        self.assertEqual(self.meet(self.end, self.keep)[1], "promise_ended")
        self.assertEqual(Commitment.objects.filter(kept_on__isnull=False).count(), 0)
        self.assertEqual(Commitment.objects.count(), 1)
