"""Somebody finds the questions that are for her, and sees to one."""

import pytest
from playwright.sync_api import expect

ROW, WHY, MOVED = ".question-row", ".question-row__why", ".question-row--moved"
pytestmark = pytest.mark.browser


def test_what_is_for_me_says_why_and_is_taken_on_and_given_back_in_place(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.locator(".bottom-bar__more summary").tap()
    noor.locator(".bottom-bar__sheet a[href='/questions/']").tap()
    noor.wait_for_url("**/questions/")
    row = noor.locator(f"{ROW}:has({WHY})").first
    expect(row.locator(WHY)).to_be_visible()
    number = row.get_attribute("id").rpartition("-")[2]

    row.locator(f"button[formaction='/questions/{number}/taken/in-list/']").tap()
    expect(noor.locator(MOVED)).to_be_focused()
    noor.locator(f"{MOVED} button[formaction='/questions/{number}/passed-on/in-list/']").tap()
    expect(noor.locator(f"{MOVED} button[formaction='/questions/{number}/taken/in-list/']")).to_be_visible()


def test_what_is_typed_on_top_is_looked_for_without_javascript(visitors):
    noor = visitors.arrive("medewerker", phone=True, java_script_enabled=False)
    noor.goto("/questions/")
    noor.fill("#question-ask", "Wie leent mij een kurkentrekkerfabriek?")
    noor.locator(".question-ask button").click()
    expect(noor.locator("#id_title")).to_have_value("Wie leent mij een kurkentrekkerfabriek?")
    expect(noor.locator("button[name=place]").first).to_be_visible()
