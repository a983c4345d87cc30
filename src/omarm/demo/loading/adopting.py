"""What is said beside the figures of adoption: consent, what departments and groups say of themselves, another stage."""

from omarm.adoption.commands import declare, set_stage
from omarm.adoption.models import Declaration, Scope, StageOverride
from omarm.adoption.queries.scopes import department_key
from omarm.demo.loading.caring import record

SAID = ("without_desk", "other_tools", "has_sponsor")


def store_consent(house):
    """Record what the works council agreed to about adoption."""
    for told in house.plan.content.adoption["consent"]:
        record(house, told)


def say_otherwise(house):
    """Store what people say beside the figures. The figures themselves are counted before, so that there are scopes."""
    for told in house.plan.content.adoption["declared"]:
        said = {name: told.get(name) for name in SAID} | {"note": told.get("note", "")}
        declaration = declare(actor=house.people[told["by"]], told=said, **_whom(house, told))
        at = house.plan.calendar.moment(told["days_ago"], "15:20")
        Declaration.objects.filter(pk=declaration.pk).update(declared_at=at)
    for told in house.plan.content.adoption["stage"]:
        override = set_stage(
            actor=house.people[told["by"]], stage=told["stage"], reason=told["reason"], **_whom(house, told)
        )
        at = house.plan.calendar.moment(told["days_ago"], "16:05")
        StageOverride.objects.filter(pk=override.pk).update(set_at=at)


def _whom(house, told):
    if "group" in told:
        return {"group": house.groups[told["group"]]}
    return {"scope": Scope.objects.get(key=department_key(house.departments[told["department"]].pk))}
