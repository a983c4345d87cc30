"""The rules by which rows become ties, and what is refused, by where it stands."""

import pytest

from omarm.network.measures import Edge, Node, Unusable, read_ties
from omarm.network.measures.ties import HIGHEST, LAST, LEAVE_OUT, REFUSE

PEOPLE = [Node("ada"), Node("bo"), Node("cy")]


def read(*edges, nodes=PEOPLE, **rules):
    return read_ties(nodes, [Edge(*edge) for edge in edges], **rules)


def test_a_row_is_a_tie_from_who_asks_to_who_is_asked():
    ties = read(("bo", "ada"), ("ada", "cy", "2"))
    assert ties.arcs == ((0, 2), (1, 0))
    assert ties.people == ("ada", "bo", "cy")


def test_asking_oneself_is_counted_and_no_tie():
    ties = read(("ada", "ada"), ("ada", "bo"))
    assert (ties.arcs, ties.left_out.loops) == (((0, 1),), 1)


@pytest.mark.parametrize(("repeated", "is_tie"), [("sum", True), (HIGHEST, False), (LAST, False)])
def test_the_rows_of_one_pair_are_one_tie(repeated, is_tie):
    ties = read(("ada", "bo", 3), ("ada", "bo", 2), minimum_weight=4, repeated=repeated)
    assert bool(ties.arcs) is is_tie
    assert ties.left_out.repeated == 1


def test_the_last_row_of_a_pair_can_take_a_tie_away():
    assert read(("ada", "bo", 5), ("ada", "bo", 0), repeated=LAST).arcs == ()
    assert read(("ada", "bo", 5), ("ada", "bo", 0), repeated=HIGHEST).arcs == ((0, 1),)


def test_a_tie_weighs_at_least_the_minimum_or_more_than_nought():
    assert read(("ada", "bo", 4), ("bo", "cy", "3,9"), minimum_weight=4).arcs == ((0, 1),)
    assert read(("ada", "bo", 0), ("bo", "cy", 0.1)).arcs == ((1, 2),)
    assert read(("ada", "bo", 0), minimum_weight=0).arcs == ()
    assert read(("ada", "bo", 1), minimum_weight=2).left_out.weak == 1


def test_who_left_is_refused_or_left_out():
    with pytest.raises(Unusable) as refused:
        read(("ada", "eve", None, 7))
    assert refused.value.code == "unknown_id"
    assert refused.value.detail == {"table": "ties", "line": 7, "column": "target", "value": "eve"}
    ties = read(("ada", "eve"), ("eve", "ada"), ("ada", "bo"), unknown=LEAVE_OUT)
    assert (ties.arcs, ties.left_out.unknown) == (((0, 1),), 2)


@pytest.mark.parametrize("weight", ["", "much", "nan", "inf", "1_0", "0x10", "1.2.3", "--1", "1e9999", float("nan")])
def test_a_weight_that_is_no_number_is_refused(weight):
    with pytest.raises(Unusable) as refused:
        read(("ada", "bo", weight, 2))
    assert (refused.value.code, refused.value.detail["column"], refused.value.detail["line"]) == (
        "not_a_number",
        "weight",
        2,
    )


def test_a_negative_weight_is_refused_and_so_is_a_pair_twice_if_asked():
    with pytest.raises(Unusable) as refused:
        read(("ada", "bo", "-1", 2))
    assert refused.value.code == "negative"
    with pytest.raises(Unusable) as refused:
        read(("ada", "bo"), ("ada", "bo", None, 3), repeated=REFUSE)
    assert (refused.value.code, refused.value.detail["line"]) == ("double_tie", 3)


@pytest.mark.parametrize(
    ("nodes", "code"),
    [([], "nobody"), ([Node("ada"), Node("ada", line=3)], "double_id"), ([Node("", line=2)], "missing_id")],
)
def test_people_without_an_id_of_their_own_are_refused(nodes, code):
    with pytest.raises(Unusable) as refused:
        read(nodes=nodes)
    assert refused.value.code == code


@pytest.mark.parametrize(("edge", "column"), [(("", "bo"), "source"), (("ada", ""), "target")])
def test_a_tie_has_two_ends(edge, column):
    with pytest.raises(Unusable) as refused:
        read(edge)
    assert (refused.value.code, refused.value.detail["column"]) == ("missing_id", column)


def test_an_attribute_that_nobody_has_is_refused_with_those_that_there_are():
    ties = read(nodes=[Node("ada", {"dept": "a"})])
    assert ties.of("dept") == ("a",)
    with pytest.raises(Unusable) as refused:
        ties.of("layer")
    assert (refused.value.code, refused.value.detail["found"]) == ("no_attribute", "dept")
