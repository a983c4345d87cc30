"""Somebody reports, the group hides, the author is told and asks again, the community manager shows it, both are told."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
GROUP = "/groups/bodem-en-ondergrond/"
EDITOR = ".composer .rich-editor__words"
WORDS = "Wie dit verzint heeft nog nooit een schop vastgehouden."


def test_from_report_to_second_opinion(visitors):
    noor = visitors.sign_in("medewerker")
    noor.goto(GROUP)
    join = noor.locator(".group-head [formaction$='/join/']")
    if join.count():
        join.first.click()
        noor.wait_for_url(f"**{GROUP}")
    noor.click(".composer__open")
    noor.fill(EDITOR, WORDS)
    noor.click(".composer__foot button[type=submit]")
    noor.wait_for_url(re.compile(r"/posts/\d+/$"))
    address = noor.url.removeprefix(visitors.house)

    kees = visitors.sign_in("buitendienst", phone=True)
    kees.goto(address)
    kees.click(".act--more")
    kees.click(".post-acts a[href$='/report/']")
    kees.locator("input[name=reason][value=hurts]").check()
    kees.fill("textarea[name=words]", "Dit gaat over mijn ploeg.")
    kees.click("form.form button[type=submit]")
    expect(kees.locator(".post-card")).to_contain_text(WORDS)

    joost = visitors.sign_in("groepsbeheerder", java_script_enabled=False)
    joost.goto(f"{GROUP}moderation/")
    joost.locator("main a[href^='/moderation/cases/']").first.click()
    expect(joost.locator("main")).to_contain_text("Dit gaat over mijn ploeg.")
    expect(joost.locator("main")).not_to_contain_text("Kees")
    joost.locator("input[name=decision][value=hidden]").check()
    joost.fill("textarea[name=because]", "We praten hier niet zo over collega's.")
    joost.click("form.form button[type=submit]")

    visitors.expected.add((404, address))
    assert kees.goto(address).status == 404

    expect(noor.locator(".bell [data-shown]")).to_be_visible()
    noor.goto("/notifications/")
    noor.locator("a[href^='/notifications/notices/']").first.click()
    expect(noor.locator("main")).to_contain_text("We praten hier niet zo over collega's.")
    expect(noor.locator("main")).to_contain_text(WORDS)
    expect(noor.locator("main")).not_to_contain_text("Kees")
    noor.fill("textarea[name=words]", "Het ging over de procedure, niet over mensen.")
    noor.click("form.form button[type=submit]")

    samira = visitors.sign_in("communitymanager")
    samira.goto("/admin/moderation/")
    samira.locator("main a[href^='/moderation/cases/']").first.click()
    expect(samira.locator("main")).to_contain_text("Het ging over de procedure")
    samira.locator("input[name=upheld][value=no]").check()
    samira.fill("textarea[name=because]", "Scherp, maar het gaat over de zaak.")
    samira.click("form.form button[type=submit]")

    kees.goto(address)
    expect(kees.locator(".post-card")).to_contain_text(WORDS)
    for person in (noor, kees):
        person.goto("/notifications/")
        person.locator("a[href^='/notifications/notices/']").first.click()
        expect(person.locator("main")).to_contain_text("Scherp, maar het gaat over de zaak.")
