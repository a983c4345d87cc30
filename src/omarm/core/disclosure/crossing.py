"""Two trees of scopes over the same people: departments and places. What of both may be shown together.

Each tree tells its blocks (`cells`). With two, whoever looks can also subtract places from departments. What comes out of
that and counts nobody twice is always a union of blocks of one tree without a union of blocks of the other that lies
wholly inside it. (Each combination is a weight per block; the people whom it counts once are the layers between two
weights, and each layer is such a set.) The smallest of these around given people is a smallest cut: from the block of the
one tree in which they stand to that of the other, through as many people as must be in it. So it is looked for exactly.

A hidden number can also be hemmed in without being worked out. By how much it could be higher or lower, while every number
that is shown stays the same, is a largest flow between the blocks. Each hidden scope, and each crossing of a block with a
block, keeps as much open as `publish` promises.
"""

from itertools import chain, product

from omarm.core.disclosure.cells import Cell, Scopes, is_safe
from omarm.core.disclosure.flows import Network
from omarm.core.floor import FLOOR

UNLIMITED = 10**9
MEASURES = (lambda cell: cell.whole - cell.part, lambda cell: cell.part)
UNKNOWN = "unknown"  # the block of all who stand in nothing that is shown


def publish_two(first, second, crossing, *, total, floor=FLOOR):
    """Return {key: Shown or None} of the scopes of two Trees under one `total`. Their keys differ.

    `crossing` are Cells whose key is (deepest scope in the first tree, deepest in the second), None where somebody is in
    no scope of it. Hidden is what `publish` hides, and what a difference between the trees would tell. Raises ValueError
    when the crossings do not add up to the scopes.
    """
    pair = _Pair(first, second, crossing, total=total, floor=floor)
    for scopes in pair.trees:
        scopes.protect()
    while told := pair.what_tells():
        pair.close(told)
    return pair.trees[0].shown() | pair.trees[1].shown()


class _Pair:
    """Two trees over the same people, and how many stand in each crossing. A spot is a block, as (side, its scope)."""

    def __init__(self, first, second, crossing, *, total, floor):
        self.floor, self.total = floor, total
        self.trees = [Scopes(tree, total=total, floor=floor) for tree in (first, second)]
        self.crossing = [(tuple(total.key if key is None else key for key in cell.key), cell) for cell in crossing]
        self._check()

    def what_tells(self):
        """Return [(Scopes, key)] of which one has to be closed, or nothing when all is well."""
        self._level()
        self.atoms = self._sums(lambda keys: (self._spot(0, keys[0]), self._spot(1, keys[1])))
        return next(filter(None, chain(self._by_differences(), self._by_bounds())), [])

    def close(self, told):
        """Close the smallest of these scopes."""
        scopes, key = min(told, key=lambda found: (found[0].cells[found[1]].weight, str(found[1])))
        scopes.close(key)

    def _level(self):
        """Close the total in both trees when it is closed in one."""
        if any(self.total.key not in scopes.open for scopes in self.trees):
            for scopes in self.trees:
                scopes.open.discard(self.total.key)

    def _by_differences(self):
        """Yield what to close where a set of people can be worked out and tells on few: the blocks of the set."""
        counts = MEASURES if self.total.people is None else (lambda cell: cell.people,)
        for side, count in product((0, 1), counts):
            network = Network()
            for pair, cell in self.atoms.items():
                network.add(pair[side], pair[1 - side], count(cell))
                network.add(pair[1 - side], pair[side], UNLIMITED)
            for pair in self.atoms:
                start, end = pair[side], pair[1 - side]
                if start == UNKNOWN or (self.atoms[pair].weight and count(self.atoms[pair]) >= self.floor):
                    continue
                cut, around = network.flow(start, end, enough=self.floor, arcs=[(UNKNOWN, end, UNLIMITED)])
                if cut < self.floor:
                    yield self._closable(around) or self._closable(pair) or self._all()

    def _by_bounds(self):
        """Yield what to close where a part of a block is hemmed in too closely."""
        networks = (
            [self._of_room(side, *MEASURES) for side in (0, 1)],
            [self._of_room(side, *MEASURES[::-1]) for side in (0, 1)],
        )
        for side, spot, unit in self._units():
            need = min(self.floor, sum(cell.weight for cell in unit.values()))
            room = 0
            for networks_of, (more, less) in zip(networks, (MEASURES, MEASURES[::-1]), strict=True):
                arcs = [("unit", there, more(cell)) for there, cell in unit.items()]
                arcs += [(spot, there, -more(cell)) for there, cell in unit.items()]
                arcs += [(there, spot, -less(cell)) for there, cell in unit.items()]
                room += networks_of[side].flow("unit", spot, enough=need, arcs=arcs)[0]
            if room < need:
                yield self._closable([spot, *unit]) or self._all()

    def _of_room(self, side, more, less):
        """Return a Network through which a number of one block gets `more` and another one `less` of a measure."""
        network = Network()
        for pair, cell in self.atoms.items():
            network.add(pair[side], pair[1 - side], more(cell))
            network.add(pair[1 - side], pair[side], less(cell))
        return network

    def _units(self):
        """Yield (side, spot, {spot across: Cell}) of all, of people, that must stay open to guess."""
        if self.total.people is not None:
            return
        for spots, cell in self.atoms.items():
            side = 1 if spots[0] == UNKNOWN else 0
            if spots[side] != UNKNOWN and not is_safe(cell, floor=self.floor):
                yield side, spots[side], {spots[1 - side]: cell}
        for side, scopes in enumerate(self.trees):
            for cell, with_below in scopes.hidden():
                yield side, self._spot(side, cell.key), self._across(side, cell.key, with_below=with_below)

    def _across(self, side, key, *, with_below):
        """Return {spot across: Cell} of the people in a scope, or of those of them who are in none below it."""
        scopes = self.trees[side]

        def spot(keys):
            own = keys[side]
            is_in = key in scopes.way_up(own) if with_below else own == key
            return self._spot(1 - side, keys[1 - side]) if is_in else None

        return self._sums(spot)

    def _sums(self, spot_of):
        """Return {what `spot_of(keys)` gives: the Cell of all in it}; None is left out."""
        found = {}
        for keys, cell in self.crossing:
            spot = spot_of(keys)
            if spot is not None and cell.whole:
                found[spot] = found[spot].plus(cell) if spot in found else cell
        return found

    def _spot(self, side, key):
        head = self.trees[side].head(key)
        return UNKNOWN if head is None else (side, head)

    def _closable(self, spots):
        found = [spot for spot in spots if spot != UNKNOWN and spot[1] != self.total.key]
        return [(self.trees[side], key) for side, key in found]

    def _all(self):
        return [(scopes, key) for scopes in self.trees for key in scopes.open]

    def _check(self):
        for side, scopes in enumerate(self.trees):
            found = self._sums(lambda keys, side=side: keys[side])
            for key, rest in scopes.rests.items():
                sums = found.get(key, Cell(key, 0, 0, None if rest.people is None else 0))
                if (sums.part, sums.whole, sums.people) != (rest.part, rest.whole, rest.people):
                    raise ValueError(f"The crossings of {key} do not add up to it.")
