"""What follows among people from what happened to one of them."""

from omarm.activity.log import on
from omarm.people.commands import end_for_who_is_back, open_hand_over, renew_found
from omarm.people.models import HandOver, Person


@on("person.deactivated")
def hand_over_what_stays_behind(fact):
    """Have what somebody looked after who left wait for others."""
    _open(fact.subject_id, HandOver.Why.LEFT, still=False)


@on("profile.changed")
def ask_what_goes_along(fact):
    """Have somebody with another job asked who goes on with what they looked after."""
    if fact.data.get("moved"):
        _open(fact.subject_id, HandOver.Why.MOVED, still=True)


@on("profile.changed")
def find_by_what_is_told_now(fact):
    """Have somebody found by what their profile tells now."""
    renew_found(people=[fact.subject_id])


@on("person.reactivated")
def take_up_again(fact):
    """Close what was opened because somebody left: they are back, and look after it themselves."""
    end_for_who_is_back(person=fact.subject_id)


def _open(person_id, why, *, still):
    """Open it for who is still (or no longer) here: between the fact and now they may have come back, or left."""
    for person in Person.objects.filter(pk=person_id, is_active=still):
        open_hand_over(actor=None, person=person, why=why)
