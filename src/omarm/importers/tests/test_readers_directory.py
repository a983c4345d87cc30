from datetime import date

import pytest

from omarm.importers.readers import UnreadableFile, read_directory

HEADER = "personeelsnummer;voornaam;tussenvoegsel;achternaam;e-mail;leidinggevende\n"


def read(save, rows, header=HEADER):
    return read_directory(save(header + rows))


def codes(archive):
    return [(finding.code, finding.detail["row"]) for finding in archive.findings]


@pytest.mark.realdata
def test_the_sample_gives_what_the_contract_says(samples, contract, assert_sound):
    archive = read_directory(samples / "directory-csv" / "medewerkers.csv")
    assert_sound(archive)
    assert archive.counts["people"] == contract["directory-csv/medewerkers.csv"]["people"]
    assert not archive.findings
    by_number = {person.key.removeprefix("directory:"): person for person in archive.people}
    assert by_number["1003"].name == "Chantal de Vos"
    assert (by_number["1003"].surname, by_number["1003"].particle) == ("Vos", "de")
    assert by_number["1003"].manager_key == by_number["1002"].key
    assert by_number["1004"].manager_key is None
    assert by_number["1001"].workdays == (1, 2, 4)
    assert by_number["1004"].employed_since == date(2023, 2, 1)
    assert sorted(person.surname for person in archive.people) == ["Bakker", "Postma", "Smit", "Vos", "Y\u0131lmaz"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_delimiter_and_any_usual_encoding(save, encoding, delimiter):
    text = "Personnel Number;First name;Surname\r\n7;Zoë;Müller\r\n".replace(";", delimiter)
    person = read_directory(save(text.encode(encoding))).people[0]
    assert (person.key, person.name) == ("directory:7", "Zoë Müller")


def test_headings_may_be_english(save):
    text = (
        "Employee ID,First name,Surname,Email,Job title,Department,Manager,Phone,Location,Working days,Start date,Active\n"
        '12,Ann,Smith,ANN@example.org,Clerk,Desk,,020,Assen,"mon, tue-thu",2020-02-01,no\n'
    )
    person = read_directory(save(text)).people[0]
    assert (person.key, person.username, person.email) == ("directory:12", "ann", "ann@example.org")
    assert (person.function, person.department, person.phone, person.place) == ("Clerk", "Desk", "020", "Assen")
    assert (person.workdays, person.employed_since, person.active) == ((1, 2, 3, 4), date(2020, 2, 1), False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Dirk van der Postma", ("Dirk", "van der", "Postma")),
        ("Postma, Dirk van der", ("Dirk", "van der", "Postma")),
        ("van der Postma, Dirk", ("Dirk", "van der", "Postma")),
        ("Anne Marie Bakker", ("Anne Marie", "", "Bakker")),
        ("Cher", ("", "", "Cher")),
        ("Jan in 't Veld", ("Jan", "in 't", "Veld")),
    ],
)
def test_one_column_with_whole_names(save, written, expected):
    person = read_directory(save(f'naam;e-mail\n"{written}";a@b.nl\n')).people[0]
    assert (person.given_name, person.particle, person.surname) == expected


def test_particles_inside_the_surname_are_set_apart(save):
    person = read(save, "1;Dirk;;van der Postma;;\n").people[0]
    assert (person.particle, person.surname) == ("van der", "Postma")
    assert read(save, "1;Dirk;;Van;;\n").people[0].surname == "Van"


def test_the_key_stays_when_name_and_address_change(save):
    before = read(save, "1;Anja;;Bakker;anja@x.nl;\n").people[0]
    after = read(save, "1;Anja;de;Wit;anja.de.wit@x.nl;\n").people[0]
    assert before.key == after.key


def test_an_unknown_manager_is_reported_with_its_row(save, assert_sound):
    archive = read(save, "1;A;;Een;;9\n\n2;B;;Twee;;1\n")
    assert_sound(archive)
    assert codes(archive) == [("unknown_manager", 2)]
    assert "Row 2" in str(archive.findings[0])
    assert "9" in str(archive.findings[0])
    assert archive.people[1].manager_key == archive.people[0].key


def test_managers_in_a_circle_are_reported_and_left_empty(save):
    archive = read(save, "1;A;;Een;;2\n2;B;;Twee;;3\n3;C;;Drie;;2\n4;D;;Vier;;4\n")
    assert codes(archive) == [("manager_cycle", 3), ("manager_cycle", 5)]
    assert [person.manager_key for person in archive.people] == ["directory:2", None, None, None]
    assert "B Twee" in str(archive.findings[0])


def test_a_mail_address_belongs_to_the_first_who_has_it(save):
    archive = read(save, "1;A;;Een;info@x.nl;\n2;B;;Twee;INFO@x.nl;\n3;C;;Drie;geen;\n")
    assert codes(archive) == [("duplicate_email", 3), ("invalid_email", 4)]
    assert [person.email for person in archive.people] == ["info@x.nl", None, None]


def test_rows_that_cannot_be_used_are_counted_and_named(save, assert_sound):
    archive = read(save, "1;A;;Een;;\n1;B;;Twee;;\n3;C;;;;\n;D;;Vier;;\n")
    assert_sound(archive)
    assert codes(archive) == [("duplicate_key", 3), ("without_name", 4), ("without_key", 5)]
    assert archive.skipped == {"row": 3}
    assert archive.counts["people"] == 1


def test_strange_dates_and_days_are_reported(save):
    header = "personeelsnummer;achternaam;in dienst;werkdagen;actief\n"
    archive = read(save, "1;Een;31-02-2020;ma;ja\n2;Twee;1-2-2020;ma;nee\n3;Drie;;xx ma-yy vr-ma;misschien\n", header)
    assert codes(archive) == [("invalid_date", 2), *[("invalid_workday", 4)] * 3, ("invalid_active", 4)]
    assert [person.employed_since for person in archive.people] == [None, date(2020, 2, 1), None]
    assert [person.active for person in archive.people] == [True, False, False]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "empty_file"),
        ("\ufeff\n\n", "empty_file"),
        ("voornaam;e-mail\nA;a@b.nl\n", "missing_column"),
        ("voornaam;achternaam\nA;B\n", "missing_column"),
        (HEADER, "no_rows"),
        (HEADER + "1;A;;Een;;;;te veel\n", "long_row"),
        (HEADER + '1;A;;"Een;;\n', "damaged_table"),
        ("e-mail;email;achternaam\nx;y;z\n", "double_column"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_text"),
        ("naam;e-mail\nZoë;a@b.nl\n".encode("utf-16-le"), "not_text"),
        ("naam;e-mail\nMüller Zoë André;a@b.nl\n".encode() + b"\xff;c@d.nl\n", "unknown_encoding"),
        (b"naam;e-mail\nA\x81;a@b.nl\n", "unknown_encoding"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(save, content, code):
    with pytest.raises(UnreadableFile) as refused:
        read_directory(save(content, "lijst.csv"))
    assert refused.value.code == code
    assert "lijst.csv" in str(refused.value)
    assert "%(" not in str(refused.value)


def test_the_row_number_is_that_of_the_spreadsheet(save):
    with pytest.raises(UnreadableFile) as refused:
        read(save, '1;A;;"Een\nmet een regel erbij";;\n2;B;;Twee;;;;te veel\n')
    assert refused.value.detail["row"] == 3


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UnreadableFile) as refused:
        read_directory(tmp_path / "weg.csv")
    assert refused.value.code == "cannot_open"
    with pytest.raises(UnreadableFile):
        read_directory(tmp_path)
