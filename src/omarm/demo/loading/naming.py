"""Names that go together."""

from omarm.demo.drawing.chance import chance_for
from omarm.people.naming import Name

WITHIN_ORIGIN = 0.85


class Names:
    """Deals names. No full name comes twice, and a part only comes back when all have been used."""

    def __init__(self, names, *, taken):
        self._chance = chance_for("names")
        self._origin_given, self._origin_surname = names["origin_given"], names["origin_surname"]
        self._surnames = names["surnames"]
        self._given = self._deck(names["given"])
        self._decks = {}
        self._taken = set(taken)

    def deal(self):
        """Return the next Name."""
        given = next(self._given)
        while True:
            particle, surname = next(self._surnames_for(given))
            name = Name(given, particle, surname)
            if name.text not in self._taken:
                self._taken.add(name.text)
                return name

    def _surnames_for(self, given):
        origin = self._origin_given.get(given, "")
        if origin and not self._chance.happens(WITHIN_ORIGIN):
            origin = ""
        if origin not in self._decks:
            fitting = [pair for pair in self._surnames if self._origin_surname.get(pair[1], "") == origin]
            self._decks[origin] = self._deck(fitting)
        return self._decks[origin]

    def _deck(self, options):
        while True:
            yield from self._chance.some(options, len(options))
