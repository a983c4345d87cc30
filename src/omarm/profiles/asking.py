"""What asks experts something: apps above register how often each was asked on a day, so that nobody is asked too much."""

_counts = []


def register(count):
    """Add a source: `count(person_ids, day)` returns {person id: how often they were asked on that day}."""
    if count not in _counts:
        _counts.append(count)


def asked_on(person_ids, day):
    """Return {person id: how often they were asked on the day}, all sources together; one query per source."""
    asked = dict.fromkeys(person_ids, 0)
    for count in _counts if asked else ():
        for person_id, number in count(person_ids, day).items():
            asked[person_id] += number
    return asked
