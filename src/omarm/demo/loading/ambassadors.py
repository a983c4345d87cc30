"""The ambassadors: called long ago, meeting still, and looking for a few more."""

import tomllib

from omarm.ambassadors.models import Ambassador, Asking, Call, GoLive, Meeting, RequiredPlace, Sheet, Story, Team
from omarm.demo.loading.content import CONTENT


def store_ambassadors(house):
    """Store the team as it stands. Nothing of it is news, so nobody is told."""
    told = tomllib.loads((CONTENT / "ambassadors.toml").read_text(encoding="utf-8"))
    calendar, people, departments = house.plan.calendar, house.people, house.departments
    by = people[told["by"]]
    GoLive.objects.create(day=calendar.day(told["go_live"]))
    team = Team.objects.create(
        started_on=calendar.day(told["started"]), started_by=by, group=house.groups[told["group"]]
    )
    call = told["call"]
    Call.objects.create(
        team=team, text=call["text"].strip(), hours=call["hours"], until_on=calendar.day(call["until"]), made_by=by
    )
    RequiredPlace.objects.bulk_create(
        RequiredPlace(layer=one["layer"], department=departments.get(one.get("department"))) for one in told["required"]
    )
    Ambassador.objects.bulk_create(
        Ambassador(
            team=team, person=people[one["person"]], hours=one["hours"], department=departments.get(one.get("department")),
            layer=one["layer"], from_on=calendar.day(one["days_ago"]), shows_badge=not one.get("hidden", False),
            until_on=calendar.day(one["until"]) if "until" in one else None,
        )
        for one in told["ambassador"]
    )  # fmt: skip
    Asking.objects.bulk_create(
        Asking(
            person=people[one["person"]], asked_by=by, words=one.get("words", ""), asked_on=calendar.day(one["days_ago"]),
            state=one.get("state", Asking.State.WAITING),
        )
        for one in told["asked"]
    )  # fmt: skip
    Story.objects.bulk_create(Story(team=team, post=house.posts[key]) for key in told["stories"])
    for one in told["meeting"]:
        _store_meeting(house, team, one)


def _store_meeting(house, team, told):
    meeting = Meeting.objects.create(
        team=team, starts_at=house.plan.calendar.meeting(told["days_ago"], told["at"]), title=told["title"],
        place=told["place"], link=told.get("link", ""), agenda=told.get("agenda", ""), notes=told.get("notes", "").strip(),
    )  # fmt: skip
    Sheet.objects.bulk_create(
        Sheet(
            meeting=meeting, author=house.people[one["author"]], works=one.get("works", ""),
            does_not=one.get("does_not", ""), is_said=one.get("is_said", ""),
        )
        for one in told.get("sheet", ())
    )  # fmt: skip
