"""Who may change the programme, and one at a time."""

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from omarm.core.locking import locked
from omarm.programme.models import Campaign
from omarm.programme.queries.frame import forget_links
from omarm.programme.queries.prompting import forget_running
from omarm.programme.queries.seeing import guides

ONE_AT_A_TIME = 7_011_800  # the lock that only one change of the programme holds; any number that no other lock uses


def check_guides(actor):
    """Raise PermissionDenied for who does not guide the programme."""
    if not guides(actor):
        raise PermissionDenied


def alone():
    """Have who changes the programme too wait until this transaction is over."""
    with connection.cursor() as db:
        db.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
    transaction.on_commit(forget_running)
    transaction.on_commit(forget_links)


def as_it_is(campaign):
    """Return the campaign as it stands now, alone, with what its audience is. Raises DomainError when it was taken away."""
    alone()
    return locked(Campaign.objects.select_related("goal"), campaign)
