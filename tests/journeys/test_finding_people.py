"""On a phone, who knows about the soil is found in two steps: open Mensen, type it. And typing errors are forgiven."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WHO_KNOWS = "Priya Ramdin"


def test_who_knows_about_it_is_found_in_two_steps_on_a_phone(visitors):
    noor = visitors.sign_in("medewerker", phone=True)
    noor.locator(".bottom-bar a[href='/people/']").click()
    noor.locator("#directory-q").press_sequentially("bodemsanering", delay=15)

    found = noor.locator("#found .person-card", has_text=WHO_KNOWS)
    expect(found.locator(".why")).to_contain_text(re.compile(r"Expertise: Bodem"))
    expect(noor).to_have_url(re.compile(r"/people/\?q=bodemsanering$"))
    expect(noor.locator("#directory-q")).to_be_focused()
    found.locator("a.person-card__link").click()
    expect(noor.locator("h1")).to_have_text(WHO_KNOWS)
    noor.go_back()
    expect(found).to_be_visible()


def test_a_name_is_found_as_it_sounds_and_the_list_is_narrowed_in_a_sheet(visitors):
    noor = visitors.sign_in("medewerker", phone=True)
    noor.goto("/people/")
    noor.locator("#directory-q").fill("yanssen ingrit")
    expect(noor.locator("#found .person-card").first).to_contain_text("Ingrid Janssen")

    noor.locator("#directory-q").fill("adviseur")
    expect(noor).to_have_url(re.compile(r"\?q=adviseur$"))
    noor.locator(".facets__open").click()
    noor.locator("#facet-place").select_option(index=1)
    chip = noor.locator("#found .chip")
    expect(chip).to_have_count(1)
    noor.locator(".facets__done").click()
    chip.click()
    expect(chip).to_have_count(0)
    expect(noor).to_have_url(re.compile(r"/people/\?q=adviseur$"))


def test_a_choice_stays_while_the_list_to_choose_from_is_renewed(visitors):
    noor = visitors.sign_in("medewerker")
    noor.goto("/people/")
    held = []

    def hold(renewal):
        held.append(renewal)

    noor.route("**/people/narrow/**", hold, times=1)
    with noor.expect_request("**/people/narrow/**"):
        noor.locator("#directory-q").fill("adviseur")
    place = noor.locator("#facet-place")
    with noor.expect_response(re.compile(r"/people/narrow/.*place=")):
        place.select_option(index=1)
        chosen = place.input_value()
        held.pop().continue_()
    expect(noor.locator("#found .chip")).to_have_count(1)
    expect(place).to_have_value(chosen)
