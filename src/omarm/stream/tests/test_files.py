from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import SimpleTestCase
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as some

from omarm.core.http import _asked_range
from omarm.media.commands import receive_file
from omarm.media.tests.pictures import as_bytes, picture, upload
from omarm.media.tests.test_files import MP4, SRT, VTT
from omarm.stream.commands import Place, delete_post
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase, write


class FileTestCase(StreamTestCase):
    def posted(self, data, name, **told):
        file = receive_file(actor=self.ada, file=upload(data, name))
        return file, write(self.ada, files=(file,), **told)


class FetchingTests(FileTestCase):
    def statuses(self, address):
        return [self.as_person(person).get(address).status_code for person in (self.ada, self.bo, self.cy, self.gus)]

    def test_before_it_is_posted_only_who_sent_it_fetches_it(self):
        file = receive_file(actor=self.ada, file=upload(b"%PDF-1.7", "a.pdf"))
        self.assertEqual(self.statuses(f"/files/{file.pk}/"), [200, 404, 404, 404])

    def test_then_whoever_reads_the_post(self):
        file, post = self.posted(b"%PDF-1.7", "a.pdf", place=Place(group=self.closed))
        self.assertEqual(self.statuses(f"/files/{file.pk}/"), [200, 200, 404, 404])
        delete_post(actor=self.ada, post=post)
        self.assertEqual(self.statuses(f"/files/{file.pk}/"), [404] * 4)
        self.assertEqual(self.statuses("/files/99999999/"), [404] * 4)

    def test_nothing_that_a_browser_could_run_is_shown_by_it(self):
        evil = {
            "a.html": b"<script>alert(1)</script>", "a.svg": b"<svg onload=alert(1)>", "a.xml": b"<?xml version='1.0'?><a/>",
            "a.js": b"alert(1)", "foto.jpg": as_bytes(picture()), "b.pdf": b"<html>%PDF-1.7", "naam\r\nX-Evil: 1.html": b"<html>",
        }  # fmt: skip
        for name, data in evil.items():
            with self.subTest(name=name):
                file, _post = self.posted(data, name)
                answer = self.as_person(self.bo).get(f"/files/{file.pk}/")
                self.assertEqual(answer["Content-Type"], "application/octet-stream")
                self.assertTrue(answer["Content-Disposition"].startswith("attachment"))
                self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
                self.assertEqual(answer["Content-Security-Policy"], "default-src 'none'; sandbox")
                self.assertNotIn("X-Evil", answer.headers)
                self.assertEqual(answer.getvalue(), data)

    def test_pdf_and_film_open_in_the_browser(self):
        for name, data, mime in (("a.pdf", b"%PDF-1.7", "application/pdf"), ("é.mp4", MP4, "video/mp4")):
            file, _post = self.posted(data, name)
            answer = self.as_person(self.bo).get(f"/files/{file.pk}/")
            self.assertEqual((answer["Content-Type"], answer["Accept-Ranges"]), (mime, "bytes"))
            self.assertTrue(answer["Content-Disposition"].startswith("inline"))
            self.assertIn("default-src 'none'", answer["Content-Security-Policy"])

    def test_only_asking_for_it_fetches_it(self):
        file, _post = self.posted(MP4, "a.mp4")
        self.assertEqual(self.as_person(self.bo).post(f"/files/{file.pk}/").status_code, 405)
        head = self.as_person(self.bo).head(f"/files/{file.pk}/")
        self.assertEqual((head.status_code, head["Content-Length"]), (200, str(len(MP4))))


class PartTests(FileTestCase):
    def setUp(self):
        super().setUp()
        self.data = MP4[:24] + bytes(range(256)) * 1000
        file, _post = self.posted(self.data, "a.mp4")
        self.address, self.browser = f"/files/{file.pk}/", self.as_person(self.bo)

    def ask(self, wanted, **headers):
        return self.browser.get(self.address, headers={"range": wanted, "accept-encoding": "gzip"} | headers)

    def test_a_player_gets_the_part_that_it_asks_for(self):
        size = len(self.data)
        for wanted, first, last in (
            ("bytes=0-", 0, size - 1), ("bytes=0-0", 0, 0), ("bytes=100-70000", 100, 70_000), ("bytes=-500", size - 500, size - 1),
            (f"bytes={size - 1}-", size - 1, size - 1), (f"bytes=5-{size + 99}", 5, size - 1),
        ):  # fmt: skip
            with self.subTest(wanted=wanted):
                answer = self.ask(wanted)
                whole = first == 0 and last == size - 1
                self.assertEqual(answer.status_code, 200 if whole else 206)
                self.assertEqual(answer.getvalue(), self.data[first : last + 1])
                self.assertEqual(answer["Content-Length"], str(last - first + 1))
                if not whole:
                    self.assertEqual(answer["Content-Range"], f"bytes {first}-{last}/{size}")

    def test_a_part_that_is_not_there_is_said(self):
        for wanted in (f"bytes={len(self.data)}-", "bytes=99999999-", "bytes=-0"):
            answer = self.ask(wanted)
            self.assertEqual((answer.status_code, answer["Content-Range"]), (416, f"bytes */{len(self.data)}"))

    def test_what_we_do_not_understand_gives_the_whole(self):
        for wanted in (
            "bytes=1-2,5-6",
            "lines=1-2",
            "bytes=a-b",
            "bytes=-",
            "bytes=9-3",
            "",
            "bytes=" + "9" * 40 + "-",
        ):
            answer = self.ask(wanted)
            self.assertEqual((answer.status_code, len(answer.getvalue())), (200, len(self.data)), wanted)
        self.assertEqual(self.ask("bytes=0-9", **{"if-range": '"x"'}).status_code, 200)


