"""How much a member hears of a group: one answer, kept in three places."""

from django.db import transaction

from omarm.groups.commands import show_in_home
from omarm.stream.commands.following import follow, unfollow
from omarm.stream.queries.hearing import Hearing


@transaction.atomic
def choose_hearing(*, actor, group, hearing):
    """Have a member hear all of a group, what names or answers them, or nothing. One's own choice, so no fact.

    Returns the Hearing. Raises DomainError for who is not a member, ValueError for another answer.
    """
    hearing = Hearing(hearing)
    show_in_home(actor=actor, group=group, shown=hearing != Hearing.NOTHING)
    if hearing == Hearing.NAMED:
        unfollow(actor=actor, thing=group)
    else:
        follow(actor=actor, thing=group, muted=hearing == Hearing.NOTHING)
    return hearing
