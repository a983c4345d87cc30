import re

from hypothesis import given
from hypothesis import strategies as some

from omarm.core.folding import fold, slug


@given(some.text())
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(some.text())
def test_a_slug_is_a_part_of_an_address_and_stays_it(text):
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= 60
    assert slug(made) == made


def test_text_is_found_as_people_mean_it():
    assert fold("  José\t VAN\nder Ærø ") == "jose van der aero"
    assert fold("Straße") == fold("STRASSE")
    assert slug("Fietsen & wandelen: café 't Hoekje!") == "fietsen-wandelen-cafe-t-hoekje"
    assert slug("東京") == ""
