"""Who is told of what stands on top in the search."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice, settle_past_notices
from omarm.search.models import BestBet


@on("bestbet.handed_over")
def tell_who_looks_after_it(fact):
    """Tell who looks after a page on top from now on, while they still do; not who took it on themself."""
    for bet in BestBet.objects.current().filter(pk=fact.subject_id, owner=fact.data["to"]).exclude(owner=fact.actor_id):
        url = reverse("people:my-hand-over")
        notice(people=[bet.owner_id], what="bestbet.owner", url=url, at=fact.recorded_at)
    settle_past_notices()


@on("bestbet.changed")
@on("bestbet.removed")
def quiet_what_is_kept_by_others(_fact):
    """Have what is true no more ring no bell."""
    settle_past_notices()
