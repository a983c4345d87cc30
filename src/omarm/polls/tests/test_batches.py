"""How many anonymous votes are told at a time."""

from collections import Counter

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.polls.commands.counting import added_up, next_batch

ballots = st.integers(min_value=1, max_value=2**30 - 1)
turns = st.lists(st.lists(ballots, max_size=24), max_size=12)  # what came in between two looks of the clock


def published(arrivals):
    """Return every state of the results that anyone could have seen, as (voters, tallies), the closing one last."""
    waiting, states = [], [(0, [])]
    for number, arrived in enumerate([*arrivals, []]):
        waiting = sorted([*waiting, *arrived])
        batch, waiting = next_batch(waiting, closing=number == len(arrivals))
        states.append((states[-1][0] + len(batch), added_up(states[-1][1], batch)))
    return states


class BatchTests(SimpleTestCase):
    @settings(max_examples=300)
    @given(turns)
    def test_two_results_never_differ_by_fewer_than_the_floor(self, arrivals):
        voters = [counted for counted, _tallies in published(arrivals)]
        differences = {later - earlier for earlier in voters for later in voters if later > earlier}
        self.assertTrue(all(difference >= DEFAULT_FLOOR for difference in differences), differences)

    @settings(max_examples=300)
    @given(turns)
    def test_at_the_end_every_vote_is_told_or_none_at_all(self, arrivals):
        cast = [ballot for arrived in arrivals for ballot in arrived]
        counted, tallies = published(arrivals)[-1]
        if len(cast) < DEFAULT_FLOOR:
            self.assertEqual((counted, sum(tallies)), (0, 0))
        else:
            self.assertEqual(counted, len(cast))
            expected = Counter(rank for ballot in cast for rank in range(30) if ballot >> rank & 1)
            self.assertEqual({rank: n for rank, n in enumerate(tallies) if n}, dict(expected))

    @given(st.lists(ballots, min_size=2 * DEFAULT_FLOOR, max_size=60))
    def test_no_ballot_is_lost_or_doubled_between_batch_and_box(self, waiting):
        batch, kept = next_batch(sorted(waiting), closing=False)
        self.assertEqual(Counter(batch) + Counter(kept), Counter(waiting))
        self.assertEqual(len(kept), DEFAULT_FLOOR)
        self.assertEqual(kept, sorted(kept))

    def test_which_ballots_are_told_first_is_drawn_by_lot(self):
        waiting = [1 << rank for rank in range(16)]
        draws = {tuple(next_batch(waiting, closing=False)[0]) for _turn in range(20)}
        self.assertGreater(len(draws), 1)
