"""The rounds of somebody who runs them: how far each is, and what came of it is in `results`."""

from dataclasses import dataclass

from omarm.core.floor import FLOOR
from omarm.surveys.models import Answer, Round
from omarm.surveys.queries.gate import ground

MOST_SHOWN = 50


@dataclass(frozen=True)
class Progress:
    """How many are asked, and at least how many had answered this morning: None below the floor."""

    asked: int
    answered: int | None

    @property
    def per_cent(self):
        return round(100 * self.answered / self.asked) if self.answered else 0


def may_run(person):
    """Return whether somebody may run rounds: it is the work of who look after the groups of the organisation."""
    return person.is_authenticated and person.cares_for_all


def rounds_of(person):
    """Return the person's own rounds, the newest first."""
    return list(Round.objects.owned_by(person).select_related("outcome")[:MOST_SHOWN])


def own_round(person, pk):
    """Return one of the person's own rounds. Raises Round.DoesNotExist for anybody else's."""
    return Round.objects.owned_by(person).select_related("outcome").prefetch_related("departments").get(pk=pk)


def progress_of(round):
    """Return the Progress of a round that runs, as it is told: `told` moves in the night (told_of)."""
    return Progress(round.people_asked().count(), round.told)


def told_of(round):
    """Return how many may be said to have answered, from what was said before: it moves by at least the floor, and never back.

    Who looks every day sees that nobody answered, or at least eight; neither the first few nor the last few. None below.
    """
    answered = Answer.objects.filter(round=round).count()
    left = round.people_asked().count() - answered
    return answered if answered - (round.told or 0) >= FLOOR and left >= FLOOR else round.told


def rounds_to_tell():
    """Return the rounds that run now, for counting how many answered; none without consent."""
    return Round.objects.running() if ground().is_open else Round.objects.none()
