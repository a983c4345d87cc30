"""Who belongs to which group, as what and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from omarm.demo.drawing.chance import chance_for
from omarm.groups.models import Membership

OLDEST, YOUNGEST = 800, 240  # days that groups exist, when nothing older was said in them
Role = Membership.Role


@dataclass(frozen=True)
class Belonging:
    """Somebody (by key) in a group."""

    person: str
    role: str
    joined_at: datetime


def group_start(group, told, calendar):
    """Return when a group was started: before the first thing that was said in it."""
    chance = chance_for("group", group["slug"])
    started = calendar.moment(chance.randint(YOUNGEST, OLDEST), f"{chance.randint(10, 16)}:{chance.randint(10, 59)}")
    first = min((talk.at for talk in told if talk.group == group["slug"]), default=started)
    return min(started, first - timedelta(days=chance.randint(2, 20)))


def belongings(group, told, colleagues, calendar):
    """Return who is in a group: those named, a share of some departments, everyone who says or brings something, its guests."""
    people = {colleague.key: colleague for colleague in colleagues}
    spoke_at, started = _first_words_in(group, told), group_start(group, told, calendar)
    members = [*group["members"], *_shares(group, colleagues), *spoke_at, *_guests(group, colleagues)]
    roles = {group["owner"]: Role.OWNER}
    for key in group["managers"]:
        roles.setdefault(key, Role.MANAGER)
    for key in members:
        roles.setdefault(key, Role.GUEST if people[key].is_guest else Role.MEMBER)
    return [
        Belonging(key, role, _joined_at(group, people[key], started, spoke_at.get(key, calendar.moment(0, "00:00"))))
        for key, role in roles.items()
    ]


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
    employed = timezone.make_aware(datetime.combine(colleague.employed_since, started.time()))
    begin = max(started, employed)
    if colleague.key == group["owner"] or begin >= spoke_at:
        return min(begin, spoke_at)
    return begin + (spoke_at - begin) * chance.random() ** 2
