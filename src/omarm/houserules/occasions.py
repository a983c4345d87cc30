"""The ways of writing by which a rule can be shown. An app above says which there are; this one names none."""

_sources = []


def offer(source):
    """Add a function that returns pairs of a code and its words, in their order."""
    if source not in _sources:
        _sources.append(source)


def occasions():
    """Return the pairs of code and words of all ways of writing."""
    return [pair for source in _sources for pair in source()]
