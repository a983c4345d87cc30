"""Taking part without JavaScript and on a phone: a poll, saving, sharing to a group as one conversation."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_poll_is_asked_and_answered_without_javascript(visitors):
    noor = visitors.sign_in("medewerker", java_script_enabled=False)
    noor.goto("/posts/new/?attach=poll")
    noor.fill("textarea[name=body]", "Waar zetten we de bank?")
    noor.fill("[name=poll-options]", "Bij de linde\nBij de haven")
    noor.click(".composer__foot button[type=submit]")
    expect(noor.locator(".post-card")).to_contain_text("Bij de linde")
    address = noor.url

    kees = visitors.sign_in("buitendienst", java_script_enabled=False, phone=True)
    kees.goto(address)
    kees.get_by_label("Bij de haven").check()
    kees.locator(".post-card button[formaction*='/vote']").first.click()
    kees.goto(address)
    expect(kees.locator(".post-card")).to_contain_text("100")


def test_a_post_is_saved_and_shared_as_one_conversation(visitors):
    joost = visitors.arrive("groepsbeheerder", phone=True)
    address = visitors.write(joost, "Wie gaat mee kijken bij de proefsleuf?")
    joost.goto(address)
    joost.click(".act--more")
    joost.click(".post-acts [formaction$='/bookmark/']")
    expect(joost.locator(".post-acts [formaction$='/bookmark/delete/']")).to_have_attribute("aria-pressed", "true")
    joost.click(".post-acts a[href$='/share/']")
    joost.locator("select[name=place]").select_option(index=0)
    joost.click("form.form button[type=submit]")
    joost.wait_for_url(f"**{address}")

    joost.goto("/bookmarks/")
    expect(joost.locator(".post-card").first).to_contain_text("proefsleuf")
    noor = visitors.arrive("medewerker")
    noor.goto(address)
    noor.fill("#comment-body", "Ik.")
    noor.click("#comment-form button[type=submit]")
    expect(noor.locator("#comments")).to_contain_text("Ik.")
    joost.goto(address)
    expect(joost.locator("#comments")).to_contain_text("Ik.")
