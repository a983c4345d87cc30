"""What grows over time, and groups too small to be told of by themselves."""

from collections import defaultdict

from omarm.core.floor import FLOOR

OTHER = "other"


def steps(counts, whole, *, floor=FLOOR):
    """Return of one cumulative count (a number of people per period, out of `whole`: one number, or one per period) what is shown.

    None before the floor is reached. From then on the last number shown, until it moved by at least the floor; it stands
    still while fewer than the floor would be left, and never falls. So whoever compares two days sees that nobody came, or
    at least the floor; neither the first few nor the last few can be told. A period depends on the past alone: what was
    shown stays shown. It is for a series that stands alone: of several that add up, `steps_in`.
    """
    wholes = [whole] * len(counts) if isinstance(whole, int) else whole
    shown, last = [], None
    for count, of_all in zip(counts, wholes, strict=True):
        if count - (last or 0) >= floor and of_all - count >= floor:
            last = count
        shown.append(last)
    return shown


def steps_in(series, wholes, *, inside, floor=FLOOR):
    """Return {key: what is shown per period} of cumulative counts of scopes that lie `inside` each other ({key: key}).

    The people of a scope who are in none of its parts step by themselves, and so do the scopes without parts; every other
    number is a sum of what those show. So no difference, between scopes, between days or both, tells more than they do.
    The price: a scope runs behind, by at most the floor less one for each scope in it. Units of fewer than twice the floor
    never step: merge them before (`merged`). `series` and `wholes` are {key: numbers per period}. Raises ValueError when
    parts add up to more than the whole.
    """
    shown = defaultdict(lambda: [None] * len(next(iter(series.values()))))
    for key in series:
        parts = [part for part, upper in inside.items() if upper == key and part in series]
        counts = _without(series[key], [series[part] for part in parts])
        stepped = steps(counts, _without(wholes[key], [wholes[part] for part in parts]), floor=floor)
        for scope in _upwards(key, inside):
            shown[scope] = [_sum(one, other) for one, other in zip(shown[scope], stepped, strict=True)]
    return {key: shown[key] for key in series}


def merged(sizes, *, floor=FLOOR):
    """Return {key: the key under which a group is told of} for groups of these sizes: its own from the floor, else OTHER.

    None for all that would be OTHER when they are fewer than the floor together: then they are not told of at all.
    """
    small = sum(size for size in sizes.values() if size < floor)
    together = OTHER if small >= floor else None
    return {key: key if size >= floor else together for key, size in sizes.items()}


def _without(counts, parts):
    left = [count - sum(of_parts) for count, *of_parts in zip(counts, *parts, strict=True)]
    if min(left, default=0) < 0:
        raise ValueError("Parts add up to more than the whole.")
    return left


def _upwards(key, inside):
    while key is not None:
        yield key
        key = inside.get(key)


def _sum(one, other):
    return other if one is None else one + (other or 0)
