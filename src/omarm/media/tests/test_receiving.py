from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings
from PIL import Image as Pillow
from procrastinate.contrib.django.models import ProcrastinateJob

from omarm.activity.deliverer import deliver_batch
from omarm.core.jobs.runner import run_task
from omarm.core.testing.cast import CastTestCase
from omarm.media import tasks
from omarm.media.commands import UnusableImage, make_sizes, receive_image, remove_image, store_sizes
from omarm.media.commands.pictures import in_sizes
from omarm.media.models import SIZES, Image
from omarm.media.queries import left_waiting, open_size
from omarm.media.tests.pictures import BLUE, HEIC, RED, as_bytes, bomb, picture, sideways_with_place, upload
from omarm.media.tests.test_commands import is_like, opened


class ReceivingTestCase(CastTestCase):
    def receive(self, data, name="foto.jpg", **told):
        with self.captureOnCommitCallbacks(execute=True):
            return receive_image(actor=self.ada, file=upload(data, name), **told)

    def make(self, image):
        with self.captureOnCommitCallbacks(execute=True):
            made = make_sizes(image_id=image.pk)
        image.refresh_from_db()
        return made


class ReceivingTests(ReceivingTestCase):
    def test_it_waits_with_the_measures_that_it_will_have(self):
        for data, measures in (
            (as_bytes(picture(2000, 1000)), (1280, 640)), (sideways_with_place(), (40, 60)), (HEIC, (40, 40)),
            (as_bytes(picture(1, 3000), "PNG"), (1, 1280)),
        ):  # fmt: skip
            with self.subTest(measures=measures):
                image = self.receive(data)
                self.assertEqual(image.state, "waiting")
                promised = (image.width, image.height)
                self.make(image)
                self.assertEqual(promised, (image.width, image.height))
                self.assertEqual(image.state, "ready")
                if data is not HEIC:
                    self.assertEqual(promised, measures)

    def test_it_tells_the_machine_and_nobody_else(self):
        with self.records("image.received") as facts:
            image = self.receive(as_bytes(picture()), alt=" De dijk ")
        self.assertIsNone(facts[0].actor_id)
        self.assertEqual((image.alt, image.uploaded_by), ("De dijk", self.ada))

    def test_what_is_no_photo_is_refused_at_once(self):
        refused = {
            "image_unreadable": [
                b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
                b"<!doctype html><script>alert(1)</script>", b"", as_bytes(picture())[:20], b"GIF89a<html></html>",
            ],
            "image_pixels": [bomb(), bomb(7_800)],
        }  # fmt: skip
        self.assertLess(len(bomb()), 60_000)
        for code, photos in refused.items():
            for data in photos:
                with self.subTest(code=code, head=data[:12]), self.records():
                    with self.assertRaises(UnusableImage) as raised:
                        self.receive(data)
                    self.assertEqual(raised.exception.code, code)
        self.assertFalse(Image.objects.exists())

    @override_settings(UPLOAD_LIMIT_MB=1)
    def test_a_file_over_the_limit_is_refused(self):
        with self.assertRaises(UnusableImage) as raised:
            self.receive(as_bytes(picture()) + bytes(1024 * 1024))
        self.assertEqual(raised.exception.code, "image_large")

    def test_nothing_stays_of_a_transaction_that_fails(self):
        with self.assertRaises(ZeroDivisionError), transaction.atomic():
            path = receive_image(actor=self.ada, file=upload(as_bytes(picture()))).original_path
            self.assertTrue(default_storage.exists(path))
            raise ZeroDivisionError
        self.assertFalse(default_storage.exists(path))


class MakingTests(ReceivingTestCase):
    def test_the_sizes_are_upright_and_tell_no_place_and_the_original_goes(self):
        image = self.receive(sideways_with_place())
        self.assertTrue(default_storage.exists(image.original_path))
        with self.records("image.ready") as facts:
            self.make(image)
        self.assertIsNone(facts[0].actor_id)
        for size in SIZES:
            made = opened(image, size)
            self.assertTrue(is_like(made.getpixel((20, 5)), RED) and is_like(made.getpixel((20, 55)), BLUE))
            with open_size(image, size) as file:
                data = file.read()
            for trace in (b"GPS", b"Exif", b"EXIF", b"XMP", b"Geheime", b"xmpmeta"):
                self.assertNotIn(trace, data)
        self.assertFalse(default_storage.exists(image.original_path))

    def test_of_a_picture_that_moves_the_first_frame_stays(self):
        frames = [picture(), Pillow.new("RGB", (60, 40), BLUE)]
        image = self.receive(as_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:]))
        self.make(image)
        made = opened(image)
        self.assertFalse(getattr(made, "is_animated", False))
        self.assertTrue(is_like(made.getpixel((30, 5)), RED))

    def test_twice_does_nothing_more(self):
        image = self.receive(as_bytes(picture()))
        self.make(image)
        with self.records():
            self.assertEqual(self.make(image), image)
        self.assertEqual(sorted(default_storage.listdir(image.folder)[1]), ["l.webp", "m.webp", "s.webp"])
        self.assertIsNone(make_sizes(image_id=99_999_999))

    def test_what_a_killed_process_left_half_is_written_anew(self):
        image = self.receive(as_bytes(picture()))
        default_storage.save(image.path("s"), upload(b"half"))
        self.make(image)
        self.assertEqual(opened(image, "s").size, (60, 40))

    def test_an_original_that_stayed_behind_goes_at_the_second_try(self):
        image = self.receive(as_bytes(picture()))
        make_sizes(image_id=image.pk)  # killed before it could delete
        self.assertTrue(default_storage.exists(image.original_path))
        self.make(image)
        self.assertFalse(default_storage.exists(image.original_path))

    def test_what_cannot_be_opened_after_all_fails_and_its_original_goes(self):
        whole = as_bytes(picture(400, 300))
        image = self.receive(whole[: len(whole) // 2])
        with self.records("image.ready"):
            self.make(image)
        self.assertEqual(image.state, "failed")
        self.assertFalse(default_storage.exists(image.original_path))

    def test_a_photo_removed_meanwhile_leaves_nothing(self):
        image = self.receive(as_bytes(picture()))
        path = image.original_path
        with self.captureOnCommitCallbacks(execute=True):
            remove_image(image=image)
        self.assertFalse(default_storage.exists(path))

    def test_the_fact_has_the_work_done(self):
        image = self.receive(as_bytes(picture()))
        while deliver_batch():
            pass
        job = ProcrastinateJob.objects.get(args__path=tasks.make_sizes.module_path)
        run_task(**job.args)
        image.refresh_from_db()
        self.assertEqual((image.state, job.args["args"]), ("ready", [image.pk]))

    def test_what_waits_too_long_is_taken_up_again(self):
        image = self.receive(as_bytes(picture()))
        store_sizes(actor=self.ada, sizes=in_sizes(picture()))
        self.assertEqual(left_waiting(), [])
        self.assertEqual(left_waiting(minutes=-1), [image.pk])
