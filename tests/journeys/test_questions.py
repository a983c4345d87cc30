"""Somebody asks: with a customer on the phone, and what was asked before."""

import re

import pytest
from playwright.sync_api import expect

FIELD, PLACES, BEFORE = "#id_title", "button[name=place]", ".asking__similar"
POST, HOME = re.compile(r"/posts/\d+/$"), re.compile(r"^http://[^/]+/$")
pytestmark = pytest.mark.browser


def test_with_somebody_on_the_phone_it_is_asked_in_two_taps(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.goto("/questions/ask/")
    noor.locator(FIELD).press_sequentially("Tot wanneer kan een xylofoonvergunning verlengd worden?", delay=10)
    expect(noor.locator(".asking__promise").first).to_be_visible()
    expect(noor.locator(FIELD)).to_be_focused()
    noor.locator(PLACES).first.tap()
    noor.wait_for_url(POST)
    expect(noor.locator(".post-card__title").first).to_contain_text("xylofoonvergunning")


def test_what_was_asked_before_opens_in_place_and_nothing_is_asked(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    ask(noor, "Waar meld ik een kapotte zeppelinhangar?")
    noor.goto("/questions/ask/")
    noor.fill(FIELD, "kapotte zeppelinhangar melden")
    one = noor.locator(BEFORE, has_text="zeppelinhangar").first
    until_found(noor, one)
    one.locator("summary").tap()
    expect(one.locator("a.act")).to_be_visible()
    noor.locator("[formaction$='/answered/']").tap()
    noor.wait_for_url(HOME)
    noor.goto("/drafts/")
    expect(noor.get_by_text("kapotte zeppelinhangar melden")).to_have_count(0)


def test_without_javascript_in_steps(visitors):
    noor = visitors.arrive("medewerker", phone=True, java_script_enabled=False)
    noor.goto("/questions/ask/")
    noor.fill(FIELD, "Wie leent mij een trompetladder?")
    noor.locator(".asking__looked button").click()
    expect(noor.locator(FIELD)).to_have_value("Wie leent mij een trompetladder?")
    noor.locator(PLACES).first.click()
    noor.wait_for_url(POST)
    expect(noor.locator(".post-card__title").first).to_contain_text("trompetladder")


def test_without_a_name_it_is_told_first_what_others_can_know(visitors):
    beheerder = visitors.arrive("beheerder")
    beheerder.goto("/admin/conversation/")
    beheerder.check("input[name=allows_nameless]")
    beheerder.locator("form:has(input[name=allows_nameless]) button[type=submit]").click()
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.goto("/questions/ask/")
    noor.fill(FIELD, "Wie helpt mij met een fagotvrees?")
    noor.locator("button[name=switch]").tap()
    expect(noor.locator(".asking__told")).to_be_in_viewport()
    expect(noor.locator(FIELD)).to_have_value("Wie helpt mij met een fagotvrees?")
    noor.locator(PLACES).first.tap()
    noor.wait_for_url(POST)
    expect(noor.locator(".post-card__author").first).not_to_contain_text("Noor")
    noor.goto("/drafts/")
    expect(noor.get_by_text("fagotvrees")).to_have_count(0)
    noor.goto("/questions/ask/")
    expect(noor.locator(FIELD)).to_have_value("")


def test_what_was_asked_without_a_name_is_changed_taken_back_and_brought_back(visitors):
    beheerder = visitors.arrive("beheerder")
    beheerder.goto("/admin/conversation/")
    beheerder.check("input[name=allows_nameless]")
    beheerder.locator("form:has(input[name=allows_nameless]) button[type=submit]").click()
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.goto("/questions/ask/")
    noor.locator("button[name=switch]").tap()
    expect(noor.locator(".asking__told")).to_be_visible()  # the page that comes, not the one that is left
    noor.fill(FIELD, "Wie durft er op de hobokruk?")
    noor.locator(PLACES).first.tap()
    noor.wait_for_url(POST)
    asked = noor.url
    noor.locator("a[href$='/words/']").tap()
    noor.fill("[name=title]", "Wie durft er op de nieuwe hobokruk?")
    noor.locator("form:has([name=title]) button[type=submit]").tap()
    noor.wait_for_url(POST)
    expect(noor.locator(".post-card__title").first).to_contain_text("nieuwe hobokruk")
    expect(noor.locator(".post-card__author").first).not_to_contain_text("Noor")
    noor.locator(".question-acts a[href$='/delete/']").tap()
    noor.locator("main form button[type=submit]").tap()
    noor.wait_for_url("**/delete/")
    expect(noor.locator("form[action$='/restore/']")).to_be_visible()
    assert noor.request.get(asked).status == 404
    noor.locator("form[action$='/restore/'] button").tap()
    noor.wait_for_url(POST)
    expect(noor.locator(".post-card__title").first).to_contain_text("nieuwe hobokruk")


def test_a_tick_stays_while_another_place_is_fetched(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.goto("/questions/ask/")
    with noor.expect_response("**/questions/ask/"):
        # About two topics, so that somebody has room also when others asked before.
        noor.fill(FIELD, "Mag een bewoner een put graven in schone bodem, of daar zijn fiets stallen?")
    expect(noor.locator(".htmx-request")).to_have_count(0)
    noor.route("**/questions/ask/", slowly)
    with noor.expect_response("**/questions/ask/"):
        noor.locator("#elsewhere").select_option(index=2)
        noor.locator("input[name=experts]:not([disabled])").first.check()
    expect(noor.locator(".htmx-request")).to_have_count(0)
    expect(noor.locator("input[name=experts]:checked")).to_have_count(1)


def slowly(route):
    """Answer a request a second later."""
    answer = route.fetch()
    route.request.frame.page.wait_for_timeout(1_000)
    route.fulfill(response=answer)


def ask(page, words):
    """Ask a question at the first place that is proposed."""
    page.goto("/questions/ask/")
    page.fill(FIELD, words)
    page.locator(PLACES).first.click()
    page.wait_for_url(POST)


def until_found(page, one):
    """Wait until what was asked a moment ago is found: the index follows within seconds."""
    for _try in range(20):
        if one.count():
            return
        page.locator(FIELD).press("End")
        page.keyboard.press("Space")
        page.wait_for_timeout(1_000)
    expect(one).to_be_visible()
