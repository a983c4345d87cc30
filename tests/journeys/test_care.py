"""Somebody cares for a group: the planner, a tip, a message to everybody; and the desk takes on a group without owner."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
GROUP = "/groups/bodem-en-ondergrond/"


def test_an_owner_plans_marks_as_done_and_writes_to_everybody(visitors):
    joost = visitors.arrive("groepsbeheerder", phone=True)
    joost.goto(f"{GROUP}care/")
    planner = joost.locator("#planner")
    take = planner.locator(".planner__take").first
    title = take.locator("span").first.inner_text()
    before = planner.locator(".planner__take").count()
    take.click()
    expect(planner.locator(".planner__take")).to_have_count(before - 1)
    action = planner.locator(".planner__action", has_text=title.split(":")[-1].strip())
    action.get_by_role("button").first.click()
    expect(action.locator("[formaction$='/done/delete/']")).to_be_visible()
    action.locator("[formaction$='/done/delete/']").click()
    expect(action.locator("[formaction$='/done/']")).to_be_visible()
    assert faults_here(joost) == []

    tip = joost.locator("#tip .banner")
    if tip.count():
        tip.get_by_role("button").click()
        expect(tip).to_have_count(0)

    joost.click("#to-all a.button")
    joost.fill("input[name=title]", "Vrijdag is de kwekerij dicht")
    joost.fill("textarea[name=text]", "Haal je planten donderdag op.")
    joost.click("button[name=preview]")
    expect(joost.locator(".prose")).to_contain_text("Haal je planten donderdag op.")
    assert faults_here(joost) == []
    joost.click("button[name=send]")
    expect(joost.locator(".post-card--whole")).to_contain_text("Haal je planten donderdag op.")
    joost.goto(f"{GROUP}care/message/")
    expect(joost.locator("button[name=send]")).to_have_count(0)
    expect(joost.locator(".banner--warn")).to_be_visible()


def test_the_planner_works_without_javascript(visitors):
    joost = visitors.sign_in("groepsbeheerder", java_script_enabled=False)
    joost.goto(f"{GROUP}care/")
    before = joost.locator(".planner__take").count()
    joost.locator(".planner__take").first.click()
    expect(joost.locator(".planner__take")).to_have_count(before - 1)


def test_the_desk_takes_on_a_group_that_nobody_owns(visitors):
    joost = visitors.sign_in("groepsbeheerder")
    joost.goto("/groups/new/")
    joost.fill("input[name=name]", "Weesgroep voor de reis")
    joost.locator("form:has(input[name=name]) button[type=submit]").last.click()
    joost.wait_for_url("**/groups/weesgroep-voor-de-reis/**")

    wouter = visitors.arrive("beheerder")
    wouter.goto("/admin/people/groepsbeheerder/")
    wouter.locator("form[action$='/deactivate/'] button, [formaction$='/deactivate/']").first.click()
    wouter.goto("/admin/groups/")
    row = wouter.locator(".table__row", has_text="Weesgroep voor de reis")
    expect(row).to_be_visible()
    assert faults_here(wouter) == []
    row.get_by_role("button").click()
    expect(wouter.locator(".table__row", has_text="Weesgroep voor de reis")).to_have_count(0)
    wouter.goto("/groups/weesgroep-voor-de-reis/care/")
    expect(wouter.locator("#planner")).to_be_visible()

    wouter.goto("/admin/people/groepsbeheerder/")
    wouter.locator("form[action$='/reactivate/'] button, [formaction$='/reactivate/']").first.click()


def faults_here(page):
    """Return which rules axe finds broken."""
    return [rule["id"] for rule in Axe().run(page).response["violations"]]
