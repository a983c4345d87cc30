"""Votes of one person at the same moment, over two connections."""

from omarm.core.errors import DomainError
from omarm.polls.commands import cast_vote
from omarm.polls.models import PollBox, Vote
from omarm.polls.tests.asking import ask
from omarm.stream.tests import test_at_once


class VotesAtOnceTests(test_at_once.AtOnceTests):
    """The meeting of two connections is that of the stream; its own tests run there."""

    test_a_post_sent_twice_is_one_post = None
    test_a_comment_sent_twice_is_one_comment = None
    test_two_reactions_at_once_are_one = None
    test_the_marker_of_what_was_seen_moves_forward_also_in_a_race = None

    def voter(self, poll, rank):
        def vote():
            try:
                cast_vote(actor=self.ada, poll=poll, ranks=[rank])
            except DomainError as error:
                return error.code
            return "stored"

        return vote

    def test_an_anonymous_vote_sent_twice_counts_once(self):
        poll = ask(self.ada, is_anonymous=True)
        self.assertEqual(self.meet(self.voter(poll, 0), self.voter(poll, 1)), ["stored", "vote_final"])
        box = PollBox.objects.get()
        self.assertEqual((box.voters, box.waiting), ([self.ada.pk], [1]))

    def test_of_two_named_votes_at_once_one_stands(self):
        poll = ask(self.ada)
        self.assertEqual(self.meet(self.voter(poll, 0), self.voter(poll, 1)), ["stored", "stored"])
        self.assertEqual(Vote.objects.get().option.rank, 1)
