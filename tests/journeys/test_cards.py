"""An answer is kept in two taps, who asks it next finds the card first, and says that it still holds; all on a phone."""

import re

import pytest
from playwright.sync_api import expect

FIELD = "#id_title"
POST, CARD = re.compile(r"/posts/\d+/$"), re.compile(r"/questions/cards/\d+/")
PHONE = {"phone": True, "has_touch": True, "is_mobile": True}
pytestmark = pytest.mark.browser


def test_an_answer_is_kept_found_first_and_checked(visitors):
    noor, joost = (visitors.arrive(account, **PHONE) for account in ("medewerker", "groepsbeheerder"))
    noor.goto("/questions/ask/")
    noor.fill(FIELD, "Waar ligt de reservesleutel van het draaiorgelhok?")
    noor.locator("button[name=place]").first.tap()
    noor.wait_for_url(POST)
    joost.goto(noor.url)
    joost.fill("#comment-body", "In het kastje achter de receptie.")
    joost.locator("#comment-form button[type=submit]").tap()
    expect(joost.locator(".question-state .chip--warn")).to_have_count(0)
    noor.reload()
    noor.locator("[id^=settle-]").tap()
    noor.locator(".question-acts a[href$='/card/']").tap()
    expect(noor.locator("form:has([name=sources])")).to_contain_text("kastje")
    noor.locator("form:has([name=sources]) button[type=submit]").tap()
    noor.wait_for_url(CARD)
    expect(noor.locator(".knowledge-card").first).to_contain_text("kastje achter de receptie")
    expect(noor.locator(".knowledge-card").first).to_contain_text("Joost")

    kees = visitors.arrive("buitendienst", **PHONE)
    kees.goto("/questions/ask/")
    kees.fill(FIELD, "sleutel van het draaiorgelhok kwijt")
    first = kees.locator(".asking__similar").first
    for _try in range(20):
        if first.count() and "draaiorgelhok" in first.inner_text():
            break
        kees.locator(FIELD).press("End")
        kees.keyboard.press("Space")
        kees.wait_for_timeout(1_000)
    expect(first.locator(".chip--good")).to_be_visible()
    kees.goto(noor.url)
    expect(kees.locator("a[href$='/report/']")).to_be_visible()
    kees.locator("[formaction$='/holds/']").tap()
    expect(kees.locator("[formaction$='/unsaid/']")).to_be_visible()
