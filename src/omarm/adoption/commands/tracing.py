"""Tracing the adoption curve: all of it the first time or when the blocks are others, and from then on a week at a time."""

from collections import defaultdict
from datetime import timedelta
from itertools import accumulate

from django.db import transaction
from django.db.models import Max

from omarm.adoption.commands.keeping import keep_scopes, store_scopes
from omarm.adoption.models import CurveBlock, CurvePoint, Scope
from omarm.adoption.queries.contributing import first_contributions, last_sunday, reached_by
from omarm.adoption.queries.scopes import crowds, department_key, department_names, layout_of, named_by, place_key
from omarm.adoption.rules.blocks import Block, block_for, blocks_of, covered_places, level_of

WEEK = timedelta(days=7)


@transaction.atomic
def trace_curve(*, today=None):
    """Bring the curve up to the last week that is over. Returns how many weeks were added.

    It begins anew when it is there for the first time, and when departments or places became large enough or too small:
    what was shown until then goes.
    """
    found, sunday = crowds(), last_sunday(today)
    kept = _kept_blocks()
    wanted = blocks_of(found, kept)
    last = CurvePoint.objects.aggregate(last=Max("ended_on"))["last"]
    if last is None or wanted != set(kept):
        return _trace_anew(found, wanted, sunday)
    weeks = [last + WEEK * number for number in range(1, (sunday - last).days // 7 + 1)]
    for week in weeks:
        _trace_week(kept, week)
    return len(weeks)


def _trace_anew(found, wanted, sunday):
    CurveBlock.objects.all().delete()
    if not found:
        return 0
    rows = _store_blocks(found, wanted)
    people, new = defaultdict(int), defaultdict(lambda: defaultdict(int))
    for crowd in found:
        people[block_for(crowd, wanted)] += crowd.people
    for crowd, counts in first_contributions(sunday):
        for week, count in counts.items():
            new[block_for(crowd, wanted)][week] += count
    begun = [week for counts in new.values() for week in counts]
    if not begun:
        return 0
    weeks = [min(begun) + WEEK * number for number in range((sunday - min(begun)).days // 7 + 1)]
    CurvePoint.objects.bulk_create(
        (
            CurvePoint(block=rows[block], ended_on=week, reached=reached, people=people[block])
            for block in wanted
            for week, reached in zip(weeks, _levels(new[block], weeks, people[block]), strict=True)
        ),
        batch_size=5000,
    )
    return len(weeks)


def _levels(counts, weeks, people):
    return [level_of(count, people) for count in accumulate(counts.get(week, 0) for week in weeks)]


def _trace_week(kept, week):
    """Add one week to every block; none falls below what was shown of it the week before."""
    before = dict(CurvePoint.objects.filter(ended_on=week - WEEK).values_list("block", "reached"))
    counts, people = defaultdict(int), defaultdict(int)
    for reached in reached_by(week):
        block = block_for(reached.crowd, kept)
        counts[block] += reached.count
        people[block] += reached.crowd.people
    CurvePoint.objects.bulk_create(
        CurvePoint(
            block_id=pk,
            ended_on=week,
            reached=_moved(before.get(pk), counts[block], people[block]),
            people=people[block],
        )
        for block, pk in kept.items()
    )


def _moved(before, count, people):
    """Return what is shown after `before` when it is `count` now."""
    return max(before or 0, level_of(count, people) or 0) or None


def _kept_blocks():
    """Return {Block: id of its row} of the curve as it is."""
    return {
        Block(row.department and named_by(row.department.key), named_by(row.place.key) if row.place else ""): row.pk
        for row in CurveBlock.objects.select_related("department", "place")
    }


def _store_blocks(found, wanted):
    """Store the blocks with their scopes. Returns {Block: CurveBlock}."""
    scopes = keep_scopes(layout_of(found, department_names())) | _store_places(found, wanted)
    rows = {
        block: CurveBlock(
            department=scopes[department_key(block.department)] if block.department else None,
            place=scopes[place_key(block.place)] if block.place else None,
        )
        for block in sorted(wanted, key=lambda block: (block.department or 0, block.place))
    }
    CurveBlock.objects.bulk_create(rows.values())
    return rows


def _store_places(found, wanted):
    names, told = {crowd.place: crowd.place_name for crowd in found}, covered_places(found, wanted)
    Scope.objects.filter(kind=Scope.Kind.PLACE).update(is_current=False)
    places = sorted({block.place for block in wanted if block.place})
    return store_scopes([
        Scope(kind=Scope.Kind.PLACE, key=place_key(place), name=names[place][:200], is_current=place in told) for place in places
    ])  # fmt: skip
