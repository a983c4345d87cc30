"""Files of a group: two at once, a newer version and the old one back, thrown away and taken back; a name that is taken."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

GROUP = "/groups/begrijpelijk-schrijven/files/"
pytestmark = pytest.mark.browser

# Lets go of a file above an element, as a mouse does that drags it there from the desktop.
DROP = """
(element, [name, words]) => {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([words], name, { type: "text/plain" }))
  for (const kind of ["dragover", "drop"]) element.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
}
"""


@pytest.fixture
def paper(tmp_path):
    """Makes a file with words in it."""

    def write(name, words):
        path: Path = tmp_path / name
        path.write_text(words)
        return path

    return write


def rows(page, name):
    return page.locator(".folder-entry", has=page.get_by_role("link", name=name, exact=True))


def test_two_at_once_a_version_back_away_and_undone(visitors, paper):
    noor = visitors.arrive("medewerker")
    noor.goto(GROUP)
    noor.set_input_files("input[name=files]", [paper("Afspraken.txt", "Eerst\n"), paper("Lijst.csv", "a;b\n1;2\n")])
    expect(noor.locator(".taken--kept")).to_have_count(2)
    for name in ("Afspraken.txt", "Lijst.csv"):
        expect(rows(noor, name)).to_be_visible()

    noor.reload()  # the list that came in answer to the two is not the one that one drops on
    rows(noor, "Afspraken.txt").evaluate(DROP, ["anders.txt", "Daarna\n"])
    expect(rows(noor, "Afspraken.txt")).to_contain_text(re.compile(r"versi\w+ 2"))
    expect(noor.locator(".folder-entry", has_text="anders.txt")).to_have_count(0)

    noor.get_by_role("link", name="Afspraken.txt", exact=True).click()
    expect(noor.locator(".document__words")).to_have_text("Daarna\n")
    noor.locator(".document-version").nth(1).locator("button").click()
    expect(noor.locator(".document__words")).to_have_text("Eerst\n")
    expect(noor.locator(".document-version")).to_have_count(3)

    noor.goto(GROUP)
    row = rows(noor, "Lijst.csv")
    row.locator("summary").click()
    row.locator("button[formaction$='/delete/']").click()
    binned = noor.locator(".folder-entry--binned")
    expect(binned).to_contain_text("Lijst.csv")
    binned.locator("button").click()
    expect(rows(noor, "Lijst.csv")).to_be_visible()


def test_a_name_that_is_taken_asks(visitors, paper):
    noor = visitors.arrive("medewerker")
    noor.goto(GROUP)
    noor.locator(".folder").first.evaluate(DROP, ["Rooster.txt", "Een\n"])
    expect(rows(noor, "Rooster.txt")).to_be_visible()
    noor.locator(".folder").first.evaluate(DROP, ["ROOSTER.txt", "Twee\n"])
    asks = noor.locator(".taken--asks")
    expect(asks).to_be_visible()
    noor.reload()
    asks.locator("button[formaction$='/both/']").click()
    expect(rows(noor, "ROOSTER (2).txt")).to_be_visible()


def test_on_a_phone_without_javascript(visitors, paper):
    noor = visitors.sign_in("medewerker", phone=True, java_script_enabled=False)
    noor.goto(GROUP)
    noor.set_input_files(
        "input[name=files]", [paper("Op de fiets.txt", "Stap 1\n"), paper("Met de bus.txt", "Stap 2\n")]
    )
    noor.click(".folder-send")
    expect(rows(noor, "Op de fiets.txt")).to_be_visible()
    expect(rows(noor, "Met de bus.txt")).to_be_visible()
    assert noor.evaluate("document.documentElement.scrollWidth") <= 360

    noor.goto(f"{GROUP}folders/new/")
    noor.fill("main input[name=name]", "Onderweg")
    noor.click("main button[type=submit]")
    expect(noor.locator(".folder-path")).to_contain_text("Onderweg")
    noor.goto(GROUP)
    noor.get_by_role("link", name="Op de fiets.txt", exact=True).click()
    noor.click("main a[href$='/edit/']")
    noor.select_option("select[name=place]", label="Onderweg")
    noor.click("main button[type=submit]")
    expect(noor.locator(".folder-path")).to_contain_text("Onderweg")
    noor.click("main button[formaction$='/delete/']")
    expect(noor.locator(".banner")).to_contain_text("Op de fiets.txt")
    noor.click(".banner button[formaction$='/restore/']")
    expect(noor).to_have_url(re.compile(r"/files/folders/\d+/$"))
    expect(rows(noor, "Op de fiets.txt")).to_be_visible()
