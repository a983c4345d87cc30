import io
import zipfile

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import SimpleTestCase, override_settings
from django.utils.translation import override

from omarm.core.testing.cast import CastTestCase
from omarm.media.commands import UnusableCaptions, UnusableFile, add_captions, receive_file, remove_file
from omarm.media.commands.captions import as_webvtt
from omarm.media.commands.files import LONGEST_NAME, cleaned_name
from omarm.media.commands.recognising import BYTES, mime_of
from omarm.media.models import File
from omarm.media.queries import open_captions, open_part
from omarm.media.tests.pictures import as_bytes, picture, upload

MP4 = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(40)
WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm" + bytes(40)
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nGoedemorgen.\n"
SRT = (
    '1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}<font color="red">Goede</font> <i>morgen</i>.\r\n\r\n'
    "2\r\n00:00:05,500 --> 00:00:07,000\r\nTot 10:30, zei hij.\r\n"
)


def packed(name):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


class RecognisingTests(SimpleTestCase):
    def test_content_tells_what_it_is(self):
        told = {
            MP4: "video/mp4", WEBM: "video/webm", b"\x00\x00\x00\x18ftypM4A \x00\x00\x02\x00M4A mp42isom": "audio/mp4",
            b"ID3\x04\x00" + bytes(20): "audio/mpeg", b"OggS" + bytes(20): "audio/ogg",
            b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(20): "audio/x-wav", b"%PDF-1.7\n": "application/pdf",
            packed("a.txt"): "application/zip", as_bytes(picture(), "TIFF"): "image/tiff",
            b"Beste collega's,\nhierbij de notulen.\n": "text/plain", "Één regel".encode(): "text/plain",
            b"naam;plaats\nAda;Proefstad\nBo;Proefdorp\n": "text/csv", b"a,b\n1,2\n": "text/csv", b"WEBVTT\n\n": "text/vtt",
        }  # fmt: skip
        for data, mime in told.items():
            with self.subTest(mime=mime):
                self.assertEqual(mime_of(data), mime)

    def test_what_a_browser_would_run_is_bytes(self):
        for data in (
            b"<!DOCTYPE html><p>x", b"  \n<html>", b"tekst <script>alert(1)</script>", b'<?xml version="1.0"?><a/>',
            b'<svg xmlns="http://www.w3.org/2000/svg"/>', b"#!/bin/sh\nrm", b"MZ\x90\x00" + bytes(60), b"\x00\x01\x02\x03",
            b"\xef\xbb\xbf<html>", b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", b"x\x1ay",
        ):  # fmt: skip
            with self.subTest(data=data[:20]):
                self.assertEqual(mime_of(data), BYTES)

    def test_a_letter_cut_through_at_the_end_is_no_harm(self):
        self.assertEqual(mime_of("één".encode()[:-2]), "text/plain")


class NameTests(SimpleTestCase):
    def test_a_name_shows_as_it_is(self):
        for given, clean in {
            "Werkinstructie eik.pdf": "Werkinstructie eik.pdf", "../../etc/passwd": "passwd", "C:\\Users\\ada\\a.pdf": "a.pdf",
            "foto\u202efdp.exe": "fotofdp.exe", "a\x00b\n.txt": "ab.txt", "": "File", "...": "File", "a/": "File",
            'x<y>|"z".csv': "x y z.csv", "e\u0301e\u0301n.txt": "één.txt", ".htaccess": "htaccess",
        }.items():  # fmt: skip
            with self.subTest(given=given), override("en"):
                self.assertEqual(cleaned_name(given), clean)

    def test_a_long_name_keeps_its_ending(self):
        name = cleaned_name("x" * 400 + ".docx")
        self.assertEqual((len(name), name[-5:]), (LONGEST_NAME, ".docx"))
        self.assertEqual(len(cleaned_name("x" * 400)), LONGEST_NAME)


