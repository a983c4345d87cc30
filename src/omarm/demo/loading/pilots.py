"""Who went first and who is next: pilots, their rules, and what the clock found of them."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.pilots.commands import judge_all
from omarm.pilots.models import Condition, Pilot, Verdict

WORDS = ("name", "use_case", "success", "state")


def store_pilots(house):
    """Store the pilots, and have the clock look at the one that runs. The figures of the night are there before."""
    told, stored = tomllib.loads((CONTENT / "pilots.toml").read_text(encoding="utf-8")), {}
    for one in told["pilot"]:
        stored[one["key"]] = _pilot(house, one, stored.get(one.get("after")))
    judge_all()


def _pilot(house, told, follows):
    calendar = house.plan.calendar
    group, department = house.groups.get(told.get("group")), house.departments.get(told.get("department"))
    days = {f"{name}_on": calendar.day(told[name]) for name in ("started", "ended") if name in told}
    pilot = Pilot.objects.create(
        group=group, department=department, audience_name=(group or department).name, follows=follows,
        following=told.get("following", ""), owner=house.people[told["owner"]], starts_on=calendar.day(told["starts"]),
        seen_to_on=calendar.day(told["seen"]) if "seen" in told else None,
        invited_at=calendar.moment(told["invited"], "09:10") if "invited" in told else None,
        **days, **{name: told[name] for name in WORDS},
    )  # fmt: skip
    Condition.objects.bulk_create(
        Condition(pilot=pilot, rule=rule, code=code, value=value) for rule, code, value in told["conditions"]
    )
    Verdict.objects.bulk_create(
        Verdict(
            pilot=pilot, rule=one["rule"], day=calendar.day(one["day"]), outcome=one["outcome"],
            reasons=[_reason(*part) for part in one["parts"]],
        )
        for one in told.get("found", ())
    )  # fmt: skip
    return pilot


def _reason(code, wanted, state, why):
    return {"code": code, "wanted": wanted or None, "state": state, "why": why}
