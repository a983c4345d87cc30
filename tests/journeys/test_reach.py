"""Everyone can use it: by keyboard, on a phone, in the dark, in either language, with a screen reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
GROUP, CLOSED, MISSING = "/groups/groen-en-bomen/", "/groups/ondernemingsraad/", "/groups/bestaat-niet/"
MANAGED = "/groups/bodem-en-ondergrond/"  # by Joost
OF_A_MANAGER = ("", "members/", "edit/", "hearing/", "guests/", "rules/", "hand-over/")
PAGES = (
    "/", GROUP, f"{GROUP}about/", f"{GROUP}members/", CLOSED, "/groups/", "/groups/?closed=1", "/groups/new/",
    f"{GROUP}rules/", "/people/", "/people/?q=adviseur", "/people/?q=adviseur&view=table", "/people/?q=kwantumfysica",
    "/people/chart/", "/people/chart/list/", "/people/experts/", "/people/experts/bodem/", "/people/new/", "/settings/my-work/",
    "/first-week/",
    "/settings/expertise/", "/people/buitendienst/", "/posts/new/", "/settings/", "/settings/profile/",
    "/settings/password/", "/admin/", "/admin/people/", "/admin/people/new/", "/admin/people/medewerker/",
    "/admin/departments/", "/admin/departments/1/",
    "/admin/audit/", "/admin/conversation/", "/admin/reactions/", "/admin/topics/", "/admin/previews/", "/admin/values/",
    "/admin/risks/", "/admin/risks/new/", "/admin/groups/", "/admin/groups/?show=alike", "/admin/groups/?show=posted",
    "/admin/hidden-groups/", "/admin/hand-over/", "/admin/moderation/", "/admin/moderation/words/", "/admin/house-rules/",
    "/house-rules/", "/moderation/", f"{GROUP}polls/", f"{GROUP}files/",
    "/?show=following", "/highlights/", "/notifications/", "/settings/notifications/", "/topics/", "/topics/bodem/",
    "/people/beheerder/?as=guest", "/admin/profile-fields/", "/admin/profile-fields/languages/",
    "/admin/profile-fields/new/", "/admin/profile-fields/about/", "/admin/people/medewerker/kept/",
    "/questions/", "/questions/mine/", "/questions/overdue/", "/questions/answered/", "/questions/answered/bodem/",
    "/questions/answered/?q=xqzwvlomp", "/questions/ask/", f"{GROUP}questions/",
    "/search/", "/search/?q=bomen", "/search/?q=bomen&what=posts&when=between&from=2026-01-01", "/search/?q=xqzwvlomp",
    "/admin/best-bets/", "/admin/best-bets/new/", "/admin/searched-in-vain/",
    "/adoption/", "/adoption/curve/", "/adoption/maturity/", "/adoption/beachhead/", "/adoption/groups/", "/adoption/register/",
    "/adoption/register/held/", "/adoption/ambassadors/", "/adoption/ambassadors/team/", "/adoption/ambassadors/team/call/",
    "/adoption/ambassadors/team/places/", "/adoption/ambassadors/team/ask/", "/adoption/ambassadors/team/meetings/new/",
    "/adoption/ambassadors/team/end/", "/ambassadors/", "/ambassadors/meetings/",
    "/programme/board/", "/programme/board/new/", "/programme/board/settled/", "/programme/contributions/", "/adoption/team/",
    "/adoption/pilots/", "/adoption/pilots/new/", "/adoption/pilots/new/?group=1", "/adoption/pilots/1/", "/adoption/pilots/2/",
    "/adoption/pilots/2/edit/", "/adoption/pilots/2/rules/", "/adoption/pilots/2/stop/", "/adoption/pilots/3/edit/",
    "/adoption/team/new/", "/adoption/team/required/", "/adoption/sponsors/", "/adoption/sponsors/new/", "/adoption/weave-in/",
    "/adoption/weave-in/new/", "/adoption/functions/", "/adoption/functions/experts/",
    "/adoption/functions/look/", "/later/", "/adoption/culture/", "/adoption/presets/", "/adoption/presets/formal/", "/adoption/presets/settings/",
    "/adoption/desk/", "/adoption/desk/teach/", "/adoption/desk/stimulate/", "/adoption/desk/observe/", "/adoption/desk/projects/",
    "/adoption/desk/calendar/", "/adoption/desk/next/", "/adoption/desk/tasks/", "/adoption/desk/tasks/welcome/",
    "/adoption/desk/capacity/", "/adoption/desk/prompts/new/?code=how",
    "/adoption/launch/", "/adoption/launch/tips/", "/adoption/launch/steps/culture/", "/adoption/launch/why/",
    "/adoption/launch/name/", "/adoption/launch/name/1/", "/name/1/report/", "/adoption/launch/case/", "/adoption/launch/case/new/", "/adoption/launch/case/1/baseline/", "/adoption/launch/case/1/again/",
    "/adoption/launch/photos/", "/adoption/launch/opening/", "/why/", "/why/1/", "/name/",
    "/adoption/programme/", "/adoption/programme/new/", "/adoption/programme/new/?behaviour=share", "/adoption/programme/2/",
    "/adoption/programme/2/edit/", "/adoption/programme/goals/new/", "/programme/", "/programme/1/",
    "/bookmarks/", "/bin/", "/drafts/", "/worth-keeping/", "/must-read/", "/posts/new/?writing=praise",
    "/posts/new/?writing=report&attach=poll&attach=mustread", MISSING,
)  # fmt: skip
OF_A_POST = ("reactions/", "acts/", "share/", "close/", "history/", "photos/")
DOORS = ("/sign-in/", "/sign-in/forgotten/", "/sign-in/code/")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": [
        "violations"
    ],  # all rules are asked; what is in order is not written out, which takes most of the time
}
# What the colours of the night can change on a page of which all rules were asked.
IN_THE_DARK = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
AXE = Axe().axe_script
EDITOR = ".composer .rich-editor__words"
WIDTHS = (360, 320)
DESKTOP = {"width": 1280, "height": 800}
STICKING_OUT = """(width) => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 0.5)
    .slice(0, 5).map((element) => element.className || element.tagName)"""
GROUNDS = """["light", "dark"].map((theme) => {
    const page = document.documentElement, chosen = page.dataset.theme
    page.dataset.theme = theme
    const ground = getComputedStyle(document.body).backgroundColor
    page.dataset.theme = chosen
    return ground
})"""


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
    expect(noor.locator(EDITOR)).to_be_focused()
    noor.keyboard.type("Met de hand aan de toetsen.")
    for _step in range(24):
        if noor.evaluate("document.activeElement.matches('.composer__foot button[type=submit]')"):
            break
        noor.keyboard.press("Tab")
    noor.keyboard.press("Enter")
    expect(noor.locator(".post-card--whole")).to_contain_text("Met de hand aan de toetsen.")


def test_on_a_phone_one_writes_from_the_bottom_bar(visitors):
    wouter = visitors.arrive("beheerder", phone=True, has_touch=True, is_mobile=True)
    for address in ("/", "/styleguide/"):
        wouter.goto(address)
        assert too_wide(wouter) == {}, address
    wouter.goto("/")
    wouter.click(".bottom-bar__new")
    expect(wouter.locator(EDITOR)).to_be_visible()


def test_older_posts_come_in_place(visitors):
    noor = visitors.arrive("medewerker")
    ids = "[...document.querySelectorAll('#stream > .post-card')].map((post) => post.id)"
    first = noor.evaluate(ids)
    assert len(first) == 20
    noor.click(".pagination a")
    expect(noor.locator("#stream > .post-card")).to_have_count(40)
    both = noor.evaluate(ids)
    assert (both[:20], len(set(both))) == (first, 40)
    expect(noor.locator(".pagination")).to_have_count(1)
    noor.locator(".post-card").last.locator(".reaction-bar > .act").first.click()
    expect(noor.locator(".post-card").last.locator(".reaction-bar > .act").first).to_have_attribute(
        "aria-pressed", "true"
    )


def test_no_page_keeps_anybody_out_or_sticks_out_on_a_phone(visitors):
    """All rules by day, what has to do with colours again in the dark; the words of another language stand apart."""
    visitors.expected.add((404, MISSING))
    wouter = visitors.arrive("beheerder")
    chosen(wouter, "nl", "light")
    grounds = wouter.evaluate(GROUNDS)
    assert len(set(grounds)) == 2
    assert wouter.evaluate("getComputedStyle(document.body).backgroundColor") == grounds[0]

    phone = Phone(wouter)
    assert looked_at(wouter, every_page(wouter), faults_here, phone.too_wide, faults_in_the_dark) == {}
    wouter.goto("/")
    wouter.click(".composer__open")
    expect(wouter.locator(EDITOR)).to_be_visible()
    assert faults_here(wouter) == []


def test_in_english_in_the_dark_nothing_sticks_out_on_a_phone(visitors):
    """The words are other ones and the rest is the same: only what longer words can do is looked at again."""
    visitors.expected.add((404, MISSING))
    wouter = visitors.arrive("beheerder")
    chosen(wouter, "en", "dark")
    assert wouter.evaluate("getComputedStyle(document.body).backgroundColor") == wouter.evaluate(GROUNDS)[1]
    assert looked_at(wouter, every_page(wouter), Phone(wouter).too_wide) == {}


def test_what_the_managers_of_a_group_see_keeps_nobody_out_and_sticks_out_nowhere(visitors):
    joost = visitors.arrive("groepsbeheerder", phone=True, has_touch=True, is_mobile=True)
    assert looked_at(joost, [MANAGED + page for page in OF_A_MANAGER], faults_here, too_wide) == {}


@pytest.mark.parametrize(("language", "scheme"), [("nl", "light"), ("en", "dark")])
def test_no_component_and_no_door_keeps_anybody_out(visitors, language, scheme):
    """The style guide shows every component by day and in the dark beside each other."""
    stranger = visitors.stranger(color_scheme=scheme)
    stranger.context.add_cookies([{"name": "language", "value": language, "url": visitors.house}])
    assert looked_at(stranger, ("/styleguide/", *DOORS), faults_here) == {}
    expect(stranger.locator("html")).to_have_attribute("lang", language)


def chosen(page, language, theme):
    """Choose a language and colours, as people do."""
    page.goto("/settings/")
    page.select_option("select[name=language]", language)
    page.select_option("select[name=theme]", theme)
    page.click("form:has(select[name=theme]) button[type=submit]")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("html")).to_have_attribute("data-theme", theme)


def every_page(page):
    """Return the addresses to look at, with those of a post."""
    page.goto("/")
    post = page.locator(".post-card__time a").first.get_attribute("href")
    return (*PAGES, post, *(post + part for part in OF_A_POST))


def looked_at(page, addresses, *looks):
    """Return what each way of looking finds, for each page where it finds something; every page is opened once."""
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = [seen for seen in (look(page) for look in looks) if seen]
    return {address: seen for address, seen in found.items() if seen}


def faults_in_the_dark(page):
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    return faults_here(page, IN_THE_DARK)


def faults_here(page, asked=RULES):
    page.evaluate(AXE)
    rules = page.evaluate("(rules) => axe.run(document, rules).then((told) => told.violations)", asked)
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]][:4]) for rule in rules]


def too_wide(page):
    """Return what sticks out of the narrowest phones, by their width."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        found[width] = page.evaluate(STICKING_OUT, width)
    return {width: elements for width, elements in found.items() if elements}


class Phone:
    """Makes a phone of the screen of a page that is open already, and a desk again."""

    def __init__(self, page):
        self.tools = page.context.new_cdp_session(page)

    def too_wide(self, page):
        """Return what sticks out of the narrowest phones, by their width."""
        found = {}
        for width in WIDTHS:
            self._become(width=width, height=740, phone=True)
            found[width] = page.evaluate(STICKING_OUT, width)
        self._become(**DESKTOP, phone=False)
        return {width: elements for width, elements in found.items() if elements}

    def _become(self, *, width, height, phone):
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
        self.tools.send("Emulation.setDeviceMetricsOverride", screen)
