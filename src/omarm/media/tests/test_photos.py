import io
import struct
import zlib

import pytest
from django.core.files.base import ContentFile
from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageChops

from omarm.core.testing.cast import CastTestCase
from omarm.media.commands import UnusableFile, receive_document, receive_file
from omarm.media.commands.photos import without_details
from omarm.media.commands.pictures import TooManyPixels, Unreadable
from omarm.media.models import DOCUMENTS
from omarm.media.queries import open_part
from omarm.media.tests.pictures import HEIC, as_bytes, bomb, picture, sideways_with_place, upload

SECRET = b"52.37,4.89"


def shown(data):
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image.convert("RGB")


def told(data):
    with Image.open(io.BytesIO(data)) as image:
        return dict(image.getexif()), image.info


def same(one, other):
    return ImageChops.difference(shown(one), shown(other)).getbbox() is None


class PhotoTests(SimpleTestCase):
    def test_a_jpeg_keeps_its_points_and_which_way_up(self):
        data = sideways_with_place()
        plain = without_details(data)
        self.assertTrue(same(data, plain))
        exif, info = told(plain)
        self.assertEqual((exif, "xmp" in info), ({0x0112: 6}, False))
        self.assertNotIn(b"Geheime", plain)

    def test_a_progressive_jpeg_with_a_film_behind_it(self):
        data = as_bytes(picture(300, 200), progressive=True, comment=SECRET, icc_profile=b"profiel" * 20)
        plain = without_details(data + b"\x00\x00\x00\x18ftypmp42" + SECRET)
        self.assertTrue(same(data, plain))
        self.assertNotIn(SECRET, plain)
        self.assertEqual(told(plain)[1]["icc_profile"], b"profiel" * 20)

    def test_png_and_webp(self):
        exif = Image.Exif()
        exif[0x010E] = SECRET.decode()
        png = as_bytes(picture(), "PNG", exif=exif)
        text = b"Location\x00" + SECRET
        chunk = struct.pack(">I4s", len(text), b"tEXt") + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
        webp = as_bytes(picture(), "WEBP", exif=exif, xmp=b"<x>" + SECRET + b"</x>", lossless=True)
        for data in (png[:33] + chunk + png[33:] + SECRET, webp):
            plain = without_details(data)
            self.assertIn(SECRET, data)
            self.assertNotIn(SECRET, plain)
            self.assertTrue(same(data, plain))
            self.assertEqual(told(plain)[0], {})

    def test_without_anything_to_tell_it_is_what_it_was(self):
        for kind in ("JPEG", "PNG", "WEBP"):
            data = as_bytes(picture(), kind)
            self.assertEqual(without_details(data), data, kind)

    def test_other_kinds_and_broken_ones_are_refused(self):
        for data in (
            HEIC,
            as_bytes(picture(), "GIF"),
            b"",
            b"\xff\xd8",
            b"\x89PNG\r\n\x1a\nmis",
            as_bytes(picture())[:30],
        ):
            with self.assertRaises(Unreadable):
                without_details(data)

    @pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow tells of damaged tags
    @given(some.integers(0, 700), some.binary(min_size=1, max_size=4))
    def test_a_damaged_one_is_taken_or_refused_and_never_hangs(self, place, damage):
        for data in (sideways_with_place(), as_bytes(picture(), "PNG"), as_bytes(picture(), "WEBP")):
            try:
                without_details(data[:place] + damage + data[place + len(damage) :])
            except (Unreadable, TooManyPixels):
                continue


class ReceivingDocumentTests(CastTestCase):
    def kept(self, data, name="a.jpg"):
        return receive_document(actor=self.ada, file=upload(data, name))

    def test_it_lies_apart_from_what_waits_for_a_post(self):
        file = self.kept(b"%PDF-1.7", "a.pdf")
        self.assertTrue(file.folder.startswith(f"{DOCUMENTS}/"))
        self.assertFalse(receive_file(actor=self.ada, file=ContentFile(b"%PDF", "a.pdf")).folder.startswith(DOCUMENTS))

    def test_a_photo_is_kept_without_its_place(self):
        file = self.kept(sideways_with_place())
        with open_part(file, 0, file.size - 1) as stored:
            data = stored.read()
        self.assertEqual((file.mime, file.size, b"Geheime" in data), ("image/jpeg", len(data), False))

    def test_refused_in_words(self):
        for code, data in (
            ("file_picture", HEIC),
            ("file_picture", as_bytes(picture(), "GIF")),
            ("image_pixels", bomb()),
        ):
            with self.assertRaises(UnusableFile) as raised:
                self.kept(data)
            self.assertEqual(raised.exception.code, code)
