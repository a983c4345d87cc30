"""Posts with their place and detail, as rows; what was decided about each is kept small for what comes after."""

from array import array
from bisect import bisect
from datetime import UTC, datetime
from itertools import accumulate

from omarm.demo.seed.carried import carried
from omarm.demo.seed.chance import chance, happens, pick_early
from omarm.demo.seed.prose import Prose

EVERYONE, AT_DEPARTMENTS = 0.02, 0.18  # of all posts; the rest is in groups
FORMS = ("update",) * 17 + ("working_on",) * 2 + ("story",)


class Posts:
    """All posts, oldest first, numbered from 1: when, by whom, and where (a group, minus a department, 0 everyone)."""

    def __init__(self, amounts, population, calendar):
        self.population = population
        self.numbers = range(1, amounts.posts + 1)
        self.moments = array("d", (calendar.moment((number - 0.5) / amounts.posts) for number in self.numbers))
        self.authors, self.places = array("I"), array("i")
        self._decide()

    def _decide(self):
        draw, population = chance("posts"), self.population
        # Posts go with members and with a liveliness of the group's own.
        reach = list(accumulate(len(members) * draw() ** 2 for members in population.members))
        announcers = population.people[: 1 + len(population.people) // 50]
        for _ in self.numbers:
            where = draw()
            if where < EVERYONE:
                place, author = 0, pick_early(draw, announcers)
            elif where < EVERYONE + AT_DEPARTMENTS:
                author = pick_early(draw, population.people)
                path = population.departments[population.department_of[author] - 1].path
                place = -path[-1 if happens(draw, 0.7) else int(draw() * len(path))]
            else:
                place = bisect(reach, draw() * reach[-1])
                author = pick_early(draw, population.members[place])
            self.authors.append(author)
            self.places.append(place)

    def readers(self, number):
        """Return the people among whom a post is talked about; all of them may read it."""
        place = self.places[number - 1]
        if place > 0:
            return self.population.members[place]
        return self.population.below[-place] if place else self.population.people

    def rows(self):
        """Yield (id, kind, title, body, text, author, created, published, announced, attached)."""
        prose = Prose("posts")
        for number, author, moment in zip(self.numbers, self.authors, self.moments, strict=True):
            at = datetime.fromtimestamp(moment, UTC)
            title, text = prose.post()
            yield number, "update", title, _as_rich(text), text, author, at, at, at, carried(number)

    def placement_rows(self):
        """Yield (id, post, audience, group, department, author, published, live)."""
        for number, author, place, moment in zip(self.numbers, self.authors, self.places, self.moments, strict=True):
            audience = 1 if place > 0 else 2 if place else 0
            at = datetime.fromtimestamp(moment, UTC)
            yield number, number, audience, max(place, 0) or None, -min(place, 0) or None, author, at, True

    def detail_rows(self):
        """Yield (post, form)."""
        draw = chance("forms")
        for number in self.numbers:
            yield number, FORMS[int(draw() * len(FORMS))]


def _as_rich(text):
    """Return made-up words as rich text; there is nothing to escape or link in them."""
    return f"<p>{text.replace('\n\n', '</p><p>')}</p>"
