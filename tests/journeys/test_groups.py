"""A group from its start to its end, and back: by kind, with who joins, to other hands, closed and open again."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NAME = "Zaagclub het Spaanvrije Uur"


def test_a_group_lives(visitors):
    joost = visitors.arrive("groepsbeheerder")
    address = start(joost)
    tell_more(joost, address)

    noor = visitors.arrive("medewerker")
    join(noor, address)

    hand_over(joost, address, to="Noor")
    leave(joost, address)
    close_and_open_again(noor, address)


def start(joost):
    """Start a group by kind: what fits the kind is filled in, and a group that is like it is named first."""
    joost.goto("/groups/new/")
    joost.fill("input[name=name]", "Fietsen naar het werk")
    expect(joost.locator("#similar a").first).to_be_visible()
    joost.fill("input[name=name]", NAME)
    expect(joost.locator("#similar a")).to_have_count(0)
    joost.check("input[name=kind][value=council]")
    expect(joost.locator("input[name=access][value=closed]")).to_be_checked()
    joost.check("input[name=kind][value=interest]")
    expect(joost.locator("input[name=access][value=open]")).to_be_checked()
    joost.fill("input[name=purpose]", "Samen zagen, schaven en schuren.")
    joost.click("form[action='/groups/new/'] button.button--primary[type=submit]")
    joost.wait_for_url(re.compile(r"/groups/zaagclub"))
    expect(joost.locator("h1")).to_have_text(NAME)
    return joost.url.removesuffix("/") + "/"


def tell_more(joost, address):
    """Write a welcome, promise an answer and turn a page on."""
    files = joost.locator(".tabs a[href$='/files/']")
    expect(files).to_have_count(0)
    joost.goto(f"{address}edit/")
    joost.fill("textarea[name=welcome]", "Stel je voor en vertel wat je maakt.")
    joost.select_option("select[name=promise_days]", "3")
    joost.check("input[name=tabs_on][value=files]")
    joost.click("form:has(textarea[name=welcome]) .button--primary")
    expect(files).to_be_visible()


def join(noor, address):
    """Join, read the welcome, and answer the one question; later visits show it no more."""
    noor.goto(address)
    noor.click("button[formaction$='/join/']")
    expect(noor.locator(".panel--accent")).to_contain_text("Stel je voor en vertel wat je maakt.")
    expect(noor.locator("input[name=hearing][value=named]")).to_be_checked()
    noor.check("input[name=hearing][value=all]")
    noor.click(".hearing .button--primary")
    expect(noor.locator(".hearing")).to_have_count(0)
    noor.goto(f"{address}hearing/")
    expect(noor.locator("input[name=hearing][value=all]")).to_be_checked()
    noor.goto(f"{address}about/")
    expect(noor.locator("main")).to_contain_text("Stel je voor en vertel wat je maakt.")


def hand_over(joost, address, *, to):
    """The only owner who wants to leave is led to who could own it."""
    leave(joost, address)
    expect(joost).to_have_url(f"{address}hand-over/")
    joost.click(f".members__item:has-text('{to}') button[name=username]")
    expect(joost.locator("h1")).to_have_text(NAME)


def leave(person, address):
    person.goto(address)
    person.click(".group-head summary")
    person.click("button[formaction$='/leave/']")
    person.wait_for_load_state()


def close_and_open_again(noor, address):
    """Closed, it is read and found; open again, one writes."""
    noor.goto(address)
    noor.click(".group-head summary")
    noor.click("button[formaction$='/archive/']")
    expect(noor.locator(".composer")).to_have_count(0)
    noor.goto("/groups/?closed=1")
    expect(noor.locator("#results")).to_contain_text(NAME)
    noor.goto(address)
    noor.click("button[formaction$='/revive/']")
    expect(noor.locator(".composer__open")).to_be_visible()


def test_on_a_phone_the_page_of_a_group_begins_with_where_one_is(visitors):
    joost = visitors.arrive("groepsbeheerder", phone=True)
    joost.goto("/groups/bodem-en-ondergrond/care/")
    place = joost.locator(".tabs [aria-current]")
    expect(place).to_be_in_viewport(ratio=1)
    assert joost.evaluate("scrollY") == 0
    height = joost.locator(".group-head").bounding_box()["height"]
    assert height < 240, f"the head of a page within a group takes {height:.0f} of 740 pixels"
    joost.click(".group-head .menu summary")
    expect(joost.locator(".group-head .menu a[href$='/invitations/']")).to_be_visible()
