import threading

from django.core.files.storage import default_storage
from django.db import connection
from django.test import SimpleTestCase, TransactionTestCase
from django.utils.translation import override

from omarm.activity.models import Activity
from omarm.core.language.guessing import language_of
from omarm.core.testing.cast import CastTestCase
from omarm.media import commands
from omarm.media.commands.texts import AT_A_TIME, ONE_READER
from omarm.media.models import File, FileText
from omarm.media.queries import languages_of, texts_of, words_about_text
from omarm.media.reading import VERSION
from omarm.media.subscribers import have_words_read
from omarm.media.tests.documents import OLD_OFFICE, docx, pdf, scan
from omarm.media.tests.pictures import upload
from omarm.media.tests.test_files import MP4

DUTCH = "De fietsvergoeding is verhoogd en dat geldt ook voor wie met de bus naar het werk gaat."
ENGLISH = "The allowance has been raised and that is for those who take the bus to work as well."


class FileTextTestCase(CastTestCase):
    def received(self, data, name="plan.docx"):
        return commands.receive_file(actor=self.ada, file=upload(data, name))

    def read(self, data, name="plan.docx"):
        """Receive a file and have it read. Returns its FileText."""
        file = self.received(data, name)
        commands.read_waiting_files()
        return FileText.objects.get(file=file)


class ReadingTests(FileTextTestCase):
    def test_what_is_received_waits_and_is_read_with_a_fact_of_each(self):
        with self.records("file.received"):
            file = self.received(docx(DUTCH))
        self.assertEqual((file.filetext.state, texts_of([file.pk])), ("waiting", {}))

        with self.records("file.read") as facts:
            self.assertFalse(commands.read_waiting_files())

        kept = FileText.objects.get()
        self.assertEqual((kept.state, kept.text, kept.lang, kept.is_cut), ("read", DUTCH, "nl", False))
        self.assertEqual((facts[0].actor, facts[0].subject_id, kept.reader), (None, file.pk, VERSION))
        self.assertEqual(texts_of([file.pk, 0]), {file.pk: DUTCH})
        self.assertEqual(texts_of([file.pk], most=8), {file.pk: "De fiets"})
        self.assertEqual(languages_of([file.pk]), {file.pk: "nl"})

    def test_to_read_twice_changes_and_tells_nothing(self):
        waiting = self.received(docx(DUTCH)).filetext
        commands.read_waiting_files()
        with self.records():
            self.assertFalse(commands.read_waiting_files())
            self.assertIsNone(commands.texts.read_file(waiting=waiting))

    def test_how_it_ended_is_kept(self):
        for data, name, state in (
            (scan(), "scan.pdf", "none"), (pdf(DUTCH, password="geheim"), "a.pdf", "locked"),
            (pdf(DUTCH)[:300], "half.pdf", "broken"), (OLD_OFFICE, "oud.doc", "unsupported"),
            (b"naam;plaats\nAda;Proefstad\n", "a.csv", "read"),
        ):  # fmt: skip
            with self.subTest(state):
                kept = self.read(data, name)
                self.assertEqual((kept.state, kept.lang), (state, ""))

    def test_nobody_looks_for_words_in_a_film(self):
        with self.records():
            file = self.received(MP4, "loods.mp4")
        self.assertEqual((file.filetext.state, commands.read_waiting_files()), ("unsupported", False))
        self.assertEqual(words_about_text(file), "")

    def test_what_is_gone_from_the_store_is_broken_and_keeps_nobody_waiting(self):
        gone, other = self.received(docx("weg")), self.received(docx("hier"))
        default_storage.delete(gone.path)
        self.assertFalse(commands.read_waiting_files())
        self.assertEqual([FileText.objects.get(file=file).state for file in (gone, other)], ["broken", "read"])

    def test_a_store_that_fails_is_told_and_that_file_comes_last_the_next_time(self):
        first, second = self.received(docx("een")), self.received(docx("twee"))
        path = default_storage.path(first.path)
        default_storage.delete(first.path)
        default_storage.save(f"{first.path}/x", upload(b"x", "x"))  # a folder: opening it is an error of another kind
        with self.assertRaises(IsADirectoryError, msg=path):
            commands.read_waiting_files()
        with self.assertRaises(IsADirectoryError):
            commands.read_waiting_files()
        self.assertEqual([FileText.objects.get(file=file).state for file in (first, second)], ["waiting", "read"])
        default_storage.delete(f"{first.path}/x")
        default_storage.delete(first.path)

    def test_a_few_at_a_time(self):
        for number in range(AT_A_TIME + 1):
            self.received(b"woorden\n", f"{number}.txt")
        self.assertTrue(commands.read_waiting_files())
        self.assertEqual(FileText.objects.filter(state="waiting").count(), 1)
        self.assertFalse(commands.read_waiting_files())

    def test_those_of_before_and_those_of_an_earlier_reader_are_read_again(self):
        old, earlier = self.received(b"woorden\n", "a.txt"), self.read(b"woorden\n", "b.txt")
        FileText.objects.filter(file=old).delete()
        self.assertFalse(FileText.objects.filter(state="waiting").exists())
        FileText.objects.filter(pk=earlier.pk).update(reader=VERSION - 1, text="van toen")

        self.assertTrue(commands.take_up_unread())

        self.assertEqual(FileText.objects.filter(state="waiting").count(), 2)
        self.assertEqual(texts_of([earlier.pk]), {earlier.pk: "van toen"})
        commands.read_waiting_files()
        self.assertEqual(texts_of([old.pk, earlier.pk]), {old.pk: "woorden", earlier.pk: "woorden"})
        self.assertFalse(commands.take_up_unread())

    def test_the_words_go_with_the_file(self):
        file = self.received(docx(DUTCH))
        with self.captureOnCommitCallbacks(execute=True):
            commands.remove_file(file=file)
        self.assertFalse(FileText.objects.exists())

    def test_people_are_told_when_a_text_is_not_searched(self):
        with override("en"):
            for data, name, told in (
                (docx(DUTCH), "a.docx", ""), (scan(), "b.pdf", "no text"), (pdf(DUTCH, password="x"), "c.pdf", "locked"),
                (docx(*["woord " * 1000] * 100), "lang.docx", "first part"), (OLD_OFFICE, "d.doc", "this kind"),
                (pdf(DUTCH)[:300], "e.pdf", "cannot open"),
            ):  # fmt: skip
                with self.subTest(name):
                    words = words_about_text(self.read(data, name).file)
                    self.assertIn(told, words)
                    self.assertEqual(bool(words), bool(told))
            self.assertIn("takes a moment", words_about_text(self.received(docx(DUTCH))))


