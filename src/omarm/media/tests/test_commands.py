from random import Random
from unittest import mock

from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings
from PIL import Image as Pillow

from omarm.core.testing.cast import CastTestCase
from omarm.media.commands import UnusableImage, remove_image, store_image
from omarm.media.models import SIZES, Image
from omarm.media.queries import open_size
from omarm.media.tests.pictures import BLUE, HEIC, RED, as_bytes, bomb, picture, sideways_with_place, upload


def opened(image, size="l"):
    with open_size(image, size) as file:
        made = Pillow.open(file)
        made.load()
        return made


def is_like(colour, other):
    return all(abs(one - two) < 30 for one, two in zip(colour, other, strict=True))


class StoringTestCase(CastTestCase):
    def store(self, data, name="foto.jpg", **told):
        return store_image(actor=self.ada, file=upload(data, name), **told)

    def refuses(self, code, data, name="foto.jpg"):
        with self.records(), self.assertRaises(UnusableImage) as raised:
            self.store(data, name)
        self.assertEqual(raised.exception.code, code)
        self.assertFalse(Image.objects.exists())


class TakingInTests(StoringTestCase):
    def test_a_photo_is_kept_in_all_sizes_and_never_made_larger(self):
        image = self.store(as_bytes(picture(2000, 1000)), alt="  Een dijk  ")
        self.assertEqual((image.width, image.height, image.alt, image.uploaded_by), (1280, 640, "Een dijk", self.ada))
        self.assertEqual({size: max(opened(image, size).size) for size in SIZES}, SIZES)
        small = self.store(as_bytes(picture(60, 40)))
        self.assertEqual(opened(small, "l").size, (60, 40))

    def test_a_sideways_photo_stands_upright_and_tells_no_place(self):
        image = self.store(sideways_with_place())
        for size in SIZES:
            made = opened(image, size)
            self.assertEqual(made.size, (40, 60))
            self.assertTrue(is_like(made.getpixel((20, 5)), RED) and is_like(made.getpixel((20, 55)), BLUE))
            with open_size(image, size) as file:
                data = file.read()
            for trace in (b"GPS", b"Exif", b"EXIF", b"XMP", b"Geheime", b"xmpmeta"):
                self.assertNotIn(trace, data)
            self.assertEqual(dict(made.getexif()), {})

    def test_every_kind_of_photo_is_taken(self):
        photos = {
            "a.png": as_bytes(picture(mode="P"), "PNG"),
            "a.jpg": as_bytes(picture(mode="RGBA"), "PNG"),  # a PNG under another name is a photo all the same
            "grey.jpg": as_bytes(picture(mode="L")),
            "print.jpg": as_bytes(picture(mode="CMYK")),
            "a.webp": as_bytes(picture(), "WEBP"),
            "moving.gif": as_bytes(picture(), "GIF", save_all=True, append_images=[picture(60, 40)]),
            "deep.png": as_bytes(Pillow.new("I;16", (8, 8)), "PNG"),
            "a.heic": HEIC,
            "a.avif": as_bytes(picture(), "AVIF"),
            "no-name": as_bytes(picture(1, 1), "PNG"),
            "thread.png": as_bytes(picture(1, 3000), "PNG"),
        }
        for name, data in photos.items():
            with self.subTest(name=name):
                self.assertEqual(opened(self.store(data, name), "s").format, "WEBP")

    def test_what_shines_through_still_does(self):
        image = self.store(as_bytes(Pillow.new("RGBA", (20, 20), (0, 0, 0, 0)), "PNG"))
        self.assertEqual(opened(image).getchannel("A").getextrema(), (0, 0))

    def test_a_portrait_is_the_middle_of_the_photo(self):
        image = self.store(as_bytes(picture(300, 100)), square=True)
        self.assertEqual(opened(image).size, (100, 100))


