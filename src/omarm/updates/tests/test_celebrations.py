"""Something to celebrate: a form of an update that names a team and thanks in words, and counts nobody."""

from datetime import date, timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from omarm.core.errors import DomainError
from omarm.core.functions import function_of
from omarm.stream.commands import Draft, Place
from omarm.stream.kinds import all_writings, writing_of
from omarm.stream.models import Post
from omarm.stream.tests.writing import StreamTestCase
from omarm.updates.commands import change_update, publish_update
from omarm.updates.models import Celebration

TOLD = {
    "success": "De brug is open",
    "team": "Ploeg Waterkant",
    "reason": "Drie jaar lang wilde niemand eraan",
    "thanks": "De bewoners van de kade",
}
DAY = timezone.localdate() + timedelta(days=60)
TOLD["celebrated_on"] = DAY.isoformat()
STORED = TOLD | {"celebrated_on": DAY}


class CelebrationTests(StreamTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def send(self, **told):
        typed = {"writing": "celebration", "body": "Taart", "place": "everyone", "submission": str(uuid4())} | told
        return self.browser.post("/posts/", typed)

    def celebrate(self, **told):
        return publish_update(actor=self.ada, draft=Draft(body="Taart", **told), form="celebration", told=STORED)

    def test_the_command_stores_and_records(self):
        with self.records("post.published"):
            post = self.celebrate()
        self.assertEqual({name: getattr(post.update.celebration, name) for name in STORED}, STORED)
        self.assertEqual(writing_of(post).code, "celebration")

    def test_the_command_refuses_who_is_not_in_the_group_or_did_not_write_it(self):
        with self.assertRaises(PermissionDenied):
            publish_update(
                actor=self.cy, draft=Draft(body="x", place=Place(group=self.closed)), form="celebration", told=STORED
            )
        with self.assertRaises(PermissionDenied):
            change_update(actor=self.bo, post=self.celebrate(), told=STORED | {"team": "Wij"})
        self.assertEqual(Celebration.objects.get().team, TOLD["team"])

    def test_the_composer_offers_it_and_asks_for_its_fields(self):
        self.assertIn("celebration", [writing.code for writing in all_writings()])
        self.assertEqual(function_of("celebrations").writings, ("celebration",))
        page = self.browser.get("/posts/new/?writing=celebration")
        for name in TOLD:
            self.assertContains(page, f'name="{name}"')

    def test_the_card_shows_all(self):
        self.assertEqual(self.send(**TOLD).status_code, 302)
        for page in (self.as_person(self.bo).get("/"), self.browser.get(Post.objects.latest("pk").get_absolute_url())):
            for name, words in TOLD.items():
                self.assertContains(page, date_format(DAY, "j F Y") if name == "celebrated_on" else words)

    def test_what_is_typed_wrong_comes_back_and_something_has_to_be_said(self):
        self.assertContains(self.send(celebrated_on="31 februari", body="Bewaar"), "Bewaar", status_code=422)
        self.assertEqual(self.send(body="").status_code, 422)
        self.assertEqual(self.send(body="", success="Het lukte").status_code, 302)

    def test_a_day_that_nobody_can_mean_is_refused_and_one_that_stood_there_stays(self):
        post, years = self.celebrate(), timedelta(days=366)
        for day in ("0001-01-01", "9999-12-31", str(DAY + 3 * years), str(DAY - 6 * years)):
            answer = self.send(celebrated_on=day, body="Bewaar")
            self.assertContains(answer, "Bewaar", status_code=422)
            self.assertIn("celebrated_on", answer.context["form"].errors)
            told = STORED | {"celebrated_on": date.fromisoformat(day)}
            with self.assertRaises(DomainError):
                publish_update(actor=self.ada, draft=Draft(body="Taart"), form="celebration", told=told)
            with self.assertRaises(DomainError):
                change_update(actor=self.ada, post=post, told=told)
        Celebration.objects.update(celebrated_on=date(2001, 5, 4))
        typed = (
            {"body": "Taart", "version": post.version} | TOLD | {"celebrated_on": "2001-05-04", "team": "Ploeg Noord"}
        )
        self.assertEqual(self.browser.post(f"/posts/{post.pk}/edit/", typed).status_code, 302)
        self.assertEqual(Celebration.objects.get().team, "Ploeg Noord")

    def test_it_is_shown_as_words(self):
        self.send(thanks="<script>alert(1)</script>")
        self.assertContains(self.browser.get("/"), "&lt;script&gt;alert(1)")
        self.assertNotContains(self.browser.get("/"), "<script>alert")

    def test_it_is_found_by_what_it_tells_and_changes_with_it(self):
        post = self.celebrate()
        found = "\n".join(TOLD[name] for name in ("success", "team", "reason", "thanks"))
        self.assertEqual(Post.objects.get().text, f"Taart\n{found}")
        told = {"body": "Taart", "version": post.version} | TOLD | {"team": "Ploeg Noord"}
        self.assertContains(self.browser.get(f"/posts/{post.pk}/edit/"), TOLD["thanks"])
        self.assertEqual(self.browser.post(f"/posts/{post.pk}/edit/", told).status_code, 302)
        self.assertIn("Ploeg Noord", Post.objects.get().text)

    def test_an_outsider_does_not_see_it(self):
        post = self.celebrate(place=Place(group=self.closed))
        self.assertEqual(self.as_person(self.cy).get(post.get_absolute_url()).status_code, 404)
        self.assertEqual(self.as_person(self.cy).get(f"/posts/{post.pk}/edit/").status_code, 404)

    def test_it_holds_nobody(self):
        """Who is thanked is a word and no row: nothing can count it."""
        people = [field for field in Celebration._meta.get_fields() if field.related_model is not None]
        self.assertEqual([field.name for field in people], ["update"])

    def test_many_cost_what_two_cost(self):
        def asked():
            bo = self.as_person(self.bo)
            bo.get("/")
            with CaptureQueriesContext(connection) as told:
                bo.get("/")
            return len(told)

        for _number in range(2):
            self.celebrate()
        two = asked()
        for _number in range(15):
            self.celebrate()
        self.assertLessEqual(asked(), two)
