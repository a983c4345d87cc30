"""A colleague as a card, read by somebody else's reader."""

import re

import vobject
import zxingcpp
from PIL import Image

from omarm.people.models import Person
from omarm.profiles.queries.vcard import qr_of, vcard_for
from omarm.profiles.tests.test_sight import SightTestCase

ADDRESS = "https://intranet.example/people/ada/"


def as_picture(square, *, large=4):
    """Return the lines of a square as a picture: each begins at (x, y), goes right, and is one high."""
    side = int(re.search(r'viewBox="0 0 (\d+) ', square)[1])
    picture = Image.new("L", (side, side), 255)
    x = y = 0.0
    for letter, told in re.findall(r"([Mmh])([^Mmhz]*)", re.search(r'<path [^>]*stroke="#000" d="([^"]+)"', square)[1]):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", told)]
        if letter == "h":
            picture.paste(0, (int(x), int(y), int(x + numbers[0]), int(y) + 1))
            x += numbers[0]
        else:
            x, y = numbers if letter == "M" else (x + numbers[0], y + numbers[1])
    return picture.resize((side * large, side * large))


class CardTests(SightTestCase):
    def setUp(self):
        Person.objects.filter(pk=self.ada.pk).update(
            function="Adviseur; bodem, water\\en lucht", phone="06 1234 5678", place="De Werf, Ärztehaus\nkamer 2"
        )
        self.ada.refresh_from_db()

    def card(self, reader):
        return vobject.readOne(vcard_for(reader, self.ada, address=ADDRESS))

    def test_another_reader_finds_all_that_was_told(self):
        card = self.card(self.bo)
        self.assertEqual(card.version.value, "3.0")
        self.assertEqual((card.n.value.family, card.n.value.given), ("van der Velde", "Ada"))
        self.assertEqual(card.fn.value, "Ada van der Velde")
        self.assertEqual(card.title.value, "Adviseur; bodem, water\\en lucht")
        self.assertEqual(card.org.value, ["Gemeente Proefstad", "Team Groen"])
        self.assertEqual((card.tel.value, card.email.value), ("06 1234 5678", "ada@proefstad.example"))
        self.assertEqual(card.adr.value.extended, "De Werf, Ärztehaus\nkamer 2")
        self.assertEqual(card.url.value, ADDRESS)

    def test_it_holds_only_what_the_reader_may_see(self):
        self.tell(audiences={"phone": "department", "mail": "myself"})
        for reader, tel, mail, place in (
            (self.ada, 1, 1, 1),
            (self.cy, 1, 0, 1),
            (self.dee, 0, 0, 1),
            (self.gus, 0, 0, 0),
        ):
            held = [name in self.card(reader).contents for name in ("tel", "email", "adr")]
            self.assertEqual(held, [bool(tel), bool(mail), bool(place)], reader)

    def test_lines_are_folded_by_octets_and_never_within_a_letter(self):
        Person.objects.filter(pk=self.ada.pk).update(function="ï" * 160)
        self.ada.refresh_from_db()
        text = vcard_for(self.bo, self.ada, address=ADDRESS)
        lines = text.encode().split(b"\r\n")
        self.assertEqual(lines[-1], b"")
        self.assertLessEqual(max(map(len, lines)), 75)
        for line in lines:
            line.decode()
        self.assertNotIn(b"\n", text.encode().replace(b"\r\n", b""))
        self.assertEqual(self.card(self.bo).title.value, "ï" * 160)

    def test_nothing_that_is_typed_begins_a_line_of_its_own(self):
        breaks = "\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"
        phone, place = "".join(f"{one}NOTE:1" for one in breaks)[:40], "a\nEND:VCARD\x07"
        typed = "".join(f"{one}NOTE:2" for one in breaks)
        Person.objects.filter(pk=self.ada.pk).update(phone=phone, place=place, function=typed)
        self.ada.refresh_from_db()
        card = self.card(self.bo)
        self.assertNotIn("note", card.contents)
        text = vcard_for(self.bo, self.ada, address=ADDRESS)
        self.assertEqual([line for line in text.splitlines() if line.startswith("NOTE")], [])
        self.assertEqual(card.fn.value, "Ada van der Velde")

    def test_the_address_gives_a_file_to_who_may_see_the_person(self):
        answer = self.as_person(self.bo).get("/people/ada/card.vcf")
        self.assertEqual(answer["Content-Type"], "text/vcard; charset=utf-8")
        self.assertEqual(answer["Content-Disposition"], 'attachment; filename="ada.vcf"')
        self.assertIn("no-store", answer["Cache-Control"])
        card = vobject.readOne(answer.content.decode())
        self.assertEqual(card.url.value, "http://testserver/people/ada/")
        self.assertEqual(self.as_person(self.gus).get("/people/cy/card.vcf").status_code, 404)
        self.assertEqual(self.as_person(self.gus).get("/people/ada/card.vcf").status_code, 200)
        Person.objects.filter(pk=self.cy.pk).update(is_active=False)
        self.assertEqual(self.as_person(self.bo).get("/people/cy/card.vcf").status_code, 404)

    def test_another_reader_finds_the_address_in_the_square_that_is_drawn(self):
        for address in (ADDRESS, f"https://intranet.gemeente-proefstad.example/people/{'x' * 60}/"):
            [read] = zxingcpp.read_barcodes(as_picture(qr_of(address)))
            self.assertEqual((read.text, read.format), (address, zxingcpp.BarcodeFormat.QRCode))

    def test_the_page_has_the_square_of_its_own_address_and_nothing_else_in_it(self):
        page = self.as_person(self.bo).get("/people/ada/").content.decode()
        squares = re.findall(r'<svg [^>]*class="qr".*?</svg>', page)
        read = {one.text for square in squares for one in zxingcpp.read_barcodes(as_picture(square))}
        self.assertEqual(read, {"http://testserver/people/ada/"})

    def test_the_square_is_dark_on_light_and_has_no_style(self):
        drawn = qr_of(ADDRESS)
        self.assertTrue(re.match(r'<svg [^>]*viewBox="0 0 \d+ \d+"', drawn))
        self.assertIn('fill="#fff"', drawn)
        self.assertIn('stroke="#000"', drawn)
        self.assertNotIn("style", drawn)
