from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.utils import timezone

from omarm.files import commands
from omarm.files.models import KEPT_IN_BIN, Document, Folder, Version
from omarm.files.queries import binned_in
from omarm.files.tests.keeping import FilesTestCase, sent
from omarm.groups.models import Group
from omarm.media.models import File


class BinTests(FilesTestCase):
    def standing(self):
        return {document.name for document in Document.objects.visible_to(self.bo)}

    def test_away_and_back(self):
        document = self.kept(by=self.bo)
        with self.records("document.deleted"):
            commands.delete_document(actor=self.bo, document=document)
        self.assertEqual(self.standing(), set())
        for person, things in ((self.bo, [document]), (self.ada, [document]), (self.cy, []), (self.mo, [])):
            self.assertEqual(binned_in(person, self.closed), things)
        with self.assertRaises(PermissionDenied):
            commands.restore_document(actor=self.cy, document=document)
        with self.records("document.restored"):
            commands.restore_document(actor=self.bo, document=document)
        self.assertEqual(self.standing(), {"plan.pdf"})
        with self.assertRaises(PermissionDenied):
            commands.restore_document(actor=self.bo, document=document)

    def test_a_member_does_not_bring_back_what_another_threw_away(self):
        document = self.kept()
        commands.delete_document(actor=self.ada, document=document)
        self.assertEqual(binned_in(self.bo, self.closed), [])
        with self.assertRaises(PermissionDenied):
            commands.restore_document(actor=self.bo, document=document)

    def test_outsiders_throw_nothing_away(self):
        document, folder = self.kept(), self.folder()
        for person in (self.cy, self.mo, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.delete_document(actor=person, document=document)
            with self.assertRaises(PermissionDenied):
                commands.delete_folder(actor=person, folder=folder)

    def test_nothing_comes_back_in_an_archived_group(self):
        document = self.kept()
        commands.delete_document(actor=self.ada, document=document)
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        self.assertEqual(binned_in(self.ada, self.closed), [])

    def test_its_name_was_taken_meanwhile(self):
        document = self.kept()
        commands.delete_document(actor=self.ada, document=document)
        self.kept()
        self.assertEqual(commands.restore_document(actor=self.ada, document=document).name, "plan (2).pdf")

    def test_a_folder_goes_and_comes_with_all_in_it_but_not_with_what_went_before(self):
        folder = self.folder()
        inner = self.folder("binnen", parent=folder)
        self.kept("a.pdf", folder=folder)
        self.kept("b.pdf", folder=inner)
        before = self.kept("c.pdf", folder=inner)
        commands.delete_document(actor=self.ada, document=before)
        with self.records("folder.deleted"):
            commands.delete_folder(actor=self.bo, folder=folder)
        self.assertEqual((self.standing(), Folder.objects.visible_to(self.bo).count()), (set(), 0))
        gone = binned_in(self.bo, self.closed)
        self.assertEqual([(one.name, one.document_count) for one in gone], [("Plannen", 2)])
        with self.records("folder.restored"):
            commands.restore_folder(actor=self.bo, folder=folder)
        self.assertEqual(self.standing(), {"a.pdf", "b.pdf"})
        inner.refresh_from_db()
        self.assertEqual((inner.parent, inner.deleted_at), (folder, None))

    def test_what_has_no_place_any_more_comes_back_on_top(self):
        folder = self.folder()
        inner, document = self.folder("binnen", parent=folder), self.kept(folder=folder)
        commands.delete_document(actor=self.ada, document=document)
        commands.delete_folder(actor=self.ada, folder=inner)
        commands.delete_folder(actor=self.ada, folder=folder)
        self.folder("Binnen")
        self.assertIsNone(commands.restore_document(actor=self.ada, document=document).folder)
        back = commands.restore_folder(actor=self.ada, folder=inner)
        self.assertEqual((back.parent, back.name), (None, "binnen (2)"))
        with self.assertRaises(PermissionDenied):
            commands.restore_folder(actor=self.cy, folder=folder)

    def test_after_thirty_days_it_is_really_gone(self):
        folder = self.folder()
        inner = self.folder("binnen", parent=folder)
        document, young = self.kept("a.pdf", folder=inner), self.kept("b.pdf")
        commands.add_version(actor=self.ada, document=document, file=sent(data=b"%PDF-2"))
        commands.restore_version(actor=self.ada, version=document.versions.get(number=1))
        paths = {version.file.path for version in document.versions.all()}
        commands.delete_folder(actor=self.ada, folder=folder)
        commands.delete_document(actor=self.ada, document=young)
        self.assertEqual(commands.empty_bins(), 0)
        for model in (Document, Folder):
            gone = model.objects.filter(deleted_at__isnull=False).exclude(pk=young.pk if model is Document else None)
            gone.update(deleted_at=timezone.now() - KEPT_IN_BIN - timedelta(minutes=1))
        with self.captureOnCommitCallbacks(execute=True), self.records():
            self.assertEqual(commands.empty_bins(), 1)
        self.assertEqual(([*Document.objects.all()], Folder.objects.count(), Version.objects.count()), ([young], 0, 1))
        self.assertEqual((len(paths), any(default_storage.exists(path) for path in paths)), (2, False))
        self.assertEqual(File.objects.count(), 1)
