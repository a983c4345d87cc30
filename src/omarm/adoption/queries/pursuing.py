"""For which goals an indicator is watched. An app above, which knows the goals of the organisation, tells it."""

_tellers = []


def register_pursuit(teller):
    """Have `teller(person, code)` tell the goals, as [(name, address)], that are judged by the indicator of that code."""
    if teller not in _tellers:
        _tellers.append(teller)


def goals_watched_by(person, code):
    """Return [(name of a goal, address of what is done for it)] of an indicator, as this person may know them."""
    return [goal for teller in _tellers for goal in teller(person, code)]
