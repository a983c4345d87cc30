"""A staff list, and a newer one after it."""

import pytest

from omarm.core.errors import DomainError
from omarm.importers.readers import read_directory
from omarm.importers.tests.archives import archive, person, post
from omarm.people.commands import add_department, change_profile, change_roles, deactivate_person
from omarm.people.models import Department, Person
from omarm.profiles.models import Field

HEADER = "personeelsnummer;voornaam;achternaam;e-mail;functie;afdeling;leidinggevende;telefoon;locatie;actief\n"
ANJA = "1;Anja;Bakker;anja@proefstad.example;Adviseur;HR;2;050-1;Haren;ja\n"
BRAM = "2;Bram;Smit;bram@proefstad.example;Teamleider;HR;;;;ja\n"


@pytest.fixture
def follow(bring, save):
    """Bring in a staff list of these rows. Returns the Outcome."""

    def run(*rows, **options):
        return bring(read_directory(save(HEADER + "".join(rows))), as_colleagues=True, **options)

    return run


def anja():
    return Person.objects.get(surname="Bakker")


def test_colleagues_come_in_as_active_without_a_password(follow):
    done = follow(ANJA, BRAM)
    assert (done.counts["people"], done.counts["departments"], done.counts["updated"]) == (2, 1, 0)
    assert anja().is_active
    assert not anja().has_usable_password()
    assert anja().manager.surname == "Smit"
    assert anja().sort_key == "bakker anja"


def test_who_left_according_to_the_list_does_not_come_in_as_active(follow):
    follow(ANJA.replace(";ja\n", ";nee\n"))
    assert not anja().is_active


def test_the_same_list_again_changes_nothing(follow):
    follow(ANJA, BRAM)
    done = follow(ANJA, BRAM)
    assert not +done.counts
    assert anja().card_version == 2  # the manager, known only when everybody was there


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("Adviseur", "Beleidsmaker", "function"), (";HR;2", ";KCC;2", "department")],
)
def test_a_newer_list_brings_a_person_up_to_date(follow, old, new, field):
    follow(ANJA, BRAM)
    before = anja()
    done = follow(ANJA.replace(old, new), BRAM)
    assert done.counts["updated"] == 1
    assert done.counts["people"] == 0
    assert str(getattr(anja(), field)) == new.removeprefix(";").removesuffix(";2")
    assert anja().card_version == before.card_version + 1


def test_what_people_keep_themselves_is_only_filled_where_it_is_empty(follow):
    follow(ANJA.replace("050-1", ""), BRAM)
    follow(ANJA.replace("Haren", "Zuidhorn"), BRAM)
    assert (anja().phone, anja().place) == ("050-1", "Haren")
    Field.objects.filter(code="phone").update(source="hr")
    done = follow(ANJA.replace("Haren", "Zuidhorn").replace("050-1", "050-2"), BRAM)
    assert (anja().phone, anja().place, done.counts["updated"]) == ("050-2", "Haren", 1)


def test_a_new_manager_is_followed(follow):
    follow(ANJA, BRAM)
    carla = "3;Carla;Vos;;Directeur;;;;;ja\n"
    done = follow(ANJA.replace(";HR;2;", ";HR;3;"), BRAM, carla)
    assert (done.counts["people"], done.counts["updated"]) == (1, 1)
    assert anja().manager.surname == "Vos"


def test_what_the_list_leaves_empty_stays(follow):
    follow(ANJA, BRAM)
    follow("1;Anja;Bakker;;;;;;;ja\n", BRAM)
    found = anja()
    assert (found.function, found.phone, found.place, found.department.name) == ("Adviseur", "050-1", "Haren", "HR")
    assert found.email == "anja@proefstad.example"


def test_what_somebody_tells_of_themselves_stays(follow):
    follow(ANJA, BRAM)
    change_profile(actor=anja(), person=anja(), about="Ik zing in een koor.")
    follow(ANJA.replace("Adviseur", "Beleidsmaker"), BRAM)
    assert anja().about == "Ik zing in een koor."


def test_the_list_matches_by_mail_whom_it_does_not_know_by_number(follow, ada):
    done = follow("7;Ada;van der Velde;ADA@proefstad.example;Jurist;;;;;ja\n")
    ada.refresh_from_db()
    assert (done.counts["people"], done.counts["updated"], ada.function) == (0, 1, "Jurist")


def test_two_lists_together_never_make_a_circle_of_managers(follow):
    """Bram used to be Anja's manager; now Anja is Bram's, and the list has nobody above her."""
    follow(ANJA, BRAM)
    follow(ANJA.replace(";HR;2;", ";HR;;"), BRAM.replace(";HR;;", ";HR;1;"))
    assert anja().manager is None
    assert Person.objects.get(surname="Smit").manager == anja()


