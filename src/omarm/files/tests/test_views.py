from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.files.commands import add_version
from omarm.files.models import Arrival, Document, Folder
from omarm.files.queries import listing
from omarm.files.tests.keeping import PDF, FilePagesTestCase, sent
from omarm.groups.models import Group
from omarm.media.tests.pictures import as_bytes, picture

HTMX = {"HTTP_HX_REQUEST": "true"}


class ListTests(FilePagesTestCase):
    def test_folders_come_first_then_files_by_name_or_the_newest(self):
        self.kept("b.pdf")
        self.kept("A.pdf")
        self.folder("Zomer")
        self.assert_in_order(self.top, ">Zomer<", ">A.pdf<", ">b.pdf<")
        self.kept("c.pdf")
        self.assert_in_order(f"{self.top}?sort=newest", ">Zomer<", ">c.pdf<", ">A.pdf<", ">b.pdf<")

    def assert_in_order(self, address, *words):
        page = self.as_person(self.bo).get(address).content.decode()
        places = [page.index(word) for word in words]
        self.assertEqual(places, sorted(places))

    def test_a_page_costs_the_same_for_many(self):
        folder = self.folder()
        for number in range(2):
            self.kept(f"{number}.pdf", folder=folder)
            self.folder(str(number), parent=folder)
        few = self.cost(folder.get_absolute_url())
        for number in range(2, 17):
            self.kept(f"{number}.pdf", folder=folder)
            self.folder(str(number), parent=folder)
        self.assertEqual(self.cost(folder.get_absolute_url()), few)

    def cost(self, address):
        client = self.as_person(self.bo)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(client.get(address).status_code, 200)
        return len(queries)

    def test_htmx_gets_the_list_alone(self):
        self.kept()
        page = self.as_person(self.bo).get(self.top, **HTMX)
        self.assertContains(page, "plan.pdf")
        self.assertNotContains(page, "<html")
        self.assertIn("HX-Request", page["Vary"])

    def test_pages_follow_each_other_without_a_gap_or_a_double(self):
        for number in range(7):
            self.kept(f"{number}.pdf")
        for sort in listing.SORTS:
            with self.subTest(sort=sort):
                self.assertEqual(sorted(self.walk(sort)), [f"{number}.pdf" for number in range(7)])

    def walk(self, sort, size=3):
        seen, after, was = [], "", listing.PAGE
        listing.PAGE = size
        self.addCleanup(setattr, listing, "PAGE", was)
        while True:
            contents = listing.contents_of(self.closed, sort=sort, after=after)
            seen += [document.name for document in contents.documents]
            after = contents.documents.after
            if not after:
                return seen

    def test_a_cursor_of_nonsense_is_the_first_page(self):
        self.kept()
        for after in ("x", "-", "1-\u0663", "zz-zz", "9" * 60):
            for sort in ("", "name", "newest", "size"):
                self.assertEqual(self.as_person(self.bo).get(self.top, {"after": after, "sort": sort}).status_code, 200)

    def test_a_reader_who_is_no_member_sees_the_files_and_no_way_to_change_them(self):
        document = self.kept(group=self.open)
        for address in (f"/groups/{self.open.slug}/files/", self.address(document)):
            page = self.as_person(self.cy).get(address)
            self.assertContains(page, "plan.pdf")
            for act in ("<upload-area", "<drop-version", "files/bin/", "/delete/", "/edit/", 'type="file"'):
                self.assertNotContains(page, act)


class SendingTests(FilePagesTestCase):
    def test_several_in_a_plain_form(self):
        client = self.as_person(self.bo)
        answer = client.post(f"{self.top}add/", {"files": [sent("a.pdf"), sent("b.csv", b"a;b\n1;2\n")]}, follow=True)
        self.assertRedirects(answer, self.top)
        for words in (">a.pdf<", ">b.csv<", "2 "):
            self.assertContains(answer, words)

    def test_into_a_folder(self):
        folder = self.folder()
        self.as_person(self.bo).post(self.address(folder, "add/"), {"files": [sent()]})
        self.assertEqual(Document.objects.get().folder, folder)

    def test_none_or_too_many_is_said_where_it_is(self):
        client = self.as_person(self.bo)
        for files in ([], [sent(f"{number}.pdf") for number in range(21)]):
            answer = client.post(f"{self.top}add/", {"files": files})
            self.assertContains(answer, "field__error", status_code=422)
        self.assertFalse(Document.objects.exists())

    def test_one_at_a_time_gives_its_row(self):
        client = self.as_person(self.bo)
        kept = client.post(f"{self.top}send/", {"file": sent()})
        self.assertContains(kept, "taken--kept")
        asks = client.post(f"{self.top}send/", {"file": sent("PLAN.pdf")})
        self.assertContains(asks, f"/arrivals/{Arrival.objects.get().pk}/both/")
        for told in ({"file": sent("leeg.pdf", b"")}, {}):
            self.assertContains(client.post(f"{self.top}send/", told), "taken--refused", status_code=422)

    def test_what_waits_for_a_choice_stands_on_the_page_of_who_sent_it_alone(self):
        self.kept()
        self.kept("Plan.pdf", by=self.bo)
        self.assertContains(self.as_person(self.bo).get(self.top), "taken--asks")
        self.assertNotContains(self.as_person(self.ada).get(self.top), "taken--asks")

    def test_the_three_choices(self):
        self.kept()
        client = self.as_person(self.bo)
        for act, names, versions in (
            ("both", {"plan.pdf", "plan (2).pdf"}, 1),
            ("version", None, 2),
            ("leave-out", None, 2),
        ):
            arrival = self.kept(by=self.bo)
            self.assertRedirects(client.post(f"{self.top}arrivals/{arrival.pk}/{act}/"), self.top)
            self.assertEqual({one.name for one in Document.objects.all()}, names or {"plan.pdf", "plan (2).pdf"})
            self.assertEqual(Document.objects.get(key="plan.pdf").version_count, versions)
        self.assertEqual(client.post(f"{self.top}arrivals/{arrival.pk}/both/").status_code, 404)


