"""Who is named most: leaders of opinion by nomination (Valente & Pumpuang, Health Education & Behavior 34, 2007)."""

from math import ceil

from omarm.network.measures.cohesion import degrees

SHARE = 0.1


def leaders(ties, *, share=SHARE, per=None):
    """Return the ids of the `share` (0 to 1, rounded up) that is named most, most named first.

    All who are level at the cut are kept, so the order of rows never decides; who is named by nobody is no leader. With
    `per` an attribute it is {community: ids}, each the most named of that community by whomever; who is of none is left out.
    """
    named, _ = degrees(ties)
    everybody = range(len(ties.people))
    if per is None:
        return _most_named(ties, named, everybody, share)
    part_of = ties.of(per)
    communities = sorted(set(part_of) - {""}, key=natural)
    return {
        community: _most_named(ties, named, [place for place in everybody if part_of[place] == community], share)
        for community in communities
    }


def natural(text):
    """Return a key by which “2” comes before “10”, and numbers before words."""
    return (0, int(text), "") if text.isdecimal() else (1, 0, text)


def _most_named(ties, named, places, share):
    ordered = sorted(places, key=lambda place: -named[place])
    cut = max(1, named[ordered[ceil(round(share * len(ordered), 9)) - 1]])
    return [ties.people[place] for place in ordered if named[place] >= cut]
