"""What the product is for: somebody asks, a colleague finds it, answers, and it is seen."""

import io

import pytest
from PIL import Image

pytestmark = pytest.mark.browser


@pytest.fixture
def photo():
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 120, 80)).save(stream, "JPEG")
    return {"name": "schuur.jpg", "mimeType": "image/jpeg", "buffer": stream.getvalue()}


def test_a_question_with_a_photo_is_answered_by_a_colleague(visit, photo):
    noor = visit("medewerker")
    noor.get_by_role("searchbox").first.fill("smeets bodem")
    noor.keyboard.press("Enter")
    noor.get_by_role("link", name="Joost Smeets").first.click()
    assert "bodemsanering" in noor.locator(".profile-head").inner_text()

    noor.goto("/groups/bodem-en-ondergrond/")
    noor.locator(".composer__open").click()
    noor.get_by_label("Titel").fill("Mag een schuur op een oude stortplaats?")
    noor.locator("textarea[name=body]").fill("Het perceel aan de Kade is tot 1974 gebruikt voor huisvuil.")
    noor.locator("input[type=file]").set_input_files(photo)
    noor.locator(".photo-preview input[name=alt]").fill("De schuur op het perceel")
    noor.get_by_role("button", name="Plaatsen").click()
    noor.wait_for_url("**/posts/*/")
    assert noor.get_by_role("heading", name="Mag een schuur").count()
    assert (
        noor.locator("img[alt='De schuur op het perceel']").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        > 0
    )

    joost = visit("groepsbeheerder")
    joost.get_by_role("link", name="Mag een schuur op een oude stortplaats?").first.click()
    joost.locator("textarea[name=body]").fill("Alleen na verkennend onderzoek. Ik stuur je het rapport.")
    joost.locator("#comment-form button").click()
    joost.locator("#comments .comment").first.wait_for()
    joost.locator(".act[name=kind]").first.click()
    joost.locator(".act[aria-pressed=true]").wait_for()

    noor.reload()
    assert "Alleen na verkennend onderzoek" in noor.locator("#comments").inner_text()
    assert "Nuttig 1" in noor.locator(".post-card__acts").inner_text()


def test_everything_works_without_javascript(visit):
    page = visit("medewerker", java_script_enabled=False)
    page.locator(".composer__open").click()
    page.locator("textarea[name=body]").fill("Geschreven zonder JavaScript.")
    page.get_by_role("button", name="Plaatsen").click()
    assert "Geschreven zonder JavaScript." in page.locator(".post-card").inner_text()

    page.locator("textarea[name=body]").fill("En beantwoord.")
    page.locator("#comment-form button").click()
    assert "En beantwoord." in page.locator("#comments").inner_text()

    page.locator(".act[name=kind]").first.click()
    assert page.locator(".act[aria-pressed=true]").count() == 1
    page.locator(".act[aria-pressed=true]").click()
    assert page.locator(".act[aria-pressed=true]").count() == 0


def test_a_new_post_is_offered_to_who_looks_at_home(visit):
    reader = visit("or")
    reader.wait_for_timeout(1500)  # the live stream opens after the page
    writer = visit("bestuurder")
    writer.goto("/posts/new/")
    writer.locator("textarea[name=body]").fill("Vanmiddag om drie uur is er taart in de kantine.")
    writer.get_by_role("button", name="Plaatsen").click()
    offer = reader.locator("live-offer a")
    offer.wait_for(timeout=15000)
    offer.click()
    assert (
        "er is taart" in reader.locator(".post-card").first.inner_text()
        or "taart" in reader.locator("#stream").inner_text()
    )


def test_what_was_typed_survives_being_signed_out(visit):
    page = visit("medewerker")
    page.goto("/posts/new/")
    page.get_by_label("Titel").fill("Een bericht van een half uur")
    page.locator("textarea[name=body]").fill("Dit mag niet verloren gaan.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Plaatsen").click()
    page.locator("input[name=login]").fill("medewerker")
    page.locator("input[name=password][type=password]").fill("omarm")
    page.locator("form.form button").click()
    assert page.locator("textarea[name=body]").input_value() == "Dit mag niet verloren gaan."
    page.locator("main form button").first.click()
    page.wait_for_url("**/posts/*/")
    assert "Dit mag niet verloren gaan." in page.locator(".post-card").inner_text()


def test_who_is_outside_a_group_cannot_find_it(visit):
    page = visit("buitendienst")
    for path in ("/groups/incidententeam/", "/groups/incidententeam/about/", "/groups/vertrouwenspersonen/members/"):
        assert page.goto(path).status == 404
    page.goto("/groups/?q=incident")
    assert "Incidententeam" not in page.content()
    assert page.goto("/groups/managementteam/").status == 200
    assert page.locator(".post-card").count() == 0
    assert page.goto("/groups/managementteam/members/").status == 404
