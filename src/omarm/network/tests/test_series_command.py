"""`omarm adoption curve`, `forecast` and `health` beside the reference results of others, and over files that are wrong."""

import csv
import gzip
import json
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from omarm.cli.adoption import adoption

MONTHS = [11, 9, 9, 11, 11, 11, 13, 7, 4, 1, 5, 3, 3, 4, 4, 2, 1]  # new doctors, as published


@pytest.fixture
def run():
    """Run `omarm adoption …` in this process."""

    def run(*words, code=0):
        done = CliRunner().invoke(adoption, [str(word) for word in words], catch_exceptions=False)
        assert done.exit_code == code, done.output
        return done

    return run


@pytest.fixture
def told(run):
    """Run `omarm adoption … --json` and return what it says."""
    return lambda *words: json.loads(run(*words, "--json").stdout)


@pytest.fixture
def save(tmp_path):
    def write(text, name="rows.csv"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return write


@pytest.fixture
def doctors(realdata):
    return realdata / "medical-innovation"


def table(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.realdata
class TestCurveOfDoctors:
    """Coleman, Katz & Menzel (1966): 125 doctors, of whom 16 had not begun when the observation ended, in month 17."""

    def test_the_curve_and_its_marks(self, told, doctors):
        found = told("curve", doctors / "nodes.csv", "--until", 17)
        assert [row["new"] for row in found["cumulative"]] == MONTHS
        assert (found["people"], found["adopted"], found["not_yet"]) == (125, 109, 16)
        shares = {row["at"]: row["share"] for row in found["cumulative"]}
        assert (shares[2], shares[7]) == (0.16, 0.6)
        assert found["marks"] == {"16": 2, "50": 7, "84": 15}

    def test_it_is_the_reverse_of_kaplan_and_meier(self, told, doctors):
        """Nobody is lost before the end, so that survival is what is left: the reference gives five of them."""
        left = {
            row["at"]: round(1 - row["share"], 3)
            for row in told("curve", doctors / "nodes.csv", "--until", 17)["cumulative"]
        }
        assert [left[month] for month in (1, 2, 6, 12, 17)] == [0.912, 0.840, 0.504, 0.240, 0.128]

    def test_categories_of_who_began(self, told, doctors):
        found = told("curve", doctors / "nodes.csv", "--until", 17)
        assert list(found["categories"].values()) == [0, 20, 42, 25, 22]
        assert (round(found["mean"], 4), round(found["deviation"], 4)) == (6.5046, 4.1957)

    def test_categories_with_not_yet_as_the_last(self, told, doctors):
        expected = [0] + [sum(row["adopter"] == name for row in table(doctors / "expected_netdiffuseR.csv"))
                          for name in ("Early Adopters", "Early Majority", "Late Majority", "Laggards")]  # fmt: skip
        for options in (["--until", 17, "--censored-as-last"], []):
            found = told("curve", doctors / "nodes.csv", *options)
            assert list(found["categories"].values()) == expected == [0, 20, 55, 23, 27]
            assert (round(found["mean"], 3), round(found["deviation"], 6)) == (7.976, 5.495547)

    def test_empty_is_not_yet_as_well_as_a_moment_after_the_end(self, told, doctors, save):
        rows = [f"{row['id']},{'' if row['toa'] == '18' else row['toa']}" for row in table(doctors / "nodes.csv")]
        file = save("\n".join(["id,adopted_at", *rows]))
        for options in ([], ["--censored-as-last"], ["--by", "rank"], ["--edges", doctors / "edges.csv"]):
            own, theirs = told("curve", file, *options), told("curve", doctors / "nodes.csv", "--until", 17, *options)
            assert own | {"until": None} == theirs | {"until": None}

    def test_the_threshold_of_every_doctor(self, told, doctors):
        expected = {row["id"]: float(row["threshold"]) for row in table(doctors / "expected_netdiffuseR.csv")}
        found = told(
            "curve", doctors / "nodes.csv", "--until", 17, "--censored-as-last", "--edges", doctors / "edges.csv"
        )
        assert len(expected) == 125
        assert found["thresholds"] == pytest.approx(expected, abs=1e-12)
        assert found["threshold_classes"] == {"very_low": 35, "low": 24, "high": 16, "very_high": 50}

    def test_without_that_convention_only_who_began_has_a_threshold(self, told, doctors):
        expected = {
            row["id"]: float(row["threshold"])
            for row in table(doctors / "expected_netdiffuseR.csv")
            if row["toa"] != "18"
        }
        found = told("curve", doctors / "nodes.csv", "--until", 17, "--edges", doctors / "edges.csv")["thresholds"]
        assert {who: value for who, value in found.items() if value is not None} == pytest.approx(expected, abs=1e-12)

    def test_lagged_is_the_exposure_of_the_month_before(self, told, doctors):
        began = {row["id"]: int(row["toa"]) for row in table(doctors / "nodes.csv")}
        exposure = {row["id"]: row for row in table(doctors / "expected_exposure.csv")}
        expected = {who: float(exposure[who][f"X{at - 1}"]) if at > 1 else 0.0 for who, at in began.items()}
        found = told("curve", doctors / "nodes.csv", "--edges", doctors / "edges.csv", "--exposure", "lagged")
        assert found["thresholds"] == pytest.approx(expected, abs=1e-7)  # eight digits are given

    def test_curves_of_the_cities_add_up(self, told, doctors):
        found = told("curve", doctors / "nodes.csv", "--until", 17, "--per", "city")
        assert [group["people"] for group in found["groups"].values()] == [62, 24, 21, 18]
        assert sum(group["adopted"] for group in found["groups"].values()) == 109


@pytest.mark.realdata
class TestForecastOfSales:
    """Srinivasan & Mason (1986) as R's nls and scipy give them."""

    @pytest.mark.parametrize(
        ("name", "values", "errors"),
        [
            ("color_tv", ("0.018466", "0.615863", "39658.6"), ("0.003222", "0.05420", "2267")),
            ("clothes_dryers", ("0.013596", "0.326702", "16497.0"), ("0.0023", "0.03641", "1234")),
        ],
    )
    def test_to_the_digits_that_are_given(self, told, realdata, name, values, errors):
        found = told("forecast", realdata / "bass" / "series.csv", "--series", name)
        assert found["status"] == "fitted"
        assert tuple(_digits(found[one], given) for one, given in zip("pqm", values, strict=True)) == values
        assert (
            tuple(_digits(found["standard_errors"][one], given) for one, given in zip("pqm", errors, strict=True))
            == errors
        )

    def test_each_coming_period_has_its_name_and_interval(self, told, realdata):
        found = told("forecast", realdata / "bass" / "series.csv", "--series", "color_tv", "--coming", 3)
        assert [row["period"] for row in found["coming"]] == [1971, 1972, 1973]
        assert all(row["low"] < row["new"] < row["high"] for row in found["coming"])


@pytest.mark.realdata
class TestHealthOfStudents:
    """Opsahl & Panzarasa (2009): a community that grew fast and died."""

    def test_the_published_counts_and_the_alarm(self, told, realdata):
        found = told("health", realdata / "online-community-osn" / "events.csv.gz")
        assert (found["people"], found["messages"], found["ties"]) == (1899, 59_835, 20_296)
        assert round(found["reciprocity"], 6) == 0.636382
        months = {row["month"]: row for row in found["months"]}
        assert list(months) == [f"2004-{month:02}" for month in range(3, 11)]
        assert [row["new_members"] for row in months.values()] == [3, 665, 928, 171, 34, 37, 50, 11]
        del months["2004-03"]
        assert [row["messages"] for row in months.values()] == [5197, 37716, 7730, 3619, 2663, 2100, 810]
        assert [row["senders"] for row in months.values()] == [320, 1041, 724, 360, 288, 253, 162]
        assert [round(row["still"], 4) for row in months.values()] == [
            1.0,
            0.9507,
            0.5783,
            0.2791,
            0.2197,
            0.1895,
            0.12,
        ]
        assert [row["state"] for row in months.values()] == ["green", "green", "amber", "red", "red", "red", "red"]
        assert months["2004-07"]["reasons"][0]["code"] == "trend_red"
        assert found["state"] == "red"


def _digits(number, given):
    """Write a number with as many decimals as are given."""
    return f"{number:.{len(given.partition('.')[2])}f}"


class TestAnswers:
    def test_dates_months_and_weeks(self, told, save):
        file = save("id,adopted_at,group\na,2026-03-02,x\nb,2026-03-08 14:05,y\nc,2026-03-09,x\nd,,y\n")
        assert [row["at"] for row in told("curve", file)["cumulative"]] == ["2026-03-02", "2026-03-08", "2026-03-09"]
        assert [row["count"] for row in told("curve", file, "--period", "week")["cumulative"]] == [2, 3]
        assert told("curve", file, "--period", "month")["cumulative"][0]["at"] == "2026-03"
        assert told("curve", file)["groups"]["y"]["adopted"] == 1

    def test_all_on_one_day_and_nobody_at_all(self, told, save):
        assert told("curve", save("id,adopted_at\na,5\nb,5\n"))["categories"] is None
        nobody = told("curve", save("id,adopted_at\na,\nb,\n"))
        assert (nobody["adopted"], nobody["cumulative"], nobody["marks"]["16"]) == (0, [], None)

    def test_a_series_too_short_is_refused_and_still_exit_0(self, told, save):
        found = told("forecast", save("period,new\n1,3\n2,4\n"))
        assert (found["status"], found["reason"]) == ("refused", "short")

    def test_months_go_on_as_months(self, told, save):
        rows = "\n".join(f"2025-{at + 1:02},{new}" for at, new in enumerate((3, 6, 11, 18, 26, 30, 26, 18, 11, 6)))
        found = told("forecast", save(f"period,new\n{rows}\n"), "--coming", 3)
        assert [row["period"] for row in found["coming"]] == ["2025-11", "2025-12", "2026-01"]

    def test_packed_files_and_times_of_unix(self, told, tmp_path):
        path = tmp_path / "events.csv.gz"
        path.write_bytes(gzip.compress(b"time;person;other\n1082008561;1;2\n1082008562;2;1\n"))
        assert told("health", path)["months"][0]["month"] == "2004-04"

    @pytest.mark.parametrize("language", ["nl", "en"])
    def test_every_command_tells_and_draws(self, run, save, tmp_path, language):
        rows = {
            "curve": "id,adopted_at,group\na,1,x\nb,2,y\nc,,y\n",
            "forecast": "period,new\n"
            + "\n".join(f"{at},{new}" for at, new in enumerate((3, 6, 11, 18, 26, 30, 26, 18))),
            "health": "time,person,other\n2026-01-02,a,b\n2026-02-03,b,a\n",
        }
        for command, text in rows.items():
            drawing = tmp_path / f"{command}.svg"
            assert run(command, save(text), "--svg", drawing, "--language", language).stdout.strip()
            assert ElementTree.fromstring(drawing.read_text()).tag.endswith("svg")

    def test_what_is_refused_is_told_and_drawn_without_a_forecast(self, run, save, tmp_path):
        assert run("forecast", save("period,new\nJan,3\nFeb,4\n"), "--svg", tmp_path / "x.svg").stdout.count("\n") == 1
        assert (tmp_path / "x.svg").exists()
        run("health", save("time,person,other\n"), "--svg", tmp_path / "x.svg")
        run("curve", save("id,adopted_at\n"), "--svg", tmp_path / "x.svg")


@pytest.mark.parametrize(
    ("command", "text", "line", "column"),
    [
        ("curve", "id,adopted_at\na,1\nb,soon\n", 3, "adopted_at"),
        ("curve", "id,adopted_at\na,1\nb,2026-03-02\n", 3, "adopted_at"),
        ("curve", "id,adopted_at\na,1\na,2\n", 3, "id"),
        ("curve", "id,adopted_at\n,1\n", 2, "id"),
        ("curve", "id,adopted_at\na,1\nb,1e308\n", 3, "adopted_at"),
        ("forecast", "period,new\n1,3\n2,-4\n", 3, "new"),
        ("forecast", "period,new\n1,3\n2,many\n", 3, "new"),
        ("forecast", "period,new\n1,3\n2,nan\n", 3, "new"),
        ("forecast", "period,new\n1,3\n1,4\n", 3, "period"),
        ("forecast", "period,new\n1,3\n2,3\n3,3\n5,4\n", 5, "period"),
        ("forecast", "series,period,new\na,1,3\nb,1,4\n", 1, "series"),
        ("health", "time,person,other\n2026-01-02,a,b\nyesterday,a,b\n", 3, "time"),
        ("health", "time,person,other\n2026-01-02,,b\n", 2, "person"),
        ("health", "time,person,other\n17,a,b\n", 2, "time"),
        ("health", "time,person,other\n2026-01-02,a,b\n9999-12-31,a,b\n", 3, "time"),
    ],
)
def test_what_cannot_be_used_is_one_line_with_line_and_column(run, save, command, text, line, column):
    done = run(command, save(text), "--language", "en", code=2)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"rows.csv, line {line}, column {column}: " in done.stderr


def test_edges_to_nobody_are_refused_and_to_oneself_say_nothing(run, told, save):
    people = save("id,adopted_at\na,1\nb,2\n", "people.csv")
    done = run("curve", people, "--edges", save("source,target\na,b\nb,z\n"), code=2)
    assert "3" in done.stderr
    assert "target" in done.stderr
    assert told("curve", people, "--edges", save("source,target\na,a\nb,a\nb,a\n"))["thresholds"] == {"a": 0, "b": 1}


@pytest.mark.parametrize("weight", ["-2", "", "much", "nan"])
def test_a_weight_that_cannot_be_is_refused_although_it_counts_no_further(run, told, save, weight):
    people = save("id,adopted_at\na,1\nb,2\n", "people.csv")
    done = run("curve", people, "--edges", save(f"source,target,weight\na,b,1\nb,a,{weight}\n"), code=2)
    assert "rows.csv" in done.stderr
    assert "weight" in done.stderr
    fine = save("source;target;weight\nb;a;1,5\n")
    assert told("curve", people, "--edges", fine)["thresholds"] == {"a": 0, "b": 1}


@pytest.mark.parametrize("command", ["curve", "forecast", "health"])
def test_a_file_without_the_columns_or_that_is_none(run, save, tmp_path, command):
    for file in (save("x,y\n1,2\n"), save(""), tmp_path):
        assert run(command, file, code=2).stderr
