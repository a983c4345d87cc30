import io
import zipfile
from xml.etree import ElementTree

import filetype
from django.test import SimpleTestCase
from pypdf import PdfReader

from omarm.demo.loading import office, pdf
from omarm.demo.loading.content import read_content
from omarm.demo.loading.files import made
from omarm.demo.loading.pdf import page
from omarm.demo.loading.plan import Plan
from omarm.files.queries.tree import DEEPEST
from omarm.media.commands.recognising import mime_of

OF_OFFICE = "application/vnd.openxmlformats-officedocument"
ENDINGS = {
    "pdf": "application/pdf", "csv": "text/csv", "txt": "text/plain",
    "docx": f"{OF_OFFICE}.wordprocessingml.document", "xlsx": f"{OF_OFFICE}.spreadsheetml.sheet",
}  # fmt: skip


class FilesOfGroupsTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.content = read_content()

    def test_every_file_is_what_its_name_says(self):
        told = [{"name": one["name"]} | version for one in self.content.documents for version in one["version"]]
        told += [file for post in self.content.posts for file in post.get("file", ())]
        self.assertEqual({one.get("as", "page") for one in told}, {"page", "scan", "locked"})
        for one in told:
            with self.subTest(name=one["name"]):
                self.assertEqual(mime_of(made(one)), ENDINGS[one["name"].rpartition(".")[2]])

    def test_a_scan_has_no_words_and_what_is_locked_opens_with_its_password(self):
        self.assertEqual(PdfReader(io.BytesIO(pdf.scan("Proefboring\n\nblauwe klei"))).pages[0].extract_text(), "")
        locked = PdfReader(io.BytesIO(pdf.locked("Raamcontract\n\nklinkers")))
        self.assertTrue(locked.is_encrypted)
        self.assertFalse(locked.decrypt(""))
        self.assertTrue(locked.decrypt(pdf.PASSWORD))
        self.assertIn("klinkers", locked.pages[0].extract_text())

    def test_every_part_of_an_office_file_is_named_where_programs_look(self):
        for data in (office.document("Kop & staart\n\nregel"), office.workbook("Wat;Euro\nKlinkers <rood>;31")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
            named = {one.get("PartName", "").lstrip("/") for one in parts["[Content_Types].xml"]} - {""}
            self.assertEqual(named, {name for name in parts if not name.endswith(".rels")} - {"[Content_Types].xml"})
            [first] = parts["_rels/.rels"]
            self.assertIn(first.get("Target"), named)
        self.assertEqual([cell.get("t") for cell in parts["xl/worksheets/sheet1.xml"].iter(f"{{{office.OF_EXCEL}}}c")],
                         ["inlineStr", "inlineStr", "inlineStr", None])  # fmt: skip

    def test_the_table_of_a_pdf_tells_where_things_are(self):
        data = page("Titel (1)\n\nEén regel met een \\ erin")
        self.assertEqual(filetype.guess_mime(data), "application/pdf")
        start = int(data.rpartition(b"startxref\n")[2].split()[0])
        self.assertTrue(data[start:].startswith(b"xref\n0 7\n"))
        for number, line in enumerate(data[start:].splitlines()[3:9], start=1):
            self.assertTrue(data[int(line.split()[0]) :].startswith(b"%d 0 obj" % number))

    def test_who_keeps_a_file_belongs_to_the_group_and_versions_follow_each_other(self):
        members = {slug: {one.person for one in group} for slug, group in Plan.for_day().members.items()}
        folders = {told["key"]: told for told in self.content.folders}
        self.assertLess(len(folders), 3**DEEPEST)
        self.assertEqual(len({told["group"] for told in self.content.documents}), 9)
        for told in self.content.documents:
            days = [version["days_ago"] for version in told["version"]]
            self.assertEqual(days, sorted(days, reverse=True))
            self.assertLessEqual({version["by"] for version in told["version"]}, members[told["group"]])
            if "folder" in told:
                self.assertEqual(folders[told["folder"]]["group"], told["group"])
        self.assertGreaterEqual(sum(len(told["version"]) > 1 for told in self.content.documents), 3)
