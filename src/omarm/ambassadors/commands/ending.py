"""The end of a team: everybody is thanked at once, and its group closes if one chooses so."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.ambassadors.commands.checks import check_guides, locked_team
from omarm.ambassadors.models import Ambassador, Asking, Call, Meeting, Sheet, Team
from omarm.ambassadors.queries.team import group_now, language_of_house
from omarm.core import richtext
from omarm.core.errors import DomainError
from omarm.groups.commands import archive_group
from omarm.people.models import Person
from omarm.praise.commands.praise import MOST_PRAISED, publish_praise
from omarm.praise.models import Value
from omarm.stream.commands import Draft

KEPT = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Ending:
    """How a team ends. With a `value` everybody gets a compliment in these words, where all colleagues read it."""

    words: str = ""
    value: Value | None = None
    archives_group: bool = False
    accepts: int | None = None


@transaction.atomic
def end_team(*, actor, ending):
    """Thank the ambassadors and end the team. Returns the posts that thank them, ten people in each at most.

    Who was in it, what they wrote and who was asked goes; who would rather not be asked is remembered, and meetings with
    notes stay a year. Raises DomainError for a compliment without words, and what publishing raises.
    """
    check_guides(actor)
    team = locked_team()
    if ending.value and not ending.words.strip():
        raise DomainError(_("Say in a few words what you thank them for."), code="no_words")

    posts = _thank(actor, ending) if ending.value else []
    today = timezone.localdate()
    Call.objects.filter(team=team, closed_on=None).update(closed_on=today)
    Meeting.objects.filter(team=team, notes="").delete()
    Sheet.objects.filter(meeting__team=team).delete()
    Ambassador.objects.filter(team=team).delete()
    Asking.objects.exclude(state=Asking.State.NEVER).delete()
    team.ended_on = today
    team.save(update_fields=["ended_on"])
    group = group_now(team)
    if group and ending.archives_group:
        archive_group(actor=actor, group=group)

    log.record("ambassadors.thanked", actor=actor, subject=team)
    return posts


@transaction.atomic
def forget_old_teams(*, actor=None):
    """Forget teams that ended a year ago, with the notes of their meetings; the clock does. Returns how many."""
    if actor is not None:
        raise PermissionDenied
    old = Team.objects.filter(ended_on__lt=timezone.localdate() - KEPT)
    return len([team.delete() for team in old])


def _thank(actor, ending):
    """Publish compliments to all who are in the team now but the actor: nobody praises themselves."""
    serving = Ambassador.objects.serving().exclude(person=actor).values("person")
    people = list(Person.objects.filter(pk__in=serving).by_surname())
    posts = []
    size = ceil(len(people) / ceil(len(people) / MOST_PRAISED)) if people else MOST_PRAISED  # as even as can be
    for first in range(0, len(people), size):
        draft = Draft(body=richtext.from_text(ending.words), lang=language_of_house(), accepts=ending.accepts)
        some = people[first : first + size]
        posts.append(publish_praise(actor=actor, draft=draft, people=some, value=ending.value))
    return posts
