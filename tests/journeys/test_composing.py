"""Writing: a photo in three taps, formatting and names from the keyboard, another way to write, a draft on another device."""

import re

import pytest
from playwright.sync_api import expect

from omarm.media.tests.pictures import as_bytes, picture

EDITOR = ".composer .rich-editor__words"
PUBLISH = ".composer__foot button[type=submit]"
PHOTOS = ".composer label[for$=photos]"
# Notes every place that the button for photos has, from the moment that it is there.
FOLLOW = """
([selector, seen]) => {
  window[seen] = []
  const look = () => {
    const { x, y, width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {}
    const place = JSON.stringify([x, y + scrollY, width, height])
    if (x !== undefined && window[seen].at(-1) !== place) window[seen].push(place)
    requestAnimationFrame(look)
  }
  look()
}
"""
pytestmark = pytest.mark.browser


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "plein.jpg"
    path.write_bytes(as_bytes(picture(640, 420)))
    return path


def test_from_home_to_a_post_with_a_photo_in_three_taps(visitors, photo):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.tap(".composer__open")
    with noor.expect_file_chooser() as chooser:
        noor.tap(PHOTOS)
    chooser.value.set_files(photo)
    expect(noor.locator(".composer .upload input[name=image]")).to_be_attached()
    noor.tap(PUBLISH)
    noor.wait_for_url(re.compile(r"/posts/\d+/$"))
    expect(noor.locator(".post-card .media")).to_be_visible()


def test_what_one_is_about_to_tap_stays_where_it_is(visitors):
    noor = visitors.arrive("medewerker", phone=True, has_touch=True, is_mobile=True)
    noor.evaluate(FOLLOW, [PHOTOS, "places"])
    noor.tap(".composer__open")
    expect(noor.locator(".composer rich-editor[ready]")).to_be_attached()
    expect(noor.locator(EDITOR)).to_be_focused()
    assert len(noor.evaluate("places")) == 1


def test_a_photo_that_was_chosen_before_the_page_was_ready_is_sent(visitors, photo):
    noor = visitors.arrive("medewerker").context.new_page()  # one that is not waited for
    held = {}
    noor.route("**/upload-area*.js", lambda route: held.update(script=route))
    noor.goto("/posts/new/")
    noor.set_input_files(".composer input[name=photos]", photo)
    held["script"].continue_()
    expect(noor.locator(".composer .upload input[name=image]")).to_be_attached()


def test_formatting_and_names_from_the_keyboard(visitors):
    noor = visitors.arrive("medewerker")
    noor.goto("/posts/new/")
    expect(noor.locator(EDITOR)).to_be_focused()
    noor.keyboard.press("Control+b")
    noor.keyboard.type("Let op")
    noor.keyboard.press("Control+b")
    noor.keyboard.type(" @kees bak")
    expect(noor.locator(".picks__one").first).to_contain_text("Kees Bakker")
    noor.keyboard.press("Enter")
    noor.click(PUBLISH)
    card = noor.locator(".post-card--whole")
    expect(card.locator("strong")).to_have_text("Let op")
    expect(card.locator("a[data-person]")).to_have_text("@Kees Bakker")


def test_another_way_to_write_keeps_what_was_typed_and_a_draft_waits_elsewhere(visitors):
    noor = visitors.arrive("medewerker")
    noor.goto("/posts/new/")
    noor.fill(EDITOR, "De loods is klaar")
    noor.click(".writings button[formaction$=story]")
    expect(noor.locator("[name=situation]")).to_be_visible()
    expect(noor.locator(EDITOR)).to_have_text("De loods is klaar")
    noor.fill("[name=situation]", "Er was geen plek")
    expect(noor.locator("[data-state]")).not_to_be_empty()

    phone = visitors.arrive("medewerker", phone=True)
    phone.click(".composer__open")
    phone.click(".composer__offer a")
    expect(phone.locator("[name=situation]")).to_have_value("Er was geen plek")
    expect(phone.locator(EDITOR)).to_have_text("De loods is klaar")
    phone.click(PUBLISH)
    expect(phone.locator(".post-card--whole")).to_contain_text("Er was geen plek")


def test_on_a_phone_nothing_lies_over_the_photos_while_a_draft_is_offered(visitors):
    sylvia = visitors.arrive("redacteur", phone=True)
    sylvia.click(".composer__open")
    sylvia.fill(EDITOR, "Half verhaal voor later")
    expect(sylvia.locator("[data-state]")).to_have_text("Je concept is bewaard.", timeout=15_000)
    elsewhere = visitors.arrive("redacteur", phone=True)
    elsewhere.click(".composer__open")
    expect(elsewhere.locator(".composer__offer")).to_be_visible()
    button = elsewhere.locator(PHOTOS)
    button.wait_for()
    middle = button.bounding_box()
    above = elsewhere.evaluate(
        "([x, y]) => document.elementFromPoint(x, y)?.closest('label, .composer__foot, .bottom-bar')?.className",
        [middle["x"] + middle["width"] / 2, middle["y"] + middle["height"] / 2],
    )
    assert above == button.get_attribute("class"), above
