"""Whether there is such a group already: near-duplicates by the letters and words of the name, among what one may know."""

import re

from django.db.models import Q

from omarm.core.folding import fold
from omarm.groups.models import Group

# Our own choices: at half of the letters or words alike people take two names for one; more than three is no warning.
ALIKE = 0.5
MOST = 3
LOOKED_THROUGH = 300
STEM = 5
COMMON = {
    "group", "groep", "team", "club", "werkgroep", "overleg", "netwerk", "network", "community", "project", "voor",
    "naar", "with", "from", "onze", "over", "alle",
}  # fmt: skip


def similar_groups(person, name, *, limit=MOST):
    """Return the listed groups whose name or purpose is so near to a name that it may be the same group, nearest first."""
    words = _words(name)
    if not words:
        return []
    narrow = Q()
    for word in words:
        narrow |= Q(name__icontains=word[:STEM]) | Q(purpose__icontains=word[:STEM])
    candidates = Group.objects.listed_for(person).filter(narrow).order_by("-pk")[:LOOKED_THROUGH]
    rated = [(likeness(name, group.name, group.purpose), group) for group in candidates]
    near = sorted((row for row in rated if row[0] >= ALIKE), key=lambda row: -row[0])
    return [group for _rate, group in near[:limit]]


def likeness(name, other, purpose=""):
    """Return how much a name is like that of another group, 0 to 1: by letters (Dice, trigrams) or by words in common.

    Words in common with its purpose alone count for 60 percent.
    """
    letters = _dice(_trigrams(name), _trigrams(other))
    return max(letters, _in_common(_words(name), _words(other)), 0.6 * _in_common(_words(name), _words(purpose)))


def _words(text):
    return [word for word in re.findall(r"[^\W_]{3,}", fold(text)) if word not in COMMON][:8]


def _in_common(words, others):
    """Return the share of words that the others have too; words are the same when they begin so."""
    shared = [word for word in words if any(_same(word, other) for other in others)]
    return len(shared) / len(words) if words else 0


def _same(word, other):
    return word == other or (min(len(word), len(other)) >= STEM and word[:STEM] == other[:STEM])


def _trigrams(text):
    padded = f"  {fold(text)} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _dice(one, other):
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0
