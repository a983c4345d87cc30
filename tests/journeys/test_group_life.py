"""What becomes of groups and who comes in: asked whether they go on, a guest by mail, a part of a whole, a rule."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SENTENCE = "een kraan drupt nooit alleen 8"


def test_a_quiet_group_goes_on_or_is_closed(visitors):
    lieke = visitors.arrive("redacteur")
    lieke.goto("/groups/wandkrant/")
    lieke.click("button[formaction$='/goes-on/']")
    expect(lieke.locator("h1")).to_be_visible()
    expect(lieke.locator("button[formaction$='/goes-on/']")).to_have_count(0)

    samira = visitors.arrive("communitymanager")
    samira.goto("/admin/groups/?show=unanswered")
    expect(samira.locator("main")).not_to_contain_text("De wandkrant")
    samira.locator(".table__row", has_text="Rookvrije werf").get_by_role("button").click()
    samira.goto("/groups/rookvrije-werf/")
    expect(samira.locator("button[formaction$='/revive/']")).to_be_visible()
    expect(samira.locator(".composer")).to_have_count(0)


def test_a_guest_comes_in_by_a_mail_once(visitors, letters):
    joost = visitors.arrive("groepsbeheerder")
    address = start(joost, "Kraanvogelkring", "closed")
    joost.goto(f"{address}guests/")
    joost.fill("input[name=name]", "Vera Vriend")
    joost.fill("input[name=email]", "vera@waterschap.example")
    joost.fill("input[name=ends_on]", f"{datetime.now(tz=UTC) + timedelta(days=60):%Y-%m-%d}")
    joost.click("form:has(input[name=ends_on]) button[type=submit]")
    link = re.search(r"/guests/[\w-]+/", letter_to(letters, "vera@waterschap.example"))[0]

    vera = visitors.stranger()
    vera.goto(link)
    vera.fill("input[name=password]", SENTENCE)
    vera.click("form:has(input[name=password]) button[type=submit]")
    expect(vera.locator("h1")).to_have_text("Kraanvogelkring")

    again = visitors.stranger()
    visitors.expected.add((410, link))
    again.goto(link)
    again.click("main a.button--primary")
    again.fill("input[name=login]", "vera@waterschap.example")
    again.fill("input[name=password]", SENTENCE)
    again.click("form:has(input[name=login]) button[type=submit]")
    expect(again.locator("#stream")).to_be_visible()
    again.goto("/groups/")
    expect(again.locator("#results")).to_contain_text("Kraanvogelkring")


def test_a_part_is_for_who_is_in_the_whole(visitors):
    joost = visitors.arrive("groepsbeheerder")
    whole = start(joost, "Pontonwerkers", "closed")
    part = start(joost, "Fluitketelbeheer", "hidden", path=f"/groups/new/?part_of={slug_of(whole)}")
    expect(joost.locator(".group-head__whole")).to_contain_text("Pontonwerkers")
    joost.goto(f"{part}invitations/?q=Noor")
    joost.locator("button[name=username]").first.click()
    expect(joost.locator("body")).to_contain_text("Pontonwerkers")
    noor = visitors.arrive("medewerker")
    noor.goto("/groups/")
    expect(noor.locator("main")).not_to_contain_text("Fluitketelbeheer")


def test_a_rule_shows_whom_it_brings_and_then_brings_them(visitors):
    joost = visitors.arrive("groepsbeheerder")
    address = start(joost, "Zebrapadenclub", "open")
    joost.goto(f"{address}rules/")
    option = joost.locator("select[name=rule-0-department] option", has_text=re.compile("Vergunningen", re.I)).first
    joost.select_option("select[name=rule-0-department]", option.get_attribute("value"))
    joost.locator("main form .form__acts button").last.click()
    expect(joost.locator("main .banner")).to_be_visible()
    joost.click("button[name=seen]")
    joost.wait_for_url("**/members/")
    members = joost.locator("#members")
    for _time in range(90):  # the deliverer brings them in, behind what it has in hand
        joost.goto(f"{address}members/?q=Noor")
        if "Noor" in members.inner_text():
            break
        time.sleep(0.5)
    expect(members.locator(".chip").first).to_be_visible()


def start(page, name, access, *, path="/groups/new/"):
    """Start a group whose name is like no other. Return its address."""
    page.goto(path)
    page.fill("input[name=name]", name)
    page.check(f"input[name=access][value={access}]")
    page.locator("main form:has(input[name=name]) .button--primary[type=submit]").click()
    expect(page.locator("h1")).to_have_text(name)
    return page.url.split("?")[0].removesuffix("/") + "/"


def slug_of(address):
    return address.rstrip("/").rpartition("/")[2]


def letter_to(letters, address):
    """Return the text of the mail to an address; the server may still be writing it."""
    for _time in range(40):
        for to, text in letters.received:
            if address in to:
                return text
        time.sleep(0.25)
    pytest.fail(f"No mail came for {address}: {letters.received}")
