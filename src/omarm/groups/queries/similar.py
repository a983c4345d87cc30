"""Whether there is such a group already: near-duplicates by the letters and words of the name, among what one may know."""

import re
from collections import Counter, defaultdict
from heapq import nsmallest

from django.db.models import Q

from omarm.core.folding import fold
from omarm.groups.models import Group

# Our own choices. Who starts a group is asked at half of the letters or words alike: a question too many costs nothing, and
# more than three is no warning. On a list of pairs two names are nearly the same at two thirds, from both sides: "Wijk Noord"
# and "Wijk Centrum" are not, nor all that bears the name of the house.
ALIKE = 0.5
NEARLY = 0.66
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


def alike_names(names, *, limit=MOST):
    """Return {(key, other key): likeness} of names that are nearly the same, looked for among the `limit` nearest of each.

    `names` is {key: name}; of a pair the smaller key stands first, and the lower of its two sides is its likeness.
    """
    rated = defaultdict(dict)
    for found in (_alike_by_letters(names), _alike_by_words(names)):
        for one, other, rate in found:
            rated[one][other] = max(rate, rated[one].get(other, 0))
    pairs = {}
    for one, near in rated.items():
        for other in nsmallest(limit, near, key=lambda key: (-near[key], key)):
            rate = min(near[other], rated.get(other, {}).get(one, 0))
            if rate >= NEARLY:
                pairs[min(one, other), max(one, other)] = rate
    return pairs


def _alike_by_letters(names):
    """Yield (key, other key, likeness), both ways, of names of which `_dice` says that they are alike.

    The trigrams of a name are the bits of one number, so that twelve million pairs are compared within seconds.
    """
    grams = {key: _trigrams(name) for key, name in names.items()}
    often = Counter(gram for mine in grams.values() for gram in mine)
    bits = {gram: 1 << place for place, gram in enumerate(gram for gram, times in often.items() if times > 1)}
    earlier = []
    for key, mine in grams.items():
        mask, size = sum(bits.get(gram, 0) for gram in mine), len(mine)
        for other, shared, length in earlier:
            common = 2 * (mask & shared).bit_count()
            if common >= ALIKE * (size + length):
                rate = common / (size + length)
                yield key, other, rate
                yield other, key, rate
        earlier.append((key, mask, size))


def _alike_by_words(names):
    """Yield (key, other key, likeness) of names that have as many of the words of the first as `_in_common` wants."""
    stems = {key: [_stem(word) for word in _words(name)] for key, name in names.items()}
    with_stem = defaultdict(list)
    for key, mine in stems.items():
        for stem in set(mine):
            with_stem[stem].append(key)
    for key, mine in stems.items():
        shared = Counter(other for stem in mine for other in with_stem[stem])
        for other, count in shared.items():
            if other != key and count >= ALIKE * len(mine):
                yield key, other, count / len(mine)


def _words(text):
    return [word for word in re.findall(r"[^\W_]{3,}", fold(text)) if word not in COMMON][:8]


def _in_common(words, others):
    """Return the share of words that the others have too; words are the same when they begin so."""
    stems = {_stem(word) for word in others}
    return sum(_stem(word) in stems for word in words) / len(words) if words else 0


def _stem(word):
    return word[:STEM]


def _trigrams(text):
    padded = f"  {fold(text)} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


def _dice(one, other):
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0
