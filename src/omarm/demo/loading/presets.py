"""Which presets the organisation applied, and the one that it undid."""

import tomllib

from omarm.demo.loading.content import CONTENT
from omarm.presets.commands import apply_preset, undo
from omarm.presets.models import Applied


def store_presets(house):
    """Apply the presets of the content, each on its day."""
    told = tomllib.loads((CONTENT / "presets.toml").read_text(encoding="utf-8"))["preset"]
    for one in told:
        by, department = house.people[one["by"]], house.departments.get(one.get("department"))
        applied = apply_preset(actor=by, code=one["code"], department=department, reason=one["reason"])
        moments = {"applied_at": house.plan.calendar.moment(one["days_ago"], "10:15")}
        if "undone_days_ago" in one:
            undo(actor=by, applied=applied)
            moments["undone_at"] = house.plan.calendar.moment(one["undone_days_ago"], "16:40")
        Applied.objects.filter(pk=applied.pk).update(**moments)
