import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omarm.previews.fetching import Fetched
from omarm.previews.reading import LONGEST_DESCRIPTION, LONGEST_TITLE, about
from omarm.previews.tests.sites import PAGE


def read(page, charset="", url="https://krant.example/stuk/"):
    body = page if isinstance(page, bytes) else page.encode()
    return about(Fetched(url, "text/html", charset, body))


def test_what_a_page_says_about_itself():
    told = read(PAGE)
    assert (told.title, told.description) == ("Bodem & water", "Over de ondergrond.")
    assert (told.site, told.image_url) == ("De Proefkrant", "https://krant.example/foto.jpg")


def test_a_plain_page_has_its_title_alone():
    told = read("<title>\n Een <b> titel </title><meta name=description content='Iets'><title>Tweede</title>")
    assert (told.title, told.description, told.site, told.image_url) == ("Een <b> titel", "Iets", "", "")
    assert read("<body><title>Te laat</title>").title == ""


def test_it_is_plain_text_on_one_line_and_not_long():
    told = read(f"<title>a\u202eb\u200b\x07 c{' woord' * 200}</title><meta name=description content='{'x' * 9999}'>")
    assert told.title.startswith("a b c woord")
    assert told.title.endswith("woord…")
    assert len(told.title) <= LONGEST_TITLE
    assert len(told.description) <= LONGEST_DESCRIPTION


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        ("<title>Café</title>".encode(), ""),
        ("<title>Café</title>".encode("latin-1"), "iso-8859-1"),
        ("<meta charset='windows-1252'><title>Café</title>".encode("cp1252"), ""),
        ("<meta http-equiv=x content='text/html; charset=iso-8859-15'><title>Café</title>".encode("iso-8859-15"), "x"),
        ("<title>Café</title>".encode(), "punycode"),
        ("<title>Café</title>".encode(), "rot13"),
    ],
)
def test_letters_come_out_as_they_were_meant(page, charset):
    assert read(page, charset).title == "Café"


def test_broken_letters_are_no_reason_to_fail():
    assert read(b"<title>Caf\xe9 \xff</title>").title == "Caf\ufffd \ufffd"


@pytest.mark.parametrize("image", ["javascript:alert(1)", "http://[", "data:image/png;base64,xx", ""])
def test_an_odd_picture_stays_what_it_is_and_is_judged_when_fetched(image):
    assert isinstance(read(f"<title>x</title><meta property='og:image' content='{image}'>").image_url, str)


@given(st.binary(max_size=500))
def test_no_page_breaks_it(body):
    told = read(b"<title>x" + body)
    assert len(told.title) <= LONGEST_TITLE
    assert "\n" not in told.title


@pytest.mark.parametrize("piece", ["<", "<!--", "<a ", "<![", "</", "&", "<title>", "<meta content='", "<meta a=b "])
def test_a_megabyte_of_rubbish_costs_no_time(piece):
    began = time.process_time()
    read(piece * (1024 * 1024 // len(piece)))
    assert time.process_time() - began < 2
