"""The course for group managers: everybody who owns a group was invited, some take it, some have a level."""

import tomllib
from datetime import timedelta

from omarm.demo.loading.content import CONTENT
from omarm.stewardship.models import Certificate, Coming, HandIn, Learner, LevelRequest, OwnersAsked, Session
from omarm.stewardship.queries.guiding import owners_not_invited


def store_course(house):
    """Store the course as it stands. Nothing of it is news, so nobody is told."""
    told = tomllib.loads((CONTENT / "stewardship.toml").read_text(encoding="utf-8"))
    calendar, people = house.plan.calendar, house.people
    learners = {pk: Learner(person_id=pk) for pk in owners_not_invited()}
    for one in [*told["certificate"], *told["mentor"]]:
        learners.setdefault(people[one["person"]].pk, Learner(person=people[one["person"]]))
    for one in learners.values():
        one.invited_on = calendar.day(told["invited_days_ago"])
    for one in told["mentor"]:
        learner = learners[people[one["person"]].pk]
        learner.mentor, learner.mentor_agreed = people[one["mentor"]], one.get("agreed", False)
    for one in told["certificate"]:
        learner = learners[people[one["person"]].pk]
        learner.on_profile, learner.on_groups = one["on_profile"], one["on_groups"]
        learner.offers_to_mentor = one.get("offers", False)
    Learner.objects.bulk_create(learners.values())
    Certificate.objects.bulk_create(_certificate(house, one) for one in told["certificate"])
    HandIn.objects.bulk_create(_hand_in(house, one, learners) for one in told["work"])
    LevelRequest.objects.bulk_create(
        LevelRequest(person=people[one["person"]], level=one["level"], asked_on=calendar.day(one["days_ago"]))
        for one in told["request"]
    )
    OwnersAsked.objects.bulk_create(
        OwnersAsked(group=house.groups[one["group"]], asked_on=calendar.day(one["days_ago"])) for one in told["asked"]
    )
    for one in told["session"]:
        _store_session(house, one)


def _store_session(house, told):
    session = Session.objects.create(
        **{name: told[name] for name in ("kind", "title", "minutes", "place", "lessons")},
        starts_at=house.plan.calendar.meeting(-told["in_days"], told["time"]),
        leader=house.people[told["leader"]],
    )
    Coming.objects.bulk_create(Coming(session=session, person=house.people[one]) for one in told["coming"])


def _certificate(house, told):
    calendar, people = house.plan.calendar, house.people
    ending = calendar.day(-told["left"])
    return Certificate(
        person=people[told["person"]], level=told["level"], given_on=calendar.day(told["days_ago"]), valid_until=ending,
        given_by=people[told["by"]], mentor=people.get(told.get("mentor")),
        warned_on=ending - timedelta(days=90) if told["left"] <= 90 else None,  # noqa: PLR2004 (days of the warning)
    )  # fmt: skip


def _hand_in(house, told, learners):
    calendar, person = house.plan.calendar, house.people[told["person"]]
    waits = told["state"] == HandIn.State.WAITING
    return HandIn(
        person=person, lesson=told["lesson"], group=house.groups[told["group"]], words=told["words"],
        post=house.posts.get(told.get("post")), mentor=learners[person.pk].mentor, state=told["state"],
        handed_in_on=calendar.day(told["days_ago"]), answer=told.get("answer", ""),
        answered_on=None if waits else calendar.day(max(told["days_ago"] - 1, 0)),
    )  # fmt: skip
