"""One tree of scopes: an organisation, its departments, their teams; what of their numbers may be shown together.

The numbers shown of a tree say exactly as much as the numbers of its **blocks**: a scope that is shown, without the scopes
shown closest below it. Blocks do not overlap, so nothing finer can be worked out from any sum or difference. Therefore a
tree is safe when every block is.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from omarm.core.floor import FLOOR


@dataclass(frozen=True, slots=True)
class Cell:
    """In one scope `part` of `whole`: people, or things (questions, stories) of so many `people`, each in one scope only."""

    key: Hashable
    part: int
    whole: int
    people: int | None = None

    def __post_init__(self):
        if not 0 <= self.part <= self.whole or (self.people or 0) < 0:
            raise ValueError(f"{self.key}: {self.part} of {self.whole} (people: {self.people}) cannot be.")

    @property
    def weight(self):
        """How many people it is about."""
        return self.whole if self.people is None else self.people

    def plus(self, other, times=1):
        """Return the Cell of both together, or of what is left without the other (`times` = -1), under the same key.

        Raises ValueError where less than nothing is left.
        """
        people = None if self.people is None else self.people + times * other.people
        if people is not None and people < 0:
            raise ValueError(f"{self.key}: its parts are about more people than the whole.")
        return Cell(self.key, self.part + times * other.part, self.whole + times * other.whole, people)


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown of a Cell."""

    part: int
    whole: int
    people: int | None = None


@dataclass(frozen=True)
class Tree:
    """Scopes, and in which other one each of them lies; what lies in none lies in the total."""

    cells: Iterable[Cell]
    inside: Mapping = field(default_factory=dict)


def is_safe(cell, *, floor=FLOOR):
    """Return whether a number tells on fewer than the floor: of things, by the people it is about; of people, both ways.

    “None of them” and “all of them” are hidden too: they would be a statement about each. Where nobody is, nothing is told.
    """
    if cell.weight == 0 and cell.whole == 0:
        return True
    if cell.people is not None:
        return cell.people >= floor
    return cell.part >= floor and cell.whole - cell.part >= floor


def publish(cells, *, total=None, floor=FLOOR, inside=None):
    """Return {key: Shown or None} of scopes that may lie `inside` each other ({key: key}), and of the `total` of all.

    Scopes beside each other hold different people. What is in a scope and in none of its parts is worked out as a rest,
    and protected like a scope. Each scope that is hidden for what it tells can be anything within the floor (or within
    all of its people): what is shown leaves that much open. Raises ValueError when parts add up to more than the whole, or a key is None.
    """
    scopes = Scopes(Tree(cells, inside or {}), total=total, floor=floor)
    scopes.protect()
    return scopes.shown()


class Scopes:
    """A tree of scopes of which some are open: shown as far as is known by now. Opened once, and from then on only closed."""

    def __init__(self, tree, *, total=None, floor=FLOOR):
        self.floor, self.total = floor, total
        self.cells = {cell.key: cell for cell in tree.cells}
        tops = None if total is None else total.key
        self.parent = {key: tree.inside.get(key, tops) for key in self.cells}
        if total is not None:
            self.cells[total.key], self.parent[total.key] = total, None
        if None in self.cells:
            raise ValueError("None is no name of a scope: it stands for what lies in no other.")
        self.children = defaultdict(list)
        for key, parent in self.parent.items():
            self.children[parent].append(key)
        self.order = self._downwards()
        self.rests = {key: self._rest(key) for key in self.order}
        self.open = {key for key, cell in self.cells.items() if cell.weight and is_safe(cell, floor=floor)}

    def protect(self):
        """Close scopes, the smallest first, until no block tells on few: each scope after all that lie in it."""
        for key in reversed(self.order):
            while key in self.open and not self.holds(key):
                self.open.discard(self._next_to_close(key))

    def close(self, key):
        """Close one scope, so that it cannot be worked out from the one above either: where it would, one beside it too."""
        upper = self.head(self.parent[key])
        is_alone = upper is not None and not self.block(upper).weight
        self.open.discard(key)
        if is_alone:
            self.open.discard(self._next_to_close(upper))
        self.protect()

    def shown(self):
        """Return {key: Shown or None}."""
        return {
            key: Shown(cell.part, cell.whole, cell.people) if key in self.open else None
            for key, cell in self.cells.items()
        }

    def block(self, key):
        """Return the Cell of an open scope without the scopes that are open closest below it."""
        block = self.cells[key]
        for below in self.closest(key):
            block = block.plus(self.cells[below], -1)
        return block

    def head(self, key):
        """Return the open scope in whose block the people stand who are in this scope and in none below it, or None."""
        return next((scope for scope in self.way_up(key) if scope in self.open), None)

    def way_up(self, key):
        """Yield a scope and all in which it lies."""
        while key is not None:
            yield key
            key = self.parent[key]

    def closest(self, key):
        """Return the open scopes closest below a scope."""
        return [found for child in self.children[key] for found in self._open_from(child)]

    def hidden(self, scopes=None):
        """Return [(Cell, whether with what lies in it)] of which each must stay open to guess.

        These are closed scopes with all that is in them, and rests: who is in a scope and in none of its parts.
        """
        units = [(self.rests[key], False) for key in scopes or self.order]
        units += [(self.cells[key], True) for key in scopes or self.order if key not in self.open]
        return [(cell, all_in) for cell, all_in in units if cell.weight and not is_safe(cell, floor=self.floor)]

    def together(self, key):
        """Return an open scope and the closed ones in its block."""
        found, look = [key], self._closed_in(key)
        while look:
            found.append(look.pop())
            look += self._closed_in(found[-1])
        return found

    def holds(self, key):
        """Return whether the block of an open scope tells on few: by itself, or on one scope that is hidden in it.

        Of `p` of `w` people, of whom `h` are in the hidden scope, that scope can have any of min(h, p, w-p, w-h) + 1
        numbers. Both p and w-p are from the floor, so w-h has to be too, or as many as h.
        """
        block = self.block(key)
        if not is_safe(block, floor=self.floor):
            return False
        others = ((block.weight - cell.weight, cell.weight) for cell, _all_in in self.hidden(self.together(key)))
        return all(left >= min(self.floor, weight) for left, weight in others)

    def _next_to_close(self, key):
        """Return the smallest scope closest below with a block of its own, else the smallest closest below, else itself."""
        below = self.closest(key)
        full = [scope for scope in below if self.block(scope).weight]
        return min(full or below or [key], key=lambda scope: (self.cells[scope].weight, str(scope)))

    def _closed_in(self, key):
        return [child for child in self.children[key] if child not in self.open]

    def _open_from(self, key):
        return [key] if key in self.open else self.closest(key)

    def _rest(self, key):
        rest = self.cells[key]
        for child in self.children[key]:
            if (self.cells[child].people is None) != (rest.people is None):
                raise ValueError(f"{child} counts people and {key} counts things, or the other way about.")
            rest = rest.plus(self.cells[child], -1)
        return rest

    def _downwards(self):
        """Return every key after the scope that it lies in. Raises ValueError when scopes lie in each other in a circle."""
        order, ahead = [], list(self.children[None])
        while ahead:
            key = ahead.pop()
            order.append(key)
            ahead += self.children[key]
        if len(order) != len(self.cells):
            raise ValueError("A scope lies in one that is not there, or in itself.")
        return order