class ReceivingFileTests(CastTestCase):
    def test_it_is_kept_as_it_was_sent(self):
        with self.records():
            file = receive_file(actor=self.ada, file=upload(MP4, "C:\\films\\de loods.mp4"))
        told = (file.name, file.mime, file.size, file.uploaded_by, file.is_video, file.opens_in_browser)
        self.assertEqual(told, ("de loods.mp4", "video/mp4", len(MP4), self.ada, True, True))
        with open_part(file, 4, 7) as part:
            self.assertEqual(part.read(4), b"ftyp")

    def test_nothing_is_shown_by_a_browser_but_what_it_plays_and_pdf(self):
        shown = {}
        for name, data in {
            "a.svg": b"<svg/>",
            "a.pdf": b"%PDF-1.7",
            "a.csv": b"a,b\n1,2\n",
            "a.pdf.html": b"<html>",
        }.items():
            file = receive_file(actor=self.ada, file=upload(data, name))
            shown[name] = (file.opens_in_browser, file.served_as)
        self.assertEqual(shown.pop("a.pdf"), (True, "application/pdf"))
        self.assertEqual(set(shown.values()), {(False, BYTES)})

    @override_settings(UPLOAD_LIMIT_MB=1)
    def test_too_large_and_empty_are_refused_with_the_name(self):
        for code, data in (("file_large", bytes(1024 * 1024 + 1)), ("file_empty", b"")):
            with self.subTest(code=code), self.assertRaises(UnusableFile) as raised:
                receive_file(actor=self.ada, file=upload(data, "plan.pdf"))
            self.assertEqual(raised.exception.code, code)
            self.assertIn("plan.pdf", raised.exception.message)
        self.assertFalse(File.objects.exists())

    def test_it_goes_with_the_transaction_and_with_the_row(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            path = receive_file(actor=self.ada, file=upload(MP4, "a.mp4")).path
            raise ZeroDivisionError
        self.assertFalse(default_storage.exists(path))
        with self.captureOnCommitCallbacks(execute=True):
            file = receive_file(actor=self.ada, file=upload(MP4, "a.mp4"))
            add_captions(actor=self.ada, file=file, captions=upload(VTT.encode()))
        with self.captureOnCommitCallbacks(execute=True):
            remove_file(file=file)
        self.assertFalse(default_storage.exists(file.path) or default_storage.exists(file.captions_path))


class CaptionTests(CastTestCase):
    def setUp(self):
        self.film = receive_file(actor=self.ada, file=upload(MP4, "a.mp4"))

    def kept(self):
        with open_captions(self.film) as file:
            return file.read().decode()

    def test_webvtt_is_kept_and_srt_is_made_into_it(self):
        with self.assertRaises(FileNotFoundError):
            open_captions(self.film)
        add_captions(actor=self.ada, file=self.film, captions=upload(VTT.encode(), "a.vtt"))
        self.assertEqual(self.kept(), VTT)
        add_captions(actor=self.ada, file=self.film, captions=upload(b"\xef\xbb\xbf" + SRT.encode(), "a.srt"))
        self.assertEqual(
            self.kept(),
            "WEBVTT\n\n1\n00:00:01.000 --> 00:00:04.000\nGoede <i>morgen</i>.\n\n"
            "2\n00:00:05.500 --> 00:00:07.000\nTot 10:30, zei hij.\n",
        )
        self.assertTrue(File.objects.get(pk=self.film.pk).has_captions)

    def test_old_letters_are_read(self):
        self.assertIn("één", as_webvtt("1\n00:00:01,000 --> 00:00:02,000\néén\n".encode("cp1252")))

    def test_anything_else_is_refused(self):
        for data in (
            b"", b"WEBVTT", b"WEBVTTX\n\n00:01.000 --> 00:02.000\nx", b"Goedemorgen", b"\x00\x01", MP4,
            b"<html>\n00:00:01,000 --> 00:00:02,000\n<script>", b"WEBVTT\n\n" + b"x" * 1024 * 1024,
        ):  # fmt: skip
            with self.subTest(data=data[:20]), self.assertRaises(UnusableCaptions):
                add_captions(actor=self.ada, file=self.film, captions=upload(data, "a.vtt"))
        self.assertFalse(File.objects.get(pk=self.film.pk).has_captions)

    def test_only_ones_own_film_gets_them(self):
        sound = receive_file(actor=self.ada, file=upload(b"ID3\x04\x00" + bytes(20), "a.mp3"))
        for actor, file in ((self.bo, self.film), (self.ada, sound)):
            with self.assertRaises(PermissionDenied):
                add_captions(actor=actor, file=file, captions=upload(VTT.encode()))
