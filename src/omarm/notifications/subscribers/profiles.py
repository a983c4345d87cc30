"""Who is told of what happens on profiles: thanks for help, and standing in for somebody.

A notice names no person: the page that it leads to does, for who may read it there.
"""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice, settle_past_notices
from omarm.people.models import Person
from omarm.profiles.models import Absence, Thanks


@on("thanks.given")
def tell_who_helped(fact):
    """Tell who was thanked, while the thanks stand; of more at once they are told together."""
    for thanks in Thanks.objects.filter(pk=fact.subject_id, giver__is_active=True).select_related("receiver"):
        url = thanks.receiver.get_absolute_url() + "#thanks"
        notice(people=[thanks.receiver_id], what="profile.thanked", url=url, at=fact.recorded_at)


@on("absence.stand_in_named")
def tell_who_stands_in(fact):
    """Tell who was named to stand in, while they still are and can see who named them."""
    for absence in Absence.objects.filter(pk=fact.subject_id, stand_in=fact.data["stand_in"]).select_related(
        "stand_in"
    ):
        if Person.objects.visible_to(absence.stand_in).filter(pk=absence.person_id).exists():
            url = reverse("profiles:work")
            notice(people=[absence.stand_in_id], what="profile.stand_in", url=url, at=fact.recorded_at)


@on("thanks.taken_back")
@on("absence.ended")
def quiet_what_is_taken_back(_fact):
    """Have what is true no more ring no bell."""
    settle_past_notices()
