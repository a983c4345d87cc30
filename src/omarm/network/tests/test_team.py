"""A team: what it covers, why each is in it, and what it says of what it does not cover."""

from hypothesis import given
from hypothesis import strategies as st

from omarm.network.measures import propose_team
from omarm.network.tests.nets import net, nets

LAYERS, DEPARTMENTS = ["1", "2", "2", "3"], ["a", "a", "b", "b"]


def propose(arcs, layers=LAYERS, departments=DEPARTMENTS, size=4, **rules):
    ties = net(len(layers), arcs, layer=layers, department=departments)
    return propose_team(ties, size=size, layer="layer", department="department", **rules)


def ids(team):
    return [one.id for one in team.members]


def codes(team, who):
    return [why.code for one in team.members if one.id == who for why in one.reasons]


def test_it_brings_in_every_layer_and_department_there_is_somebody_for():
    team = propose([(1, 0), (2, 0), (3, 2), (0, 2), (0, 3)], size=3)
    assert {layer for layer, who in zip(LAYERS, "0123", strict=True) if who in ids(team)} == {"1", "2", "3"}
    assert codes(team, ids(team)[0])[:2] == ["layer", "department"]


def test_who_is_named_by_nobody_is_not_proposed():
    team = propose([(1, 0), (2, 0), (3, 0)])
    assert ids(team) == ["0"]
    assert [(one.part, one.why) for one in team.missing] == []
    assert [one.asked for one in team.covered] == [(), ("0",), ("0",), ("0",)]


def test_only_who_is_willing_is_proposed():
    arcs = [(1, 0), (2, 0), (0, 2)]
    assert ids(propose(arcs, willing=["2"])) == ["2"]
    assert ids(propose(arcs, willing=[])) == []
    assert {one.why for one in propose(arcs, willing=[]).missing} == {"nobody"}


def test_what_is_missing_says_whether_there_was_no_room_or_nobody():
    team = propose([(0, 1), (1, 0), (2, 3), (3, 2)], size=1)
    assert {(one.part.department, one.why) for one in team.missing} == {("b", "full")}
    team = propose([(0, 1), (1, 0)], size=4)
    assert {(one.part.department, one.why) for one in team.missing} == {("b", "nobody")}


def test_of_whom_layer_or_department_is_unknown_counts_for_neither():
    team = propose([(0, 1), (1, 0)], layers=["", "1"], departments=["", "a"])
    assert ids(team)[0] == "1"
    assert len(team.covered) + len(team.missing) == 1
    assert not {"layer", "department"} & set(codes(team, "0"))


def test_everyone_in_one_layer_of_one_department_is_one_part():
    team = propose([(0, 1), (2, 1), (1, 2)], layers=["1"] * 3, departments=["a"] * 3, size=2)
    assert ids(team) == ["1", "2"]
    assert codes(team, "1") == ["layer", "department", "leader", "broker", "reach"]
    assert [one.members for one in team.covered] == [("1", "2")]
    assert propose_team(net(3, [(0, 1)]), size=2).members[0].id == "1"


@given(nets(), st.integers(1, 4))
def test_the_same_rows_give_the_same_team_and_every_part_is_told_once(ties, size):
    team = propose_team(ties, size=size)
    assert team == propose_team(ties, size=size)
    assert len(team.members) <= size
    assert len(set(ids(team))) == len(team.members)
    assert all(one.reasons for one in team.members)
    assert len(team.covered) + len(team.missing) == 1
