"""Files are found by their names and by the words in them, by who reads the group and by nobody else."""

from omarm.activity.models import Activity
from omarm.core.testing.settling import settle
from omarm.files.commands import (
    add_version,
    change_document,
    delete_document,
    delete_folder,
    restore_document,
    restore_folder,
    restore_version,
)
from omarm.files.queries import found
from omarm.files.subscribers import renew_document
from omarm.files.tests.keeping import FilesTestCase, sent
from omarm.groups.commands import NewGroup, change_group, leave_group
from omarm.groups.models import Group
from omarm.media.tests.documents import docx, pdf, scan
from omarm.media.tests.test_texts import DUTCH, ENGLISH
from omarm.search.commands import index
from omarm.search.models import Document as Indexed
from omarm.search.queries import Filters
from omarm.search.tests.test_finding import SearchTestCase


class FoundTestCase(SearchTestCase, FilesTestCase):
    def kept(self, name="plan.docx", data=None, **told):
        document = super().kept(name, docx(DUTCH) if data is None else data, **told)
        settle()
        return document

    def files(self, text, person=None, **told):
        """Return the ids of the files that are found."""
        return [pk for code, pk in self.found(text, person, **told) if code == "files"]


class FoundTests(FoundTestCase):
    def test_by_name_and_by_the_words_in_it(self):
        for name, data in (
            ("Fietsplan 2026.docx", docx("Over de plantsoenendienst.")),
            ("nota.pdf", pdf("De plantsoenendienst")),
        ):
            document = self.kept(name, data)
            self.assertIn(document.pk, self.files("plantsoen dienst"))
        self.assertEqual(len(self.files("plantsoen")), 2)
        self.assertEqual(len(self.files("2026")), 1)

    def test_it_is_found_by_its_name_before_it_is_read_and_when_it_cannot_be(self):
        document = FilesTestCase.kept(self, "Gescand besluit.pdf", scan())
        index(source="files", ids=[document.pk])
        self.assertEqual(self.files("besluit"), [document.pk])
        settle()
        self.assertEqual(self.files("besluit"), [document.pk])

    def test_a_hit_says_where_it_is_and_lights_the_words(self):
        folder = self.folder("Plannen")
        document = self.kept(folder=folder)
        hit = found.hits(self.bo, [document.pk])[document.pk]
        self.assertEqual((hit.title, hit.where, hit.kind_label), ("plan.docx", "Groep closed / Plannen", "DOCX"))
        self.assertEqual((hit.url, hit.by, hit.text), (document.get_absolute_url(), self.ada, DUTCH))
        self.assertEqual(found.hits(self.bo, [self.kept("los.txt", b"x\n").pk]).popitem()[1].where, "Groep closed")

    def test_the_language_is_that_of_the_words(self):
        dutch, english = self.kept(), self.kept("plan.txt", ENGLISH.encode())
        names = self.kept("lijst.csv", b"naam;plaats\nAda;Proefstad\n")
        told = dict(Indexed.objects.filter(source="files").values_list("object_id", "lang"))
        self.assertEqual([told[one.pk] for one in (dutch, english, names)], ["nl", "en", "nl"])

    def test_as_many_queries_for_many(self):
        ids = [self.kept(f"{number}.txt", b"woorden\n", folder=self.folder(f"m{number}")).pk for number in range(17)]
        for some in (ids[:2], ids):
            with self.assertNumQueries(1):
                self.assertEqual(len(found.hits(self.bo, some)), len(some))
            with self.assertNumQueries(1):
                self.assertEqual(len(found.visible(self.bo, some)), len(some))
            with self.assertNumQueries(5):
                self.assertEqual(len(list(found.documents(some))), len(some))

    def test_all_of_them_one_after_another(self):
        ids = [self.kept(f"{number}.txt", b"woorden\n").pk for number in range(3)]
        delete_document(actor=self.ada, document=self.closed.documents.get(pk=ids[1]))
        self.assertEqual(found.all_ids(0, 10), [ids[0], ids[2]])
        self.assertEqual(found.all_ids(ids[0], 10), [ids[2]])
        self.assertEqual(found.all_ids(0, 1), [ids[0]])


