"""Somebody at the desk asks what is urgent, an expert answers, and who asks it next finds the answer; all on a phone."""

import re

import pytest
from playwright.sync_api import expect

FIELD, GROUP = "#id_title", "Bodem en ondergrond"
POST, HOME = re.compile(r"/posts/\d+/$"), re.compile(r"^http://[^/]+/$")
WAITS, SOLVED = ".question-state .chip--warn", ".question-state .chip--good"
PHONE = {"phone": True, "has_touch": True, "is_mobile": True}
pytestmark = pytest.mark.browser


def test_an_urgent_question_is_answered_and_found_by_who_asks_it_next(visitors):
    noor, joost = (visitors.arrive(account, **PHONE) for account in ("medewerker", "groepsbeheerder"))
    take_urgent_questions(joost)
    ask(noor, "Mag een bewoner een xylofoonput graven in schone bodem?", urgently=True)
    expect(noor.locator(".question-state .chip--signal")).to_be_visible()
    expect(noor.locator(WAITS)).to_be_visible()

    joost.goto(noor.url)
    expect(joost.locator("[id^=turn-][formaction$='/passed-on/']")).to_be_visible()
    joost.fill("#comment-body", "Ja, tot twee meter diep. Daarna is een melding nodig.")
    joost.locator("#comment-form button[type=submit]").tap()
    expect(joost.locator(WAITS)).to_have_count(0)
    expect(joost.locator("[id^=turn-]")).to_have_count(0)

    noor.locator(".live-conversation__offer button").tap()
    settle = noor.locator("[id^=settle-]")
    settle.tap()
    expect(noor.locator(".comment__mark")).to_be_visible()
    expect(settle).to_be_focused()
    expect(noor.locator(SOLVED)).to_be_visible()
    expect(noor.locator("[id^=question-said-]")).not_to_be_empty()
    expect(joost.locator(SOLVED)).to_be_visible()

    kees = visitors.arrive("buitendienst", **PHONE)
    look_for(kees, "xylofoonput graven in de bodem")
    found = kees.locator(".asking__similar", has_text="xylofoonput").first
    until_found(kees, found)
    expect(found.locator(".chip--good")).to_be_visible()
    found.locator("summary").tap()
    expect(found).to_contain_text("tot twee meter diep")
    kees.locator("[formaction$='/answered/']").tap()
    kees.wait_for_url(HOME)
    kees.goto("/search/?q=xylofoonput&what=posts")
    links = kees.locator("#main a[href^='/posts/']")
    expect(links.first).to_be_visible()
    assert {re.findall(r"/posts/(\d+)/", link.get_attribute("href"))[0] for link in links.all()} == {
        noor.url.split("/")[-2]
    }


def test_it_helped_is_a_number_that_the_helper_alone_sees(visitors):
    noor, joost = (visitors.arrive(account, **PHONE) for account in ("medewerker", "groepsbeheerder"))
    ask(noor, "Waar leen ik een klavecimbelboor voor de bodem?")
    joost.goto(noor.url)
    joost.fill("#comment-body", "In de loods achter het stadhuis.")
    joost.locator("#comment-form button[type=submit]").tap()
    expect(joost.locator(WAITS)).to_have_count(0)

    kees = visitors.arrive("buitendienst", **PHONE)
    look_for(kees, "een klavecimbelboor voor de bodem lenen")
    found = kees.locator(".asking__similar", has_text="klavecimbelboor").first
    until_found(kees, found)
    found.locator("summary").tap()
    found.locator("a.act").tap()
    kees.wait_for_url(POST)
    helped = kees.locator("[id^=helped-]")
    helped.tap()
    expect(helped).to_have_attribute("aria-pressed", "true")
    expect(helped).to_be_focused()
    noor.reload()
    expect(noor.locator(".answer-mark__helped")).to_have_count(0)
    joost.reload()
    expect(joost.locator(".answer-mark__helped")).to_contain_text("1")


def test_without_javascript_every_act_is_a_form(visitors):
    noor, kees = (
        visitors.arrive(account, phone=True, java_script_enabled=False) for account in ("medewerker", "buitendienst")
    )
    noor.goto("/questions/ask/")
    noor.fill(FIELD, "Wie weet waar de hobodraaibank van de bodem staat?")
    noor.locator(".asking__looked button").click()
    noor.locator("button[name=place]").first.click()
    noor.wait_for_url(POST)
    kees.goto(noor.url)
    kees.locator("[id^=same-]").click()
    expect(kees.locator("[id^=same-]")).to_have_attribute("aria-pressed", "true")
    kees.fill("#comment-body", "In de kelder.")
    kees.locator("#comment-form button[type=submit]").click()
    noor.reload()
    noor.locator("[id^=settle-]").click()
    expect(noor.locator(".comment__mark")).to_be_visible()
    noor.locator("[id^=settle-]").click()
    expect(noor.locator(".comment__mark")).to_have_count(0)
    noor.locator("a[href$='/reopen/']").click()
    noor.fill("[name=because]", "In welke kelder?")
    noor.locator("form:has([name=because]) button[type=submit]").click()
    expect(noor.locator(WAITS)).to_be_visible()
    expect(noor.get_by_text("In welke kelder?")).to_be_visible()


def take_urgent_questions(page):
    """Have the group answer what is urgent within half an hour. For who looks after it."""
    page.goto("/groups/")
    address = page.get_by_role("link", name=GROUP).first.get_attribute("href")
    page.goto(f"{address}questions/urgent/")
    page.fill("input[name=minutes]", "30")
    page.locator("form:has(input[name=minutes]) button[type=submit]").tap()
    expect(page.locator("#toasts")).not_to_be_empty()


def look_for(page, words):
    """Type a question, and wait for what is found for it: what comes replaces what was ticked before."""
    page.goto("/questions/ask/")
    with page.expect_response("**/questions/ask/"):
        page.fill(FIELD, words)
    expect(page.locator(".htmx-request")).to_have_count(0)


def ask(page, words, *, urgently=False):
    """Ask in the group; what is urgent there of an expert first."""
    look_for(page, words)
    with page.expect_response("**/questions/ask/"):
        page.locator("#elsewhere").select_option(label=GROUP)
    expect(page.locator(".htmx-request")).to_have_count(0)
    first = page.locator(".asking__list .asking__card", has=page.locator("button[name=place]")).first
    expect(first).to_contain_text(GROUP)
    if urgently:
        page.get_by_role("checkbox", name="Joost Smeets").check()
        first.locator("input[name=urgent]").check()
    first.locator("button[name=place]").tap()
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
