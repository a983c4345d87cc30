"""Somebody looks for something: on a phone by a part of a word, by keyboard alone, in vain, and again tomorrow."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FIELD, FOUND = "#ask", ".search-hit"


def test_on_a_phone_a_part_of_a_compound_finds_the_post(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    address = visitors.write(noor, "De kastanjeboomsnoeidag is verzet naar donderdag.")
    noor.tap(".top-bar__search-link")
    expect(noor.locator(FIELD)).to_be_focused()
    noor.keyboard.type("snoeidag")
    hit = noor.locator(FOUND, has_text="kastanjeboomsnoeidag")
    until_indexed(noor, hit)
    expect(noor.locator(FIELD)).to_be_focused()
    expect(hit.locator("mark").first).to_have_text("kastanjeboomsnoeidag")
    expect(noor.locator("#told")).to_contain_text("snoeidag")
    assert noor.url.endswith("/search/?q=snoeidag")
    assert faults_here(noor) == []
    hit.locator("a").first.tap()
    noor.wait_for_url(f"**{address}")
    noor.go_back()
    expect(noor.locator(FIELD)).to_have_value("snoeidag")


def test_by_keyboard_alone(visitors):
    noor = visitors.arrive("medewerker")
    box = noor.locator("quick-search input")
    until_started(noor)
    noor.keyboard.press("/")
    expect(box).to_be_focused()
    noor.keyboard.type("groen", delay=30)
    options = noor.locator("quick-search [role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    assert faults_here(noor) == []
    noor.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    noor.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_be_focused()
    expect(box).to_have_value("groen")
    noor.keyboard.press("Enter")
    noor.wait_for_url("**/search/?q=groen")
    expect(noor.locator(FOUND).first).to_be_visible()
    expect(noor.locator("keyboard-shortcuts:defined")).to_have_count(1)
    noor.keyboard.press("/")
    expect(noor.locator(FIELD)).to_be_focused()

    noor.goto("/")
    until_started(noor)
    noor.keyboard.press("/")
    noor.keyboard.type("groen", delay=30)
    expect(options.first).to_be_visible()
    there = options.first.get_attribute("href")
    noor.keyboard.press("ArrowDown")
    noor.keyboard.press("Enter")
    noor.wait_for_url(f"**{there}")


def test_in_vain_it_opens_the_page_to_ask_with_the_question(visitors):
    noor = visitors.arrive("medewerker", phone=True)
    noor.goto("/search/")
    noor.fill(FIELD, "xqzwvlomp")
    noor.locator(".empty-state a.button").click()
    noor.wait_for_url("**/questions/ask/**")
    expect(noor.locator("#id_title")).to_have_value("xqzwvlomp")


def test_a_search_is_kept_and_found_again(visitors):
    noor = visitors.arrive("medewerker")
    noor.goto("/search/?q=groen&what=posts")
    noor.locator(".search-head__save summary").click()
    noor.fill(".search-head__save input[name=name]", "Alles over groen")
    noor.locator(".search-head__save button").click()
    noor.goto("/search/")
    noor.get_by_role("link", name="Alles over groen").click()
    noor.wait_for_url(re.compile(r"/search/\?q=groen&what=posts$"))
    noor.goto("/search/")
    one = noor.locator(".search-saved__one", has_text="Alles over groen")
    one.get_by_role("button").click()
    expect(noor.get_by_role("link", name="Alles over groen")).to_have_count(0)
    one.get_by_role("button").click()
    expect(noor.get_by_role("link", name="Alles over groen")).to_be_visible()


def test_without_javascript_the_form_leads_to_the_page(visitors):
    noor = visitors.sign_in("medewerker", java_script_enabled=False)
    noor.fill("header input[type=search]", "groen")
    noor.keyboard.press("Enter")
    noor.wait_for_url("**/search/?q=groen")
    expect(noor.locator(FOUND).first).to_be_visible()


def until_started(page):
    """Wait until the elements of the frame listen: each comes with a file of its own."""
    expect(page.locator("keyboard-shortcuts:defined")).to_have_count(1)
    expect(page.locator("quick-search:defined")).to_have_count(1)


def until_indexed(page, hit):
    """Wait until what was written a moment ago is found: the index follows within seconds."""
    for _try in range(20):
        if hit.count():
            return
        page.wait_for_timeout(500)
        page.keyboard.press("Space")
        page.wait_for_timeout(500)
        page.keyboard.press("Backspace")
    expect(hit).to_be_visible()


def faults_here(page):
    """Return which rules axe finds broken."""
    return [rule["id"] for rule in Axe().run(page).response["violations"]]
