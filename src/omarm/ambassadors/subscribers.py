"""Who is told of what among ambassadors, and when it need not be told any more."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.ambassadors import commands
from omarm.ambassadors.models import Ambassador, Asking, Meeting
from omarm.ambassadors.queries.meetings import team_people
from omarm.notifications.commands import notice, settle_notices


@on("ambassador.asked")
def tell_who_is_asked(fact):
    """Tell somebody that they are asked; the page says by whom, and has the answers."""
    for asking in Asking.objects.waiting().filter(pk=fact.subject_id):
        notice(people=[asking.person_id], what="ambassadors.asked", url=_of_asking(asking.pk), at=fact.recorded_at)


@on("ambassador.asked_no_more")
def ask_no_more(fact):
    """Have it ring no bell: it was answered or taken back."""
    settle_notices(url=_of_asking(fact.subject_id))


@on("ambassador.joined")
def tell_who_called(fact):
    """Tell who started the team that somebody joined, and have what the newcomer was asked ring no more."""
    rows = Ambassador.objects.filter(pk=fact.subject_id).exclude(team__started_by=None).select_related("team")
    for row in rows:
        people = [pk for pk in (row.team.started_by_id,) if pk != fact.actor_id]
        notice(people=people, what="ambassadors.joined", url=reverse("ambassadors:team"), at=fact.recorded_at)
    for pk in fact.data.get("askings", ()):
        settle_notices(url=_of_asking(pk))


@on("ambassadors.meeting_planned")
@on("ambassadors.meeting_moved")
def tell_the_team(fact):
    """Tell the team when and where it meets."""
    what = "ambassadors.meeting" if fact.verb.endswith("planned") else "ambassadors.meeting_moved"
    for meeting in Meeting.objects.filter(pk=fact.subject_id, starts_at__gt=fact.recorded_at):
        people = [pk for pk in team_people() if pk != fact.actor_id]
        notice(people=people, what=what, url=meeting.get_absolute_url(), at=fact.recorded_at)


@on("ambassadors.meeting_dropped")
def tell_of_it_no_more(fact):
    """Have a meeting that is off the list ring no bell."""
    settle_notices(url=reverse("ambassadors:meeting", args=[fact.subject_id]))


@on("membership.ended")
def note_who_was_put_out(fact):
    """Note of an ambassador who is out of the group whether they left it themselves."""
    told = {"group_id": fact.subject_id, "person_id": fact.data["person"], "by": fact.actor_id}
    commands.note_group_left(actor=None, **told)


@on("membership.started")
def note_who_is_in_again(fact):
    """Note of an ambassador that they are in the group."""
    commands.note_group_joined(actor=None, group_id=fact.data["group"], person_id=fact.data["person"])


def _of_asking(pk):
    return reverse("ambassadors:asked", args=[pk])
