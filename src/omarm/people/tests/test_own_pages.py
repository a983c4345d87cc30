import io
from unittest import mock

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image as Pillow

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.media.models import SIZES, Image
from omarm.media.tests.pictures import as_bytes, bomb, picture, sideways_with_place, upload
from omarm.people import commands
from omarm.people.models import Organisation, Person
from omarm.people.queries import forget_organisation


class ProfileTests(CastTestCase):
    FORM = {"phone": "06 1234 5678", "place": "De Werf", "about": "Vraag me over <iepen>."}

    def test_what_one_tells_is_read(self):
        browser = self.as_person(self.ada)
        with self.records("profile.changed"):
            self.assertRedirects(browser.post("/settings/profile/", self.FORM), "/people/ada/")
        answer = self.as_person(self.cy).get("/people/ada/")
        self.assertContains(answer, "Vraag me over &lt;iepen&gt;.")
        self.assertContains(answer, 'href="tel:0612345678"')

    def test_the_form_holds_what_was_told(self):
        commands.change_profile(actor=self.ada, person=self.ada, **self.FORM)
        self.assertContains(self.as_person(self.ada).get("/settings/profile/"), 'value="De Werf"')

    def test_too_much_is_422_and_comes_back(self):
        for field, value in (("about", "x" * 2001), ("place", "x" * 121), ("phone", "0" * 41)):
            answer = self.as_person(self.ada).post("/settings/profile/", self.FORM | {field: value})
            self.assertContains(answer, "De Werf" if field != "place" else "06 1234 5678", status_code=422)
        self.assertEqual(Person.objects.get(pk=self.ada.pk).place, "")

    def test_what_the_staff_administration_keeps_is_read_only(self):
        Person.objects.filter(pk=self.ada.pk).update(function="Jurist")
        page = self.as_person(self.ada).get("/settings/profile/")
        self.assertContains(page, "Jurist")
        self.assertNotContains(page, 'name="function"')
        self.as_person(self.ada).post("/settings/profile/", self.FORM | {"function": "Burgemeester"})
        self.assertEqual(Person.objects.get(pk=self.ada.pk).function, "Jurist")

    def test_one_writes_ones_own_profile_and_of_it_only_what_is_ones_own(self):
        for actor, told in (
            (self.mo, self.FORM),
            (self.cy, self.FORM),
            (self.ada, {"name": "Koningin"}),
            (self.ada, {"is_guest": False}),
        ):
            with self.records(), self.assertRaises(PermissionDenied):
                commands.change_profile(actor=actor, person=self.ada, **told)

    def test_more_fields_than_the_form_has_change_nothing(self):
        self.as_person(self.gus).post(
            "/settings/profile/", self.FORM | {"is_guest": "", "username": "root", "name": "x"}
        )
        gus = Person.objects.get(pk=self.gus.pk)
        self.assertTrue(gus.is_guest and gus.username == "gus" and gus.name == self.gus.name)


class PreferencesTests(CastTestCase):
    def test_language_and_theme_are_kept_and_no_fact(self):
        with self.records():
            answer = self.as_person(self.ada).post("/settings/", {"language": "en", "theme": "light"})
        self.assertRedirects(answer, "/settings/")
        ada = Person.objects.get(pk=self.ada.pk)
        self.assertEqual((ada.language, ada.theme), ("en", "light"))

    def test_nonsense_is_422(self):
        for told in ({"language": "xx", "theme": "dark"}, {"language": "nl", "theme": "pink"}, {"language": "nl"}):
            self.assertEqual(self.as_person(self.ada).post("/settings/", told).status_code, 422)

    def test_strangers_have_no_settings(self):
        for address in ("/settings/", "/settings/profile/", "/settings/password/"):
            self.assertEqual(Client().get(address).headers["Location"], f"/sign-in/?next={address}")


