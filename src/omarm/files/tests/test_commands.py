from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.test import override_settings
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.files import commands
from omarm.files.models import Arrival, Document, Version
from omarm.files.tests.keeping import PDF, FilesTestCase, sent
from omarm.groups.models import Group
from omarm.media.commands import UnusableFile
from omarm.media.models import File
from omarm.media.queries import open_part
from omarm.media.tests.pictures import HEIC, as_bytes, picture, sideways_with_place


def content_of(version):
    with open_part(version.file, 0, version.file.size - 1) as opened:
        return opened.read(version.file.size)


class AddingTests(FilesTestCase):
    def test_it_is_kept_under_its_name_with_a_first_version(self):
        with self.records("file.received", "document.added") as facts:
            document = self.kept("C:\\mappen\\Plan  1.pdf")
        version = document.versions.get()
        self.assertEqual((document.name, document.key, document.group), ("Plan 1.pdf", "plan 1.pdf", self.closed))
        self.assertEqual((version.number, version.added_by, version.file.mime), (1, self.ada, "application/pdf"))
        self.assertEqual(content_of(version), PDF)
        self.assertEqual(facts[1].data, {"group": self.closed.pk})

    def test_who_may(self):
        for person, group in ((self.bo, self.closed), (self.gus, self.open)):
            self.assertIsInstance(self.kept(f"{person}.pdf", group=group, by=person), Document)
        for person, group in (
            (self.cy, self.open),
            (self.cy, self.closed),
            (self.mo, self.hidden),
            (self.gus, self.closed),
        ):
            with self.assertRaises(PermissionDenied):
                self.kept(group=group, by=person)
        self.assertEqual(File.objects.count(), 2)

    def test_an_archived_group_is_only_read(self):
        document = self.kept()
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        self.closed.refresh_from_db()
        document = Document.objects.get(pk=document.pk)
        for refused in (
            lambda: self.kept("b.pdf"), lambda: commands.add_version(actor=self.ada, document=document, file=sent()),
            lambda: commands.change_document(actor=self.ada, document=document, name="b"), self.folder,
            lambda: commands.delete_document(actor=self.ada, document=document),
        ):  # fmt: skip
            with self.assertRaises(DomainError) as raised:
                refused()
            self.assertEqual(raised.exception.code, "group_archived")

    def test_what_cannot_be_kept_is_refused_in_words_and_leaves_nothing(self):
        for code, name, data in (("file_empty", "leeg.pdf", b""), ("file_picture", "foto.heic", HEIC)):
            with self.subTest(code=code), self.assertRaises(UnusableFile) as raised:
                self.kept(name, data)
            self.assertEqual(raised.exception.code, code)
            self.assertIn(name, raised.exception.message)
        with override_settings(UPLOAD_LIMIT_MB=1), self.assertRaises(UnusableFile):
            self.kept("groot.zip", bytes(1024 * 1024 + 1))
        self.assertFalse(Document.objects.exists() or File.objects.exists())

    def test_odd_names(self):
        for given, name in {
            "foto\u202efdp.exe": "fotofdp.exe", "x" * 400 + ".pdf": "x" * 196 + ".pdf", "دليل.pdf": "دليل.pdf",
        }.items():  # fmt: skip
            self.assertEqual(self.kept(given).name, name)

    def test_names_of_letters_that_fold_into_many_stay_two_names(self):
        first, second = self.kept("\ufdfa" * 150 + ".pdf"), self.kept("\ufdfa" * 151 + ".pdf")
        self.assertNotEqual(first.key, second.key)
        self.assertLessEqual(len(second.key), 120)

    def test_a_photo_goes_without_where_it_was_taken(self):
        document = self.kept("foto.jpg", sideways_with_place())
        kept = content_of(document.versions.get())
        for secret in (b"Geheime", b"GPS", b"xmpmeta"):
            self.assertNotIn(secret, kept)
        self.assertEqual(document.versions.get().file.size, len(kept))

    def test_a_type_that_lies_is_bytes(self):
        version = self.kept("plan.pdf", b"MZ\x90\x00" + bytes(60)).versions.get()
        self.assertEqual((version.opens_in_browser, version.served_as), (False, "application/octet-stream"))
        picture_of_words = self.kept("foto.png", b"<svg onload=alert(1)>").versions.get()
        self.assertEqual((picture_of_words.is_picture, picture_of_words.served_as), (False, "application/octet-stream"))

    def test_one_that_is_refused_does_not_keep_the_others_out(self):
        files = [sent("a.pdf"), sent("leeg.pdf", b""), sent("A.PDF"), sent("foto.png", as_bytes(picture(), "PNG"))]
        with self.records("file.received", "document.added", "file.received", "document.added"):
            taken = commands.take_files(actor=self.bo, group=self.closed, files=files)
        self.assertEqual([bool(one.document) for one in taken], [True, False, False, True])
        self.assertIn("leeg.pdf", taken[1].refusal)
        self.assertEqual(taken[2].arrival.sent_by, self.bo)


