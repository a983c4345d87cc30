"""Who belongs to which group, as what and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from omarm.demo.drawing.chance import chance_for
from omarm.groups.models import Group, Membership

OLDEST, YOUNGEST = 800, 240  # days that groups exist, when nothing older was said in them
Role = Membership.Role


@dataclass(frozen=True)
class Belonging:
    """Somebody (by key) in a group."""

    person: str
    role: str
    joined_at: datetime
    by_rule: bool = False


def group_start(group, told, calendar):
    """Return when a group was started: before the first thing that was said in it."""
    chance = chance_for("group", group["slug"])
    days = group.get("started") or chance.randint(YOUNGEST, OLDEST)
    started = calendar.moment(days, f"{chance.randint(10, 16)}:{chance.randint(10, 59)}")
    first = min((talk.at for talk in told if talk.group == group["slug"]), default=started)
    return min(started, first - timedelta(days=chance.randint(2, 20)))


def memberships(content, told, colleagues, calendar):
    """Return {address of a group: Belongings}: first who is named, spoke or was asked, then whom rules bring in."""
    members = {group["slug"]: belongings(group, told, colleagues, calendar) for group in content.groups}
    owning = [group for group in content.groups if group["access"] != Group.Access.HIDDEN and "archived" not in group]
    owners = {one.person for group in owning for one in members[group["slug"]] if one.role == Role.OWNER}
    above = {department["key"]: department["parent"] for department in content.departments}
    for group in content.groups:
        reached = [
            colleague
            for colleague in colleagues
            if not colleague.is_guest
            and any(_reaches(rule, colleague, owners, above) for rule in group.get("rule", ()))
        ]
        members[group["slug"]] += _brought(group, reached, members[group["slug"]], told, calendar)
    return members


def belongings(group, told, colleagues, calendar):
    """Return who is in a group: those named, a share of some departments, everyone who says or brings something, its guests."""
    people = {colleague.key: colleague for colleague in colleagues}
    spoke_at, started = _first_words_in(group, told), group_start(group, told, calendar)
    members = [*group["members"], *_shares(group, colleagues), *spoke_at, *_guests(group, colleagues)]
    roles = dict.fromkeys([*filter(None, [group["owner"]]), *group.get("owned_too_by", ())], Role.OWNER)
    for key in group["managers"]:
        roles.setdefault(key, Role.MANAGER)
    for key in members:
        roles.setdefault(key, Role.GUEST if people[key].is_guest else Role.MEMBER)
    return [
        Belonging(key, role, _joined_at(group, people[key], started, spoke_at.get(key, calendar.moment(0, "00:00"))))
        for key, role in roles.items()
    ]


def _reaches(rule, colleague, owners, above):
    """Return whether a rule of the content brings in a colleague, as the rules of groups reach people."""
    if rule.get("whom") == "owners":
        return colleague.key in owners
    return "department" not in rule or rule["department"] in _line(colleague.department, above)


def _line(department, above):
    while department:
        yield department
        department = above[department]


def _brought(group, reached, inside, told, calendar):
    """Return the Belongings of whom rules bring in and who was not in yet: since the group is there, or they work here."""
    there, started = {one.person for one in inside}, group_start(group, told, calendar)
    return [
        Belonging(
            colleague.key, Role.MEMBER, by_rule=True, joined_at=max(started, _first_day(colleague, started))
        )
        for colleague in reached
        if colleague.key not in there
    ]  # fmt: skip


def _first_day(colleague, moment):
    return timezone.make_aware(datetime.combine(colleague.employed_since, moment.time()))


def _first_words_in(group, told):
    spoke_at = {}
    for talk in told:
        here = talk.contributions if talk.group == group["slug"] else ()
        brought = [(shared.by, shared.at) for shared in talk.shared if shared.group == group["slug"]]
        for author, at in (*here, *brought):
            spoke_at[author] = min(at, spoke_at.get(author, at))
    return spoke_at


def _shares(group, colleagues):
    for row in group.get("from", ()):
        eligible = [
            colleague.key
            for colleague in colleagues
            if colleague.is_generated
            and row["department"] in {"*", colleague.department}
            and (colleague.is_feminine or row.get("only") != "female")
        ]
        chance = chance_for("members", group["slug"], row["department"])
        yield from chance.sample(eligible, round(row["share"] * len(eligible)))


def _guests(group, colleagues):
    return [colleague.key for colleague in colleagues if group["slug"] in colleague.guest_in]


def _joined_at(group, colleague, started, spoke_at):
    """Some time between the start (of the group, or in the job) and the first thing said; the owner at the start."""
    chance = chance_for("joined", group["slug"], colleague.key)
    begin = max(started, _first_day(colleague, started))
    if colleague.key == group["owner"] or begin >= spoke_at:
        return min(begin, spoke_at)
    return begin + (spoke_at - begin) * chance.random() ** 2
