"""Publishing anonymous votes in batches, so that what is added to the results never comes from few people."""

from random import SystemRandom

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from omarm.consent.measurements import DEFAULT_FLOOR
from omarm.polls.models import PollBox

_chance = SystemRandom()


@transaction.atomic
def count_waiting_votes():
    """Publish from every box what may be told now, and empty those of closed polls. Returns how many boxes changed.

    By the clock and not at a vote: otherwise the ninth voter would see that they were the ninth.
    """
    closed = Q(poll__closed_at__isnull=False) | Q(poll__closes_at__lte=timezone.now())
    full = Q(waiting__len__gte=2 * DEFAULT_FLOOR)
    boxes = PollBox.objects.filter(closed | full, is_final=False).select_related("poll")
    return sum(count_box(box, closing=box.poll.is_closed) for box in boxes.select_for_update(of=("self",), no_key=True))


def count_box(box, *, closing):
    """Add the next batch to what is published; `closing` empties the box for good. Returns whether anything changed.

    For commands that hold the lock of the box.
    """
    batch, kept = next_batch(box.waiting, closing=closing)
    if not batch and not closing:
        return False

    box.tallies = added_up(box.tallies, batch)
    box.counted += len(batch)
    box.waiting, box.voters = kept, [] if closing else box.voters
    box.is_final = closing
    box.save(update_fields=["tallies", "counted", "waiting", "voters", "is_final"])
    return True


def next_batch(waiting, *, closing, floor=DEFAULT_FLOOR):
    """Return (the ballots to publish now, the ballots that keep waiting).

    A batch has at least `floor` ballots, drawn by lot. While the poll is open that many stay behind, so that the last
    batch is never smaller; a poll that closes with fewer ballots in all publishes none, ever. What is subtracted from
    two successive results is a batch, so no difference is about fewer people than `floor` (complementary disclosure).
    """
    if closing:
        return (waiting, []) if len(waiting) >= floor else ([], [])
    if len(waiting) < 2 * floor:
        return [], waiting
    drawn = _chance.sample(range(len(waiting)), len(waiting) - floor)
    batch = [waiting[place] for place in sorted(drawn)]
    return batch, [ballot for place, ballot in enumerate(waiting) if place not in set(drawn)]


def added_up(tallies, ballots):
    """Return the tallies, by rank of the option, with the ballots added to them."""
    length = max([len(tallies), *(ballot.bit_length() for ballot in ballots)])
    padded = [*tallies, *[0] * (length - len(tallies))]
    return [so_far + sum(ballot >> rank & 1 for ballot in ballots) for rank, so_far in enumerate(padded)]
