from datetime import timedelta

from django.utils import timezone

from omarm.files.commands import delete_document, delete_folder
from omarm.files.models import Document
from omarm.files.tests.keeping import FilePagesTestCase, sent
from omarm.stream.queries.uploads import forgotten_uploads, unused_files

HTMX = {"HTTP_HX_REQUEST": "true"}


class WhoSeesTests(FilePagesTestCase):
    def test_outsiders_find_none_of_the_addresses(self):
        folder, document = self.folder(), self.kept()
        gone, folder_gone = self.kept("weg.pdf"), self.folder("weg")
        delete_document(actor=self.ada, document=gone)
        delete_folder(actor=self.ada, folder=folder_gone)
        arrival = self.kept("PLAN.pdf")
        gets = [self.top, f"{self.top}bin/", f"{self.top}folders/new/", self.address(folder), self.address(folder, "new/"),
                self.address(folder, "edit/"), self.address(folder, "delete/"), self.address(document),
                self.address(document, "edit/"), self.address(document, "versions/1/"),
                self.address(document, "versions/1/download/")]  # fmt: skip
        posts = [f"{self.top}add/", f"{self.top}send/", f"{self.top}folders/new/", self.address(folder, "add/"),
                 self.address(folder, "send/"), self.address(folder, "delete/"), self.address(document, "delete/"),
                 self.address(document, "versions/"), self.address(document, "versions/send/"),
                 self.address(document, "versions/1/restore/"), self.address(gone, "restore/"),
                 self.address(folder_gone, "restore/"), *(
                     f"{self.top}arrivals/{arrival.pk}/{act}/" for act in ("both", "version", "leave-out"))]  # fmt: skip
        for person in (self.cy, self.gus, self.mo):
            client = self.as_person(person)
            for method, addresses in ((client.get, gets), (client.post, posts)):
                for address in addresses:
                    with self.subTest(person=person.username, address=address):
                        self.assertEqual(method(address).status_code, 404)

    def test_access_decides_who_reads(self):
        #                      member outsider guest administrator
        for group, *expected in (
            (self.open,        200,   200,     200,  200),
            (self.request,     200,   404,     404,  404),
            (self.closed,      200,   404,     404,  404),
            (self.hidden,      200,   404,     404,  404),
        ):  # fmt: skip
            document = self.kept(group=group)
            for act in ("", "versions/1/"):
                readers = (self.bo, self.cy, self.gus, self.mo)
                answers = [self.as_person(person).get(self.address(document, act)).status_code for person in readers]
                self.assertEqual(answers, expected, (group.access, act))

    def test_the_address_of_another_group_leads_nowhere(self):
        document, folder = self.kept(), self.folder()
        for thing in (document, folder):
            wrong = self.address(thing).replace(self.closed.slug, self.open.slug)
            self.assertEqual(self.as_person(self.ada).get(wrong).status_code, 404)

    def test_who_reads_without_belonging_changes_nothing(self):
        document, folder = self.kept(group=self.open), self.folder(group=self.open)
        client = self.as_person(self.cy)
        for address in (
            self.address(folder, "edit/"),
            self.address(document, "edit/"),
            self.address(folder, "delete/"),
        ):
            self.assertEqual(client.get(address).status_code, 403, address)
        posts = [self.address(document, "delete/"), self.address(document, "versions/1/restore/")]
        for address in posts:
            self.assertEqual(client.post(address).status_code, 403, address)
        self.assertEqual(client.post(self.address(folder, "add/"), {"files": [sent()]}).status_code, 403)
        self.assertEqual(Document.objects.visible_to(self.cy).count(), 1)

    def test_what_is_thrown_away_cannot_be_fetched(self):
        document = self.kept()
        delete_document(actor=self.ada, document=document)
        for act in ("", "versions/1/", "versions/1/download/"):
            self.assertEqual(self.as_person(self.ada).get(self.address(document, act)).status_code, 404)

    def test_what_stands_in_a_group_is_no_upload_that_waits_for_a_post(self):
        file = self.kept().versions.get().file
        self.assertFalse(unused_files(self.ada).exists())
        self.assertEqual(self.as_person(self.ada).get(f"/files/{file.pk}/").status_code, 404)
        type(file).objects.update(added_at=timezone.now() - timedelta(days=30))
        self.assertEqual(forgotten_uploads(), ([], []))
