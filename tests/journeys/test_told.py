"""Being told: the bell rings while one looks at something else, leads to where it is about, and can be silenced."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
BELL = "bell-badge [data-shown]"
LISTENING = re.compile(r"/live\?token=")
SEE_ALL = "#notifications button[formaction$='/read/']"


def mention_noor(kees, words):
    """Have Kees name Noor under the newest post of his home page. Return the address of the post."""
    kees.goto("/")
    kees.locator("#stream .post-card__time a").first.click()
    kees.fill("#comment-body", f"{words} @medewerker?")
    kees.click("#comment-form button[type=submit]")
    expect(kees.locator("#comments")).to_contain_text(words)
    return re.search(r"/posts/\d+/", kees.url)[0]


def test_the_bell_rings_in_every_window_and_leads_to_what_was_said(visitors):
    noor, kees = visitors.sign_in("medewerker"), visitors.sign_in("buitendienst")
    noor.goto("/notifications/")
    if noor.locator(SEE_ALL).count():
        noor.click(SEE_ALL)
    expect(noor.locator(BELL)).to_be_hidden()
    with noor.expect_response(LISTENING):
        noor.goto("/groups/")

    address = mention_noor(kees, "Weet jij dit,")
    expect(noor.locator(BELL)).to_have_text("1")

    noor.click("bell-badge a")
    told = noor.locator(".notification", has_text="Weet jij dit,").first
    expect(told).to_contain_text("Kees Bakker")
    told.locator(".notification__link").click()
    noor.wait_for_url(re.compile(rf"{address}.*#comment-\d+"))
    expect(noor.locator(BELL)).to_be_hidden()


def test_what_one_has_seen_silences_the_bell_also_where_nothing_is_heard(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    noor.context.route("**/live/token/**", lambda route: route.abort())
    mention_noor(kees, "Zie je dit,")
    for _look in range(20):
        noor.goto("/notifications/")
        if noor.locator(SEE_ALL).count():
            break
    expect(noor.locator(BELL)).to_be_visible()
    noor.click(SEE_ALL)
    expect(noor.locator(BELL)).to_be_hidden()


def test_a_conversation_is_muted_and_heard_again_without_javascript(visitors):
    kees = visitors.arrive("buitendienst")
    mention_noor(kees, "En dit dan,")
    noor = visitors.sign_in("medewerker", phone=True, java_script_enabled=False)
    for _look in range(20):
        noor.goto("/notifications/")
        if noor.locator(".notification[data-unread]").count():
            break
    mute = noor.locator(".notification[data-unread] .act[id]").first
    name = mute.get_attribute("id")
    mute.click()
    noor.wait_for_url(re.compile(r"/notifications/$"))
    expect(noor.locator(f"#{name}")).to_have_attribute("formaction", re.compile(r"/mute/delete/$"))
    noor.locator(f"#{name}").click()
    expect(noor.locator(f"#{name}")).to_have_attribute("formaction", re.compile(r"/mute/$"))
