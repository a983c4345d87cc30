"""What apps above know of groups for one person: what is new in them, what they are about, why one would suit them.

They fill these slots in their apps.py; a group that is suggested is still held against the read rule here.
"""

_sources = {"news": [], "suggestions": [], "topics": [], "about": []}


def register_news(count):
    """Add `count(person) -> {group id: number of new posts}` of the groups that the person is in."""
    _sources["news"].append(count)


def register_suggestions(find):
    """Add `find(person) -> [(group id, reason)]`, the best first; the reason is a sentence for people."""
    _sources["suggestions"].append(find)


def register_topics(topics, groups):
    """Add `topics(person) -> [(slug, name)]` that occur in groups that the person reads, and `groups(person, topic) ->
    {group id}` of those among them in which one does.
    """
    _sources["topics"].append(topics)
    _sources["about"].append(groups)


def news_for(person):
    """Return {group id: number of new posts} of the person's groups, as far as an app above knows."""
    found = {}
    for count in _sources["news"]:
        found |= count(person)
    return found


def suggestions_for(person):
    """Return [(group id, reason)] of all apps above, the best of each first."""
    return [found for find in _sources["suggestions"] for found in find(person)]


def topics_for(person):
    """Return [(slug, name)] of the topics that occur in groups that the person reads, each once."""
    return list(dict.fromkeys(found for find in _sources["topics"] for found in find(person)))


def groups_about(person, topic):
    """Return {group id} of the groups that the person reads in which something is about the topic."""
    return {pk for find in _sources["about"] for pk in find(person, topic)}
