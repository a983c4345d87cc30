"""The object of `omarm adoption network --json`, whose names are a contract (docs/features/network.md)."""

from dataclasses import asdict

from omarm.network.measures import key_players, leaders, measure, propose_team

REACH, FRAGMENT = "reach", "fragment"


def of_network(ties, *, size, per, layer, department):
    """Return the figures of a network, by name. Raises Unusable for an attribute that nobody has."""
    by_community = leaders(ties, per=per) if per else None
    for attribute in filter(None, (layer, department)):
        ties.of(attribute)
    measures = measure(ties)
    crossings = measures.crossings.items()
    team = propose_team(ties, size=size, layer=layer, department=department, measures=measures)
    found = {
        "people": {who: asdict(standing) for who, standing in measures.people.items()},
        "ties": len(ties.arcs),
        "left_out": ties.left_out._asdict(),
        "density": measures.density,
        "reciprocity": measures.reciprocity,
        "ei_index": {name: crossing.ei_index for name, crossing in crossings},
        "crossings": {name: crossing._asdict() for name, crossing in crossings},
        "sampled": asdict(measures.sampled) if measures.sampled else None,
        "leaders": leaders(ties) if by_community is None else by_community,
        "key_players": {"size": size, **{by: _set(key_players(ties, size, by=by)) for by in (REACH, FRAGMENT)}},
        "team": _team(team) | {"layer": layer, "department": department},
    }
    return found if per is None else found | {"leaders_of_all": leaders(ties)}


def _set(found):
    return {"set": list(found.people), "value": found.value, "candidates": found.candidates, "walked": found.walked}


def _team(team):
    return {
        "members": [
            {"id": one.id, "reasons": [{"code": why.code, **_parts_named(why.data)} for why in one.reasons]}
            for one in team.members
        ],
        "covered": [
            {**one.part._asdict(), "people": one.people, "members": one.members, "asked": one.asked}
            for one in team.covered
        ],
        "missing": [{**one.part._asdict(), "people": one.people, "why": one.why} for one in team.missing],
    }


def _parts_named(data):
    return {name: [part._asdict() for part in value] if name == "parts" else value for name, value in data.items()}