class FetchingTests(FilePagesTestCase):
    def fetched(self, name, data, act="versions/1/"):
        return self.as_person(self.bo).get(self.address(self.kept(name, data), act))

    def test_a_browser_runs_nothing_that_people_send(self):
        for name, data in {
            "a.html": b"<script>alert(1)</script>", "a.svg": b"<svg onload=alert(1)>", "a.pdf": b"<html>%PDF-1.7",
            "a.txt": b"gewoon tekst", "a.jpg": b"#!/bin/sh\n", "a.exe": b"MZ\x90\x00" + bytes(60),
        }.items():  # fmt: skip
            with self.subTest(name=name):
                answer = self.fetched(name, data)
                self.assertEqual(answer["Content-Type"], "application/octet-stream")
                self.assertTrue(answer["Content-Disposition"].startswith("attachment"))
                self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
                self.assertEqual(answer["Content-Security-Policy"], "default-src 'none'; sandbox")
                self.assertEqual(answer.getvalue(), data)

    def test_pdf_and_pictures_open_and_can_be_kept(self):
        photo = as_bytes(picture(), "PNG")
        for name, data, mime in (("a.pdf", PDF, "application/pdf"), ("b.png", photo, "image/png")):
            answer = self.fetched(name, data)
            self.assertEqual((answer["Content-Type"], answer["Content-Disposition"][:6]), (mime, "inline"))
            self.assertIn("default-src 'none'", answer["Content-Security-Policy"])
            document = Document.objects.get(name=name)
            kept = self.as_person(self.bo).get(self.address(document, "versions/1/download/"))
            self.assertEqual(kept["Content-Disposition"], f'attachment; filename="{name}"')

    def test_a_version_has_the_name_of_the_file_and_its_own_ending(self):
        document = self.kept()
        add_version(actor=self.ada, document=document, file=sent("anders.txt", b"tekst\n"))
        client = self.as_person(self.bo)
        names = [
            client.get(self.address(document, f"versions/{n}/download/"))["Content-Disposition"] for n in (1, 2)
        ]  # fmt: skip
        self.assertEqual(names, ['attachment; filename="plan.pdf"', 'attachment; filename="plan.txt"'])

    def test_a_part(self):
        document = self.kept()
        answer = self.as_person(self.bo).get(self.address(document, "versions/1/"), headers={"Range": "bytes=1-3"})
        self.assertEqual((answer.status_code, answer.getvalue()), (206, b"PDF"))
        self.assertEqual(self.as_person(self.bo).get(self.address(document, "versions/9/")).status_code, 404)


