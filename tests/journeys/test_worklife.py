"""Journeys in a real browser: the organisation chart by keyboard and on a phone, being away and who stands in."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect


def focused(page):
    """Return the words of what has the focus."""
    return page.evaluate("document.activeElement.innerText").strip()


def test_the_chart_opens_and_closes_by_keyboard(visitors):
    page = visitors.arrive("medewerker")
    page.goto("/people/chart/")
    tree = page.get_by_role("tree")
    first = tree.get_by_role("treeitem").first
    first.focus()
    expect(first).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowRight")
    expect(first).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowRight")
    assert "Hanneke de Graaf" in focused(page)
    page.keyboard.press("End")
    assert "Bedrijfsvoering" in focused(page)
    page.keyboard.press("r")
    assert "Ruimte" in focused(page)
    page.keyboard.press("ArrowRight")
    expect(tree.get_by_role("treeitem", name="Toezicht en handhaving")).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(tree.get_by_role("treeitem", name="Gemeentesecretaris")).to_be_hidden()
    assert page.locator('[role=treeitem][tabindex="0"]').count() == 1
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Bedrijfsvoering")).to_be_visible()


def test_on_a_phone_it_is_one_level_at_a_time_with_the_way_back(visitors):
    page = visitors.arrive("medewerker", phone=True)
    page.goto("/people/chart/")
    page.get_by_role("treeitem", name="Stadsbeheer").click()
    page.get_by_role("treeitem", name="Buitendienst Groen").click()
    expect(page.get_by_role("heading", name="Buitendienst Groen")).to_be_visible()
    expect(page.get_by_text("Boomverzorger", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Stadsbeheer").click()
    expect(page.get_by_role("heading", name="Stadsbeheer")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_chart_reads_as_lists_without_scripts(visitors):
    page = visitors.arrive("medewerker", java_script_enabled=False)
    page.goto("/people/chart/")
    assert page.get_by_role("tree").count() == 0
    page.get_by_role("link", name="Stadsbeheer").click()
    expect(page.get_by_role("link", name="Buitendienst Groen")).to_be_visible()


def test_away_is_told_seen_and_taken_back(visitors):
    page = visitors.arrive("redacteur")
    last = timezone.localdate() + timedelta(days=3)
    page.goto("/settings/my-work/")
    page.locator("[name=ends_on]").fill(last.isoformat())
    page.locator("[name=stand_in-words]").press_sequentially("samira")
    page.get_by_role("option", name="Samira").click()
    page.locator("form:has([name=ends_on]) button.button--primary").click()
    expect(page.get_by_text("Samira El Idrissi").first).to_be_visible()

    colleague = visitors.arrive("medewerker")
    colleague.goto("/people/redacteur/")
    expect(colleague.locator(".away")).to_contain_text("Samira El Idrissi")

    page.goto("/settings/my-work/")
    page.locator("button[formaction*='/absences/']").click()
    page.wait_for_url("**/settings/my-work/")
    colleague.goto("/people/redacteur/")
    expect(colleague.locator(".away")).to_have_count(0)
