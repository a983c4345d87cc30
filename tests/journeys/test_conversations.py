"""What the intranet is for: finding each other, reading, writing, answering and reacting, and not where one may not."""

import re

import pytest
from playwright.sync_api import expect

from omarm.media.tests.pictures import as_bytes, picture

EDITOR = ".composer .rich-editor__words"
pytestmark = pytest.mark.browser
CLOSED, HIDDEN = "/groups/ondernemingsraad/", "/groups/vertrouwenspersonen/"


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "plein.jpg"
    path.write_bytes(as_bytes(picture(640, 420)))
    return path


def test_colleagues_find_each_other_and_talk(visitors, photo):
    noor = visitors.sign_in("medewerker")
    noor.fill("header input[type=search]", "kees bakk")
    noor.press("header input[type=search]", "Enter")
    noor.click('main a[href="/people/buitendienst/"]')
    expect(noor.locator("h1")).to_contain_text("Kees Bakker")

    noor.locator("#stream .post-card__time a").first.click()
    said = noor.locator("#comments .comment").count()
    noor.fill("#comment-body", "Dat scheelt ons een rit. Bedankt, Kees.")
    noor.click("#comment-form button[type=submit]")
    expect(noor.locator("#comments .comment")).to_have_count(said + 1)
    expect(noor.locator("#comments .comment").last).to_contain_text("Dat scheelt ons een rit")
    expect(noor.locator("#comments .comment").last).to_be_focused()  # the keyboard goes on from there
    expect(noor.locator("#comment-body")).to_have_value("")
    first = noor.locator(".reaction-bar > .act").first
    first.click()
    expect(noor.locator(".reaction-bar > .act").first).to_have_attribute("aria-pressed", "true")

    address = visitors.write(noor, "Wie weet van wie deze fiets is?", photo=photo, alt="Een rode fiets bij de kade")
    shown = noor.get_by_alt_text("Een rode fiets bij de kade")
    expect(shown).to_be_visible()
    assert shown.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 100

    kees = visitors.arrive("buitendienst")
    card = kees.locator(".post-card", has_text="Wie weet van wie deze fiets is?")
    expect(card.get_by_alt_text("Een rode fiets bij de kade")).to_be_visible()
    card.locator(".reaction-bar > .act").first.click()
    expect(card.locator(".reaction-bar > .act").first).to_have_attribute("aria-pressed", "true")
    card.locator('a.act[href$="#comments"]').click()
    kees.fill("#comment-body", "Van Stefan.")
    kees.click("#comment-form button[type=submit]")
    expect(kees.locator("#comments")).to_contain_text("Van Stefan.")

    noor.goto(address)
    expect(noor.locator("#comments")).to_contain_text("Van Stefan.")
    expect(noor.locator(".reaction-bar > .act").first).to_contain_text("1")
    expect(noor.locator(".reaction-bar > .act").first).to_have_attribute("aria-pressed", "false")


def test_what_is_said_in_a_closed_group_stays_there(visitors):
    rob = visitors.arrive("or")
    rob.goto(CLOSED)
    inside = rob.locator(".post-card__time a").first.get_attribute("href")
    visitors.expected |= {(404, HIDDEN), (404, inside), (404, f"{CLOSED}members/")}

    noor = visitors.arrive("medewerker")
    noor.goto("/groups/")
    expect(noor.locator(f'main a[href="{CLOSED}"]').first).to_be_visible()
    expect(noor.locator(f'a[href="{HIDDEN}"]')).to_have_count(0)
    noor.goto(CLOSED)
    expect(noor.locator("h1")).to_be_visible()
    expect(noor.locator(".post-card")).to_have_count(0)
    for address in (HIDDEN, inside, f"{CLOSED}members/"):
        assert noor.goto(address).status == 404
        expect(noor.locator("h1")).to_be_visible()
    rob.goto(inside)
    expect(rob.locator(".post-card")).to_be_visible()


