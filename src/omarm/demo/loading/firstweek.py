"""Newcomers who are on their way: what they ticked and skipped of their first week."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.firstweek.models import FirstWeek, Step
from omarm.firstweek.queries import NEW_FOR


def store_first_weeks(house):
    """Store what newcomers said of their tasks."""
    told = tomllib.loads((CONTENT / "firstweek.toml").read_text(encoding="utf-8"))
    for one in told["newcomer"]:
        person = house.people[one["who"]]
        week = FirstWeek.objects.create(person=person, until_on=person.account_since + NEW_FOR)
        said = [(task, False) for task in one["ticked"]] + [(task, True) for task in one["skipped"]]
        Step.objects.bulk_create(Step(week=week, task=task, is_skipped=skipped) for task, skipped in said)
