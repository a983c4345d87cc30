"""A culture scan that is over, with what everybody answered drawn by chance that falls the same way."""

import tomllib
from collections import defaultdict
from datetime import timedelta

from omarm.culture.commands import count_scan
from omarm.culture.commands.answering import divided
from omarm.culture.models import Part, Scan
from omarm.culture.queries.items import ITEMS
from omarm.culture.queries.outcome import whole_points
from omarm.culture.queries.sheet import summed
from omarm.demo.drawing.chance import chance_for
from omarm.demo.loading.caring import record
from omarm.demo.loading.content import CONTENT

SPREAD = 9  # points by which one colleague gives more or less than the next


def store_culture(house):
    """Store the consent, and the scan with its sheets; count it as the clock does."""
    told = tomllib.loads((CONTENT / "culture.toml").read_text(encoding="utf-8"))
    record(house, told["consent"])
    scan_told = told["scan"]
    closed = house.plan.calendar.day(scan_told["closed_days_ago"])
    scan = Scan.objects.create(
        owner=house.people[scan_told["by"]], opens_on=closed - timedelta(days=scan_told["days"]), closes_on=closed
    )
    parts = {part.department_id: part for part in divided(scan)}
    sheets = defaultdict(list)
    for colleague in house.plan.colleagues:
        chance = chance_for("culture", colleague.key)
        if not colleague.is_guest and chance.happens(scan_told["answered"] - scan_told["declined"]):
            person = house.people[colleague.key]
            path = person.department.path if person.department else []
            key = next((pk for pk in reversed(path) if pk in parts), None)
            sheets[key].append(_sheet(told, colleague.department, chance))
    for key, part in parts.items():
        part.sheets = sorted(sheets[key])
    Part.objects.bulk_create(parts.values())
    outcome = count_scan(actor=None, scan=scan)
    type(outcome).objects.filter(pk=outcome.pk).update(computed_on=closed + timedelta(days=1))


def _sheet(told, department, chance):
    more = told["differs"].get(department, [0, 0, 0, 0])
    now = [one + other for one, other in zip(told["points"]["now"], more, strict=True)]
    return summed([[*_drawn(now, chance), *_drawn(told["points"]["wanted"], chance)] for _item in ITEMS])


def _drawn(points, chance):
    return whole_points([max(1, one + chance.randint(-SPREAD, SPREAD)) for one in points])