def test_everything_works_without_javascript(visitors):
    noor = visitors.sign_in("medewerker", java_script_enabled=False)
    noor.click(".composer__open")
    noor.fill("textarea[name=body]", "Geschreven zonder JavaScript.")
    noor.click(".composer__form button[type=submit]")
    expect(noor.locator(".post-card")).to_contain_text("Geschreven zonder JavaScript.")
    address = noor.url

    noor.fill("#comment-body", "En beantwoord.")
    noor.click("#comment-form button[type=submit]")
    expect(noor.locator("#comments")).to_contain_text("En beantwoord.")
    noor.locator(".reaction-bar > .act").first.click()
    expect(noor.locator(".reaction-bar > .act").first).to_have_attribute("aria-pressed", "true")
    assert re.split("[?#]", noor.url)[0] == address

    noor.locator("#comments button[formaction$='/delete/']").click()
    noor.locator("button[formaction$='/restore/']").click()
    expect(noor.locator("#comments")).to_contain_text("En beantwoord.")
    noor.locator(".form__acts button[formaction$='/delete/']").click()
    noor.locator("button[formaction$='/restore/']").click()
    expect(noor.locator(".post-card")).to_contain_text("Geschreven zonder JavaScript.")

    noor.goto("/")
    newest = noor.locator("#stream > .post-card").first.get_attribute("id")
    noor.click(".pagination a")
    expect(noor.locator("#stream > .post-card")).to_have_count(20)
    expect(noor.locator(f"#{newest}")).to_have_count(0)
    noor.locator(".menu__face").click()
    noor.locator("button[formaction='/sign-out/']").click()
    expect(noor.locator("input[name=password]").first).to_be_attached()


def test_an_open_page_offers_what_a_colleague_writes(visitors):
    noor = visitors.arrive("medewerker")
    with noor.expect_response(re.compile("/live\\?token=")):
        noor.goto("/")
    expect(noor.locator("live-offer a")).to_be_hidden()

    kees = visitors.arrive("buitendienst")
    visitors.write(kees, "De kraan staat er weer.")
    expect(noor.locator("live-offer a")).to_be_visible()
    noor.click("live-offer a")
    expect(noor.locator("#stream > .post-card").first).to_contain_text("De kraan staat er weer.")
    expect(noor.locator("live-offer a")).to_be_hidden()


def test_what_was_typed_outlives_the_session(visitors):
    noor = visitors.sign_in("redacteur")
    address = visitors.write(noor, "Wie leest er mee?")
    visitors.expected |= {(401, f"{address}comments/"), (401, "/posts/")}

    noor.fill("#comment-body", "Een halve pagina die ik niet kwijt wil.")
    noor.context.clear_cookies(name="sessionid")
    noor.click("#comment-form button[type=submit]")
    visitors.through_the_door(noor, "redacteur")
    expect(noor.locator("main textarea[name=body]")).to_have_value("Een halve pagina die ik niet kwijt wil.")
    noor.click("main form button[type=submit]")
    expect(noor.locator("#comments")).to_contain_text("Een halve pagina die ik niet kwijt wil.")

    noor.goto("/posts/new/")
    noor.fill("input[name=title]", "Over de kop")
    noor.fill(EDITOR, "En over de romp.")
    noor.context.clear_cookies(name="sessionid")
    noor.click(".composer__form button[type=submit]")
    visitors.through_the_door(noor, "redacteur")
    expect(noor.locator("main input[name=title]")).to_have_value("Over de kop")
    noor.click("main form button[type=submit]")
    expect(noor.locator(".post-card")).to_contain_text("En over de romp.")


def test_a_draft_waits_for_its_writer_and_for_nobody_else(visitors):
    noor = visitors.sign_in("communitymanager")
    noor.goto("/posts/new/")
    noor.fill(EDITOR, "Nog niet af, maar")
    noor.reload()
    expect(noor.locator(EDITOR)).to_have_text("Nog niet af, maar")

    noor.locator(".menu__face").click()
    noor.locator("button[formaction='/sign-out/']").click()
    expect(noor.locator("input[name=login]")).to_be_visible()
    assert noor.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))") == []
    visitors.through_the_door(noor, "bestuurder")
    noor.goto("/posts/new/")
    expect(noor.locator(EDITOR)).to_have_text("")
