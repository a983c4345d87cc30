"""Everyone can use it: by keyboard, on a phone, in the dark, in either language, with a screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
GROUP = "/groups/groen-en-bomen/"
CLOSED = "/groups/ondernemingsraad/"
PAGES = (
    "/", GROUP, f"{GROUP}about/", f"{GROUP}members/", CLOSED, "/groups/", "/groups/new/", "/people/",
    "/people/buitendienst/", "/people/departments/", "/posts/new/", "/settings/", "/settings/profile/",
)  # fmt: skip
DOORS = ("/sign-in/", "/sign-in/forgotten/", "/sign-in/code/")


def test_the_keyboard_is_enough(visitors):
    noor = visitors.arrive("medewerker")
    noor.keyboard.press("Tab")
    expect(noor.locator(".skip-link")).to_be_focused()
    noor.keyboard.press("Enter")
    expect(noor.locator("#main")).to_be_focused()

    posts = noor.locator(".post-card")
    for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        noor.keyboard.press(key)
        expect(posts.nth(number)).to_be_focused()
    noor.keyboard.press("/")
    expect(noor.locator("header input[type=search]")).to_be_focused()
    noor.keyboard.type("j/n?")
    expect(noor.locator("header input[type=search]")).to_have_value("j/n?")

    noor.keyboard.press("Tab")
    noor.keyboard.press("?")
    expect(noor.locator("dialog#shortcuts")).to_be_visible()
    noor.keyboard.press("Escape")
    expect(noor.locator("dialog#shortcuts")).to_be_hidden()

    noor.keyboard.press("n")
    expect(noor.locator("textarea[name=body]")).to_be_focused()
    noor.keyboard.type("Met de hand aan de toetsen.")
    for _step in range(12):
        if noor.evaluate("document.activeElement.matches('.composer__foot button[type=submit]')"):
            break
        noor.keyboard.press("Tab")
    noor.keyboard.press("Enter")
    expect(noor.locator(".post-card--whole")).to_contain_text("Met de hand aan de toetsen.")


def test_nothing_sticks_out_on_a_phone(visitors):
    noor = visitors.arrive("medewerker", phone=True)
    post = noor.locator(".post-card__time a").first.get_attribute("href")
    for address in (*PAGES, post, f"{post}reactions/", "/styleguide/"):
        noor.goto(address)
        wide = noor.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, f"{address} is {wide} pixels wide: {noor.evaluate(STICKING_OUT)}"
    noor.goto("/")
    expect(noor.locator(".bottom-bar")).to_be_visible()
    noor.click(".bottom-bar__new")
    expect(noor.locator("textarea[name=body]")).to_be_visible()


STICKING_OUT = """[...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > 360.5 && element.checkVisibility())
    .slice(0, 5).map((element) => element.className || element.tagName)"""


def test_older_posts_come_in_place(visitors):
    noor = visitors.arrive("medewerker")
    ids = "[...document.querySelectorAll('.post-card')].map((post) => post.id)"
    first = noor.evaluate(ids)
    assert len(first) == 20
    noor.click(".pagination a")
    expect(noor.locator(".post-card")).to_have_count(40)
    both = noor.evaluate(ids)
    assert (both[:20], len(set(both))) == (first, 40)
    expect(noor.locator(".pagination")).to_have_count(1)
    noor.locator(".post-card").last.locator(".reaction-bar > .act").first.click()
    expect(noor.locator(".post-card").last.locator(".reaction-bar > .act").first).to_have_attribute(
        "aria-pressed", "true"
    )


def test_language_and_theme_are_ones_own_choice(visitors):
    noor = visitors.sign_in("beheerder")
    expect(noor.locator("html")).to_have_attribute("lang", "nl")
    noor.goto("/settings/")
    noor.select_option("select[name=language]", "en")
    noor.select_option("select[name=theme]", "dark")
    noor.click("form:has(select[name=theme]) button[type=submit]")
    expect(noor.locator("html")).to_have_attribute("lang", "en")
    expect(noor.locator("html")).to_have_attribute("data-theme", "dark")
    dark = noor.evaluate("getComputedStyle(document.body).backgroundColor")
    light = visitors.arrive("medewerker").evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    noor.goto("/")
    expect(noor.locator(".skip-link")).to_have_text("To the content")
    noor.goto("/admin/")
    expect(noor.locator("h1")).to_be_visible()


# Language and colours have nothing to do with each other, so each page is looked at once in Dutch by day and once in
# English in the dark.
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_page_keeps_anybody_out(visitors, language):
    person = visitors.arrive("or", color_scheme={"nl": "light", "en": "dark"}[language])
    person.goto("/settings/")
    person.select_option("select[name=language]", language)
    person.click("form:has(select[name=language]) button[type=submit]")
    expect(person.locator("html")).to_have_attribute("lang", language)
    person.goto("/")
    post = person.locator('.post-card:has(.post-card__body) a.act[href$="#comments"]').first.get_attribute("href")
    assert violations(person, (*PAGES, post, "/groups/bestaat-niet/"), visitors) == {}
    person.goto("/")
    person.click(".composer__open")
    expect(person.locator(".composer textarea[name=body]")).to_be_visible()
    assert violations_here(person) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_component_and_no_door_keeps_anybody_out(visitors, language):
    """The style guide shows every component by day and in the dark beside each other."""
    stranger = visitors.stranger(color_scheme={"nl": "light", "en": "dark"}[language])
    stranger.context.add_cookies([{"name": "language", "value": language, "url": visitors.house}])
    assert violations(stranger, ("/styleguide/", *DOORS), visitors) == {}
    expect(stranger.locator("html")).to_have_attribute("lang", language)


def violations(page, addresses, visitors):
    """Return what axe finds on each page where it finds something."""
    visitors.expected.add((404, "/groups/bestaat-niet/"))
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = violations_here(page)
    return {address: rules for address, rules in found.items() if rules}


def violations_here(page):
    rules = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:4]) for rule in rules]
