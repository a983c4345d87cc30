"""The measures of a network, against the results of R, a library, and what can be worked out by hand."""

import csv
import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from omarm.network.measures import leaders, measure
from omarm.network.measures.betweenness import betweenness
from omarm.network.measures.matrices import both_ways, directed
from omarm.network.tests.nets import net, net_of, nets, path

HIGHTECH, CONSULTING = "krackhardt-hightech", "cross-parker-consulting"
COLUMNS = {
    "indeg": "in_degree", "outdeg": "out_degree", "btw": "betweenness", "ubtw": "betweenness_undirected",
    "pr": "pagerank", "constraint_u": "constraint",
}  # fmt: skip
TABLES = [
    (HIGHTECH, "advice", None, "expected_advice_centrality"),
    (HIGHTECH, "friendship", None, "expected_friends_centrality"),
    (HIGHTECH, "reports_to", None, "expected_reports_centrality"),
    (CONSULTING, "information", None, "cp_consulting_info_all_centrality"),
    (CONSULTING, "information", 4, "cp_consulting_info_ge4_centrality"),
    (CONSULTING, "value", 4, "cp_consulting_value_ge4_centrality"),
]


@pytest.mark.realdata
@pytest.mark.parametrize(("folder", "edges", "least", "expected"), TABLES)
def test_everybody_stands_where_r_says(realdata, folder, edges, least, expected):
    people = measure(net_of(realdata / folder, "nodes.csv", f"{edges}.csv", minimum_weight=least)).people
    with (realdata / folder / f"{expected}.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(people) > 20
    for row in rows:
        for theirs, ours in COLUMNS.items():
            found = getattr(people[row["id"]], ours)
            if row[theirs] in {"NA", "NaN"}:
                assert found is None
            else:
                assert found == pytest.approx(float(row[theirs]), rel=1e-12, abs=1e-12), (row["id"], ours)


@pytest.mark.realdata
def test_the_managers_are_as_close_knit_as_published(realdata):
    advice = measure(net_of(realdata / HIGHTECH, "nodes.csv", "advice.csv"))
    friends = measure(net_of(realdata / HIGHTECH, "nodes.csv", "friendship.csv"))
    told = [advice.density, advice.reciprocity, advice.crossings["dept"].ei_index]
    assert [round(number, 6) for number in told] == [0.452381, 0.473684, 0.515789]
    assert advice.crossings["dept"] == (46, 144)
    told = [friends.density, friends.reciprocity, friends.crossings["dept"].ei_index]
    assert [round(number, 6) for number in told] == [0.242857, 0.450980, 0.254902]


@pytest.mark.realdata
def test_the_consultants_and_the_faculty_are_as_published(realdata):
    firm = measure(net_of(realdata / CONSULTING, "nodes.csv", "information.csv", minimum_weight=4))
    crossings = [firm.crossings[name].ei_index for name in ("region", "location", "orglevel")]
    told = [firm.density, firm.reciprocity, *crossings]
    assert [round(number, 6) for number in told] == [0.081159, 0.654762, -0.928571, -0.654762, 0.511905]
    faculty = measure(net_of(realdata / "ukfaculty", "nodes.csv", "edges.csv"))
    assert round(faculty.reciprocity, 7) == 0.5875153
    assert faculty.crossings["group"] == (665, 152)
    assert round(faculty.crossings["group"].ei_index, 6) == -0.627907


@pytest.mark.realdata
def test_leaders_are_who_is_named_most_and_all_who_are_level_with_the_last(realdata):
    advice = net_of(realdata / HIGHTECH, "nodes.csv", "advice.csv")
    assert leaders(advice) == ["2", "18", "21"]
    friends = net_of(realdata / HIGHTECH, "nodes.csv", "friendship.csv")
    assert leaders(friends) == ["2", "1", "12"]
    firm = net_of(realdata / CONSULTING, "nodes.csv", "information.csv", minimum_weight=4)
    assert leaders(firm) == ["6", "26", "44", "45", "19"]
    faculty = net_of(realdata / "ukfaculty", "nodes.csv", "edges.csv")
    assert leaders(faculty) == ["69", "77", "54", "21", "29", "2", "10", "18", "31"]
    assert leaders(advice, per="dept")["0"] == ["7"]


@given(nets(most=9))
def test_betweenness_is_what_the_library_says(ties):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(ties.people)))
    graph.add_edges_from(ties.arcs)
    matrix = directed(ties)
    for ours, theirs in (
        (betweenness(matrix), nx.betweenness_centrality(graph, normalized=False)),
        (
            betweenness(both_ways(matrix), pairs_once=True),
            nx.betweenness_centrality(graph.to_undirected(), normalized=False),
        ),
    ):
        assert ours.values.tolist() == pytest.approx([theirs[place] for place in range(len(ties.people))])


def test_a_sample_tells_how_far_it_may_be_off(monkeypatch):
    random = np.random.default_rng(1)
    matrix = directed(net(120, {tuple(pair) for pair in random.integers(0, 120, (500, 2)).tolist()}))
    exact = betweenness(matrix)
    assert exact.sources is exact.error is None
    assert betweenness(matrix, sources=40).values.tolist() == betweenness(matrix, sources=40).values.tolist()
    off, told = [], []
    for seed in range(60):
        monkeypatch.setattr("omarm.network.measures.betweenness.SEED", seed)
        drawn = betweenness(matrix, sources=40)
        off.append(drawn.values - exact.values)
        told.append(drawn.error)
    assert np.abs(np.mean(off)) < 0.05 * exact.values.mean()
    assert np.mean(np.square(told)) == pytest.approx(np.mean(np.square(off)), rel=0.1)


def test_a_network_beyond_the_time_there_is_is_sampled(monkeypatch):
    ties = path(250)
    assert measure(ties).sampled is None
    monkeypatch.setattr("omarm.network.measures.betweenness.MOST_WORK", 1000)
    sampled = measure(ties).sampled
    assert sampled.sources == 200
    assert 0 < sampled.of_the_highest < 0.1
    assert sampled.standard_error > 0


@pytest.mark.parametrize("count", [1, 2, 5])
def test_without_ties_there_is_nothing_to_say_and_nothing_fails(count):
    measures = measure(net(count, [], dept=["a"] * count))
    assert measures.reciprocity is None
    assert measures.density == (None if count == 1 else 0)
    assert measures.crossings["dept"].ei_index is None
    assert measures.people["0"].constraint is None
    assert measures.people["0"].pagerank == pytest.approx(1 / count)
    assert leaders(net(count, [])) == []


def test_one_department_has_an_e_i_index_of_minus_one_and_the_unknown_counts_nowhere():
    measures = measure(net(3, [(0, 1), (1, 2)], dept=["a", "a", "a"], floor=["1", "2", ""]))
    assert measures.crossings["dept"].ei_index == -1
    assert measures.crossings["floor"] == (0, 1)


def test_in_the_middle_of_a_path_everything_passes_by():
    people = measure(path(5)).people
    assert [people[who].betweenness for who in "01234"] == [0, 3, 4, 3, 0]
    assert [people[who].betweenness_undirected for who in "01234"] == [0, 3, 4, 3, 0]


def test_an_idle_server_carries_none_of_it():
    told = (
        "import sys, omarm.cli.main, omarm.network.measures; print({'numpy', 'scipy', 'networkx'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "set()\n"
