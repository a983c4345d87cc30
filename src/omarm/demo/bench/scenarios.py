"""What is asked of the server: the pages people open most, and what they do there. The names stay as they are."""

from dataclasses import dataclass
from urllib.parse import quote

from omarm.demo.bench import queries
from omarm.demo.bench.generator import SUBMISSION
from omarm.demo.seed.chance import chance, pick
from omarm.demo.seed.prose import Prose

YARDSTICK = "yardstick"
READS = ("home", "group", "post", "people", "people-search")
WRITES = ("create-post", "create-comment", "react")
NAMES = READS + WRITES
ADDRESSES = {YARDSTICK: "/bench/yardstick/", "home": "/", "people": "/people/"}
SHOWN, SENT = (200,), (200, 201, 204, 302, 303)
ROUND = 400  # different requests per scenario, asked over and over


@dataclass(frozen=True)
class Scenario:
    """Requests that are asked in turn, and the statuses that mean it went well."""

    name: str
    requests: list
    good: tuple


def scenarios_for(place, people, visitors):
    """Return a Scenario per name, the yardstick first, each with requests of all visitors in turn."""
    world = _World(place.host, list(zip(people, visitors, strict=True)))
    pages = [Scenario(name, world.pages(address), SHOWN) for name, address in ADDRESSES.items()]
    others = [
        Scenario("group", world.groups(), SHOWN),
        Scenario("post", world.posts(), SHOWN),
        Scenario("people-search", world.searches(), SHOWN),
        Scenario("create-post", world.new_posts(), SENT),
        Scenario("create-comment", world.new_comments(), SENT),
        Scenario("react", world.reactions(), SENT),
    ]
    return sorted(pages + others, key=lambda scenario: (YARDSTICK, *NAMES).index(scenario.name))


class _World:
    """What every visitor has: groups, and posts on their home page."""

    def __init__(self, host, visitors):
        self.host, self.visitors = host, visitors
        self.draw, self.prose = chance("bench"), Prose("bench")
        self.groups_of = {person.pk: queries.groups_of(person) for person, _ in visitors}
        self.posts_of = {person.pk: queries.posts_at_home(person, pages=2)[:24] for person, _ in visitors}

    def pages(self, address):
        return [visitor.get(address, host=self.host) for _, visitor in self.visitors]

    def groups(self):
        return self._in_turn(lambda person, visitor: visitor.get(self._group(person), host=self.host))

    def posts(self):
        return self._in_turn(lambda person, visitor: visitor.get(f"/posts/{self._post(person)}/", host=self.host))

    def searches(self):
        names = queries.surnames(200)
        return self._in_turn(lambda _, visitor: visitor.get(f"/people/?q={quote(self._begun(names))}", host=self.host))

    def new_posts(self):
        return self._in_turn(self._new_post)

    def new_comments(self):
        return self._in_turn(self._new_comment)

    def reactions(self):
        """Return two rounds of reactions, the second with others than the first, so that every one changes something."""
        chosen = self._in_turn(lambda person, visitor: (visitor, f"/posts/{self._post(person)}/reaction/"))
        return [
            visitor.post(address, {"kind": kind}, host=self.host)
            for kind in ("useful", "thanks")
            for visitor, address in dict.fromkeys(chosen)
        ]

    def _in_turn(self, request):
        times = 1 + ROUND // len(self.visitors)
        return [request(person, visitor) for _ in range(times) for person, visitor in self.visitors]

    def _group(self, person):
        return pick(self.draw, self.groups_of[person.pk]).get_absolute_url()

    def _post(self, person):
        return pick(self.draw, self.posts_of[person.pk])

    def _begun(self, names):
        """Return a surname as somebody types it: whole, or only the beginning."""
        name = pick(self.draw, names)
        return name[: 3 + int(self.draw() * len(name))]

    def _new_post(self, person, visitor):
        title, body = self.prose.post()
        group = pick(self.draw, self.groups_of[person.pk])
        fields = {"title": title, "body": body, "place": f"group-{group.pk}", "submission": SUBMISSION.decode()}
        return visitor.post("/posts/", fields, host=self.host)

    def _new_comment(self, person, visitor):
        fields = {"body": self.prose.answer(), "submission": SUBMISSION.decode()}
        return visitor.post(f"/posts/{self._post(person)}/comments/", fields, host=self.host)
