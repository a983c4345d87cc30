import pytest

from omarm.importers.readers import UnreadableFile, read_organisation

UNITS = "id,parent_id,type,name,abbr\n"
POSITIONS = "id,unit_id,label,classification\n"


def codes(archive):
    return [(finding.code, finding.detail["row"]) for finding in archive.findings]


@pytest.mark.realdata
def test_the_ministry_gives_what_the_contract_says(realdata, contract, assert_sound):
    folder = realdata / "dutch-content" / "polder-org"
    archive = read_organisation(folder / "min-bzk_units.csv", folder / "min-bzk_positions.csv")
    assert_sound(archive)
    expected = contract["dutch-content/polder-org (ministry of the interior)"]
    found = {"departments": archive.counts["departments"], "positions": archive.counts["positions"]}
    assert found | {"levels": archive.levels} == expected
    assert not archive.findings


def test_parents_come_before_children_whatever_the_order(save):
    units = save(UNITS + "c,b,team,Drie,\nb,a,afdeling,Twee,T\na,,gemeente,Een,\n")
    archive = read_organisation(units)
    assert [department.key for department in archive.departments] == ["a", "b", "c"]
    assert (archive.departments[1].abbreviation, archive.departments[1].kind) == ("T", "afdeling")
    assert archive.levels == 3


def test_orphans_circles_and_doubles_are_reported(save):
    rows = "a,,x,A,\nb,weg,x,B,\nc,d,x,C,\nd,c,x,D,\na,,x,Weer A,\n,a,x,E,\nf,a,x,,\ng,d,x,G,\n"
    archive = read_organisation(save(UNITS + rows))
    assert sorted(codes(archive)) == [
        ("department_cycle", 4), ("duplicate_key", 6), ("unknown_parent", 3), ("without_key", 7), ("without_name", 8),
    ]  # fmt: skip
    parents = {department.key: department.parent_key for department in archive.departments}
    assert parents == {"a": None, "b": None, "c": None, "d": None, "g": "d"}
    assert archive.skipped == {"row": 3}


def test_a_position_needs_its_department(save):
    units = save(UNITS + "a,,x,A,\n", "units.csv")
    archive = read_organisation(units, save(POSITIONS + "p,a,Hoofd,h\nq,b,Chef,\np,a,Weer,\n", "positions.csv"))
    assert [(position.key, position.title, position.kind) for position in archive.positions] == [("p", "Hoofd", "h")]
    assert codes(archive) == [("unknown_department", 3), ("duplicate_key", 4)]


@pytest.mark.parametrize(
    ("units", "code"), [("id,name\na,A\n", "missing_column"), (UNITS, "no_rows"), ("", "empty_file")]
)
def test_a_bad_table_is_refused(save, units, code):
    with pytest.raises(UnreadableFile) as refused:
        read_organisation(save(units))
    assert refused.value.code == code