class RangeTests(SimpleTestCase):
    @given(some.text(max_size=40), some.integers(1, 10**9))
    def test_whatever_is_asked_the_part_lies_within(self, wanted, size):
        class Request:
            headers = {"Range": wanted}

        try:
            first, last = _asked_range(Request, size)
        except IndexError:
            return
        self.assertTrue(0 <= first <= last < size)


class CardTests(FileTestCase):
    def test_a_film_a_sound_and_a_document_with_the_post(self):
        browser = self.as_person(self.bo)
        _film, post = self.posted(MP4, "a.mp4")
        page = browser.get(f"/posts/{post.pk}/")
        self.assertContains(page, "<video", 1)
        self.assertContains(page, 'preload="metadata"')
        self.assertNotContains(page, "autoplay")
        self.assertNotContains(page, "<track")
        _sound, post = self.posted(b"ID3\x04\x00" + bytes(20), "a.mp3")
        self.assertContains(browser.get(f"/posts/{post.pk}/"), "<audio", 1)
        sheet, post = self.posted(b"a,b\n1,2\n", "cijfers.csv")
        self.assertContains(browser.get(f"/posts/{post.pk}/"), f'<a class="file-row" href="/files/{sheet.pk}/">')

    def test_as_many_queries_for_many_files(self):
        files = [receive_file(actor=self.ada, file=upload(b"%PDF-1.7", f"{number}.pdf")) for number in range(10)]
        one, many = write(self.ada, files=tuple(files[:1])), write(self.ada, files=tuple(files[1:]))
        browser = self.as_person(self.bo)
        browser.get("/")
        counts = [_queries(browser, f"/posts/{post.pk}/") for post in (one, many)]
        self.assertEqual(*counts)


class CaptionTests(FileTestCase):
    def test_the_author_adds_captions_and_readers_see_them(self):
        film, post = self.posted(MP4, "a.mp4", place=Place(group=self.closed))
        address, reader = f"/files/{film.pk}/captions/", self.as_person(self.bo)
        reader.get(f"/posts/{post.pk}/")
        self.assertEqual(reader.get(f"/files/{film.pk}/captions.vtt").status_code, 404)
        self.assertContains(self.as_person(self.ada).get(address), 'enctype="multipart/form-data"')

        answer = self.as_person(self.ada).post(address, {"captions": SimpleUploadedFile("a.srt", SRT.encode())})

        self.assertRedirects(answer, address)
        track = reader.get(f"/files/{film.pk}/captions.vtt")
        self.assertEqual(track["Content-Type"], "text/vtt; charset=utf-8")
        self.assertTrue(track.getvalue().startswith(b"WEBVTT\n"))
        self.assertContains(reader.get(f"/posts/{post.pk}/"), '<track kind="captions"')
        self.assertEqual(Post.objects.get(pk=post.pk).version, post.version + 1)
        self.assertEqual(self.as_person(self.cy).get(f"/files/{film.pk}/captions.vtt").status_code, 404)

    def test_nonsense_is_refused_and_others_find_nothing(self):
        film, _post = self.posted(MP4, "a.mp4")
        paper, _post = self.posted(b"%PDF-1.7", "a.pdf")
        address = f"/files/{film.pk}/captions/"
        answer = self.as_person(self.ada).post(address, {"captions": SimpleUploadedFile("a.vtt", b"hallo")})
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(self.as_person(self.ada).post(address, {"x": "y"}).status_code, 422)
        for person in (self.bo, self.cy):
            sent = self.as_person(person).post(address, {"captions": SimpleUploadedFile("a.vtt", VTT.encode())})
            self.assertEqual(sent.status_code, 404)
        self.assertEqual(self.as_person(self.ada).get(f"/files/{paper.pk}/captions/").status_code, 404)


def _queries(browser, address):
    with CaptureQueriesContext(connection) as caught:
        browser.get(address)
    return len(caught)
