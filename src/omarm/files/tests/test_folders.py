from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.files import commands
from omarm.files.models import Folder
from omarm.files.queries import tree_of
from omarm.files.tests.keeping import FilesTestCase


class FolderTests(FilesTestCase):
    def refused(self, code, act, **told):
        with self.assertRaises(DomainError) as raised:
            act(**told)
        self.assertEqual(raised.exception.code, code)

    def chain(self, *names):
        folders = []
        for name in names:
            folders.append(self.folder(name, parent=folders[-1] if folders else None))
        return folders

    def test_made_and_recorded(self):
        with self.records("folder.added") as facts:
            folder = commands.add_folder(actor=self.bo, group=self.closed, name=" Notulen/2026 ")
        self.assertEqual((folder.name, folder.created_by, facts[0].subject_id), ("Notulen-2026", self.bo, folder.pk))
        for person in (self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                commands.add_folder(actor=person, group=self.closed, name="x")

    def test_a_name_stands_once_in_a_place_whatever_its_capitals(self):
        folder = self.folder("Plannen")
        self.refused("name_taken", commands.add_folder, actor=self.bo, group=self.closed, name="PLANNEN")
        self.refused("name_empty", commands.add_folder, actor=self.bo, group=self.closed, name=" \u202e ")
        self.folder("plannen", parent=folder)
        self.folder("Plannen", group=self.open)
        self.kept("Plannen")  # a file may be called as a folder

    def test_four_deep_and_no_deeper_also_by_moving(self):
        _a, b, _c, d = self.chain("a", "b", "c", "d")
        self.refused("folder_deep", commands.add_folder, actor=self.ada, group=self.closed, name="e", parent=d)
        other = self.folder("x")
        self.folder("y", parent=other)
        self.refused("folder_deep", commands.change_folder, actor=self.ada, folder=other, name="x", parent=_c)
        commands.change_folder(actor=self.ada, folder=other, name="x", parent=b)
        self.assertEqual(tree_of(self.closed).height(_a), 4)

    def test_a_folder_does_not_go_into_itself(self):
        a, b, _c = self.chain("a", "b", "c")
        for parent in (a, b, _c):
            self.refused("folder_in_itself", commands.change_folder, actor=self.ada, folder=a, name="a", parent=parent)

    def test_renamed_and_moved_with_all_that_is_in_it(self):
        a, b = self.chain("a", "b")
        document, other = self.kept(folder=b), self.folder("anders")
        with self.records("folder.changed"):
            commands.change_folder(actor=self.bo, folder=b, name="Ander", parent=other)
        document.refresh_from_db()
        self.assertEqual([one.name for one in tree_of(self.closed).path(document.folder)], ["anders", "Ander"])
        self.refused("name_taken", commands.change_folder, actor=self.bo, folder=a, name="ANDERS")
        with self.assertRaises(PermissionDenied):
            commands.change_folder(actor=self.cy, folder=a, name="x")

    def test_a_folder_of_another_group_holds_nothing_of_this_one(self):
        elsewhere = self.folder(group=self.open)
        self.refused("folder_gone", self.kept, folder=elsewhere)
        self.refused(
            "folder_gone", commands.change_folder, actor=self.ada, folder=self.folder("a"), name="a", parent=elsewhere
        )
        self.assertEqual(Folder.objects.count(), 2)