class DocumentPageTests(FilePagesTestCase):
    def test_words_are_shown_and_never_run(self):
        document = self.kept("a.txt", "Eén < twee & <b>vet</b>".encode())
        self.assertContains(self.as_person(self.bo).get(self.address(document)), "Eén &lt; twee &amp; &lt;b&gt;vet")
        long = self.kept("b.txt", b"woord " * 5000)
        self.assertLess(len(self.as_person(self.bo).get(self.address(long)).content), 60_000)

    def test_a_new_version_and_the_old_one_back(self):
        document, client = self.kept(), self.as_person(self.bo)
        told = {"file": sent("nieuw.pdf", b"%PDF-2"), "note": "Bedragen erbij"}
        self.assertRedirects(client.post(self.address(document, "versions/"), told), self.address(document))
        self.assertContains(client.get(self.address(document)), "Bedragen erbij")
        self.assertRedirects(client.post(self.address(document, "versions/1/restore/")), self.address(document))
        document.refresh_from_db()
        self.assertEqual(document.version_count, 3)
        self.assertEqual(client.get(self.address(document, "versions/3/")).getvalue(), PDF)

    def test_a_version_that_is_refused_keeps_the_note(self):
        document, client = self.kept(), self.as_person(self.bo)
        for file in ({}, {"file": sent("leeg.pdf", b"")}):
            answer = client.post(self.address(document, "versions/"), {"note": "Korter", **file})
            self.assertContains(answer, 'value="Korter"', status_code=422)
            self.assertContains(answer, "field__error", status_code=422)

    def test_a_version_that_was_dropped_on_the_name(self):
        document, client = self.kept(), self.as_person(self.bo)
        self.assertContains(client.post(self.address(document, "versions/send/"), {"file": sent()}), "taken--kept")
        refused = client.post(self.address(document, "versions/send/"), {"file": sent("x", b"")})
        self.assertContains(refused, "taken--refused", status_code=422)

    def test_name_and_place(self):
        document, folder, client = self.kept(), self.folder(), self.as_person(self.bo)
        answer = client.post(self.address(document, "edit/"), {"name": "Beleid", "place": folder.pk})
        self.assertRedirects(answer, self.address(document))
        document.refresh_from_db()
        self.assertEqual((document.name, document.folder), ("Beleid.pdf", folder))
        self.kept("x.pdf")
        answer = client.post(self.address(document, "edit/"), {"name": "x", "place": ""})
        self.assertContains(answer, "x (2).pdf", status_code=422)
        self.assertEqual(client.post(self.address(document, "edit/"), {"name": "x", "place": "9"}).status_code, 422)

    def test_away_and_back_with_and_without_htmx(self):
        document, client = self.kept(folder=self.folder()), self.as_person(self.bo)
        row = client.post(self.address(document, "delete/"), **HTMX)
        self.assertContains(row, self.address(document, "restore/"))
        self.assertNotContains(row, "<html")
        folder = document.folder
        self.assertRedirects(client.post(self.address(document, "restore/")), self.address(folder))
        answer = client.post(self.address(document, "delete/"), follow=True)
        self.assertRedirects(answer, f"{self.address(folder)}?binned={document.pk}")
        self.assertContains(answer, self.address(document, "restore/"))
        self.assertContains(client.get(f"{self.top}bin/"), "plan.pdf")
        other = self.as_person(self.cy).get(f"/groups/{self.open.slug}/files/?binned={document.pk}")
        self.assertNotContains(other, "plan.pdf")


class FolderPageTests(FilePagesTestCase):
    def test_made_changed_asked_thrown_away_and_back(self):
        client = self.as_person(self.bo)
        made = client.post(f"{self.top}folders/new/", {"name": "Notulen"})
        folder = Folder.objects.get()
        self.assertRedirects(made, self.address(folder))
        again = client.post(f"{self.top}folders/new/", {"name": "NOTULEN"})
        self.assertContains(again, 'value="NOTULEN"', status_code=422)
        self.assertEqual(client.post(f"{self.top}folders/new/", {"name": " "}).status_code, 422)
        self.assertRedirects(client.post(self.address(folder, "edit/"), {"name": "Verslagen"}), self.address(folder))
        self.kept(folder=folder)
        self.assertContains(client.get(self.address(folder, "delete/")), "1 ")
        answer = client.post(self.address(folder, "delete/"), follow=True)
        self.assertRedirects(answer, f"{self.top}?binned=folder-{folder.pk}")
        self.assertContains(answer, self.address(folder, "restore/"))
        self.assertRedirects(client.post(self.address(folder, "restore/")), self.address(folder))
        self.assertContains(client.get(self.address(folder)), "plan.pdf")

    def test_it_is_not_offered_to_itself(self):
        folder = self.folder()
        inner = self.folder("binnen", parent=folder)
        page = self.as_person(self.bo).get(self.address(folder, "edit/"))
        self.assertNotContains(page, f'value="{inner.pk}"')
        self.assertEqual(
            self.as_person(self.bo).post(self.address(folder, "edit/"), {"name": "x", "place": inner.pk}).status_code,
            422,
        )

    def test_an_archived_group_says_so(self):
        folder = self.folder()
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        client = self.as_person(self.bo)
        self.assertNotContains(client.get(self.top), "<upload-area")
        for address in (self.address(folder, "edit/"), f"{self.top}folders/new/"):
            self.assertEqual(client.get(address).status_code, 302)
        refused = client.post(self.address(folder, "add/"), {"files": [SimpleUploadedFile("a.pdf", PDF)]}, follow=True)
        self.assertContains(refused, "toast--danger")
        self.assertFalse(Document.objects.exists())
