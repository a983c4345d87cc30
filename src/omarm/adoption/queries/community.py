"""How the groups fare together, and the alarms first. What is seen of a group follows docs/decisions/0021."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from omarm.care.models import GroupHealth, GroupPeriod
from omarm.care.queries.counting import HEALTH
from omarm.consent.queries import is_measured
from omarm.core import pagination
from omarm.groups.models import Group

PAGE = 20
FEWEST_USUAL = 4  # people who write in 28 days: of fewer, a group is not told to live (care/rules/judging.py)
TREND = "trend"
RED, AMBER, GREEN, GREY = "red", "amber", "green", "grey"
WORST_FIRST = (RED, AMBER, GREEN, GREY)


@dataclass(frozen=True)
class Whole:
    """All groups together: how many per light (`lights`), how many alarms, and how it went in groups that the person reads.

    `days` are the last days of the periods; `messages` and `living` (groups in which at least four people wrote) go with them.
    """

    lights: dict
    alarms: int
    hidden: int
    days: list = field(default_factory=list)
    messages: list = field(default_factory=list)
    living: list = field(default_factory=list)

    @property
    def lines(self):
        """What is drawn: (words, unit, numbers)."""
        return [
            (_("Posts and comments"), "", self.messages),
            (_("Groups in which at least four people wrote"), "", self.living),
        ]


@dataclass(frozen=True)
class GroupRow:
    """One group: its light, whether it was launched and left, and its posts and comments per period where they may be read."""

    group: Group
    light: str
    is_alarm: bool
    days: list = field(default_factory=list)
    messages: list = field(default_factory=list)


def whole_for(person):
    """Return the Whole, or None where the health of groups is not measured. Of hidden groups it tells how many there are."""
    if not is_measured(HEALTH):
        return None
    listed = Group.objects.filter(archived_at=None).filter(pk__in=Group.objects.listed_for(person).values("pk"))
    hidden = (
        Group.objects.filter(archived_at=None).exclude(pk__in=Group.objects.listed_for(person).values("pk")).count()
    )
    health = GroupHealth.objects.filter(group__in=listed)
    lights = Counter(dict(health.values_list("light").annotate(n=Count("pk")).order_by()))
    alarms = health.filter(_is_alarm()).count()
    periods = GroupPeriod.objects.filter(group__in=Group.objects.readable_by(person).values("pk"))
    rows = periods.values_list("ended_on").annotate(
        messages=Sum("messages"), living=Count("pk", filter=Q(contributors__gte=FEWEST_USUAL))
    ).order_by("ended_on")  # fmt: skip
    days, messages, living = zip(*rows, strict=True) if rows else ((), (), ())
    return Whole(
        {light: lights[light] for light in WORST_FIRST}, alarms, hidden, list(days), list(messages), list(living)
    )


def groups_for(person, *, after=""):
    """Return a Page of GroupRows that the person may know of: alarms first, then by light and name. For the desk alone."""
    health = GroupHealth.objects.filter(
        group__archived_at=None, group__in=Group.objects.listed_for(person).values("pk")
    )
    rows = health.select_related("group").order_by("group__name", "group")
    ordered = sorted(rows, key=lambda row: (not _alarms(row), WORST_FIRST.index(row.light), row.group.name, row.pk))
    start = pagination.number(after) or 0
    shown = ordered[start : start + PAGE]
    past = _past([row.pk for row in shown], person)
    told = [GroupRow(row.group, row.light, _alarms(row), *past.get(row.pk, ([], []))) for row in shown]
    return pagination.Page(told, str(start + PAGE) if len(ordered) > start + PAGE else "")


def _past(group_ids, person):
    """Return {group id: ([last days], [messages])} of those that the person may read, oldest first."""
    readable = Group.objects.readable_by(person).filter(pk__in=group_ids).values("pk")
    found = {}
    for pk, day, messages in (
        GroupPeriod.objects.filter(group__in=readable).order_by("ended_on").values_list("group", "ended_on", "messages")
    ):
        days, counts = found.setdefault(pk, ([], []))
        days.append(day)
        counts.append(messages)
    return found


def _is_alarm():
    return Q(lights__contains=[{"code": TREND, "light": RED}])


def _alarms(health):
    return any(light["code"] == TREND and light["light"] == RED for light in health.lights)
