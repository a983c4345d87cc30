"""Who is told of the programme."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice
from omarm.programme.models import Campaign, Goal, Lapse
from omarm.programme.queries.lapsing import whom_to_warn


@on("programme.lapsed")
def tell_who_guides(fact):
    """Tell who answers for the goals that nothing runs and nothing is planned, as long as that is so."""
    if Lapse.objects.filter(pk=fact.subject_id, over_on=None).exists():
        url = reverse("programme:programme")
        notice(people=whom_to_warn(), what="programme.lapsed", url=url, at=fact.recorded_at)


@on("campaign.given")
def tell_who_leads(fact):
    """Tell who leads a campaign from now on, unless they took it themselves."""
    if Campaign.objects.going_on().filter(pk=fact.subject_id, owner=fact.data["owner"]).exists():
        _tell(fact, reverse("programme:public-campaign", args=[fact.subject_id]))


@on("goal.given")
def tell_who_answers(fact):
    """Tell who answers for a goal from now on, unless they took it themselves."""
    if Goal.objects.pursued().filter(pk=fact.subject_id, owner=fact.data["owner"]).exists():
        _tell(fact, f"{reverse('programme:public')}#goal-{fact.subject_id}")


def _tell(fact, url):
    if fact.data["owner"] != fact.actor_id:
        notice(people=[fact.data["owner"]], what=fact.verb, url=url, at=fact.recorded_at)
