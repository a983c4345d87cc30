"""Everyone can use it: by keyboard, on a small phone, with a screen reader, in both languages, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

PAGES = [
    "/", "/groups/", "/groups/new/", "/groups/bodem-en-ondergrond/", "/groups/bodem-en-ondergrond/members/",
    "/groups/managementteam/", "/people/", "/people/departments/", "/people/groepsbeheerder/", "/posts/1/",
    "/posts/1/reactions/", "/posts/new/", "/settings/", "/settings/profile/", "/settings/password/",
]  # fmt: skip
ADMINISTRATION = ["/admin/", "/admin/people/", "/admin/people/new/", "/admin/people/medewerker/", "/admin/audit/"]
DOOR = ["/sign-in/", "/sign-in/forgotten/", "/sign-in/code/", "/no/such/page/"]
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}


def faults(page):
    """Return what axe finds on the page that is open, in a line each."""
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{page.url} {fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_axe_finds_nothing(visit, language, scheme):
    page, found = visit("beheerder", color_scheme=scheme), []
    page.goto("/settings/")
    page.select_option("select[name=language]", language)
    page.locator("main form button").first.click()
    page.locator(".toasts .toast").first.wait_for()
    for path in [*PAGES, *ADMINISTRATION, "/styleguide/"]:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        found += faults(page)
    assert not found


def test_axe_finds_nothing_at_the_door(visit):
    page, found = visit(viewport={"width": 360, "height": 780}), []
    for path in DOOR:
        page.goto(path)
        found += faults(page)
    assert not found


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(visit, width):
    page = visit("beheerder", viewport={"width": width, "height": 780}, has_touch=True, is_mobile=True)
    wide = []
    for path in [*PAGES, *ADMINISTRATION]:
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path)
    assert not wide


def test_the_keyboard_reaches_everything(visit):
    page = visit("medewerker")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.evaluate("document.activeElement.blur()")

    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == page.locator(".post-card").nth(1).get_attribute("id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == page.locator(".post-card").first.get_attribute("id")

    page.keyboard.press("?")
    page.locator("dialog#shortcuts[open]").wait_for()
    page.keyboard.press("Escape")

    page.keyboard.press("n")
    page.locator("textarea[name=body]").wait_for()


def test_a_colleague_without_a_mailbox_gets_in_with_a_code(visit):
    administrator = visit("beheerder")
    administrator.goto("/admin/people/new/")
    administrator.locator("input[name=given_name]").fill("Ans")
    administrator.locator("input[name=surname]").fill("Tuinstra")
    administrator.locator("main form button").first.click()
    code = administrator.locator(".banner strong, .banner .numeric").last.inner_text()

    ans = visit()
    ans.goto("/sign-in/code/")
    ans.locator("input[name=username]").fill("ans.tuinstra")
    ans.locator("input[name=code]").fill(code.lower())
    ans.locator("input[name=password]").fill("een lange zin over gras")
    ans.locator("main form button").click()
    ans.wait_for_url("**/sign-in/")
    ans.locator("input[name=login]").fill("ans.tuinstra")
    ans.locator("input[name=password][type=password]").fill("een lange zin over gras")
    ans.locator("form.form button").first.click()
    ans.wait_for_url("**/")
    assert "Ans" in ans.locator(".composer__prompt").inner_text()
