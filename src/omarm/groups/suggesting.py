"""What apps above know of groups for one person: how much is new in them, and why one would suit them.

They fill these slots in their apps.py; a group that is suggested is still held against the read rule here.
"""

_sources = {"news": [], "suggestions": []}


def register_news(count):
    """Add `count(person) -> {group id: number of new posts}` of the groups that the person is in."""
    _sources["news"].append(count)


def register_suggestions(find):
    """Add `find(person) -> [(group id, reason)]`, the best first; the reason is a sentence for people."""
    _sources["suggestions"].append(find)


def news_for(person):
    """Return {group id: number of new posts} of the person's groups, as far as an app above knows."""
    found = {}
    for count in _sources["news"]:
        found |= count(person)
    return found


def suggestions_for(person):
    """Return [(group id, reason)] of all apps above, the best of each first."""
    return [found for find in _sources["suggestions"] for found in find(person)]
