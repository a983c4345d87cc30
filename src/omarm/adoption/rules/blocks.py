"""Who is counted together on the adoption curve.

What is shown of a department, a place and the whole are sums of the same blocks, which do not overlap. Of a block a level is
shown, a whole number of times the floor, and never a count: so no difference between scopes, between weeks, or both, tells of
fewer, and who lays the curve of before beside one that was traced anew, in other blocks, still subtracts no two counts.
A block has at least LARGE people: of fewer, the first mark (16 per cent) would be about fewer than eight.
"""

from collections import defaultdict
from dataclasses import dataclass
from math import ceil

from omarm.core.floor import FLOOR

FIRST_MARK = 0.16
LARGE = ceil(FLOOR / FIRST_MARK)  # 50 people
STAYS = 0.8  # of that: a block does not come and go with one person
COVERED = 0.8  # of the people at a place, to be told of it at all


@dataclass(frozen=True, slots=True)
class Block:
    """The people of one department (None: of none of those that are large enough) at one place (None: at the others)."""

    department: int | None = None
    place: str = ""


def blocks_of(crowds, kept=()):
    """Return the set of Blocks for these Crowds (queries/scopes.py); `kept` are those of before, which stay a little longer.

    Everybody is split by department, those by the departments in them, and what is left of each by place, wherever a part
    is large enough; the rest of each stays together.
    """
    crowds, stay = list(crowds), {(block.department, block.place) for block in kept}
    own = {block.department for block in kept}
    stay |= {
        (department, "") for crowd in crowds if crowd.department in own for department in (crowd.department, crowd.top)
    }
    ways = [
        lambda crowd, _block: Block(crowd.top),
        lambda crowd, block: Block(crowd.department if crowd.department != crowd.top else None, block.place),
        lambda crowd, block: Block(block.department, crowd.place),
    ]
    return set(_split(crowds, ways, Block(), stay))


def block_for(crowd, blocks):
    """Return in which of the Blocks somebody of this Crowd is counted: the narrowest."""
    for department in dict.fromkeys((crowd.department, crowd.top, None)):
        for place in (crowd.place, ""):
            if (block := Block(department, place)) in blocks:
                return block
    raise KeyError(crowd)


def level_of(count, people, *, floor=FLOOR):
    """Return what is shown of how many of the `people` of a block have begun: the last whole number of floors, None below one.

    It stays a floor away from all of them: that the last few begin is not told either.
    """
    level = min(count, people - floor) // floor * floor
    return level if level > 0 else None


def covered_places(crowds, blocks):
    """Return the places of which the Blocks of their own hold enough of the people to be told of."""
    there, counted = defaultdict(int), defaultdict(int)
    for crowd in crowds:
        there[crowd.place] += crowd.people
        counted[block_for(crowd, blocks).place] += crowd.people
    return {place for place in counted if place and counted[place] >= COVERED * there[place]}


def _split(crowds, ways, block, stay):
    """Yield the Blocks of these Crowds, which are all in `block` so far. `stay` are (department, place) of those of before."""
    if not ways:
        if crowds:
            yield block
        return
    narrower, *further = ways
    parts, rest = defaultdict(list), []
    for crowd in crowds:
        parts[narrower(crowd, block)].append(crowd)
    for own, part in parts.items():
        least = LARGE * (STAYS if (own.department, own.place) in stay else 1)
        if own not in {block, Block()} and sum(crowd.people for crowd in part) >= least:
            yield from _split(part, further, own, stay)
        else:
            rest += part
    # what is left of a department has no departments of its own to split by, but places
    yield from _split(rest, further[-1:], block, stay)
