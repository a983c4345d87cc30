"""Which functions were opened for whom, and when."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.staging.models import Stage
from omarm.staging.queries import forget_plan


def store_stages(house):
    """Store what was decided about functions, each on its day; what came later ended what was before."""
    calendar, told = house.plan.calendar, tomllib.loads((CONTENT / "staging.toml").read_text(encoding="utf-8"))
    for one in told["stage"]:
        by, at = house.people[one["by"]], calendar.moment(one["set"], "09:40")
        whom = {
            "function": one["function"], "department": house.departments.get(one.get("department")),
            "group": house.groups.get(one.get("group")),
        }  # fmt: skip
        Stage.objects.standing().filter(**whom).update(ended_at=at, ended_by=by)
        days = {f"{name}_on": calendar.day(one[name]) for name in ("opens", "closes") if name in one}
        Stage.objects.create(**whom, **days, note=one.get("note", ""), set_by=by, set_at=at)
    forget_plan()
