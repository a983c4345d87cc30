"""The desk: what its community manager ticked off lately, whom she asked something, the hours that there are, and the list."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.desk.commands import lay_out_desk
from omarm.desk.models import Capacity, ItemState, Prompt


def store_desk(house):
    """Store it, and make the list of what waits now."""
    told = tomllib.loads((CONTENT / "desk.toml").read_text(encoding="utf-8"))
    day, who = house.plan.calendar.day, house.people[told["who"]]
    Capacity.objects.create(hours=told["hours"])
    for one in told["done"]:
        ItemState.objects.bulk_create(
            ItemState(
                person=who, source="before", key=f"{one['task']}-{ago}", task=one["task"], outcome="done", said_on=day(ago)
            )
            for ago in one["days_ago"]
        )  # fmt: skip
    for one in told["prompt"]:
        Prompt.objects.create(
            sent_by=who, to=house.people[one["to"]], code=one.get("code", ""), words=one.get("words", ""),
            sent_on=day(one["days_ago"]),
        )  # fmt: skip
    lay_out_desk()