class RefusingTests(StoringTestCase):
    def test_what_is_no_photo_is_refused_whatever_its_name(self):
        jpeg = as_bytes(picture(200, 200))
        refused = {
            "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
            "drawing.jpg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
            "notes.jpg": b"Beste collega's, hierbij de notulen.",
            "empty.jpg": b"",
            "half.jpg": jpeg[: len(jpeg) // 2],
            "head.jpg": jpeg[:20],
            "page.gif": b"GIF89a<html><script>alert(1)</script></html>",
            "scan.tiff": as_bytes(picture(), "TIFF"),
            "paper.pdf": as_bytes(picture(), "PDF"),
            "icon.ico": as_bytes(picture(64, 64), "ICO"),
            "half.png": as_bytes(picture(200, 200), "PNG")[:-60],
            "half.webp": as_bytes(picture(200, 200), "WEBP")[:60],
            "half.heic": HEIC[:300],
        }
        for name, data in refused.items():
            with self.subTest(name=name):
                self.refuses("image_unreadable", data, name)

    def test_a_small_file_that_unpacks_to_a_gigantic_picture_is_refused(self):
        data = bomb()
        self.assertLess(len(data), 60_000)
        self.refuses("image_pixels", data)
        self.refuses("image_pixels", bomb(7_800))  # below Pillow's own limit, above ours

    @override_settings(UPLOAD_LIMIT_MB=1)
    def test_a_file_over_the_limit_is_refused_unread(self):
        self.refuses("image_large", as_bytes(picture()) + bytes(1024 * 1024))

    def test_damage_is_refused_or_survived_never_a_crash(self):
        whole = [sideways_with_place(), HEIC, *(as_bytes(picture(), kind) for kind in ("PNG", "WEBP", "GIF", "AVIF"))]
        chance = Random(20)
        survived = 0
        for number in range(240):
            data = bytearray(whole[number % len(whole)])
            place = chance.randrange(len(data))
            data[place : place + 4] = chance.randbytes(4)
            try:
                self.store(bytes(data))
                survived += 1
            except UnusableImage:
                pass
        self.assertTrue(0 < survived < 240)


class KeepingTests(StoringTestCase):
    def files(self):
        folders = default_storage.listdir("images")[0] if default_storage.exists("images") else []
        return sorted(
            f"{folder}/{name}" for folder in folders for name in default_storage.listdir(f"images/{folder}")[1]
        )

    def test_nothing_stays_of_a_transaction_that_fails(self):
        before = self.files()
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            self.store(as_bytes(picture()))
            self.assertEqual(len(self.files()), len(before) + len(SIZES))
            raise ZeroDivisionError
        self.assertEqual(self.files(), before)

    def test_nothing_stays_when_the_disk_is_full_halfway(self):
        before, save = self.files(), default_storage.save

        def save_small_ones(name, content):
            if name.endswith("l.webp"):
                raise OSError("no space left")
            return save(name, content)

        full = mock.patch.object(type(default_storage._wrapped), "save", side_effect=save_small_ones)
        with full, self.assertRaises(OSError):
            self.store(as_bytes(picture()))
        self.assertEqual(self.files(), before)
        self.assertFalse(Image.objects.exists())

    def test_what_is_committed_stays(self):
        with self.captureOnCommitCallbacks(execute=True):
            image = self.store(as_bytes(picture()))
        self.assertTrue(all(default_storage.exists(image.path(size)) for size in SIZES))

    def test_removing_takes_the_files_once_that_is_certain(self):
        with self.captureOnCommitCallbacks(execute=True):
            image = self.store(as_bytes(picture()))
        with self.captureOnCommitCallbacks(execute=True):
            remove_image(image=image)
            self.assertTrue(default_storage.exists(image.path("s")))
        self.assertFalse(any(default_storage.exists(image.path(size)) for size in SIZES))

    def test_there_are_only_our_sizes(self):
        image = self.store(as_bytes(picture()))
        for size in ("xl", "", "../s", "S"):
            with self.assertRaises(KeyError):
                open_size(image, size)
