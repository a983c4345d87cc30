"""Agreeing to be told of as new, and of the day on which one came to work here."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.profiles.models import Welcome


@transaction.atomic
def agree_to_welcome(*, actor, as_newcomer, anniversaries):
    """Keep what one agreed to; a no is kept too, so that nobody is asked twice. Returns the Welcome. It is no fact."""
    if actor.is_guest:
        raise PermissionDenied

    told = {"as_newcomer": as_newcomer, "anniversaries": anniversaries}
    welcome, _is_new = Welcome.objects.update_or_create(person=actor, defaults=told)
    return welcome
