"""A staff list with columns for the fields that the organisation made itself."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.importers.readers import read_directory
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.commands import FieldTold, Told
from omarm.profiles.models import Field, Value
from omarm.profiles.queries import shown

HEADER = "personeelsnummer;voornaam;achternaam;functie;afdeling;leidinggevende"
ANJA = "1;Anja;Bakker;Adviseur;HR;"
BRAM = "2;Bram;Smit;Teamleider;HR;"


@pytest.fixture
def town(town):
    """The town, with fields of its own: three of the staff administration, one of people themselves."""
    kept = {"source": Field.Source.HR}
    commands.add_field(actor=None, kind="date", told=FieldTold(label_nl="BHV geldig tot", label_en="Aid until", **kept))
    commands.add_field(actor=None, kind="yes_no", told=FieldTold(label_nl="Beëdigd", **kept))
    commands.add_field(actor=None, kind="text", told=FieldTold(label_nl="Opleiding"))
    groups = commands.add_field(actor=None, kind="choices", told=FieldTold(label_nl="Contract", **kept))
    for label in ("Vast", "Oproep", "Nul uren, flexibel"):
        commands.add_choice(actor=None, field=groups, label_nl=label)
    return town


@pytest.fixture
def follow(bring, save):
    """Bring in a list with these further headings and rows. Returns the Outcome."""

    def run(headings, *rows, **options):
        text = "\n".join([f"{HEADER};{headings}", *rows])
        return bring(read_directory(save(text)), as_colleagues=True, **options)

    return run


def told_of(surname):
    """Return {code: text} of what somebody's own page says in these fields."""
    person = Person.objects.get(surname=surname)
    codes = ("bhv-geldig-tot", "beedigd", "contract", "opleiding")
    return {code: one.text for code, one in shown(person, [person], codes)[person.pk].items()}


def test_a_column_named_as_the_code_of_a_field_fills_it(follow):
    headings = "BHV geldig tot;Beedigd;contract"
    done = follow(headings, f"{ANJA};1-5-2027;ja;vast, OPROEP", f"{BRAM};2027-06-30;nee;Oproep;")
    assert not done.findings
    assert (done.counts["people"], done.counts["updated"]) == (2, 0)
    assert Value.objects.get(person__surname="Bakker", field__code="bhv-geldig-tot").text == "2027-05-01"
    assert told_of("Bakker")["contract"] == "Vast, Oproep"
    assert told_of("Smit") == {"bhv-geldig-tot": "30 juni 2027", "beedigd": "Nee", "contract": "Oproep"}


def test_a_field_whose_code_is_a_column_of_every_list_has_a_longer_name_there(follow):
    commands.add_field(actor=None, kind="text", told=FieldTold(label_nl="Team", source=Field.Source.HR))
    follow("Veld: Team;field:contract", f"{ANJA};Blauw;Vast")
    anja = Person.objects.get(surname="Bakker")
    assert (anja.department.name, Value.objects.get(field__code="team").text) == ("HR", "Blauw")
    assert told_of("Bakker") == {"contract": "Vast"}


def test_a_choice_with_a_comma_in_its_name_is_one(follow):
    follow("contract", f'{ANJA};"Nul uren, flexibel"', f'{BRAM};"Vast; Nul uren, flexibel"')
    assert told_of("Bakker") == {"contract": "Nul uren, flexibel"}
    assert told_of("Smit") == {"contract": "Vast, Nul uren, flexibel"}


def test_the_same_list_again_changes_nothing_and_a_newer_one_what_is_new(follow):
    rows = [f"{ANJA};1-5-2027;ja;Vast", f"{BRAM};;;"]
    headings = "bhv-geldig-tot;beedigd;contract"
    follow(headings, *rows)
    version = Person.objects.get(surname="Bakker").card_version
    assert not +follow(headings, *rows).counts
    assert Person.objects.get(surname="Bakker").card_version == version
    done = follow(headings, f"{ANJA};;nee;Oproep", f"{BRAM};;;")
    assert done.counts["updated"] == 1
    assert told_of("Bakker") == {"bhv-geldig-tot": "1 mei 2027", "beedigd": "Nee", "contract": "Oproep"}  # empty: stays


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("contract", "Stage", "“Stage” is not on the list of “Contract”."),
        ("contract", '"Vast; Stage"', "“Stage” is not on the list"),
        ("bhv-geldig-tot", "31-02-2027", "“31-02-2027” does not fit “Aid until” (A date)."),
        ("bhv-geldig-tot", "volgend jaar", "“volgend jaar” does not fit"),
        ("beedigd", "misschien", "“misschien” does not fit “Beëdigd”"),
    ],
)
def test_a_row_that_says_what_a_field_cannot_hold_is_kept_out_whole(follow, heading, cell, words):
    follow("contract", f"{ANJA};Vast", f"{BRAM};Vast")
    changed = ANJA.replace("Adviseur", "Directeur")
    done = follow(heading, f"{changed};{cell}", f"3;Carla;Vos;Jurist;KCC;1;{cell}", f"{BRAM.replace('HR', 'KCC')};")
    assert [str(finding) for finding in done.findings if "Row 2" in str(finding) and words in str(finding)]
    assert (done.skipped["row"], done.counts["people"], done.counts["updated"]) == (2, 0, 1)
    anja = Person.objects.get(surname="Bakker")
    assert (anja.function, told_of("Bakker")) == ("Adviseur", {"contract": "Vast"})
    assert not Person.objects.filter(surname="Vos").exists()
    assert Person.objects.get(surname="Smit").department.name == "KCC"