def test_two_rows_that_are_one_person_do_not_stop_the_rest_of_the_row(bring, follow, ada):
    """Somebody can turn out to be their own manager: then only that is passed over."""
    boss = person("b", email=ada.email)
    both = archive(person("a", email=ada.email, manager_key="b", function="Jurist"), boss, groups=())
    bring(both, as_colleagues=True)
    ada.refresh_from_db()
    assert (ada.function, ada.manager) == ("Jurist", None)


def test_long_texts_are_cut_once_and_not_new_every_time(follow):
    row = ANJA.replace("Adviseur", "A" * 500).replace("050-1", "0" * 90).replace("Haren", "H" * 300)
    row = row.replace(";HR;", f";{'D' * 400};")
    follow(row, BRAM)
    done = follow(row, BRAM)
    assert not +done.counts
    assert Department.objects.filter(name="D" * 200).count() == 1


def test_a_department_is_found_by_name_or_abbreviation(follow):
    hr = add_department(actor=None, name="Human resources", abbreviation="HR")
    below = add_department(actor=None, name="KCC", parent=hr)
    add_department(actor=None, name="kcc", parent=below)
    follow(ANJA, BRAM.replace(";HR;", ";Kcc;"))
    assert anja().department == hr
    assert Person.objects.get(surname="Smit").department == below
    assert Department.objects.count() == 3


def test_a_person_from_a_chat_who_is_on_the_list_becomes_a_colleague(bring, follow):
    bring(archive(person("u1", email="anja@proefstad.example"), post(author="u1")))
    done = follow(ANJA, BRAM)
    assert (done.counts["people"], done.counts["updated"]) == (1, 1)
    assert Person.objects.get(email="anja@proefstad.example").is_active


def test_an_account_that_was_ended_stays_ended(follow, ada, mo):
    deactivate_person(actor=mo, person=ada)
    follow("7;Ada;van der Velde;ada@proefstad.example;Jurist;;;;;ja\n")
    ada.refresh_from_db()
    assert not ada.is_active
    assert follow(ANJA, BRAM).counts["people"] == 2
    deactivate_person(actor=mo, person=anja())
    follow(ANJA, BRAM)
    assert not anja().is_active


def many(first, last):
    return [f"{number};Kees;Nummer{number};;;;;;;ja\n" for number in range(first, last)]


def active():
    return Person.objects.active().count()


def test_the_operator_hears_who_left_but_can_still_sign_in(follow):
    follow(ANJA, BRAM)
    for rows in ((ANJA.replace(";ja\n", ";nee\n"), BRAM), (BRAM,)):
        done = follow(*rows)
        assert anja().is_active
        assert "Anja Bakker" in str(done.findings)
        assert "Bram" not in str(done.findings)


def test_who_is_no_longer_on_the_list_is_ended_when_that_is_asked_for(follow, cy):
    follow(*many(1, 60))
    done = follow(*many(1, 58), end_missing=True)
    assert (done.counts["ended"], active()) == (2, 58)  # with Cy, whom no list brought in
    assert follow(*many(1, 58), end_missing=True).counts["ended"] == 0


@pytest.mark.parametrize(("here", "left"), [(430, 21), (40, 3)])
def test_a_list_without_many_of_the_people_asks_first(follow, here, left):
    follow(*many(0, here))
    rows = many(0, here - left)
    for confirmed in (None, left - 1, here):
        with pytest.raises(DomainError) as refused:
            follow(*rows, "5000;Nieuw;Nieuwenhuis;;;;;;;ja\n", end_missing=True, confirmed=confirmed)
        assert refused.value.code == "missing_many"
        assert f"{left} of {here}" in str(refused.value)
        assert active() == here
    assert follow(*rows, end_missing=True, preview=True).counts["ended"] == left
    assert active() == here
    assert follow(*rows, end_missing=True, confirmed=left).counts["ended"] == left
    assert active() == here - left


def test_a_list_never_ends_who_administers(follow, cy):
    follow(*many(0, 50))
    keeper = Person.objects.get(surname="Nummer49")
    change_roles(actor=None, person=keeper, codes=["administrator"])
    done = follow(*many(0, 48), end_missing=True)
    assert done.counts["ended"] == 1
    keeper.refresh_from_db()
    assert keeper.is_active
    assert "Nummer49" in str(done.findings)


def test_the_command_asks_for_the_number(omarm, import_json, save, town):
    import_json("directory", save(HEADER + "".join(many(0, 40))))
    half = save(HEADER + "".join(many(0, 20)), "half.csv")
    told = import_json("directory", half, "--end-missing", code=1)
    assert "20 of 40" in told["error"]
    assert import_json("directory", half, "--end-missing", "--dry-run")["ended"] == 20
    assert active() == 40
    assert import_json("directory", half, "--end-missing", "--confirm", 20)["ended"] == 20
    assert active() == 20
