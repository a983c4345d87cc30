"""The streams are written in SQL of their own: here they are held against the read rule, in worlds made by chance."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count, pairwise
from unittest.mock import patch

from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from omarm.groups.models import Group, Membership
from omarm.people.models import Department, Person
from omarm.stream.commands.placing import refresh
from omarm.stream.models import Placement, Post
from omarm.stream.queries import feed, group_feed, home_feed, person_feed, row_for

# Odd microseconds, and few moments: posts that share one, or are a hair apart, are where pages lose rows.
START = datetime(2026, 3, 1, 9, 30, 12, 345_679, tzinfo=UTC)
STEPS = (timedelta(0), timedelta(microseconds=1), timedelta(microseconds=2), timedelta(seconds=1), timedelta(days=40))
ACCESS = Group.Access.values
STATES = ("up", "up", "up", "up", "deleted", "hidden", "draft", "scheduled")

# department 1 is part of 0, 3 of 2; a person may have none
PARENTS = (None, 0, None, 2)
PLACES = [
    ("everyone", 0),
    *(("group", number) for number in range(5)),
    *(("department", number) for number in range(4)),
]

memberships = st.dictionaries(st.integers(0, 4), st.booleans(), max_size=5)
people = st.tuples(st.booleans(), st.one_of(st.none(), st.integers(0, 3)), memberships)
posts = st.tuples(
    st.sampled_from((0, 0, 0, 1, 2)), st.sampled_from(STATES), st.sampled_from(STEPS),
    st.sets(st.sampled_from(PLACES), min_size=1, max_size=3),
)  # fmt: skip


@dataclass
class World:
    """What came of the dice: people with (guest, department, {group: in home}) and posts of the first three."""

    people: list
    access: list
    posts: list
    rows: dict = field(default_factory=dict)

    def reads(self, reader, place):
        """Say the rule once more, in plain words, so that the two in SQL have a judge."""
        guest, department, mine = self.people[reader]
        kind, number = place
        if kind == "group":
            return number in mine or (not guest and self.access[number] == Group.Access.OPEN)
        if kind == "department":
            return not guest and number in _upwards(department)
        return not guest

    def finds_at_home(self, reader, place):
        """Say whether a place comes to the reader's home."""
        mine = self.people[reader][2]
        return mine.get(place[1], False) if place[0] == "group" else self.reads(reader, place)


def _upwards(number):
    return [] if number is None else [number, *_upwards(PARENTS[number])]


worlds = st.builds(
    World,
    people=st.lists(people, min_size=3, max_size=4),
    access=st.lists(st.sampled_from(ACCESS), min_size=5, max_size=5),
    posts=st.lists(posts, min_size=5, max_size=14),
)
numbers = count()