def test_whose_row_was_kept_out_still_leads_others_and_is_not_missing(follow):
    many = [f"{number};Kees;Nummer{number};;;;" for number in range(10, 60)]
    follow("contract", f"{ANJA};Vast", *many)
    done = follow("contract", f"{ANJA};Stage", f"{BRAM}1;", *many, end_missing=True)
    assert Person.objects.get(surname="Smit").manager.surname == "Bakker"
    assert (done.counts["ended"], Person.objects.get(surname="Bakker").is_active) == (0, True)


def test_a_choice_that_went_off_the_list_stays_with_who_had_it(follow):
    follow("contract", f"{ANJA};Oproep")
    former = Field.objects.get(code="contract").choices.get(label_nl="Oproep")
    commands.remove_choice(actor=None, choice=former)
    done = follow("contract", f"{ANJA.replace('Adviseur', 'Jurist')};Oproep", f"{BRAM};Oproep")
    assert (done.counts["updated"], done.counts["people"], done.skipped["row"]) == (1, 0, 1)
    assert told_of("Bakker") == {"contract": "Oproep"}


def test_what_people_keep_themselves_no_list_writes(follow):
    done = follow("opleiding;about;expertise;salaris", f"{ANJA};Rechten;Ik zing;Bodem;1000")
    assert told_of("Bakker") == {}
    assert Person.objects.get(surname="Bakker").about == ""
    words = " ".join(map(str, done.findings))
    assert "people fill it in themselves: “opleiding”, “about”, “expertise”" in words
    assert "no field has this code: “salaris”" in words


def test_about_and_employed_since_follow_where_the_staff_administration_keeps_them(follow):
    Field.objects.filter(code="about").update(source=Field.Source.HR)
    follow("about;in dienst", f"{ANJA};Ik zing;1-2-2020")
    done = follow("about;in dienst", f"{ANJA};Ik werk;1-3-2020")
    anja = Person.objects.get(surname="Bakker")
    assert (anja.about, anja.employed_since, done.counts["updated"]) == ("Ik werk", date(2020, 3, 1), 1)


def test_a_field_that_was_taken_away_or_stands_twice(follow):
    with pytest.raises(DomainError) as refused:
        follow("contract;Contract", f"{ANJA};Vast;Oproep")
    assert refused.value.code == "listed_twice"
    commands.remove_field(actor=None, field=Field.objects.get(code="contract"))
    done = follow("contract", f"{ANJA};Vast")
    assert "no field has this code" in str(done.findings)
    assert not Value.objects.exists()


def test_two_people_with_one_name_keep_their_own_rows(follow):
    follow("contract", "1;Jan;de Boer;Jurist;HR;;Vast", "2;Jan;de Boer;Tuinman;Groen;;Oproep")
    done = follow("contract", "2;Jan;de Boer;Hovenier;Groen;;Oproep", "1;Jan;de Boer;Jurist;HR;;Vast")
    assert (done.counts["people"], done.counts["updated"]) == (0, 1)
    rows = Value.objects.order_by("person__function").values_list("person__function", "choice__label_nl")
    assert list(rows) == [("Hovenier", "Oproep"), ("Jurist", "Vast")]


def test_a_preview_says_what_changes_for_whom_and_changes_nothing(follow):
    follow("contract;bhv-geldig-tot", f"{ANJA};Vast;", f"{BRAM};Vast;")
    changed = ANJA.replace("Adviseur;HR;", "Jurist;HR;2")
    done = follow("contract;bhv-geldig-tot", f"{changed};Oproep;1-5-2027", f"{BRAM};Vast;", preview=True)
    assert done.changes == [
        "Anja Bakker: Function: Adviseur → Jurist; Manager: – → Bram Smit; Contract: Vast → Oproep; Aid until: – → 1 May 2027"
    ]
    assert Person.objects.get(surname="Bakker").function == "Adviseur"
    assert told_of("Bakker") == {"contract": "Vast"}


def test_the_audit_has_counts_and_nobodys_answers(follow):
    follow("contract;beedigd", f"{ANJA};Oproep;ja", f"{BRAM};Stage;")
    rows = [f"{event.target} {event.details}" for event in AuditEvent.objects.filter(act="import.finished")]
    assert len(rows) == 1
    assert not any(word in rows[0] for word in ("Oproep", "Stage", "Anja", "Bakker", "Smit"))


def test_nobody_else_follows_a_list(town, ada):
    for told in (Told(texts={"beedigd": "yes"}), Told(texts={"opleiding": "x"})):
        with pytest.raises(PermissionDenied):
            commands.follow_list(actor=ada, person=ada, told=told)
    with pytest.raises(PermissionDenied):
        commands.follow_list(actor=None, person=ada, told=Told(texts={"opleiding": "x"}))
    assert not Value.objects.exists()