class TakenNameTests(FilesTestCase):
    def setUp(self):
        self.first = self.kept("Plan.pdf")
        self.arrival = self.kept("plan.PDF", b"%PDF-1.7\nanders", by=self.bo)

    def test_nothing_happens_until_who_sent_it_chooses(self):
        self.assertIsInstance(self.arrival, Arrival)
        self.assertEqual(Document.objects.get(), self.first)
        for act in (commands.keep_both, commands.make_it_a_version, commands.leave_out):
            with self.assertRaises(PermissionDenied):
                act(actor=self.ada, arrival=self.arrival)

    def test_both(self):
        with self.records("document.added"):
            document = commands.keep_both(actor=self.bo, arrival=self.arrival)
        self.assertEqual((document.name, self.first.versions.count()), ("plan (2).PDF", 1))
        self.assertFalse(Arrival.objects.exists())
        third = commands.keep_both(actor=self.bo, arrival=self.kept("plan.pdf", by=self.bo))
        self.assertEqual(third.name, "plan (3).pdf")
        with self.assertRaises(PermissionDenied):
            commands.keep_both(actor=self.bo, arrival=self.arrival)

    def test_a_version(self):
        with self.records("document.changed"):
            document = commands.make_it_a_version(actor=self.bo, arrival=self.arrival)
        self.assertEqual((document, document.name, document.version_count), (self.first, "Plan.pdf", 2))
        self.assertEqual(content_of(document.versions.first()), b"%PDF-1.7\nanders")

    def test_when_the_other_one_went_meanwhile(self):
        commands.delete_document(actor=self.ada, document=self.first)
        with self.records("document.added"):
            document = commands.make_it_a_version(actor=self.bo, arrival=self.arrival)
        self.assertEqual((document.name, document.version_count), ("plan.PDF", 1))

    def test_left_out_and_forgotten_go_with_what_was_stored(self):
        path = self.arrival.file.path
        with self.captureOnCommitCallbacks(execute=True):
            commands.leave_out(actor=self.bo, arrival=self.arrival)
        self.assertFalse(default_storage.exists(path))
        late = self.kept("plan.pdf")
        self.assertEqual(commands.forget_arrivals(), 0)
        Arrival.objects.update(sent_at=timezone.now() - timedelta(days=8))
        with self.captureOnCommitCallbacks(execute=True):
            self.assertEqual(commands.forget_arrivals(), 1)
        self.assertFalse(default_storage.exists(late.file.path))
        self.assertTrue(default_storage.exists(self.first.versions.get().file.path))


class VersionTests(FilesTestCase):
    def test_a_newer_one_counts_and_the_earlier_stays(self):
        document = self.kept()
        with self.records("file.received", "document.changed"):
            version = commands.add_version(
                actor=self.bo, document=document, file=sent("wat dan ook.pdf", b"%PDF-2"), note="Korter"
            )
        document.refresh_from_db()
        self.assertEqual((version.number, version.note, document.name), (2, "Korter", "plan.pdf"))
        self.assertEqual((document.version_count, document.changed_at), (2, version.added_at))
        self.assertEqual([content_of(one) for one in document.versions.all()], [b"%PDF-2", PDF])
        with self.assertRaises(PermissionDenied):
            commands.add_version(actor=self.cy, document=document, file=sent())

    def test_an_old_one_back_is_a_new_version_and_nothing_is_lost(self):
        document = self.kept()
        commands.add_version(actor=self.bo, document=document, file=sent(data=b"%PDF-2"))
        with self.records("document.changed"):
            back = commands.restore_version(actor=self.bo, version=document.versions.get(number=1))
        self.assertEqual((back.number, content_of(back)), (3, PDF))
        self.assertEqual((document.versions.count(), File.objects.count()), (3, 2))
        for refused, actor in ((DomainError, self.bo), (PermissionDenied, self.cy)):
            with self.assertRaises(refused):
                commands.restore_version(actor=actor, version=back)

    def test_another_kind_of_file_gives_the_name_its_ending(self):
        document = self.kept("plan.pdf")
        commands.add_version(actor=self.ada, document=document, file=sent("x.txt", b"tekst\n"))
        document.refresh_from_db()
        self.assertEqual(document.name, "plan.txt")
        self.kept("plan.pdf")
        with self.assertRaises(DomainError) as raised:
            commands.restore_version(actor=self.ada, version=document.versions.get(number=1))
        self.assertEqual(raised.exception.code, "name_taken")
        self.assertEqual(Version.objects.filter(document=document).count(), 2)


class ChangingTests(FilesTestCase):
    def test_another_name_keeps_the_ending_and_another_place(self):
        document, folder = self.kept(), self.folder()
        with self.records("document.changed"):
            commands.change_document(actor=self.bo, document=document, name="  Beleid 2.0 ", folder=folder)
        document.refresh_from_db()
        self.assertEqual((document.name, document.folder), ("Beleid 2.0.pdf", folder))

    def test_a_taken_name_is_refused_with_a_free_one(self):
        self.kept("Plan.pdf")
        other = self.kept("b.pdf")
        with self.assertRaises(DomainError) as raised:
            commands.change_document(actor=self.ada, document=other, name="plan.pdf")
        self.assertIn("plan (2).pdf", raised.exception.message)
        commands.change_document(actor=self.ada, document=other, name="B.pdf")  # its own name in other letters

    def test_refused(self):
        document, elsewhere = self.kept(), self.folder(group=self.open)
        for error, told in (
            (PermissionDenied, {"actor": self.cy, "name": "x"}), (DomainError, {"actor": self.ada, "name": " "}),
            (DomainError, {"actor": self.ada, "name": "x", "folder": elsewhere}),
        ):  # fmt: skip
            with self.assertRaises(error):
                commands.change_document(document=document, **told)
        commands.delete_document(actor=self.ada, document=document)
        with self.assertRaises(PermissionDenied):
            commands.change_document(actor=self.ada, document=document, name="x")