class PhotoTests(CastTestCase):
    def send(self, data, name="foto.jpg", person=None):
        with self.captureOnCommitCallbacks(execute=True):
            return self.as_person(person or self.ada).post("/settings/photo/", {"photo": upload(data, name)})

    def portrait(self, person, size="m", *, of=None):
        photo = Person.objects.get(pk=(of or self.ada).pk).photo_id
        return self.as_person(person).get(f"/portraits/{photo}/{size}/")

    def test_a_photo_from_a_phone_stands_upright_and_tells_no_place(self):
        with self.records("profile.changed"):
            self.assertRedirects(self.send(sideways_with_place()), "/settings/profile/")
        answer = self.portrait(self.cy)
        self.assertEqual(answer.headers["Content-Type"], "image/webp")
        self.assertIn("private", answer.headers["Cache-Control"])
        data = b"".join(answer.streaming_content)
        self.assertNotIn(b"Geheime", data)
        self.assertNotIn(b"GPS", data)
        self.assertContains(self.as_person(self.cy).get("/people/ada/"), "/portraits/")

    def test_what_is_no_photo_is_refused_in_words_and_changes_nothing(self):
        self.send(as_bytes(picture(80, 80)))
        photo, files = Person.objects.get(pk=self.ada.pk).photo_id, self.files()
        jpeg = as_bytes(picture(200, 200))
        for name, data in (
            ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
            ("a.jpg", b"tekst"),
            ("half.jpg", jpeg[: len(jpeg) // 2]),
            ("bomb.png", bomb()),
            ("empty.jpg", b""),
        ):
            answer = self.send(data, name)
            self.assertEqual(answer.status_code, 422, name)
            self.assertEqual(len(answer.context["photo_form"].errors["photo"]), 1)
        self.assertEqual(self.as_person(self.ada).post("/settings/photo/").status_code, 422)
        self.assertEqual((Person.objects.get(pk=self.ada.pk).photo_id, self.files()), (photo, files))

    def test_over_the_limit_is_refused_in_words(self):
        with self.settings(UPLOAD_LIMIT_MB=1):
            answer = self.send(as_bytes(picture()) + bytes(1024 * 1024))
        self.assertContains(answer, "1 MB", status_code=422)

    def test_a_photo_that_is_replaced_or_taken_away_is_gone(self):
        before = self.files()
        for _time in range(2):
            self.send(as_bytes(picture(80, 80)))
            self.assertEqual((Image.objects.count(), len(self.files() - before)), (1, len(SIZES)))
        with self.captureOnCommitCallbacks(execute=True):
            self.as_person(self.ada).post("/settings/photo/delete/")
        self.assertEqual((Image.objects.count(), self.files()), (0, before))
        self.assertIsNone(Person.objects.get(pk=self.ada.pk).photo)

    def test_nothing_stays_when_the_command_fails_halfway(self):
        before = self.files()
        failing = mock.patch("omarm.people.commands.profiles.log.record", side_effect=ZeroDivisionError)
        with failing, self.assertRaises(ZeroDivisionError):
            commands.change_photo(actor=self.ada, person=self.ada, file=upload(as_bytes(picture())))
        self.assertEqual((Image.objects.count(), self.files()), (0, before))

    def test_nobody_changes_the_photo_of_another(self):
        with self.records(), self.assertRaises(PermissionDenied):
            commands.change_photo(actor=self.mo, person=self.ada, file=upload(as_bytes(picture())))

    def test_who_may_see_the_person_sees_the_face(self):
        self.send(as_bytes(picture(80, 80)))
        self.send(as_bytes(picture(80, 80)), person=self.cy)
        flo = make_person("flo", is_guest=True)
        #                   of ada of cy
        for person, *expected in [(self.ada, 200, 200),
                                  (self.bo,  200, 200),
                                  (self.gus, 200, 404),
                                  (flo,      404, 404)]:  # fmt: skip
            answers = [self.portrait(person, of=of).status_code for of in (self.ada, self.cy)]
            self.assertEqual(answers, expected, person.username)

    def test_strangers_see_no_face_but_those_at_the_door_of_a_demonstration(self):
        shown = make_person("medewerker")
        for person in (self.ada, shown):
            self.send(as_bytes(picture(80, 80)), person=person)
        for origin, expected in (("founded", [404, 404]), ("demo", [404, 200])):
            Organisation.objects.update(origin=origin)
            forget_organisation()
            photos = [Person.objects.get(pk=person.pk).photo_id for person in (self.ada, shown)]
            answers = [Client().get(f"/portraits/{photo}/s/").status_code for photo in photos]
            self.assertEqual(answers, expected, origin)

    def test_there_are_only_our_sizes_and_faces(self):
        self.send(as_bytes(picture(80, 80)))
        for size, status in (("s", 200), ("m", 200), ("l", 200), ("xl", 404), ("S", 404)):
            self.assertEqual(self.portrait(self.cy, size).status_code, status)
        loose = Image.objects.create(folder="images/loose", width=1, height=1)
        for number in (loose.pk, 0, 999_999, "9" * 30):
            self.assertEqual(self.as_person(self.cy).get(f"/portraits/{number}/m/").status_code, 404)

    def test_a_portrait_is_square_and_small(self):
        self.send(as_bytes(picture(2000, 1000)))
        for size, side in (("s", 96), ("m", 480), ("l", 1000)):
            data = b"".join(self.portrait(self.cy, size).streaming_content)
            self.assertEqual(Pillow.open(io.BytesIO(data)).size, (side, side))

    def files(self):
        if not default_storage.exists("images"):
            return set()
        folders = default_storage.listdir("images")[0]
        return {f"{folder}/{name}" for folder in folders for name in default_storage.listdir(f"images/{folder}")[1]}
