"""The community manager's Monday morning: everything that can wait is opened from the list, done, and gone from it."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests.journeys.conftest import EDITOR, NOT_FOR_THE_SERVER, Visitors, opened

pytestmark = pytest.mark.browser
DESK = "/adoption/desk/"
HOUSE = Path(__file__).with_name("monday_house.py")
MOST_ROUNDS = 12
SOON, LATER = ((date.today() + timedelta(days=ahead)).isoformat() for ahead in (9, 60))  # noqa: DTZ011 (as a browser knows it)


def answer(page):
    """Answer a post, or what somebody said under it."""
    said = page.locator("#comments .comment").count()
    page.locator("#comment-body").fill("Welkom, en dank je wel. Ik zoek het uit.")
    page.click("#comment-form button[type=submit]")
    expect(page.locator("#comments .comment")).not_to_have_count(said)


def form(**typed):
    """Return how a form is filled in and sent: text by name, a choice by its value."""

    def walk(page):
        send(page, page.locator("main form.form[method=post]").first, typed)

    return walk


def send(page, there, typed):
    """Fill in a form and send it; the page that follows is no refusal."""
    for name, value in typed.items():
        field = there.locator(f"[name='{name.replace('_words', '-words')}']").first
        if field.get_attribute("type") == "radio":
            there.locator(f"[name='{name}']" + (f"[value='{value}']" if value else "")).first.check()
        else:
            field.fill(value)
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        there.locator("button[type=submit], .form__acts button").first.click()
    assert sent.value.status < 400, (page.url, sent.value.status)
    page.wait_for_load_state()


def press(selector):
    """Return how a button is pressed that does it at once."""

    def walk(page):
        with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
            page.locator(selector).first.click()
        assert sent.value.status < 400, (page.url, sent.value.status)
        page.wait_for_load_state()

    return walk


def write(page):
    """Finish the post that was begun."""
    page.locator(EDITOR).click()
    page.keyboard.press("End")
    page.keyboard.type(" Goed gedaan.")
    value = page.locator(".composer [name=value]")
    if value.count():
        value.first.check(force=True)
    page.click(".composer__foot button[type=submit]")
    page.wait_for_url("**/posts/*/")


def keep_promise(page):
    """Write what was promised, and say where it stands."""
    promise = page.url
    page.goto("/posts/new/")
    page.fill(EDITOR, "Kom langs bij het vragenuur, donderdag om twaalf uur in de kantine.")
    page.click(".composer__foot button[type=submit]")
    page.wait_for_url("**/posts/*/")
    post = page.url
    page.goto(promise)
    there = page.locator("main form.form[method=post]").first
    if there.locator("[name=lately]").count():
        there.locator("[name=lately]").first.check()
    else:
        there.locator("[name=address]").fill(post)
    send(page, there, {})


def find_owner(page):
    """Look for a colleague and make them the owner."""
    page.fill("main input[name=q]", "Jolanda")
    page.click("main form.filters button")
    page.wait_for_load_state()
    press("main button[name=username]")(page)


def look(page):
    """See what there is to do: it takes others, or another day."""
    expect(page.locator("main h1").first).to_be_visible()


def three_meetings(page):
    """Plan what is lacking after going live."""
    there = page.url
    for _number in range(3):
        page.goto(there)
        form(title="Hoe het gaat", day=LATER, place="Kantine")(page)


def name_owner(page):
    """Type who answers for it, and choose from what is offered: it lies over the button below."""
    page.locator("main [name='owner-words']").first.fill("communitymanager")
    page.locator(".picks__one").first.click()
    press("main form.form .form__acts button")(page)


def close_early(page):
    """Close the scan, after what that means was opened and read."""
    page.locator("main details > summary").first.click()
    press("main button[formaction$='/close/']")(page)


# How the prepared act of each source is done to its end. desk/tests/test_walked.py holds every source to standing here.
ACTS = {
    "ambassadors.after": three_meetings,
    "ambassadors.meeting": form(title="Hoe het gaat", day=SOON, place="Kantine"),
    "ambassadors.notes": lambda page: send(page, page.locator("#notes"), {"notes": "We delen drie voorbeelden."}),
    "care.first-comments": answer,
    "care.first-posts": answer,
    "care.help": form(answer="Begin met één kleine vraag. Ik kijk mee."),
    "care.overdue": answer,
    "care.ownerless": find_owner,
    "care.quiet": press("main button[formaction$='/ask/']"),
    "culture": close_early,
    "launch.contest": press("main button[formaction$='/call-off/']"),
    "launch.names": lambda page: send(page, page.locator("main form.form").last, {"why": "Dit doet iemand pijn."}),
    "moderation.appeals": form(upheld="yes", because="Het eerste besluit klopt."),
    "moderation.cases": form(decision="kept", because="Dit mag gezegd worden."),
    "pilots.changed": press("main button[formaction$='/seen/']"),
    "pilots.dissolved": press("main button[formaction$='/seen/']"),
    "pilots.unowned": form(owner_words="communitymanager"),
    "planboard.commitments": keep_promise,
    "planboard.milestones": write,
    "planboard.overdue": form(due_on=SOON),
    "planboard.ownerless": form(owner_words="communitymanager"),
    "planboard.sponsors": form(goal="", person_words="redacteur"),
    "programme": form(outcome="growing", evaluation="Minder mail waar de teamleider het voordeed."),
    "programme.cut-off": form(),
    "programme.unowned": name_owner,
    "questions.overdue": answer,
    "questions.unanswered": answer,
    "stewardship.leaderless": form(leader_words="communitymanager"),
    "stewardship.requests": form(gives="yes"),
    "stewardship.untrained": press("#ask-all button"),
}
# What the act alone does not end: others answer, places are filled one by one, a day has to come. It is ticked off.
TICKED = {
    "ambassadors.asked": look,
    "ambassadors.gaps": form(person_words="redacteur"),
    "functions": write,
    "pilots.late": look,
    "pilots.unjudged": look,
    "planboard.team": look,
}


@pytest.fixture(scope="module")
def monday(chromium, tmp_path_factory):
    """A demonstration in which a thing of every source waits: its address, and how to ask what waits."""
    data = tmp_path_factory.mktemp("monday", numbered=True)

    def waits(**told):
        environment = {name: value for name, value in os.environ.items() if name not in NOT_FOR_THE_SERVER}
        environment |= {"OMARM_DATA": str(data)} | told
        omarm = [str(Path(sys.executable).parent / "omarm"), "manage", "shell"]
        code = f"exec(compile(open({str(HOUSE)!r}).read(), 'house', 'exec'), globals())"
        done = subprocess.run([*omarm, "-c", code], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.strip().splitlines()[-1])

    with opened(data) as address:
        waits(MONDAY="prepare")
        yield address, waits


def test_everything_that_waits_is_done_from_the_list(monday, engine):
    address, waits = monday
    with Visitors(engine, address, {}).all_gone() as visitors:
        manager = visitors.arrive("communitymanager")
        found, walked, ended = waits(), set(), set()
        assert {source for source, _key in found["items"].values()} == {*found["sources"]}
        for _round in range(MOST_ROUNDS):
            ended |= walk_the_list(manager, found["items"], walked)
            found = waits()
            left = {tuple(one) for one in found["items"].values()}
            assert ended & left == set()
            if walked == {*found["sources"]}:
                break
        assert {*found["sources"]} - walked == set()
        assert visitors.complaints == []


def walk_the_list(page, items, walked):
    """Do what stands on the list now, once for each source; what was done before is for another day. Returns what must be gone."""
    ended = set()
    page.goto(DESK)
    lines = page.locator("#items .desk-item")
    assert 0 < lines.count() <= 10
    assert [rule["id"] for rule in Axe().run(page).response["violations"]] == []
    for mark in [line.get_attribute("id") for line in lines.all()]:
        source, key = items[mark.removeprefix("item-")]
        if source in walked or key.startswith(("lapse", "ending")):
            say(page, mark, "later")
            continue
        page.locator(f"#{mark} .desk-item__acts > a.button").click()
        page.wait_for_load_state()
        (ACTS | TICKED)[source](page)
        walked.add(source)
        page.click(".desk-back a")
        page.wait_for_url(f"**{DESK}")
        if source in TICKED:
            say(page, mark, "done")
        else:
            ended.add((source, key))
    return ended


def say(page, mark, word):
    """Say of a line that it is done, or for another day; it is gone from the list."""
    line = page.locator(f"#{mark}")
    if line.count():
        line.locator(f"[formaction$='/{word}/']").click()
        expect(page.locator(f"#{mark}.desk-item--settled")).to_be_visible()
