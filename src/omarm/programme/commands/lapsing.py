"""That the programme lies still, and that it goes on again."""

from django.urls import reverse
from django.utils import timezone

from omarm.notifications.commands import settle_notices
from omarm.programme.models import Lapse
from omarm.programme.queries.lapsing import is_going_on


def note_that_it_goes_on():
    """End the lapse, if there is one and a campaign runs or is planned soon again. Returns the Lapse, or None."""
    lapse = Lapse.objects.filter(over_on=None).first()
    if lapse is None or not is_going_on():
        return None
    lapse.over_on = timezone.localdate()
    lapse.save(update_fields=["over_on"])
    settle_notices(url=reverse("programme:programme"), what="programme.lapsed")
    return lapse
