"""House rules from the first word to the box that is ticked; in a house of its own, since everybody in it is asked."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EDITOR, SEND = ".composer .rich-editor__words", ".composer__foot button[type=submit]"
BOX = "input[name=accepts]"


@pytest.fixture(scope="module")
def house(own_house):
    """The address of a demonstration in which rules may come out."""
    return own_house


def test_rules_are_written_checked_published_and_accepted(visitors):
    samira = visitors.sign_in("communitymanager")
    samira.goto("/admin/house-rules/")
    samira.locator("[formaction$='/start/']").click()
    samira.locator("a[href$='/rules/new/']").click()
    samira.fill("[name=goal_nl]", "Aardig zijn")
    samira.fill("[name=text_nl]", "Je mag hier niet klagen.")
    expect(samira.locator("#advice")).to_contain_text("mag hier niet")
    samira.fill("[name=text_nl]", "Je mag gerust zeggen wat beter kan.")
    expect(samira.locator("#advice .banner")).to_have_count(0)
    samira.locator("form.form button[type=submit]").click()
    line = samira.locator(".rules__line", has_text="wat beter kan")
    before = samira.locator(".rules__line").all_inner_texts().index(line.inner_text())
    line.locator("[formaction$='/up/']").focus()
    samira.keyboard.press("Enter")
    expect(samira.locator(".rules__line").nth(before - 1)).to_contain_text("wat beter kan")
    publish(samira, "Klagen mag hier gewoon beter maken heten.")

    noor = visitors.sign_in("medewerker")
    noor.click(".composer__open")
    noor.fill(EDITOR, "De eerste dakkapel van het jaar.")
    expect(noor.locator(".rules-ask")).to_contain_text("gewoon beter maken")
    noor.click(SEND)
    expect(noor.locator(".rules-ask input:invalid")).to_have_count(1)
    expect(noor.locator(EDITOR)).to_contain_text("De eerste dakkapel")
    noor.check(BOX)
    noor.click(SEND)
    noor.wait_for_url("**/posts/*/")
    address = noor.url
    expect(noor.locator("#comment-form")).to_be_visible()
    expect(noor.locator(BOX)).to_have_count(0)
    visitors.write(noor, "En de tweede, zonder vraag.")

    # Who never wrote before answers from a phone, in the place of the conversation.
    director = visitors.sign_in("bestuurder", phone=True)
    director.goto(address)
    director.fill("#comment-body", "Mooi gedaan.")
    director.check(BOX)
    director.click("#comment-form button[type=submit]")
    expect(director.locator("#comments")).to_contain_text("Mooi gedaan.")
    expect(director.locator(BOX)).to_have_count(0)

    samira.goto("/admin/house-rules/")
    samira.locator("[formaction$='/start/']").click()
    samira.locator(".rules__line", has_text="wat beter kan").locator("a").click()
    samira.fill("[name=text_nl]", "Je mag gerust zeggen wat mooier kan.")
    samira.locator("form.form button[type=submit]").click()
    publish(samira, "Mooier is ook beter.")

    noor.goto("/")
    noor.click(".composer__open")
    expect(noor.locator(".rules-ask")).to_contain_text("Mooier is ook beter.")
    with noor.context.expect_page() as opened_beside:
        noor.locator(".rules-ask a[href*='/changes/']").click()
    expect(opened_beside.value.locator("main")).to_contain_text("mooier")
    expect(opened_beside.value.locator("ins")).to_have_text(["mooier"])
    expect(opened_beside.value.locator("del")).to_have_text(["beter"])


def publish(page, note):
    page.locator("a[href$='/publish/']").click()
    page.fill("[name=note]", note)
    page.locator("form.form button[type=submit]").click()
    expect(page.locator("main")).to_contain_text(note)


def test_without_javascript_it_is_asked_as_well(visitors):
    hanneke = visitors.sign_in("bestuurder", java_script_enabled=False, phone=True)
    hanneke.goto("/posts/new/")
    hanneke.fill("textarea[name=body]", "Zonder script.")
    hanneke.check(BOX)
    hanneke.click(SEND)
    hanneke.wait_for_url("**/posts/*/")
