"""What people tell about their work: what they know, when they are there, who is away, new, or was thanked."""

from omarm.demo.drawing.chance import chance_for
from omarm.people.models import Position
from omarm.profiles.models import (
    Absence,
    Choice,
    Expert,
    Expertise,
    Field,
    Project,
    Thanks,
    Value,
    Week,
    Welcome,
)

# Weeks that generated colleagues work: most all days, many a day less.
WEEKS = ("wwwww", "wwwww", "wwww-", "ww-ww", "www-w", "-wwww", "wwwwm", "mmmmm", "www--")
WITH_WEEK = 0.6
MORNING, AFTERNOON = "mw", "aw"


def store_profiles(house):
    """Store all of it."""
    told = house.plan.content.profiles
    _store_knowledge(house, told)
    _store_days(house, told)
    _store_languages(house, told)
    _store_welcome(house, told)
    Position.objects.bulk_create(
        Position(title=one["title"], department=house.departments[one["department"]]) for one in told["vacancy"]
    )


def _store_knowledge(house, told):
    rows = [
        Expertise(
            person=house.people[one["who"]], topic=house.topics[group["topic"]], note=one.get("note", ""),
            may_be_asked=one.get("ask", False),
        )
        for group in told["knows"]
        for one in group["people"]
    ]  # fmt: skip
    Expertise.objects.bulk_create(rows)
    terms = {house.people[one["who"]].pk: one for one in told["terms"]}
    experts = {row.person_id: row.person for row in rows if row.may_be_asked}
    Expert.objects.bulk_create(_expert(house, person, terms.get(pk, {})) for pk, person in experts.items())
    Thanks.objects.bulk_create(
        Thanks(
            giver=house.people[giver], receiver=house.people[one["to"]], topic=house.topics[one["topic"]],
            is_hidden=one.get("hidden", False),
        )
        for one in told["thanks"]
        for giver in one["by"]
    )  # fmt: skip


def _expert(house, person, told):
    rests = told.get("rests")
    return Expert(
        person=person, most_a_day=told.get("most", 2), pace=told.get("pace", Expert.Pace.DAYS),
        paused_until=house.plan.calendar.day(-rests) if rests else None,
    )  # fmt: skip


def _store_days(house, told):
    calendar = house.plan.calendar
    Week.objects.bulk_create(_weeks(house, told["weeks"]))
    Absence.objects.bulk_create(
        Absence(
            person=house.people[one["who"]], starts_on=calendar.day(one["from"]), ends_on=calendar.day(-one["until"]),
            stand_in=house.people[one["stand_in"]] if "stand_in" in one else None,
        )
        for one in told["away"]
    )  # fmt: skip
    Project.objects.bulk_create(
        Project(
            person=house.people[one["who"]], name=one["name"], role=one["role"], started_on=calendar.day(one["since"]),
            ended_on=calendar.day(one["until"]) if "until" in one else None,
        )
        for one in told["project"]
    )  # fmt: skip


def _weeks(house, told):
    for key, one in told.items():
        yield _week(house.people[key], one["days"], one.get("note", ""))
    for colleague in house.plan.colleagues:
        chance = chance_for("week", colleague.key)
        if colleague.is_generated and chance.happens(WITH_WEEK):
            yield _week(house.people[colleague.key], chance.choice(WEEKS))


def _week(person, days, note=""):
    bits = [sum(1 << number for number, day in enumerate(days) if day in part) for part in (MORNING, AFTERNOON)]
    return Week(person=person, mornings=bits[0], afternoons=bits[1], note=note)


def _store_languages(house, told):
    languages = Field.objects.get(code="languages")
    choices = {choice.label_nl.split(" ")[0]: choice for choice in Choice.objects.filter(field=languages)}
    Value.objects.bulk_create(
        Value(person=house.people[key], field=languages, choice=choices[name])
        for key, names in told["languages"].items()
        for name in ("Nederlands", *names)
    )


def _store_welcome(house, told):
    agreed = {key: Welcome(person=house.people[key]) for keys in told["welcome"].values() for key in keys}
    for key in told["welcome"]["newcomers"]:
        agreed[key].as_newcomer = True
    for key in told["welcome"]["anniversaries"]:
        agreed[key].anniversaries = True
    Welcome.objects.bulk_create(agreed.values())
