import filetype
from django.test import SimpleTestCase

from omarm.demo.loading.content import read_content
from omarm.demo.loading.files import page
from omarm.demo.loading.plan import Plan
from omarm.files.queries.tree import DEEPEST
from omarm.media.commands.recognising import mime_of

ENDINGS = {"pdf": "application/pdf", "csv": "text/csv", "txt": "text/plain"}


class FilesOfGroupsTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.content = read_content()

    def test_every_file_is_what_its_name_says(self):
        for told in self.content.documents:
            for version in told["version"]:
                text, ending = version["text"].strip(), told["name"].rpartition(".")[2]
                with self.subTest(name=told["name"]):
                    self.assertEqual(mime_of(page(text) if ending == "pdf" else f"{text}\n".encode()), ENDINGS[ending])

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
        self.assertEqual(len({told["group"] for told in self.content.documents}), 6)
        for told in self.content.documents:
            days = [version["days_ago"] for version in told["version"]]
            self.assertEqual(days, sorted(days, reverse=True))
            self.assertLessEqual({version["by"] for version in told["version"]}, members[told["group"]])
            if "folder" in told:
                self.assertEqual(folders[told["folder"]]["group"], told["group"])
        self.assertGreaterEqual(sum(len(told["version"]) > 1 for told in self.content.documents), 3)
