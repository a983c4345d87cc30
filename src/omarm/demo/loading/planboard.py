"""The plan board with who helped, the project team, sponsors with what they promised, and the weave-in map."""

import tomllib

from django.utils import timezone

from omarm.demo.loading.content import CONTENT
from omarm.planboard.models import (
    Action,
    BoardWeek,
    Commitment,
    Contribution,
    Member,
    RequiredPlace,
    Sponsor,
    Thanks,
    WeaveStep,
)
from omarm.planboard.queries.board import WEEK, week_of
from omarm.programme.models import Campaign, Goal

State = Action.State


def store_planboard(house):
    """Store all of it. The programme is there before: actions are for its campaigns, sponsors for its goals."""
    told = tomllib.loads((CONTENT / "planboard.toml").read_text(encoding="utf-8"))
    programme = tomllib.loads((CONTENT / "programme.toml").read_text(encoding="utf-8"))
    actions = {one["key"]: _action(house, one, _named(Campaign, programme["campaign"])) for one in told["action"]}
    for one in told["helped"]:
        _helped(house, one, actions)
    _store_team(house, told)
    for one in told["sponsor"]:
        _sponsor(house, one, _named(Goal, programme["goal"]))
    for one in told["step"]:
        _step(house, one)
    BoardWeek.objects.create(week=week_of(house.plan.calendar.today) - WEEK)


def _named(model, told):
    rows = {row.name: row for row in model.objects.all()}
    return {one["key"]: rows[one["name"]] for one in told}


def _action(house, told, campaigns):
    day = house.plan.calendar.day
    settled = day(told["settled"]) if "settled" in told else None
    state = State.OPEN if settled is None else State.DROPPED if told.get("dropped") else State.DONE
    return Action.objects.create(
        title=told["title"], about=told.get("about", ""), owner=house.people.get(told.get("owner")), due_on=day(told["due"]),
        state=state, settled_on=settled, campaign=campaigns.get(told.get("campaign")),
        is_milestone=told.get("milestone", False), added_by=house.people[told["by"]], added_on=day(told["added"]),
    )  # fmt: skip


def _helped(house, told, actions):
    row = Contribution.objects.create(
        helper=house.people[told["helper"]], what=told["what"], action=actions.get(told.get("action")),
        written_by=house.people[told["by"]], written_on=house.plan.calendar.day(told["days_ago"]),
    )  # fmt: skip
    Thanks.objects.bulk_create(Thanks(contribution=row, giver=house.people[key]) for key in told["thanks"])


def _store_team(house, told):
    for one in told["member"]:
        department = house.departments.get(one.get("department"))
        person = house.people[one["person"]]
        Member.objects.create(person=person, layer=one["layer"], department=department, role=one["role"])
    RequiredPlace.objects.bulk_create(
        RequiredPlace(department=house.departments.get(key), layer=layer) for key, layer in told["required"]["places"]
    )


def _sponsor(house, told, goals):
    day = house.plan.calendar.day
    sponsor = Sponsor.objects.create(
        person=house.people[told["person"]], goal=goals[told["goal"]], named_on=day(told["named"])
    )
    before = None
    for one in told["promise"]:
        before = Commitment.objects.create(
            sponsor=sponsor, kind=one["kind"], what=one["what"], starts_on=day(one["starts"]), due_on=day(one["due"]),
            every_days=one.get("every_days"), follows=before if one.get("follows") else None, **_kept(house, one),
        )  # fmt: skip


def _kept(house, told):
    """Return by what a promise was kept, and when that was written."""
    if "kept" not in told:
        return {}
    post, comment = house.posts[told["kept"]], house.comments.get((told["kept"], told.get("comment")))
    at = comment.created_at if comment else post.published_at
    return {"post": post, "comment": comment, "kept_on": timezone.localdate(at)}


def _step(house, told):
    owner = house.people.get(told.get("owner"))
    WeaveStep.objects.create(
        process=told["process"], name=told.get("name", ""), step=told["step"], address=told["address"], owner=owner,
        changed_by=owner, changed_on=house.plan.calendar.day(told["days_ago"]),
    )  # fmt: skip
