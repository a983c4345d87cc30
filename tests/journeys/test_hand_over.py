"""Somebody leaves who was the only one to own a group: the desk hears it, gives the group away, the new owner is told."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WHO_LEAVES, GROUP = "Tjeerd de Jong", "/groups/leren-en-ontwikkelen/"


def test_what_somebody_leaves_behind_goes_to_other_hands(visitors):
    beheerder = visitors.sign_in("beheerder")
    end_account(beheerder, WHO_LEAVES)

    samira = visitors.sign_in("communitymanager")
    choose_new_owner(samira, GROUP, to="or")

    rob = visitors.sign_in("or", phone=True)
    hear_of_it(rob, GROUP)


def end_account(beheerder, name):
    """The administrator ends the account: nothing else need be thought of."""
    beheerder.goto(f"/admin/people/?q={name}")
    beheerder.locator("main a", has_text=name).first.click()
    beheerder.click("button[formaction$='/deactivate/']")
    expect(beheerder.locator("button[formaction$='/reactivate/']")).to_be_visible()


def choose_new_owner(samira, group, *, to):
    """The bell leads to what waits; a colleague is found by name."""
    notice = samira.locator(".notification:has(use[href$='#hand-helping'])")
    expect(samira.locator(".bell [data-shown]")).to_be_visible()
    samira.goto("/notifications/")
    notice.locator("a.notification__link").click()
    samira.wait_for_url("**/admin/hand-over/")
    samira.locator("main a", has_text=WHO_LEAVES).click()
    thing = samira.locator("li.stack", has=samira.locator(f"a[href='{group}']"))
    thing.locator("input[name=q]").fill("Rob Terpstra")
    thing.locator("form.filters button").click()
    samira.locator(f"button[name=to][value={to}]").first.click()
    expect(samira.locator(f"main a[href='{group}']")).to_have_count(0)


def hear_of_it(rob, group):
    """The new owner is told, reads why, and can say on the spot to hear no more of such things."""
    rob.goto("/notifications/")
    notice = rob.locator(".notification", has=rob.locator("[formaction*='/silence/']")).first
    expect(notice).to_contain_text("Leren en ontwikkelen")
    notice.locator("button").click()
    expect(notice.locator("[role=status]")).to_be_visible()
    notice.locator("button").click()
    expect(notice.locator("[role=status]")).to_have_count(0)
    notice.locator("a.notification__link").click()
    expect(rob).to_have_url(re.compile(f"{group}$"))
    expect(rob.locator(".tabs a[href$='/care/']")).to_be_attached()
