"""What the launch left behind: why this intranet, the contest for its name, the business case, and when it opened."""

import tomllib

from omarm.core.folding import fold
from omarm.demo.loading.content import CONTENT
from omarm.groups.models import Group
from omarm.launch.models import (
    Baseline,
    Case,
    Contest,
    ContestBox,
    Edition,
    NameIdea,
    Opening,
    PhotoSource,
    Remeasurement,
    Said,
)

WHY = ("kind", "means", "wish", "goal", "values", "scope", "not_scope", "audience", "signal")
AMOUNTS = ("goal", "behaviour", "measure", "target", "cost_once", "cost_a_year", "benefit_a_year", "assumptions")


def store_launch(house):
    """Store all of it. The day of going live is that of the ambassadors, stored before."""
    told = tomllib.loads((CONTENT / "launch.toml").read_text(encoding="utf-8"))
    by, day = house.people[told["by"]], house.plan.calendar.day
    for number, one in enumerate(told["why"], start=1):
        Edition.objects.create(
            number=number, note=one.get("note", ""), published_at=house.plan.calendar.moment(one["days_ago"], "10:00"),
            published_by=by, **{name: one[name] for name in WHY},
        )  # fmt: skip
    _contest(house, told["contest"], by)
    for one in told["case"]:
        _case(house, one, by)
    for one in told["said"]:
        kept = {name: one[name] for name in ("code", "verdict", "words", "address")}
        Said.objects.create(said_by=by, said_on=day(one["days_ago"]), **kept)
    for one in told["opening"]:
        Opening.objects.create(
            audience=one["audience"], group=house.groups.get(one.get("group")), day=day(one["days_ago"]), missing=one["missing"], decided_by=by,
            decided_on=day(one["decided_days_ago"]),
        )  # fmt: skip
    covers = Group.objects.exclude(cover=None).order_by("pk").values_list("cover", flat=True)
    own = PhotoSource.Source.OWN
    PhotoSource.objects.bulk_create(PhotoSource(image_id=pk, source=own, said_by=by) for pk in covers)


def _contest(house, told, by):
    calendar = house.plan.calendar
    contest = Contest.objects.create(
        call=told["call"], suggest_until=calendar.moment(told["suggest_days_ago"], "12:00"),
        vote_until=calendar.moment(told["vote_days_ago"], "12:00"), made_by=by,
    )  # fmt: skip
    ContestBox.objects.create(contest=contest, counted=told["votes"], is_final=True)
    for one in told["name"]:
        NameIdea.objects.create(
            contest=contest, name=one["name"], folded=fold(one["name"]), why=one["why"], votes=one["votes"],
            suggested_by=house.people[one["by"]],
        )  # fmt: skip
    contest.chosen = contest.ideas.get(name=told["chosen"])
    contest.decided_by, contest.decided_on = by, calendar.day(told["decided_days_ago"])
    contest.applied_on = contest.decided_on
    contest.save()


def _case(house, told, by):
    calendar, day = house.plan.calendar, house.plan.calendar.day(told["days_ago"])
    case = Case.objects.create(made_by=by, made_on=day, **{name: told[name] for name in AMOUNTS})
    kept = {"case": case, "n": told["n"], "since": day, "until": day, "how": told["how"], "recorded_by": by}
    at = calendar.moment(told["days_ago"], "15:10")
    first = Baseline.objects.create(value=told["value"], recorded_at=at, **kept)
    if "correction" in told:
        at = calendar.moment(told["days_ago"] - 6, "09:30")
        kept |= {"value": told["correction"], "n": told["correction_n"], "reason": told["reason"]}
        Baseline.objects.create(recorded_at=at, corrects=first, **kept)
    if "again" in told:
        again, day = told["again"], calendar.day(told["again"]["days_ago"])
        Remeasurement.objects.create(
            case=case, value=again["value"], n=again["n"], since=day, until=day, how=told["how"], recorded_by=by,
            recorded_at=calendar.moment(again["days_ago"], "11:20"),
        )  # fmt: skip
