"""Where the ambassadors stand, for who guides: each line with its state and its reason. Launch and the desk read it too."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from omarm.adoption.queries.teams import Coverage
from omarm.ambassadors.models import Ambassador, Call, Team
from omarm.ambassadors.queries.covering import coverage_now
from omarm.ambassadors.queries.meetings import WANTED_AFTER, after_live, go_live, is_planned_soon, without_notes
from omarm.ambassadors.queries.team import call_now, team_now


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The team in numbers and states. `was_called`: an open call was made for it, whether or not it runs still.

    `last` is the team that was thanked, while there is no other; `after` are its meetings then.
    """

    team: Team | None
    call: Call | None
    was_called: bool
    people: int
    hours: int
    coverage: Coverage
    live_on: date | None
    after: int
    meets_soon: bool
    unwritten: int
    last: Team | None = None

    @property
    def wanted_after(self):
        return WANTED_AFTER

    @property
    def has_enough_after(self):
        """Whether at least three meetings from going live on are held or planned (row C3, tip 2)."""
        return self.live_on is not None and self.after >= WANTED_AFTER

    @property
    def is_early(self):
        """Whether ambassadors of all layers wanted were called (row C3, tip 1)."""
        return self.was_called and self.people > 0 and self.coverage.is_filled

    @property
    def reasons(self):
        """Return codes of what is missing, in the order in which one would see to it; their words stand on the page."""
        found = {
            "no_team": self.team is None,
            "no_call": self.team is not None and not self.was_called,
            "nobody": self.team is not None and self.people == 0,
            "no_places": self.coverage.required == 0,
            "gaps": self.team is not None and bool(self.coverage.missing),
            "no_go_live": self.live_on is None,
            "few_after": self.team is not None and self.live_on is not None and not self.has_enough_after,
            "not_soon": self.people > 0 and not self.meets_soon,
            "unwritten": self.unwritten > 0,
        }
        return [code for code, holds in found.items() if holds]


def standing_now():
    """Return the Standing of today. About nine queries, whatever the size of the team."""
    team, live_on, now = team_now(), go_live(), timezone.now()
    last = None if team else Team.objects.exclude(ended_on=None).first()
    hours = list(Ambassador.objects.serving().values_list("hours", flat=True))
    return Standing(
        team=team, call=call_now(team), was_called=Call.objects.filter(team=team).exists() if team else False,
        people=len(hours), hours=sum(hours), coverage=coverage_now(), live_on=live_on, after=after_live(team or last, live_on),
        meets_soon=team is not None and is_planned_soon(team, now),
        unwritten=without_notes(team, now).count() if team else 0, last=last,
    )  # fmt: skip
