"""Putting the prompt of a campaign away, for oneself."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from omarm.programme.models import Campaign, PutAway
from omarm.programme.queries.seeing import sees_public


@transaction.atomic
def put_away(*, actor, campaign):
    """Have the composer not show this campaign to the actor any more. Returns nothing; nothing is stored once it is over."""
    if not sees_public(actor):
        raise PermissionDenied
    if Campaign.objects.running().filter(pk=campaign.pk).exists():
        PutAway.objects.get_or_create(campaign=campaign, person=actor)


@transaction.atomic
def show_again(*, actor, campaign):
    """Have the composer show this campaign to the actor again. Returns nothing."""
    if not sees_public(actor):
        raise PermissionDenied
    PutAway.objects.filter(campaign=campaign, person=actor).delete()
