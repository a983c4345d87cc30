"""What the public page shows: the call, who the ambassadors are, and what it is to who looks."""

from dataclasses import dataclass, field

from omarm.adoption.rules.teams import Layer
from omarm.ambassadors.models import Ambassador, Asking, Call, Team
from omarm.ambassadors.queries.meetings import meetings_of, own_posts_to_tell, stories_for
from omarm.ambassadors.queries.team import call_now, group_now, is_in_group, own_asking, own_row, serving, team_now
from omarm.groups.models import Group

USUAL_HOURS = 2


@dataclass(frozen=True, kw_only=True)
class Page:
    """The team as somebody sees it. `mine` is their own row, `asking` with what they were asked, each None or not.

    `proposed` are the terms with which the form begins. `coming` and `to_tell` are for who is in the team.
    """

    team: Team | None
    call: Call | None
    people: list
    stories: list
    mine: Ambassador | None
    asking: Asking | None
    group: Group | None
    is_in_group: bool
    proposed: dict
    coming: list = field(default_factory=list)
    to_tell: list = field(default_factory=list)

    @property
    def is_open(self):
        """Whether who looks can join: by the open call, or because they were asked."""
        return self.mine is None and self.team is not None and (bool(self.call and self.call.is_open) or self.is_asked)

    @property
    def is_asked(self):
        return self.asking is not None and self.asking.state != Asking.State.NEVER

    @property
    def is_left_alone(self):
        return self.asking is not None and self.asking.state == Asking.State.NEVER


def page_for(person):
    """Return the Page for somebody who works here. A bounded number of queries, however large the team."""
    team, mine = team_now(), own_row(person)
    call = call_now(team)
    return Page(
        team=team, call=call, people=serving(near=person.department_id), stories=stories_for(person, team), mine=mine,
        asking=own_asking(person), group=group_now(team), is_in_group=mine is None or is_in_group(person, team),
        proposed={"hours": call.hours if call else USUAL_HOURS, "layer": _layer_of(person)},
        coming=meetings_of(team).ahead[:3] if mine else [],
        to_tell=own_posts_to_tell(person, team) if mine else [],
    )  # fmt: skip


def _layer_of(person):
    """Return with which layer the form begins; who joins says it themselves."""
    if person.has_role("leader"):
        return Layer.EXECUTIVE
    return Layer.MIDDLE if person.reports.filter(is_active=True).exists() else Layer.OPERATIONAL
