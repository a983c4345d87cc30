"""What happens in an open page while colleagues write: it is offered, and nothing moves."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WITH_CONVERSATION = re.compile(r"/live/token/\?.*post=\d+")
LISTENING = re.compile(r"/live\?token=")
PLACE = (
    "[scrollY, ...['#threads', '#comment-body'].map((one) => document.querySelector(one).getBoundingClientRect().top)]"
)
MEASURE = """
(button) => {
  let clicked
  button.addEventListener("click", () => (clicked = performance.now()), { capture: true })
  new MutationObserver(() => (window.shownAfter ??= performance.now() - clicked)).observe(button, { attributeFilter: ["aria-pressed"] })
}
"""


def open_post(visitor, address):
    """Open a post, and wait until its conversation is listened to."""
    with visitor.expect_response(WITH_CONVERSATION), visitor.expect_response(LISTENING):
        visitor.goto(address)
    visitor.wait_for_timeout(300)  # the new connection takes over from the one without the conversation


def test_a_comment_is_offered_in_place_and_nothing_moves(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    address = noor.locator("#stream .post-card__time a").first.get_attribute("href")
    open_post(noor, address)
    open_post(kees, address)
    said = kees.locator(".comment:not(:empty)").count()
    kees.fill("#comment-body", "Ik was juist")
    kees.evaluate("scrollTo({ top: 150, behavior: 'instant' })")
    kees.evaluate("window.notReloaded = true")
    place = kees.evaluate(PLACE)

    noor.locator("#comment-body").press_sequentially("Kijk", delay=20)
    expect(kees.locator("typing-notice [data-shown]")).not_to_be_empty()
    noor.fill("#comment-body", "Kijk, hier staat het.")
    noor.click("#comment-form button[type=submit]")
    expect(noor.locator("#threads > .comments > .comment").last).to_contain_text("Kijk, hier staat het.")

    offer = kees.locator("live-conversation form")
    expect(offer).to_contain_text("1 ")
    expect(kees.locator("typing-notice [data-shown]")).to_be_empty()
    expect(noor.locator("live-conversation form")).to_be_hidden()
    assert kees.evaluate(PLACE) == place
    assert kees.locator(".comment:not(:empty)").count() == said

    offer.locator("button").click()
    new = kees.locator("#threads > .comments > .comment").last
    expect(new).to_contain_text("Kijk, hier staat het.")
    expect(new).to_be_focused()
    expect(offer).to_be_hidden()
    expect(kees.locator("#comment-body")).to_have_value("Ik was juist")
    assert kees.evaluate("window.notReloaded")

    new.locator("a[href*='?answer=']:not([href*=quote])").first.click()
    expect(kees.locator("#comment-form input[name=parent]")).to_be_attached()
    kees.fill("#comment-body", "Nu zie ik het.")
    kees.click("#comment-form button[type=submit]")
    noor.locator("live-conversation form button").click()
    expect(noor.locator("#threads > .comments > .comment").last.locator(".comment")).to_contain_text("Nu zie ik het.")


def test_two_tabs_share_a_connection_and_both_hear(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    addresses = [link.get_attribute("href") for link in noor.locator("#stream .post-card__time a").all()[:2]]
    open_post(noor, addresses[0])
    other = noor.context.new_page()
    with noor.expect_response(LISTENING):  # the first tab goes on listening, for both
        other.goto(addresses[1])
    noor.wait_for_timeout(300)
    for address, tab in zip(addresses, (noor, other), strict=True):
        kees.goto(address)
        kees.fill("#comment-body", "Ook hier iets.")
        kees.click("#comment-form button[type=submit]")
        expect(tab.locator("live-conversation form")).to_contain_text("1 ")


def test_a_reaction_shows_at_once_and_goes_back_when_it_fails(visitors, record_testsuite_property):
    noor = visitors.arrive("medewerker")
    card = noor.locator(".post-card:not(:has(.reaction-bar [aria-pressed=true]))").first.get_attribute("id")
    button, held = noor.locator(f"#{card} .reaction-bar > .act"), []
    before = button.inner_text()
    noor.route("**/reaction/", lambda route, _: held.append(route))
    button.evaluate(MEASURE)

    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert button.inner_text() != before
    assert len(held) == 1  # the server has not been asked yet
    record_testsuite_property("milliseconds until a reaction shows", round(noor.evaluate("window.shownAfter"), 1))
    with noor.expect_response("**/reaction/"):
        held[0].continue_()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_attribute("formaction", re.compile("/reaction/delete/$"))

    noor.route("**/reaction/delete/", lambda route: route.abort())
    given = button.inner_text()
    button.click()
    expect(noor.locator("#toasts .toast")).to_be_visible()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert button.inner_text() == given
    assert visitors.complaints
    assert all("htmx" in complaint for complaint in visitors.complaints)
    visitors.complaints.clear()


def test_a_reaction_of_a_colleague_appears(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    address = noor.locator(
        ".post-card:not(:has(.reaction-bar [aria-pressed=true])) .post-card__time a"
    ).first.get_attribute("href")
    open_post(noor, address)
    before = noor.locator(".post-card .reaction-bar").inner_text()
    kees.goto(address)
    kees.locator(".reaction-bar > .act").click()
    expect(noor.locator(".post-card .reaction-bar")).not_to_have_text(before)


def test_new_posts_come_without_a_reload_where_one_asks_for_them(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    with noor.expect_response(LISTENING):
        noor.goto("/")
    noor.evaluate("window.notReloaded = true")
    visitors.write(kees, "De brug is weer open.")
    noor.click("live-offer a")
    expect(noor.locator("#stream .post-card").first).to_contain_text("De brug is weer open.")
    expect(noor.locator("live-offer a")).to_be_hidden()
    assert noor.evaluate("window.notReloaded")


def test_without_javascript_the_page_is_as_it_was(visitors):
    noor = visitors.sign_in("medewerker", java_script_enabled=False)
    noor.locator("#stream .post-card__time a").first.click()
    expect(noor.locator("live-conversation form")).to_be_hidden()
    noor.fill("#comment-body", "Zonder script.")
    noor.click("#comment-form button[type=submit]")
    expect(noor.locator("#threads")).to_contain_text("Zonder script.")
