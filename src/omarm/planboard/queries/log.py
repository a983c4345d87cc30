"""Who helped with what, as people wrote it down. Nothing is counted: it is no list of who did most."""

from dataclasses import dataclass

from django.db.models import Prefetch

from omarm.core.pagination import PAGE, numbered
from omarm.planboard.models import Contribution, Thanks
from omarm.planboard.queries.seeing import may_run


@dataclass(frozen=True)
class Written:
    """A Contribution as one person reads it: who said thanks, and what they may do with it."""

    contribution: Contribution
    givers: list
    is_mine: bool
    may_remove: bool
    has_thanked: bool = False

    @property
    def may_thank(self):
        return not self.is_mine


def contributions_for(person, *, before="", size=PAGE):
    """Return a Page of Written, the last first."""
    page = numbered(_rows(), before=before, size=size)
    runs = may_run(person)
    return type(page)(rows=[_written(row, person, runs=runs) for row in page.rows], after=page.after)


def written_for(person, pk):
    """Return one Written. Raises Contribution.DoesNotExist."""
    return _written(_rows().get(pk=pk), person, runs=may_run(person))


def may_remove(person, contribution):
    """Return whether the person may take a contribution away: who helped, who wrote it, who makes the board."""
    return person.pk in {contribution.helper_id, contribution.written_by_id} or may_run(person)


def _rows():
    given = Prefetch("thanks", Thanks.objects.select_related("giver").order_by("pk"))
    return Contribution.objects.select_related("helper", "written_by", "action").prefetch_related(given).order_by("-pk")


def _written(row, person, *, runs):
    return Written(
        contribution=row,
        givers=[thanks.giver for thanks in row.thanks.all()],
        is_mine=row.helper_id == person.pk,
        may_remove=runs or person.pk in {row.helper_id, row.written_by_id},
        has_thanked=any(thanks.giver_id == person.pk for thanks in row.thanks.all()),
    )
