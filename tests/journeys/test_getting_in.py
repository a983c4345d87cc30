"""Somebody without a mailbox begins: an administrator hands a code over, and they are in."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PASSWORD = "een lange zin over gras"


def test_a_colleague_without_a_mailbox_gets_in_with_a_code(visitors):
    wouter = visitors.arrive("beheerder")
    wouter.goto("/admin/people/new/")
    wouter.fill("input[name=given_name]", "Ans")
    wouter.fill("input[name=surname]", "Tuinstra")
    wouter.click("main form button[type=submit]")
    wouter.click("button[formaction$='/code/']")
    code = wouter.locator(".banner .numeric").inner_text()

    ans = visitors.stranger(phone=True)
    ans.goto("/sign-in/code/")
    ans.fill("input[name=username]", "ans.tuinstra")
    ans.fill("input[name=code]", code.lower())
    ans.fill("input[name=password]", PASSWORD)
    ans.click("main form button[type=submit]")
    ans.fill("input[name=login]", "ans.tuinstra")
    ans.fill("input[name=password]", PASSWORD)
    ans.click("form:has(input[name=login]) button[type=submit]")
    expect(ans.locator(".composer__prompt")).to_contain_text("Ans")
