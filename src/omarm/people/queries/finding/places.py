"""Places in a list of people: where a page ends and the next one begins."""

from django.db.models import Q

from omarm.core import pagination


def as_cursor(place):
    """Return the text of a place (tier, sort key, id)."""
    tier, key, pk = place
    return pagination.as_text(f"{tier}{key}", pk)


def behind(after, *, pk="pk"):
    """Return a Q of the rows behind a place of `as_cursor` by sort key, its tier aside; of all for a place that is none."""
    place = _parsed(after)
    if not place:
        return Q()
    _tier, key, last = place
    return Q(sort_key__gt=key) | Q(**{"sort_key": key, f"{pk}__gt": last})


def behind_text(after):
    """Return the text of a condition for what stands behind a place, and what it is told; all for a place that is none."""
    place = _parsed(after)
    if not place:
        return "true", []
    return "(tier, sort_key, person_id) > (%s, %s, %s)", list(place)


def _parsed(after):
    cursor = pagination.parse_text(after)
    if not cursor or not cursor[0][:1].isdecimal():
        return None
    return int(cursor[0][0]), cursor[0][1:], cursor[1]