class ChangedTests(FoundTestCase):
    def test_only_the_version_that_counts(self):
        document = self.kept(data=docx("Het gaat om bijenkasten."))
        first = document.versions.get()
        add_version(actor=self.bo, document=document, file=sent("plan.docx", docx("Het gaat om vlinderstruiken.")))
        self.assertEqual(self.files("bijenkast"), [document.pk])  # the index lags a moment
        settle()
        self.assertEqual((self.files("bijenkast"), self.files("vlinderstruik")), ([], [document.pk]))
        restore_version(actor=self.ada, version=first)
        settle()
        self.assertEqual((self.files("bijenkast"), self.files("vlinderstruik")), ([document.pk], []))

    def test_another_name(self):
        document = self.kept("Kwerbasto.docx")
        change_document(actor=self.bo, document=document, name="Vlomnirut")
        settle()
        self.assertEqual((self.files("kwerbasto"), self.files("vlomnirut")), ([], [document.pk]))

    def test_the_bin_at_once_and_out_of_it(self):
        document = self.kept()
        delete_document(actor=self.bo, document=document)
        self.assertEqual(self.files("fietsvergoeding"), [])  # by the second check, before the index knows
        settle()
        self.assertFalse(Indexed.objects.filter(source="files").exists())
        restore_document(actor=self.bo, document=document)
        settle()
        self.assertEqual(self.files("fietsvergoeding"), [document.pk])

    def test_a_folder_with_all_that_is_below_it(self):
        folder = self.folder("Plannen")
        document = self.kept(folder=self.folder("2026", parent=folder))
        delete_folder(actor=self.ada, folder=folder)
        self.assertEqual(self.files("fietsvergoeding"), [])
        settle()
        self.assertFalse(Indexed.objects.filter(source="files").exists())
        restore_folder(actor=self.ada, folder=folder)
        settle()
        self.assertEqual(self.files("fietsvergoeding"), [document.pk])

    def test_to_hear_a_fact_twice_changes_nothing(self):
        document = self.kept()
        for _time in range(2):
            renew_document(Activity.objects.filter(verb="document.added").latest("pk"))
            settle()
        self.assertEqual(
            (self.files("fietsvergoeding"), Indexed.objects.filter(source="files").count()), ([document.pk], 1)
        )


class WhoFindsTests(FoundTestCase):
    def test_who_reads_the_group(self):
        #                      author member outsider guest administrator
        for group, *expected in (
            (self.open,        True,  True,  True,    True,  True),
            (self.request,     True,  True,  False,   False, False),
            (self.closed,      True,  True,  False,   False, False),
            (self.hidden,      True,  True,  False,   False, False),
        ):  # fmt: skip
            document = self.kept(f"{group.access}.docx", docx("Zwartewoudkers"), group=group)
            people = (self.ada, self.bo, self.cy, self.gus, self.mo)
            finders = [document.pk in self.files("zwartewoudkers", person) for person in people]
            self.assertEqual(finders, expected, group.access)
            readers = [document.pk in found.visible(person, [document.pk]) for person in people]
            shown = [bool(found.hits(person, [document.pk])) for person in people]
            self.assertEqual((readers, shown), (expected, expected), group.access)

    def test_who_left_finds_nothing_more(self):
        document = self.kept()
        self.assertEqual(self.files("fietsvergoeding", self.bo), [document.pk])
        leave_group(actor=self.bo, group=self.closed)
        self.assertEqual(self.files("fietsvergoeding", self.bo), [])

    def test_a_group_that_closes(self):
        document = self.kept(group=self.open)
        self.assertEqual(self.files("fietsvergoeding", self.cy), [document.pk])
        for access, expected in ((Group.Access.CLOSED, []), (Group.Access.OPEN, [document.pk])):
            told = NewGroup(name=self.open.name, purpose=self.open.purpose, access=access)
            change_group(actor=self.ada, group=self.open, new=told)
            if not expected:
                self.assertEqual(self.files("fietsvergoeding", self.cy), [])  # by the second check
            settle()
            self.assertEqual(self.files("fietsvergoeding", self.cy), expected)
            self.assertEqual(self.files("fietsvergoeding", self.bo), [document.pk])

    def test_it_can_be_narrowed_to_the_group_and_who_added_it(self):
        document = self.kept()
        for filters, expected in (
            (Filters(group=self.closed.pk), [document.pk]), (Filters(group=self.open.pk), []),
            (Filters(author=self.ada.pk), [document.pk]), (Filters(author=self.bo.pk), []),
            (Filters(source="files"), [document.pk]), (Filters(source="posts"), []),
        ):  # fmt: skip
            self.assertEqual(self.files("fietsvergoeding", filters=filters), expected, filters)
