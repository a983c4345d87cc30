"""What the desk observes: figures of many people that were published already. No row is about one person."""

from omarm.adoption import indicators
from omarm.adoption.choices import put_first
from omarm.adoption.models import Scope
from omarm.adoption.queries.community import Whole, whole_for
from omarm.adoption.queries.overview import Tile, scope_for, tiles_on


def observed_by(person):
    """Return what the page shows, as a context: `tiles` (Tile) of the goals of the whole, and `whole` (Whole or None) of the groups."""
    try:
        scope = scope_for(person)
    except Scope.DoesNotExist:
        scope = None
    tiles: list[Tile] = tiles_on(scope, put_first(indicators.goals(), None))
    whole: Whole | None = whole_for(person)
    return {"tiles": tiles, "whole": whole}
