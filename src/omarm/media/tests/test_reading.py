import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile

from django.test import SimpleTestCase

from omarm.media.reading import MOST_LETTERS, kinds
from omarm.media.reading.apart import COMMAND, STOPPED, read_apart
from omarm.media.reading.outcome import Ended, Outcome
from omarm.media.reading.pages import Pages, clean
from omarm.media.tests.documents import (
    OLD_OFFICE,
    docx,
    locked_office,
    open_document,
    pdf,
    pptx,
    scan,
    xlsx,
    zipped,
)

WORDS = "De fietsvergoeding is verhoogd"
MEGABYTE = 1024 * 1024


def read(data, ending="", **told):
    """Return (outcome, words) of these bytes, read in a process of its own."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        reading = read_apart(file, ending, **told)
    return reading.outcome, reading.text


class KindsTests(SimpleTestCase):
    def assert_read(self, data, expected, ending=""):
        self.assertEqual(read(data, ending), (Outcome.WHOLE, expected))

    def test_word(self):
        hidden = (
            "<w:p><w:r><w:t>De fiets</w:t></w:r><w:del><w:r><w:delText>auto</w:delText></w:r></w:del>"
            "<w:r><w:t>vergoeding</w:t><w:tab/><w:t>is hoger</w:t></w:r></w:p>"
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>vak</w:t></w:r></w:p></mc:Choice>"
            "<mc:Fallback><w:p><w:r><w:t>vak</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
            "<w:p><w:r><w:instrText>PAGEREF</w:instrText></w:r></w:p>"
        )
        self.assert_read(docx(WORDS, footnotes="<w:p><w:r><w:t>noot</w:t></w:r></w:p>"), f"{WORDS}\nnoot")
        self.assert_read(docx(document=hidden, header1=""), "De fietsvergoeding is hoger\nvak")

    def test_word_as_other_producers_name_it(self):
        self.assert_read(zipped({"word/document2.xml": docx_part("anders")}), "anders")
        self.assert_read(zipped({"word/document.xml": docx_part("los")}, zipfile.ZIP_STORED), "los")

    def test_excel(self):
        self.assert_read(xlsx("fiets", "vergoeding"), "Begroting\nfiets\nvergoeding\nincel")

    def test_powerpoint(self):
        words = [f"dia {number}" for number in range(1, 12)]
        self.assert_read(pptx(*words), "\n".join([*words, "spreeknotitie"]))

    def test_open_document(self):
        for kind in ("text", "spreadsheet", "presentation"):
            self.assert_read(open_document(WORDS, "en<text:s/>meer", kind=kind), f"{WORDS}\nen meer")
        changed = (
            "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
            "<text:p>blijft<office:annotation><dc:creator>Ada</dc:creator><text:p>opmerking</text:p></office:annotation></text:p>"
            '<table:table table:name="Blad"><table:table-row><table:table-cell><text:p>cel</text:p></table:table-cell>'
            "</table:table-row></table:table>"
        )
        self.assert_read(open_document(body=changed), "blijftopmerking\nBlad\ncel")

    def test_pdf(self):
        self.assert_read(pdf(f"Titel\n{WORDS}", "Tweede bladzij"), f"Titel\n{WORDS}\nTweede bladzij")

    def test_a_pdf_that_is_locked_only_against_printing_opens(self):
        self.assert_read(pdf(WORDS, password="geheim", opens_for_all=True), WORDS)

    def test_texts(self):
        self.assert_read(b"naam;plaats\nAda;Proefstad\n", "naam;plaats\nAda;Proefstad", "csv")
        self.assert_read(b"\xef\xbb\xbf# Kop\n\nWoorden", "# Kop\nWoorden", "md")
        self.assert_read("caf\u00e9".encode("utf-16"), "café", "txt")
        self.assert_read("café".encode("cp1252"), "café", "txt")

    def test_rich_text(self):
        told = (
            rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Word;}{\info{\author Ada}}\uc1 "
            rb"De \b fiets\b0 vergoeding is caf\'e9 \u233?\par{\pict 89504e47}{\field{\*\fldinst HYPERLINK}{\fldrslt hier}} \{x\}}"
        )
        self.assert_read(told, "De fietsvergoeding is café é\nhier {x}")


def docx_part(words):
    return docx_xml(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")


def docx_xml(xml):
    return zipfile.ZipFile(io.BytesIO(docx(document=xml))).read("word/document.xml").decode()


class RefusedTests(SimpleTestCase):
    def test_how_it_ends(self):
        laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        for name, data, ending, outcome in (
            ("a locked PDF", pdf(WORDS, password="geheim"), "pdf", Outcome.LOCKED),
            ("a locked file of Office", locked_office(), "docx", Outcome.LOCKED),
            ("a locked OpenDocument", open_document("x", manifest="<encryption-data/>"), "odt", Outcome.LOCKED),
            ("an old file of Office", OLD_OFFICE, "doc", Outcome.UNSUPPORTED),
            ("any zip", zipped({"a.txt": "x"}), "zip", Outcome.UNSUPPORTED),
            ("a program", b"\x7fELF\x02\x01\x01\x00" + bytes(64), "", Outcome.UNSUPPORTED),
            ("letters of Windows without a name that says so", "café".encode("cp1252"), "", Outcome.UNSUPPORTED),
            ("half a PDF", pdf(WORDS)[:200], "pdf", Outcome.BROKEN),
            ("half a zip", docx(WORDS)[:-40], "docx", Outcome.BROKEN),
            ("XML that does not end", zipped({"word/document.xml": docx_part("x")[:-20]}), "docx", Outcome.BROKEN),
            ("a document type", zipped({"word/document.xml": laughs + docx_part("&b;")}), "docx", Outcome.BROKEN),
        ):
            with self.subTest(name):
                self.assertEqual(read(data, ending), (outcome, ""))

    def test_a_scan_is_whole_and_says_nothing(self):
        self.assertEqual(read(scan()), (Outcome.WHOLE, ""))

    def test_a_locked_entry_of_a_zip(self):
        data = bytearray(docx(WORDS))
        place = data.rfind(b"PK\x01\x02")  # the last entry of the list: word/document.xml
        data[place + 8] |= 1
        self.assertEqual(read(bytes(data)), (Outcome.LOCKED, ""))

    def test_a_long_text_is_cut(self):
        outcome, words = read(docx(*["woord " * 1000] * 100), "docx")
        self.assertEqual(outcome, Outcome.CUT)
        self.assertLess(MOST_LETTERS - 10, len(words))
        self.assertLessEqual(len(words), MOST_LETTERS)

    def test_a_bomb_stops_where_it_is_unpacked(self):
        """100 MB in 100 kB, of which nothing is a word until the end."""
        parts = {"word/document.xml": docx_xml(f"<w:x>{' ' * 100 * MEGABYTE}</w:x><w:p><w:t>te laat</w:t></w:p>")}
        data = zipped(parts)
        self.assertLess(len(data), MEGABYTE)
        self.assertEqual(read(data), (Outcome.CUT, ""))

    def test_the_clock_ends_it(self):
        self.assertEqual(read(pdf(WORDS), seconds=0.001), (Outcome.CUT, ""))

    def test_what_was_read_before_it_broke_is_kept(self):
        self.assertEqual(read(docx(WORDS, footnotes="<w:p>")), (Outcome.BROKEN, WORDS))

    def test_nothing_invisible_or_unstorable_is_left(self):
        told = (
            "a\x00b\x07c\ud800d\ue000e\ufffff\u200bg ver-\ngoeding \ufb01ets\xadpad\u202e e\u0301\r\nnieuw  \n\n regel"
        )
        self.assertEqual(clean(told), "a b c d e fg vergoeding fietspad é\nnieuw\nregel")
        self.assertEqual(clean("Noord-\nHolland").split(), ["Noord-", "Holland"])


class ApartTests(SimpleTestCase):
    def test_the_process_holds_itself_back(self):
        """Asked of the process itself, in the way it starts: isolated, with its limits, without our surroundings."""
        asked = (
            "import sys, resource, os; from omarm.media.reading.holding_back import hold_back; hold_back();"
            "print(*(resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_AS, resource.RLIMIT_CPU,"
            " resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE)), os.nice(0))"
        )
        told = subprocess.run(
            [sys.executable, *COMMAND[1:3], "-c", asked], capture_output=True, text=True, check=True, env={}
        )
        self.assertEqual(
            told.stdout.split(), [str(512 * MEGABYTE), "10", "32", str(4 * MEGABYTE), str(os.nice(0) + 10)]
        )
        self.assertNotEqual(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 32)

    def test_too_much_memory_and_too_much_time_end_it(self):
        for wish, ends in (("x = bytearray(800 * 2**20)", {1}), ("\nwhile True: pass", STOPPED)):
            code = "import resource; from omarm.media.reading.holding_back import MOST, hold_back;"
            code += f"MOST[resource.RLIMIT_CPU] = 1; hold_back(); {wish}"
            told = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False, env={})
            self.assertIn(told.returncode, ends, told.stderr[-300:])


class HostileTests(SimpleTestCase):
    def setUp(self):
        super().setUp()
        chance = random.Random(20261122)
        whole = [
            pdf(WORDS, "Twee"),
            docx(WORDS),
            xlsx("a"),
            pptx("a"),
            open_document(WORDS),
            b"{\\rtf1 a{\\b b}\\u233?}",
        ]
        self.files = [_tampered(chance, whole[number % len(whole)]) for number in range(200)]

    def test_two_hundred_files_that_were_tampered_with_end(self):
        """Bytes changed, taken out and doubled, in each kind. In this process: to start two hundred takes minutes."""
        outcomes = [_end_of(data) for data in self.files]
        self.assertTrue({Outcome.BROKEN, Outcome.WHOLE} <= set(outcomes))
        self.assertLess(outcomes.count(Outcome.UNSUPPORTED), 60)  # or nothing was tried but the readers of other kinds

    def test_some_of_them_in_processes_of_their_own(self):
        for data in self.files[:18]:
            outcome, words = read(data, "txt")
            self.assertIn(outcome, Outcome)
            self.assertNotIn("\x00", words)


def _end_of(data):
    try:
        kinds.read(io.BytesIO(data), "txt", Pages(io.BytesIO()))
    except Ended as error:
        return error.outcome
    except Exception:  # noqa: BLE001 (whatever it is ends the process with 1)
        return Outcome.BROKEN
    return Outcome.WHOLE


def _tampered(chance, data):
    data = bytearray(data)
    for _time in range(chance.randint(1, 12)):
        place = chance.randrange(len(data))
        act = chance.randrange(4)
        if act == 0:
            data[place] = chance.randrange(256)
        elif act == 1:
            del data[place : place + chance.randint(1, 40)]
        elif act == 2:
            data[place:place] = data[place : place + chance.randint(1, 200)]
        else:
            data[place : place + 4] = chance.randbytes(4)
        if len(data) < 20:
            break
    return bytes(data)
