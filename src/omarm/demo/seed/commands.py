"""Filling a new organisation with synthetic load."""

from contextlib import nullcontext
from datetime import UTC, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from omarm.demo.seed import carried, topics
from omarm.demo.seed.amounts import Calendar
from omarm.demo.seed.conversation import comment_rows, reaction_rows
from omarm.demo.seed.copying import copy_rows, set_counters, tidy, without_indexes
from omarm.demo.seed.found import make_findable
from omarm.demo.seed.members import PERSON_FIELDS, Population
from omarm.demo.seed.posts import Posts
from omarm.groups.models import Group, Membership
from omarm.mustread.models import Confirmation, MustRead
from omarm.people.commands import found_organisation, recount_words, renew_missing
from omarm.people.models import Department, Found, Organisation, Person
from omarm.polls.models import Poll, PollOption, Vote
from omarm.search.models import Document
from omarm.stream.models import Comment, Follow, Placement, Post, PostTopic, Reaction
from omarm.topics.models import Topic, TopicWord
from omarm.updates.models import Update

PASSWORD = "omarm"  # noqa: S105 (everybody may know it: nothing real is behind it)
MODELS = (
    Department, Person, Group, Membership, Post, Placement, Update, Comment, Reaction, Topic, TopicWord, PostTopic, Follow,
    Poll, PollOption, Vote, MustRead, Confirmation,
)  # fmt: skip
COUNTED = [model for model in MODELS if model not in {Update, Poll, MustRead}]  # those go by their posts


class SeedError(Exception):
    """The database is not a new one, so that nothing was done; the message says so to an operator."""


def load_seed(amounts, *, today=None, progress=None):
    """Fill a new organisation, all or nothing. Returns how many rows each table got, by what they are called.

    `progress(length=, label=)` makes a progress bar. Raises SeedError where there is an organisation already.
    """
    counts = fill_organisation(amounts, Calendar(today or datetime.now(UTC).date()), progress=progress or silent)
    tidy(MODELS, progress=progress or silent)
    things = counts["posts"] + counts["comments"] + counts["groups"] + counts["topics"]
    make_findable(posts=things, progress=progress or silent)
    renew_missing()
    recount_words()
    tidy([Document, Found], progress=progress or silent)
    return counts


@transaction.atomic
def fill_organisation(amounts, calendar, *, progress):
    """Do what `load_seed` does, but for the tidying, which no transaction can hold."""
    _check_new()

    found_organisation(name="Gemeente Meervoort", origin=Organisation.Origin.SEED)
    counts = {}
    with without_indexes(MODELS[1:], progress=progress):
        for label, length, model, fields, rows in _tables(amounts, calendar):
            with progress(length=length, label=label) as bar:
                counts[label] = copy_rows(model, fields, rows, tell=bar.update)
    set_counters(COUNTED)
    return counts


def _tables(amounts, calendar):
    """Yield (label, expected rows, model, fields, rows), each made when the one before it is in."""
    population = Population(amounts)
    yield (
        "departments", len(population.departments), Department,
        ("id", "name", "abbreviation", "parent_id", "path", "rank"), population.department_rows(),
    )  # fmt: skip
    people = population.person_rows(make_password(PASSWORD), calendar)
    yield "people", amounts.people, Person, PERSON_FIELDS, people
    fields = ("id", "name", "slug", "purpose", "access", "kind", "created_at")
    yield "groups", amounts.groups, Group, fields, population.group_rows(calendar)
    fields = ("id", "group_id", "person_id", "role", "joined_at")
    joined = sum(map(len, population.members))
    yield "memberships", joined, Membership, fields, population.membership_rows(calendar)
    posts = Posts(amounts, population, calendar)
    yield from _contents(amounts, posts, calendar)
    yield from topics.tables(posts)
    yield from carried.tables(posts)


def _contents(amounts, posts, calendar):
    fields = (
        "id", "kind", "title", "body", "text", "author_id", "created_at", "published_at", "announced_at", "attached",
    )  # fmt: skip
    yield "posts", amounts.posts, Post, fields, posts.rows()
    fields = ("id", "post_id", "audience", "group_id", "department_id", "author_id", "published_at", "live")
    yield "placements", amounts.posts, Placement, fields, posts.placement_rows()
    yield "updates", amounts.posts, Update, ("post_id", "form"), posts.detail_rows()
    fields = ("id", "post_id", "parent_id", "author_id", "body", "created_at")
    yield "comments", amounts.comments, Comment, fields, comment_rows(amounts, posts, calendar)
    fields = ("id", "post_id", "person_id", "kind")
    yield "reactions", amounts.reactions, Reaction, fields, reaction_rows(amounts, posts)


def _check_new():
    organisation = Organisation.objects.first()
    if organisation is None and not Person.objects.exists():
        return
    if organisation is not None and organisation.origin == Organisation.Origin.SEED:
        raise SeedError("This organisation has been seeded already. Use another OMARM_DATA for another load.")
    raise SeedError("There is an organisation here that was not made by `seed`. Use another OMARM_DATA for the load.")


def silent(**_):
    """Return a progress bar that shows nothing."""
    return nullcontext(_Nothing())


class _Nothing:
    def update(self, count):
        """Show nothing."""
