"""From an empty installation to an opened pilot in one sitting: everything by hand, on a phone, by somebody who begins."""

import os
import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PASSWORD = "een lange zin over gras"
KIT = "/adoption/launch/"
COLLEAGUES = (("Ans", "Tuinstra"), ("Bram", "Wolters"), ("Cor", "Dijk"), ("Dina", "Smit"), ("Evy", "Bos"), ("Fons", "Vos"),
              ("Gea", "Mol"))  # fmt: skip


@pytest.fixture(scope="module")
def house(chromium, opens, tmp_path_factory):
    """The address of an organisation in which nobody did anything yet."""
    data = tmp_path_factory.mktemp("launch", numbered=True)
    words = ("init", "--name", "Gemeente Voorbeeld", "--admin-email", "jo@voorbeeld.nl", "--admin-name", "Jo Adema",
             "--password-stdin")  # fmt: skip
    omarm = str(Path(sys.executable).parent / "omarm")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "OMARM_DATA": str(data)
    }
    subprocess.run([omarm, *words], env=environment, input=PASSWORD, text=True, check=True, capture_output=True)
    with opens(data, command="serve") as address:
        yield address


def test_from_an_empty_installation_to_an_opened_pilot_in_one_sitting(visitors):
    jo = arrived(visitors)
    jo.click(f".launch-next a[href='{KIT}']")
    expect(states(jo, "done")).to_have_count(0)
    assert faults_here(jo) == []

    say_why_with_a_break(jo)
    write_the_business_case(jo)
    make_accounts(jo)
    appoint_who_has_hours(jo)
    put_the_team_together(jo)
    choose_settings_and_rules(jo)
    ask_for_a_name(jo)
    choose_what_is_there_first(jo)
    show_own_photos_and_call_ambassadors(jo)
    open_the_pilot(jo)
    expect(step(jo, "opening")).to_have_attribute("data-state", "begun")
    assert faults_here(jo) == []
    come_in_as_one_of_the_pilot(visitors, jo)


def say_why_with_a_break(jo):
    take_next(jo, "launch/why/")
    jo.fill("[name=wish]", "Minder zoeken, en elkaar kennen.")
    jo.check("[name=kind][value=knowledge]")
    jo.fill("[name=goal]", "Wat één team weet, weten alle teams.")
    sent(jo, "main form button[type=submit]:not([name=look])")
    expect(step(jo, "why")).to_have_attribute("data-state", "begun")

    jo.goto("/")
    take_next(jo, "launch/why/")
    expect(jo.locator("[name=goal]")).to_have_value("Wat één team weet, weten alle teams.")
    jo.fill("[name=not_scope]", "Dossiers blijven in het zaaksysteem.")
    jo.fill("[name=signal]", "Een vraag krijgt binnen een dag antwoord.")
    sent(jo, "button[name=look]")
    sent(jo)
    expect(jo.locator("main")).to_contain_text("Dossiers blijven in het zaaksysteem.")
    expect(jo.locator(".why-foot__link[href='/why/']")).to_be_visible()


def write_the_business_case(jo):
    take_next(jo, "launch/case/")
    jo.click("a[href$='/case/new/']")
    jo.fill("[name=goal]", "Sneller een antwoord")
    jo.fill("[name=behaviour]", "Ik zoek eerst een antwoord voordat ik mail.")
    jo.fill("[name=measure]", "Minuten zoeken naar een formulier")
    jo.fill("[name=target]", "5")
    jo.fill("[name=cost_once]", "1200")
    jo.fill("[name=benefit_a_year]", "2400")
    jo.fill("[name=assumptions]", "Tien minuten per week, voor tien collega's.")
    sent(jo)
    jo.fill("[name=value]", "12")
    jo.fill("[name=how]", "Aan tien collega's gevraagd.")
    sent(jo)
    expect(jo.locator(".case-line")).to_contain_text("12")


def make_accounts(jo):
    take_next(jo, "/admin/people/")
    for given_name, surname in COLLEAGUES:
        jo.goto("/admin/people/new/")
        jo.fill("[name=given_name]", given_name)
        jo.fill("[name=surname]", surname)
        sent(jo)
        expect(jo.locator("h1")).to_have_text(f"{given_name} {surname}")


def appoint_who_has_hours(jo):
    take_next(jo, "/admin/people/")
    jo.click("a[href='/admin/people/ans.tuinstra/']")
    jo.check("[name=codes][value=community_manager]")
    sent(jo, "form[action$='/roles/'] button[type=submit]")
    take_next(jo, "/desk/capacity/")
    jo.fill("[name=hours]", "8")
    sent(jo)


def put_the_team_together(jo):
    take_next(jo, "/adoption/team/")
    jo.click("a[href$='/team/required/']")
    for number in range(2):
        jo.locator("[name=places]").nth(number).check()
    layers = [jo.locator("[name=places]").nth(number).get_attribute("value").rpartition("-")[2] for number in range(2)]
    sent(jo)
    for username, layer in zip(("bram.wolters", "cor.dijk"), layers, strict=True):
        jo.click("a[href$='/team/new/'] >> nth=0")
        jo.fill("[name=person-words]", username)
        jo.locator(f"[name=layer][value$='{layer}']").check()
        sent(jo)
        expect(jo.locator(".plan-action", has_text=username.partition(".")[0].title())).to_be_visible()
    expect(jo.locator(".plan-missing")).to_have_count(0)


