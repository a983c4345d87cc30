from hypothesis import given
from hypothesis import strategies as some

from omarm.people.models.person import username_shape
from omarm.people.naming import PARTICLES, Name, free_username, username_from

WORDS = some.lists(some.sampled_from([*PARTICLES, "Jan", "Anne-Marie", "Öz", "Bakker", "'t", "Van", "x"]), max_size=7)


def test_names_are_split_as_the_dutch_write_them():
    for text, expected in {
        "Chantal de Vos": ("Chantal", "de", "Vos"),
        "Jan van der Berg": ("Jan", "van der", "Berg"),
        "Anne Marie van 't Hof": ("Anne Marie", "van 't", "Hof"),
        "Piet in 't Veld": ("Piet", "in 't", "Veld"),
        "Els Van Den Broek": ("Els", "Van Den", "Broek"),
        "Jan van den Berg-de Vries": ("Jan", "van den", "Berg-de Vries"),
        "Fatima el Amrani": ("Fatima", "el", "Amrani"),
        "Jan Peter Balk": ("Jan Peter", "", "Balk"),
        "Jan de": ("Jan", "", "de"),
        "  Bakker ": ("", "", "Bakker"),
        "": ("", "", ""),
        " ": ("", "", ""),
    }.items():
        name = Name.split(text)
        assert (name.given, name.particle, name.surname) == expected, text


@given(WORDS.map(" ".join))
def test_splitting_loses_no_word(text):
    assert Name.split(text).text == " ".join(text.split())


@given(some.text())
def test_any_text_is_split_and_has_a_place_in_the_list(text):
    name = Name.split(text)
    assert name.text == " ".join(text.split())
    assert len(name.sort_key) <= 240


def test_a_list_is_in_order_of_surname_without_the_tussenvoegsel():
    names = ["Zoë Aalbers", "Jan van Dam", "Anna Ünal", "Piet de Boer", "Chantal de Vos", "Ab Boer", "Els ten Cate"]
    surnames = [Name.split(name).surname for name in sorted(names, key=lambda name: Name.split(name).sort_key)]
    assert surnames == ["Aalbers", "Boer", "Boer", "Cate", "Dam", "Ünal", "Vos"]
    assert Name.split("Ab Boer").sort_key < Name.split("Piet de Boer").sort_key


@given(some.text())
def test_every_text_gives_a_username_of_our_shape(text):
    username_shape(username_from(text))


def test_usernames_are_read_from_names_and_addresses():
    for text, expected in {
        "Chantal de Vos": "chantal.de.vos",
        "J.Bakker@gemeente.example": "j.bakker",
        "jan_de_wit": "jan.de.wit",
        "Ærø Ñandú": "aero.nandu",
        "東京": "person",
    }.items():
        assert username_from(text) == expected


def test_a_free_username_has_the_lowest_number():
    assert free_username("ada", {"ada", "ada2"}.__contains__) == "ada3"
    assert free_username("bo", {"ada"}.__contains__) == "bo"
