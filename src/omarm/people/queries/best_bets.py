"""The pages on top of the search that somebody looks after: what `search` keeps, to be handed over like all else."""

from django.utils.translation import gettext as _

from omarm.people.handing_over import Held
from omarm.search.queries.bestbets import followed_by, looked_after_by


def held_best_bets(person, seen_by):
    """Return [Held] of the pages on top that the person looks after, by title; their manager could go on with them.

    A page that the reader may not open has no name here, and no address.
    """
    bets = list(looked_after_by(person))
    known = {bet.pk for bet in followed_by(seen_by, bets)}
    chief = person.manager if bets and person.manager_id else None
    proposed = chief if chief and chief.is_active and not chief.is_guest else None
    return [_held(bet, proposed, is_known=bet.pk in known) for bet in bets]


def _held(bet, proposed, *, is_known):
    if not is_known:
        return Held(pk=bet.pk, name=_("A page that you cannot open"), proposed=proposed)
    return Held(pk=bet.pk, name=bet.title, url=bet.address, detail=", ".join(bet.phrases), proposed=proposed)
