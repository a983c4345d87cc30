"""The largest flow through a network, as far as anybody needs to know it (Ford & Fulkerson 1956)."""

from collections import defaultdict


class Network:
    """Arcs between spots, each with room for so much. It is as it was after each question."""

    def __init__(self):
        self.room = defaultdict(dict)

    def add(self, here, there, room):
        """Give an arc room for so much more (or less), and make the way back known."""
        self.room[here][there] = self.room[here].get(there, 0) + room
        self.room[there].setdefault(here, 0)

    def flow(self, start, end, *, enough, arcs=()):
        """Return (the largest flow, counted no further than `enough`; the spots on the start's side of a smallest cut).

        When it is enough, the second is empty. `arcs` [(here, there, room)] are there for this question alone.
        """
        total, changed = 0, list(arcs)
        for arc in arcs:
            self.add(*arc)
        while total < enough:
            came_from = self._reach(start, end)
            if end not in came_from:
                break
            path = list(_back(came_from, end))
            least = min(self.room[here][there] for here, there in path)
            for here, there in path:
                for change in ((here, there, -least), (there, here, least)):
                    self.add(*change)
                    changed.append(change)
            total += least
        for here, there, room in changed:
            self.add(here, there, -room)
        return (enough, set()) if total >= enough else (total, set(came_from))

    def _reach(self, start, end):
        """Return {spot: the one before it} of the spots with room on the way from the start; the end as soon as it is seen."""
        came_from, ahead = {start: None}, [start]
        while ahead:
            here = ahead.pop()
            if self.room[here].get(end, 0) > 0:
                came_from[end] = here
                break
            fresh = [there for there, room in self.room[here].items() if room > 0 and there not in came_from]
            came_from.update(dict.fromkeys(fresh, here))
            ahead += fresh
        return came_from


def _back(came_from, end):
    while (here := came_from[end]) is not None:
        yield here, end
        end = here
