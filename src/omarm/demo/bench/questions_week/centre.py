"""A contact centre: groups with who looks after them, experts with their maxima, part-timers and leave, and what is asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group, Membership
from omarm.people.commands import NewPerson, change_roles, create_person
from omarm.people.models import Person
from omarm.people.naming import Name
from omarm.people.queries import work_time
from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.models import Question
from omarm.stream.models import Placement, Post

# From Wednesday until Wednesday, with a weekend and Whit Monday; after it the clock runs on until the longest promise ended.
FIRST_DAY, DAYS, DAYS_UNTIL_THE_END = (2025, 6, 4), 8, 16
GROUPS, ASKERS, EXPERTS, COMMUNITY_MANAGERS = 5, 30, 12, 2
IN_WORKING_DAYS, HOURS_OF_ASKING = 0.9, range(7, 20)
URGENT, URGENT_MINUTES = 0.1, 30
AWAY, PART_TIME, HALF_DAYS = 0.25, 0.4, 0.25  # shares of the experts and of who looks after a group
WEEKDAYS = 0b0011111
CHOSEN = (0, 1, 1, 2)  # how many experts the asker chooses


@dataclass(frozen=True)
class Centre:
    """Who works there, and what is asked: (Question, the experts chosen for it), in order of time, none of it begun."""

    askers: list[Person]
    groups: list[Group]
    asked: list[tuple[Question, list[Person]]]
    first: datetime
    end: datetime


def build(number, seed):
    """Store a centre in which so many questions are asked. Returns the Centre; the same seed gives the same one."""
    chance = Random(seed)  # noqa: S311 (a simulation, not secrets)
    for at in range(COMMUNITY_MANAGERS):
        change_roles(actor=None, person=_person(f"netwerk{at}"), codes=["community_manager"])
    owners = [_person(f"eigenaar{at}") for at in range(GROUPS)]
    groups = [start_group(actor=one, new=NewGroup(name=f"Vak {at}")) for at, one in enumerate(owners)]
    askers, experts = (
        [_person(f"{name}{at}") for at in range(many)] for name, many in (("balie", ASKERS), ("kenner", EXPERTS))
    )
    Expert.objects.bulk_create(Expert(person=one, most_a_day=chance.randint(2, 5)) for one in experts)
    _join(groups, askers)
    first = timezone.make_aware(datetime(*FIRST_DAY), work_time().zone)  # noqa: DTZ001 (made aware here)
    Absence.objects.create(
        person=owners[0], starts_on=first.date(), ends_on=first.date() + timedelta(days=DAYS_UNTIL_THE_END)
    )
    _have_days_off([*experts, *owners[1:]], chance, first.date())
    asked = _questions(number, chance, first, askers, groups)
    chosen = [(one, chance.sample(experts, chance.choice(CHOSEN))) for one in asked]
    return Centre(askers, groups, chosen, first, first + timedelta(days=DAYS_UNTIL_THE_END))


def _person(username):
    return create_person(actor=None, new=NewPerson(name=Name.split(f"{username.title()} Proef"), username=username))


def _join(groups, askers):
    """Have who asks be a member of all groups, and every other group have a second person who looks after it."""
    now, manager = timezone.now(), Membership.Role.MANAGER
    rows = [Membership(group=group, person=one, joined_at=now) for group in groups for one in askers]
    rows += [
        Membership(group=group, person=_person(f"tweede{at}"), role=manager, joined_at=now)
        for at, group in enumerate(groups)
        if at % 2
    ]
    Membership.objects.bulk_create(rows)


def _have_days_off(people, chance, first):
    """Have some be away for one to four days, and others not work on one weekday, or not in its afternoons."""
    for person in people:
        if chance.random() < AWAY:
            begins = first + timedelta(days=chance.randrange(DAYS))
            ends = begins + timedelta(days=chance.randrange(4))
            Absence.objects.create(person=person, starts_on=begins, ends_on=ends)
        if chance.random() < PART_TIME:
            worked = WEEKDAYS & ~(1 << chance.randrange(5))
            Week.objects.create(person=person, mornings=worked, afternoons=worked if chance.random() > HALF_DAYS else 0)


def _questions(number, chance, first, askers, groups):
    """Store so many questions, each with its post and its place. Returns them in order of time."""
    posts = [
        Post(
            kind="question", title="Hoe lang is een paspoort geldig?", author=chance.choice(askers), created_at=moment,
            published_at=moment, announced_at=moment,
        )
        for moment in sorted(_moments(number, chance, first))
    ]  # fmt: skip
    Post.objects.bulk_create(posts)
    Placement.objects.bulk_create(
        Placement(
            post=post, audience=Placement.Audience.GROUP, group=chance.choice(groups), author_id=post.author_id,
            published_at=post.published_at, live=True,
        )
        for post in posts
    )  # fmt: skip
    return Question.objects.bulk_create(
        Question(post=post, urgent_minutes=URGENT_MINUTES if chance.random() < URGENT else None) for post in posts
    )


def _moments(number, chance, first):
    """Yield when questions come: nine in ten between seven and eight in the evening of a working day, the rest at any time."""
    found = 0
    while found < number:
        moment = first + timedelta(minutes=chance.randrange(DAYS * 24 * 60))
        is_usual = moment.hour in HOURS_OF_ASKING and work_time().window(moment.date()) is not None
        if is_usual or chance.random() > IN_WORKING_DAYS:
            found += 1
            yield moment
