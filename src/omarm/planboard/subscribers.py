"""Who is told of what on the plan board, what follows from a compliment, and from somebody's leaving."""

from django.urls import reverse
from django.utils import timezone

from omarm.activity.log import on
from omarm.notifications.commands import notice, settle_notices
from omarm.planboard import commands
from omarm.planboard.models import Action, BoardWeek, Commitment, Contribution, Sponsor
from omarm.planboard.queries.seeing import team_ids


@on("plan_action.added")
@on("plan_action.changed")
def tell_its_owner(fact):
    """Tell who got an action, unless they took it themselves."""
    owner = fact.data.get("owner")
    action = Action.objects.standing().filter(pk=fact.subject_id, owner=owner).first()
    if action and owner not in {None, fact.actor_id}:
        notice(people=[owner], what="planboard.action", url=_of_action(action.pk), at=fact.recorded_at)


@on("plan_action.done")
@on("plan_action.dropped")
@on("plan_action.removed")
def ring_no_more(fact):
    """Have nobody told any more that an action is theirs."""
    settle_notices(url=_of_action(fact.subject_id), what="planboard.action")


@on("contribution.written")
def tell_who_helped(fact):
    """Tell who helped that it was written down, unless they did so themselves."""
    if fact.data["helper"] != fact.actor_id and Contribution.objects.filter(pk=fact.subject_id).exists():
        _notice([fact.data["helper"]], "planboard.helped", reverse("planboard:contributions"), fact)


@on("contribution.thanked")
def tell_who_is_thanked(fact):
    """Tell who helped that a colleague said thanks; the page says who."""
    if Contribution.objects.filter(pk=fact.subject_id, thanks__giver=fact.actor_id).exists():
        _notice([fact.data["helper"]], "planboard.thanked", reverse("planboard:contributions"), fact)


@on("plan_board.week_over")
def tell_the_team(fact):
    """Tell the team what moved in the week that is over, or that nothing did."""
    for row in BoardWeek.objects.filter(pk=fact.subject_id):
        what = "planboard.week" if fact.data["moved"] else "planboard.still"
        _notice(team_ids(), what, reverse("planboard:week", args=[row.week.isoformat()]), fact)


@on("commitment.kept")
@on("commitment.ended")
def remind_no_more(fact):
    """Have what is kept, or taken back, ring no bell."""
    settle_notices(url=reverse("planboard:keep", args=[fact.subject_id]))


@on("person.deactivated")
def end_what_they_stood_for(fact):
    """End what somebody who left stood for and promised."""
    commands.end_sponsors_who_left(actor=None, person_id=fact.subject_id)


@on("sponsor.left")
def tell_that_a_sponsor_left(fact):
    """Tell the team that a goal lost its sponsor."""
    if Sponsor.objects.missed().filter(pk=fact.subject_id).exists():
        _notice(team_ids(), "planboard.sponsor_left", reverse("planboard:sponsors"), fact)
    for pk in Commitment.objects.filter(sponsor=fact.subject_id).values_list("pk", flat=True):
        settle_notices(url=reverse("planboard:keep", args=[pk]))


@on("sponsor.named")
@on("sponsor.seen_to")
def tell_of_no_lost_sponsor(fact):
    """Have the bells ring no more once somebody saw to every sponsor who left."""
    if not Sponsor.objects.missed().exists():
        settle_notices(url=reverse("planboard:sponsors"), what="planboard.sponsor_left")


@on("post.published")
@on("praise.given")
def note_compliment(fact):
    """Take a compliment as the one for a milestone that who is meant reached."""
    if fact.verb == "praise.given" or fact.data.get("because") == "praise":
        day = timezone.localdate(fact.recorded_at)
        commands.note_compliments(actor=None, giver=fact.actor_id, people=fact.data.get("people", []), on=day)


def _of_action(pk):
    return f"{reverse('planboard:board')}#action-{pk}"


def _notice(people, what, url, fact):
    notice(people=[pk for pk in people if pk != fact.actor_id], what=what, url=url, at=fact.recorded_at)