class AskedForTests(FileTextTestCase):
    def test_the_fact_asks_for_a_reading(self):
        self.received(docx(DUTCH))
        before = self._jobs()
        have_words_read(Activity.objects.get(verb="file.received"))
        self.assertEqual(self._jobs(), before + 1)

    def _jobs(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "select count(*) from procrastinate_jobs where args->>'path' = 'omarm.media.tasks.read_files'"
            )
            return cursor.fetchone()[0]


class OneAtATimeTests(TransactionTestCase):
    def test_while_somebody_reads_nobody_else_does(self):
        File.objects.create(folder="received/x", name="a.txt", mime="text/plain", size=1)
        commands.take_up_unread()
        told = []

        def elsewhere():
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_lock(%s)", [ONE_READER])
            holding.set()
            done.wait(20)
            with connection.cursor() as cursor:  # told in words: a connection that closes lets go a moment later
                cursor.execute("select pg_advisory_unlock(%s)", [ONE_READER])
            connection.close()

        holding, done = threading.Event(), threading.Event()
        other = threading.Thread(target=elsewhere)
        other.start()
        self.assertTrue(holding.wait(20))
        told.append((commands.read_waiting_files(), FileText.objects.get().state))
        done.set()
        other.join()
        told.append((commands.read_waiting_files(), FileText.objects.get().state))
        self.assertEqual(told, [(False, "waiting"), (False, "broken")])


class LanguageTests(SimpleTestCase):
    def test_small_words_tell_it(self):
        for text, language in (
            (DUTCH, "nl"),
            (ENGLISH, "en"),
            (f"{DUTCH} {ENGLISH}", ""),
            ("Ada; Bo; Cy", ""),
            ("", ""),
        ):
            self.assertEqual(language_of(text), language, text)