def choose_settings_and_rules(jo):
    take_next(jo, "/presets/knowledge/")
    jo.fill("[name=reason]", "Dit past bij ons doel.")
    sent(jo, "main form:has([name=reason]) button[type=submit]")
    take_next(jo, "/admin/house-rules/")
    sent(jo, "button[formaction$='/house-rules/start/']")
    jo.click("a[href$='/house-rules/publish/']")
    sent(jo)
    to_the_kit(jo)
    expect(step(jo, "rules")).to_have_attribute("data-state", "done")


def ask_for_a_name(jo):
    take_next(jo, "/launch/name/")
    jo.fill("[name=call]", "Hoe noemen we ons intranet?")
    sent(jo)
    jo.goto("/")
    jo.click("main .banner a[href='/name/']")
    jo.fill("[name=name]", "Binnenplein")
    sent(jo)
    to_the_kit(jo)
    expect(step(jo, "name")).to_have_attribute("data-state", "begun")


def choose_what_is_there_first(jo):
    take_next(jo, "/adoption/culture/")
    to_the_kit(jo)
    step(jo, "culture").locator("a[href$='/steps/culture/']").click()
    jo.check("[name=verdict][value=not_needed]")
    jo.fill("[name=words]", "De ondernemingsraad spreekt er nog over.")
    sent(jo)
    expect(step(jo, "culture")).to_have_attribute("data-state", "not_needed")
    take_next(jo, "/adoption/functions/")
    sent(jo, "button[formaction$='/off/'] >> nth=0")
    expect(jo.locator("button[formaction$='/on/']")).to_have_count(1)


def show_own_photos_and_call_ambassadors(jo):
    take_next(jo, "/launch/photos/")
    jo.fill("[name=what]", "De balie op maandagochtend")
    jo.fill("[name=shown_at]", "Poster in de kantine")
    jo.check("[name=source][value=own]")
    sent(jo)
    expect(jo.locator(".stat")).to_contain_text("100")
    take_next(jo, "/ambassadors/team/")
    jo.click("a[href$='/team/call/'] >> nth=0")
    jo.fill("[name=text]", "Wie helpt collega's op weg?")
    jo.check("[name=accepts]")
    sent(jo)
    to_the_kit(jo)
    expect(step(jo, "ambassadors")).to_have_attribute("data-state", "begun")


def open_the_pilot(jo):
    take_next(jo, "/groups/new/")
    jo.fill("[name=name]", "Vragen aan de balie")
    sent(jo, "form:has([name=name]) button[type=submit] >> nth=-1")
    take_next(jo, "/adoption/pilots/new/")
    jo.check("[name=whom][value=group]")
    jo.fill("[name=group-words]", "Vragen aan de balie")
    sent(jo)
    jo.fill("[name=use_case]", "Vragen in de groep, niet per mail.")
    jo.fill("[name=name]", "Vragen bij de balie")
    jo.fill("[name=success]", "Wie 's ochtends vraagt, heeft 's middags antwoord.")
    jo.fill("[name=starts_on]", today())
    sent(jo)
    take_next(jo, "/launch/opening/")
    jo.check("[name=audience][value=pilot]")
    jo.locator("[name=pilot]").select_option(label="Vragen bij de balie")
    sent(jo, "main form:has([name=audience]) button[type=submit]")
    expect(step(jo, "pilot")).to_have_attribute("data-state", "done")
    jo.click("#step-pilot .launch-step__found a")
    expect(jo.locator("h1")).to_have_text("Vragen bij de balie")
    to_the_kit(jo)


def come_in_as_one_of_the_pilot(visitors, jo):
    jo.goto("/admin/people/gea.mol/")
    sent(jo, "button[formaction$='/code/']")
    code = jo.locator(".banner .numeric").inner_text()
    gea = visitors.stranger(phone=True)
    gea.goto("/sign-in/code/")
    gea.fill("input[name=username]", "gea.mol")
    gea.fill("input[name=code]", code)
    gea.fill("input[name=password]", PASSWORD)
    gea.click("main form button[type=submit]")
    gea.fill("input[name=login]", "gea.mol")
    gea.fill("input[name=password]", PASSWORD)
    gea.click("form:has(input[name=login]) button[type=submit]")
    expect(gea.locator("main .banner a[href='/name/']")).to_be_visible()
    expect(gea.locator(f"a[href='{KIT}']")).to_have_count(0)
    gea.click(".why-foot__link[href='/why/']")
    expect(gea.locator("main")).to_contain_text("Wat één team weet, weten alle teams.")


def arrived(visitors):
    """Return the page of who set it up, on a phone."""
    page = visitors.stranger(phone=True)
    page.goto("/sign-in/")
    page.fill("input[name=login]", "jo@voorbeeld.nl")
    page.fill("input[name=password]", PASSWORD)
    page.click("form:has(input[name=login]) button[type=submit]")
    expect(page.locator("#stream")).to_be_visible()
    return page


def sent(page, button="main form button[type=submit]"):
    """Send the form, and wait for what comes of it."""
    with page.expect_navigation():
        page.click(button)


def to_the_kit(page):
    """Follow the way back that stands below every page."""
    with page.expect_navigation():
        page.click(f".why-foot__link[href='{KIT}']")


def take_next(page, address):
    """Do what the kit proposes, which leads to this address."""
    to_the_kit(page)
    proposed = page.locator("#next a.button")
    expect(proposed).to_have_attribute("href", re.compile(re.escape(address) + "$"))
    with page.expect_navigation():
        proposed.click()


def today():
    return datetime.now(tz=ZoneInfo("Europe/Amsterdam")).date().isoformat()


def step(page, code):
    return page.locator(f"#step-{code}")


def states(page, state):
    return page.locator(f".launch-step[data-state={state}]")


def faults_here(page):
    return [f"{one['id']}: {node['target']}" for one in Axe().run(page).response["violations"] for node in one["nodes"]]
