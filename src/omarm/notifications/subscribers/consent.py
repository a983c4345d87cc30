"""Who is told of consent: the works council and administrators, in time before it ends and of what others decide."""

from django.urls import reverse

from omarm.activity.log import on
from omarm.notifications.commands import notice
from omarm.people.models import Person, Role

DECIDING = (Role.Code.WORKS_COUNCIL, Role.Code.ADMINISTRATOR)


@on("consent.ends_soon")
@on("consent.ended")
def tell_of_a_term(fact):
    """Tell who decides that a consent ends soon, or has ended."""
    _tell(fact, fact.verb)


@on("consent.given")
@on("consent.withdrawn")
@on("consent.mode_chosen")
def tell_of_a_decision(fact):
    """Tell who decides what another of them decided."""
    _tell(fact, "consent.changed")


def _tell(fact, what):
    people = Person.objects.active().filter(roles__code__in=DECIDING).exclude(pk=fact.actor_id).distinct()
    url = reverse("consent:measurement", args=[fact.data["measurement"]])
    notice(people=list(people.values_list("pk", flat=True)), what=what, url=url, at=fact.recorded_at)
