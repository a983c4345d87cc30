"""Who is told of the programme."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice
from omarm.programme.models import Lapse
from omarm.programme.queries.lapsing import whom_to_warn


@on("programme.lapsed")
def tell_who_guides(fact):
    """Tell who answers for the goals that nothing runs and nothing is planned, as long as that is so."""
    if Lapse.objects.filter(pk=fact.subject_id, over_on=None).exists():
        url = reverse("programme:programme")
        notice(people=whom_to_warn(), what="programme.lapsed", url=url, at=fact.recorded_at)
