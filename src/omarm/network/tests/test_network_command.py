"""`omarm adoption network` beside the reference results, its map, and files that are wrong."""

import csv
import json
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from omarm.cli.adoption import adoption

NODES = "id,layer,department\nada,1,Klantcontact\nbo,2,Klantcontact\ncy,2,Griffie\n"
EDGES = "source,target\nbo,ada\ncy,ada\nada,bo\n"


@pytest.fixture
def run(tmp_path):
    """Run `omarm adoption network` on two files, given as text or by their path."""

    def run(nodes, edges, *options, code=0):
        paths = []
        for name, given in (("people.csv", nodes), ("ties.csv", edges)):
            path = given
            if isinstance(given, str):
                path = tmp_path / name
                path.write_bytes(given.encode())
            paths.append(str(path))
        done = CliRunner().invoke(adoption, ["network", *paths, *map(str, options)], catch_exceptions=False)
        assert done.exit_code == code, done.output
        return done

    return run


@pytest.fixture
def told(run):
    return lambda *given: json.loads(run(*given, "--json").stdout)


@pytest.mark.realdata
def test_the_managers_by_the_contract(realdata, told):
    folder = realdata / "krackhardt-hightech"
    found = told(folder / "nodes.csv", folder / "advice.csv", "--size", 3)
    with (folder / "expected_advice_centrality.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [*found["people"]] == [row["id"] for row in rows]
    assert set(found["people"]["1"]) == {
        "in_degree", "out_degree", "betweenness", "betweenness_undirected", "pagerank", "constraint",
    }  # fmt: skip
    for row in rows:
        assert found["people"][row["id"]]["betweenness"] == pytest.approx(float(row["btw"]), abs=1e-9)
    told_ = [found["density"], found["reciprocity"], found["ei_index"]["dept"]]
    assert [round(number, 6) for number in told_] == [0.452381, 0.473684, 0.515789]
    assert found["leaders"] == ["2", "18", "21"]
    assert found["key_players"]["size"] == len(found["key_players"]["reach"]["set"]) == 3
    assert 0 < found["key_players"]["fragment"]["value"] < 1
    assert (found["team"]["layer"], found["team"]["department"]) == ("level", "dept")
    assert len(found["team"]["members"]) == 3


@pytest.mark.realdata
def test_the_consultants_by_weight_and_by_region(realdata, told):
    folder = realdata / "cross-parker-consulting"
    found = told(folder / "nodes.csv", folder / "information.csv", "--minimum-weight", 4, "--per", "region")
    assert (found["ties"], found["left_out"]["weak"]) == (168, 709)
    assert round(found["people"]["38"]["betweenness"], 4) == 403.3774
    assert found["leaders"]["2"] == ["6", "26", "44", "45"]
    assert found["leaders_of_all"] == ["6", "26", "44", "45", "19"]
    assert sum(one["constraint"] is None for one in found["people"].values()) == 5


def test_people_and_reasons_are_told_in_words_and_numbers(run):
    english = run(NODES, EDGES, "--language", "en").stdout
    assert "3 people, 3 ties." in english
    assert "ada (2)" in english
    dutch = run(NODES, EDGES, "--language", "nl").stdout
    assert "0,500" in dutch
    assert "0.500" not in dutch


def test_a_file_may_be_written_by_any_spreadsheet(told):
    found = told(
        "\ufeffid;laag\r\nada;1\r\nbo;2\r\n", "van;naar;gewicht\r\nbo;ada;4,5\r\nada;bo;3,9\r\n", "--minimum-weight", 4
    )
    assert (found["ties"], found["team"]["layer"], found["team"]["department"]) == (1, "laag", None)


@pytest.mark.parametrize("nodes", ["id\nada\n", "id,layer,department\nada,1,a\nbo,1,a\n", NODES])
def test_without_ties_there_is_no_team_and_nothing_fails(nodes, run, told, tmp_path):
    found = told(nodes, "source,target\n")
    assert (found["leaders"], found["team"]["members"], found["ties"]) == ([], [], 0)
    run(nodes, "source,target\n", "--svg", tmp_path / "map.svg")


@pytest.mark.parametrize("department", ["department", None])
def test_the_map_is_one_drawing_with_every_person_once(run, tmp_path, department):
    drawn = tmp_path / "map.svg"
    nodes = NODES if department else "id\nada\nbo\ncy\n"
    run(nodes, EDGES, "--svg", drawn, "--json")
    svg = ElementTree.parse(drawn).getroot()
    marks = svg.findall("{*}path")
    groups = 2 if department else 1
    assert len(marks) == 3 + groups
    assert len(svg.findall("{*}line")) == 2
    assert svg.find("{*}title").text
    assert "class=" not in drawn.read_text()


def test_of_many_people_the_map_shows_departments(run, tmp_path):
    drawn = tmp_path / "map.svg"
    nodes = "id,team\n" + "".join(f"p{at},t{at % 3}\n" for at in range(120))
    edges = "source,target\n" + "".join(f"p{at},p{(at * 7 + 1) % 120}\n" for at in range(120))
    run(nodes, edges, "--svg", drawn)
    assert len(ElementTree.parse(drawn).getroot().findall("{*}path")) == 3 + 3
    assert "p119" not in drawn.read_text()


@pytest.mark.parametrize(
    ("nodes", "edges", "said"),
    [
        (NODES, "source,target\nbo,eve\n", ["ties.csv", "2", "target", "eve"]),
        (NODES, "source,target\n,bo\n", ["ties.csv", "2", "source"]),
        (NODES, "source,target,weight\nbo,ada,1\ncy,ada,-2\n", ["ties.csv", "3", "weight", "-2"]),
        (NODES, "source,target,weight\nbo,ada,veel\n", ["ties.csv", "2", "weight", "veel"]),
        (NODES, "source,target,weight\nbo,ada,\n", ["ties.csv", "2", "weight"]),
        (NODES + "ada,1,Griffie\n", EDGES, ["people.csv", "5", "id", "ada"]),
        ("id,a,a\nada,1,1\n", EDGES, ["people.csv", "a"]),
        ("id\n", EDGES, ["people.csv"]),
        ("name\nada\n", EDGES, ["people.csv", "id", "name"]),
        (NODES, "source,weight\nbo,1\n", ["ties.csv", "target"]),
        (NODES, "source,target\nbo,ada,1,2\n", ["ties.csv", "2"]),
        (NODES, 'source,target\nbo,"ada\n', ["ties.csv", "2"]),
        ("", EDGES, ["people.csv"]),
        (NODES, "\x00\x01\x02", ["ties.csv"]),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_cannot_be_used_is_one_line_with_where_it_stands(run, nodes, edges, said, language):
    done = run(nodes, edges, "--json", "--language", language, code=2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("omarm: ")
    for word in said:
        assert word in done.stderr


@pytest.mark.parametrize("least", ["nan", "inf", "much"])
def test_a_minimum_weight_that_is_no_number_is_refused(run, least):
    assert "--minimum-weight" in run(NODES, EDGES, "--minimum-weight", least, code=2).stderr


@pytest.mark.parametrize("option", ["--per", "--layer", "--department"])
def test_an_attribute_that_is_not_there_is_refused_with_those_that_are(run, option):
    assert "layer, department" in run(NODES, EDGES, option, "floor", code=2).stderr


def test_it_works_without_a_database_and_keeps_nothing(tmp_path, monkeypatch):
    (tmp_path / "people.csv").write_text(NODES)
    (tmp_path / "ties.csv").write_text(EDGES)
    for name, value in {
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing", "OMARM_DATA": str(tmp_path / "data"), "LANG": "nl_NL.UTF-8",
        "LC_ALL": "", "LC_MESSAGES": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "omarm", "adoption", "network", "people.csv", "ties.csv", "--svg", "map.svg"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0,500" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.svg", "people.csv", "ties.csv"]
