"""What happens in an open page while colleagues write: it is offered, and nothing moves."""

import re

import pytest
from PIL import Image
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


def settled(page):
    """Return where the page stands once it stands still: filling a field brings it into view, in a movement."""
    for _look in range(20):
        place = page.evaluate(PLACE)
        page.wait_for_timeout(300)
        if page.evaluate(PLACE) == place:
            return place
    raise AssertionError("The page keeps moving.")


@pytest.fixture
def photos(tmp_path):
    """Two photos in two colours."""
    paths = [tmp_path / f"kade-{number}.jpg" for number in (1, 2)]
    for path, colour in zip(paths, ("seagreen", "peru"), strict=True):
        Image.new("RGB", (1200, 800), colour).save(path)
    return paths


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
    place = settled(kees)

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


def test_what_comes_before_a_page_listens_is_heard_too(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    address = noor.locator("#stream .post-card__time a").first.get_attribute("href")
    held = []
    noor.route("**/live/token/**", lambda route: held.append((route, route.fetch())), times=1)
    noor.goto(address)
    while not held:
        noor.wait_for_timeout(50)
    kees.goto(address)
    kees.fill("#comment-body", "Net ervoor.")
    kees.click("#comment-form button[type=submit]")
    expect(kees.locator(".comment", has_text="Net ervoor.")).to_be_visible()
    expect(noor.locator("live-conversation form")).to_be_hidden()
    [(route, answer)] = held
    route.fulfill(response=answer)
    expect(noor.locator("live-conversation form")).to_contain_text("1 ")


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
    expect(noor.locator(".post-card .reaction-bar")).not_to_have_text(before, use_inner_text=True)


def test_what_becomes_of_a_comment_shows_where_it_is_read(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    address = noor.locator("#stream .post-card__time a").first.get_attribute("href")
    noor.goto(address)
    noor.fill("#comment-body", "Om twaalf uur bij de brug.")
    noor.click("#comment-form button[type=submit]")
    said = noor.locator("#threads > .comments > .comment").last
    expect(said).to_contain_text("twaalf uur")
    number = said.get_attribute("id").removeprefix("comment-")
    open_post(kees, address)
    read = kees.locator(f"#comment-{number} > .comment__main")
    kees.fill("#comment-body", "Ik was juist")
    kees.evaluate("window.notReloaded = true")
    field = kees.locator("#comment-body")
    field.evaluate("(field) => field.scrollIntoView({ block: 'center', behavior: 'instant' })")
    kees.wait_for_timeout(500)  # for the scrolling that filling it began
    place = field.evaluate("(field) => field.getBoundingClientRect().top")

    def change(words):
        noor.goto(f"/comments/{number}/edit/")
        noor.fill("[name=body]", words)
        noor.click("main form:has([name=body]) button[type=submit]")
        expect(noor.locator(f"#comment-{number}")).to_contain_text(words)

    change("Om een uur bij de brug. " * 30)
    expect(read).to_contain_text("Om een uur")
    kees.wait_for_timeout(300)
    assert abs(field.evaluate("(field) => field.getBoundingClientRect().top") - place) <= 1
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()

    read.locator(".comment__body").evaluate("(words) => getSelection().selectAllChildren(words)")
    change("Om twee uur bij de kade.")
    kees.wait_for_timeout(2500)
    expect(read).to_contain_text("Om een uur")  # whoever is in it keeps it
    kees.evaluate("getSelection().removeAllRanges()")
    expect(read).to_contain_text("Om twee uur")

    bar = kees.locator(".post-card__acts")
    before = bar.inner_text()
    noor.locator(f"#comment-{number} [formaction='/comments/{number}/delete/']").click()
    expect(read.locator(".comment__author")).to_have_count(0)
    expect(read).to_contain_text("Deze reactie is weg")
    expect(bar).not_to_have_text(before, use_inner_text=True)
    noor.locator(f"#comment-{number} [formaction$='/restore/']").click()
    expect(read).to_contain_text("Om twee uur")
    read.locator("a[href*='?answer=']:not([href*=quote])").click()  # what came is as alive as what was there
    expect(kees.locator("#comment-form input[name=parent]")).to_be_attached()
    assert kees.evaluate("window.notReloaded")


def test_a_reaction_that_is_taken_back_goes(visitors):
    noor, kees = visitors.arrive("medewerker"), visitors.arrive("buitendienst")
    address = visitors.write(noor, "De kade is schoon.")
    open_post(noor, address)
    bar, button = noor.locator(".post-card .reaction-bar"), kees.locator(".reaction-bar > .act")
    before = bar.inner_text()
    kees.goto(address)
    button.click()
    expect(button).to_have_attribute("formaction", re.compile("/reaction/delete/$"))  # the server has answered
    expect(bar).not_to_have_text(before, use_inner_text=True)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(bar).to_have_text(before, use_inner_text=True)


def test_photos_of_a_comment_open_as_those_of_a_post(visitors, photos):
    noor = visitors.arrive("medewerker")
    address = noor.locator("#stream .post-card__time a").first.get_attribute("href")
    noor.goto(address)
    noor.set_input_files("#comment-form input[name=photos]", photos)
    fields = noor.locator("#comment-form input[name^=alt-]")
    expect(fields).to_have_count(2)
    for number, field in enumerate(fields.all(), start=1):
        field.fill(f"De kade, foto {number}")
    noor.fill("#comment-body", "Kijk maar.")
    noor.click("#comment-form button[type=submit]")
    said = noor.locator("#threads > .comments > .comment").last
    expect(said.locator("img.media__photo")).to_have_count(2)  # also once they are ready

    link, dialog = said.locator("a.media__item").first, noor.locator(".lightbox__dialog")
    link.focus()
    noor.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".lightbox__count")).to_have_text("1 / 2")
    expect(dialog.get_by_role("img", name="De kade, foto 1")).to_be_visible()
    noor.keyboard.press("ArrowRight")
    expect(dialog.locator(".lightbox__count")).to_have_text("2 / 2")
    expect(dialog.get_by_role("img", name="De kade, foto 2")).to_be_in_viewport()
    noor.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()

    plain = visitors.sign_in("buitendienst", java_script_enabled=False)
    plain.goto(address)
    plain.locator(f"#{said.get_attribute('id')} a.media__item").first.click()
    expect(plain.locator(".album img[alt='De kade, foto 2']")).to_be_attached()


def test_what_one_follows_is_offered_and_nothing_else(visitors):
    noor, kees, other = (visitors.arrive(account) for account in ("medewerker", "buitendienst", "redacteur"))
    own = visitors.write(noor, "Even voorstellen.")
    kees.goto(own)
    kees.locator(".post-card__author").first.click()
    kees.locator("button[formaction$='/follow/']").click()
    with kees.expect_response(LISTENING):
        kees.goto("/?show=following")
    with kees.expect_response(re.compile("/posts/news/")):
        visitors.write(other, "Dit is van iemand anders.")
    expect(kees.locator("live-offer a")).to_be_hidden()
    visitors.write(noor, "De sluis draait weer.")
    kees.click("live-offer a")
    expect(kees.locator("#stream .post-card").first).to_contain_text("De sluis draait weer.")


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