class FeedTests(TestCase):
    def test_streams_hold_what_the_rule_and_the_sources_say(self):
        check_worlds(self.check, examples=25)

    def test_the_walk_in_order_of_time_finds_the_same(self):
        """With very many groups home goes another way; it must not lead elsewhere."""
        with patch.object(feed, "MANY_SOURCES", -1):
            check_worlds(self.check_home, examples=40)

    def check(self, world):
        self.check_home(world)
        for reader, person in enumerate(world.rows["people"]):
            up, placed = self.up_for(world, reader), world.posts
            for number, group in enumerate(world.rows["groups"]):
                inside = [n for n in up if ("group", number) in placed[n][3] and world.reads(reader, ("group", number))]
                self.assert_pages(world, partial(group_feed, person, group), inside)
            for number, author in enumerate(world.rows["people"]):
                self.assert_pages(
                    world, partial(person_feed, person, author), [n for n in up if placed[n][0] == number]
                )

    def check_home(self, world):
        for reader, person in enumerate(world.rows["people"]):
            up = self.up_for(world, reader)
            self.assert_rule(world, reader, up)
            for_me = [n for n in up if any(world.finds_at_home(reader, place) for place in world.posts[n][3])]
            self.assert_pages(world, partial(home_feed, person), for_me)

    def up_for(self, world, reader):
        """Return the numbers of the posts that are up and that this person may read."""
        return [
            number
            for number, (_author, state, _step, places) in enumerate(world.posts)
            if state == "up" and any(world.reads(reader, place) for place in places)
        ]

    def assert_rule(self, world, reader, up):
        person, rows = world.rows["people"][reader], world.rows["posts"]
        waiting = [n for n, post in enumerate(world.posts) if post[0] == reader and post[1] in {"draft", "scheduled"}]
        self.assertEqual(
            set(Post.objects.visible_to(person).values_list("pk", flat=True)), {rows[n].pk for n in [*up, *waiting]}
        )
        readable = set(Placement.objects.in_reach_of(person).values_list("pk", flat=True))
        for number, post in enumerate(rows):
            row = row_for(person, post.pk)
            self.assertEqual(row is not None, number in up)
            if row:
                self.assertIn(row.placement_id, readable)

    def assert_pages(self, world, page_of, expected):
        """Turn all pages: the right posts, newest first, none twice, none lost, each named by a place in reach."""
        rows, after = [], ""
        for _page in range(20):
            page = page_of(after=after)
            self.assertLessEqual(len(page.rows), 3)
            rows, after = [*rows, *page.rows], page.after
            if not after:
                break
        newest_first = sorted((world.rows["posts"][n] for n in expected), key=lambda post: (post.published_at, post.pk))
        self.assertEqual([row.post_id for row in rows], [post.pk for post in reversed(newest_first)])
        self.assertTrue(all(a.cursor != b.cursor for a, b in pairwise(rows)))


def check_worlds(check, *, examples):
    """Run the check in many worlds, each taken down again; pages are short so that there are several."""

    @settings(
        max_examples=examples,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    @given(worlds)
    def run(world):
        with taken_down(), patch.object(feed, "PAGE", 3):
            build(world)
            check(world)

    run()


@contextmanager
def taken_down():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def build(world):
    """Store the world as it would stand after years, also states that no command makes yet."""
    departments = []
    for number, parent in enumerate(PARENTS):
        row = Department.objects.create(
            name=f"Afdeling {number}", parent=departments[parent] if parent is not None else None
        )
        row.path = [*(row.parent.path if row.parent else []), row.pk]
        row.save(update_fields=["path"])
        departments.append(row)
    groups = Group.objects.bulk_create(
        Group(name=f"Groep {number}", slug=f"groep-{next(numbers)}", access=access, created_at=START)
        for number, access in enumerate(world.access)
    )
    persons = Person.objects.bulk_create(
        Person(username=f"p{next(numbers)}", name="P", is_guest=guest,
               department=None if own is None else departments[own])
        for guest, own, _mine in world.people
    )  # fmt: skip
    Membership.objects.bulk_create(
        Membership(group=groups[number], person=person, in_home=in_home, joined_at=START)
        for person, (_guest, _own, mine) in zip(persons, world.people, strict=True)
        for number, in_home in mine.items()
    )
    world.rows = {"departments": departments, "groups": groups, "people": persons}
    world.rows["posts"] = [store(world, *post) for post in world.posts]


def store(world, author, state, step, places):
    moment = {"draft": None, "scheduled": timezone.now() + timedelta(hours=1)}.get(state, START + step)
    gone = {"deleted": "deleted_at", "hidden": "hidden_at"}.get(state)
    post = Post.objects.create(
        kind="update",
        author=world.rows["people"][author],
        published_at=moment,
        **({gone: timezone.now()} if gone else {}),
    )
    Placement.objects.bulk_create(place_row(world, post, kind, number) for kind, number in sorted(places))
    refresh(post)
    return post


def place_row(world, post, kind, number):
    told = {} if kind == "everyone" else {kind: world.rows[f"{kind}s"][number]}
    return Placement(post=post, author=post.author, audience=Placement.Audience[kind.upper()], **told)
