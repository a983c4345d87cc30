"""Films keep what plays and lose where they were recorded."""

import struct

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as some

from omarm.core.testing.cast import CastTestCase
from omarm.media.commands import UnusableFile, receive_file
from omarm.media.commands.films import is_film, without_place
from omarm.media.commands.recognising import is_other_picture
from omarm.media.tests.pictures import as_bytes, picture, upload

PLACE = b"+52.0907+005.1214/"
XYZ = b"\xa9xyz"
FTYP = b"isom\x00\x00\x02\x00isomiso2avc1mp41"


def box(kind, content=b"", *, size=None):
    return struct.pack(">I4s", 8 + len(content) if size is None else size, kind) + content


def wide_box(kind, content):
    return struct.pack(">I4sQ", 1, kind, 16 + len(content)) + content


def film(*telling, data=b"beeld en geluid" * 20):
    """Return a small MP4: what tells about it stands with the film and with its track; what plays comes after."""
    track = box(b"trak", box(b"tkhd", bytes(84)) + box(b"mdia", box(b"mdhd", bytes(24))) + b"".join(telling))
    moov = box(b"moov", box(b"mvhd", bytes(100)) + track + b"".join(telling))
    return box(b"ftyp", FTYP) + moov + box(b"mdat", data)


def told_in(kind):
    content = struct.pack(">HH", len(PLACE), 0x15C7) + PLACE
    if kind == b"meta":
        return box(b"meta", bytes(4) + box(b"keys", b"com.apple.quicktime.location.ISO6709") + box(b"ilst", content))
    return box(b"udta", box(kind, content))


def freed(data, telling):
    """Return the film as it should become: each of these boxes as free space of the same size."""
    return data.replace(telling, box(b"free", bytes(len(telling) - 8)))


class WithoutPlaceTests(SimpleTestCase):
    def kept(self, data):
        return without_place(upload(data, "film.mp4")).read()

    def test_the_place_goes_and_all_else_stays_byte_for_byte(self):
        for telling in (
            told_in(XYZ), told_in(b"loci"), told_in(b"meta"), box(XYZ, PLACE), box(b"loci", PLACE),
            box(b"uuid", bytes(16) + b"<x:xmpmeta>" + PLACE), wide_box(b"udta", box(XYZ, PLACE)),
        ):  # fmt: skip
            with self.subTest(telling=telling[4:16]):
                data = film(telling)
                kept = self.kept(data)
                self.assertIn(PLACE, data)
                self.assertNotIn(PLACE, kept)
                self.assertEqual(len(kept), len(data))
                if not telling.startswith(b"\x00\x00\x00\x01"):
                    self.assertEqual(kept, freed(data, telling))

    def test_also_beside_the_film_and_after_it(self):
        telling = told_in(b"meta")
        data = film() + telling + box(b"udta", PLACE, size=0)
        self.assertEqual(self.kept(data)[: len(film())], film())
        self.assertNotIn(PLACE, self.kept(data))

    def test_what_says_nothing_is_kept_as_the_same_file(self):
        for data in (film(), box(b"ftyp", FTYP), b"The free lunch", film()[:40], b"\x00" * 40):
            file = upload(data, "a.mp4")
            self.assertIs(without_place(file), file)
            self.assertEqual(file.read(), data)

    def test_what_plays_a_piece_at_a_time_is_left(self):
        piece = box(b"moof", box(b"traf", box(b"uuid", bytes(16) + b"tfxd")))
        self.assertEqual(self.kept(film(told_in(XYZ)) + piece)[-len(piece) :], piece)

    def test_a_box_that_does_not_fit_ends_the_search(self):
        data = film(told_in(XYZ)) + box(b"udta", PLACE, size=999_999)
        self.assertEqual(self.kept(data)[-len(PLACE) :], PLACE)
        self.assertEqual(self.kept(data).count(PLACE), 1)

    def test_what_is_sent_large_lies_in_a_file_that_stays_as_it_was(self):
        data = film(told_in(XYZ), data=bytes(2_000_000))
        sent = TemporaryUploadedFile("film.mp4", "video/mp4", len(data), None)
        sent.write(data)
        self.assertEqual(without_place(sent).read(), freed(data, told_in(XYZ)))
        sent.seek(0)
        self.assertEqual(sent.read(), data)

    @given(some.binary(max_size=200), some.integers(0, 500))
    def test_whatever_is_sent_keeps_its_size(self, noise, place):
        data = film(told_in(b"meta"))
        data = data[:place] + noise + data[place:]
        self.assertEqual(len(self.kept(data)), len(data))


class KeptTests(CastTestCase):
    def test_what_lies_in_the_storage_has_no_place(self):
        for brand in (b"ftypisom", b"ftypM4A ", b"ftypqt  ", b"ftyp3gp5"):
            data = film(told_in(XYZ)).replace(b"ftypisom", brand)
            file = receive_file(actor=self.ada, file=upload(data, "opname"))
            with default_storage.open(file.path) as kept:
                self.assertEqual(kept.read(), freed(data, told_in(XYZ)))
            self.assertEqual(file.size, len(data))

    def test_an_old_film_without_a_type_is_one_too(self):
        data = film(told_in(XYZ))[8 + len(FTYP) :]
        self.assertTrue(is_film(data))
        file = receive_file(actor=self.ada, file=upload(data, "oud.mov"))
        with default_storage.open(file.path) as kept:
            self.assertNotIn(PLACE, kept.read())


class OtherPictureTests(CastTestCase):
    def test_a_picture_of_which_the_place_cannot_be_taken_out_is_refused_with_its_name(self):
        for data in (
            as_bytes(picture(), "TIFF"), b"8BPS" + bytes(40), b"FUJIFILMCCD-RAW 0201", box(b"ftyp", b"crx \x00\x00\x00\x01crx isom"),
            box(b"ftyp", b"heix\x00\x00\x00\x00mif1heix"), b"\x00\x00\x00\x0cJXL \r\n\x87\n" + bytes(20),
        ):  # fmt: skip
            with self.subTest(data=data[:12]), self.assertRaises(UnusableFile) as raised:
                receive_file(actor=self.ada, file=upload(data, "IMG_1.CR3"))
            self.assertEqual(raised.exception.code, "file_picture")
            self.assertIn("IMG_1.CR3", raised.exception.message)

    def test_a_drawing_a_plain_picture_and_a_film_are_no_harm(self):
        for data in (b"AC1032" + bytes(20), as_bytes(picture(), "BMP"), film(), b"%PDF-1.7", b"De loods"):
            self.assertFalse(is_other_picture(data), data[:10])
