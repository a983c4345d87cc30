from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import F, Q
from django.test import TestCase
from django.utils import timezone
from PIL import Image as Pillow

from omarm.activity.models import Activity
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.core.testing.settling import settle
from omarm.demo.commands import load_demo
from omarm.demo.queries import demo_accounts
from omarm.demo.tests.asking import QuestionChecks
from omarm.demo.tests.caring import CareChecks
from omarm.demo.tests.living import LivingChecks
from omarm.demo.tests.searching import SearchChecks
from omarm.demo.tests.working import WorkChecks
from omarm.groups.models import Group, JoinRequest, Membership
from omarm.media.models import Image
from omarm.people.commands import NewPerson, create_person, found_organisation
from omarm.people.models import Department, Organisation, Person
from omarm.people.models.person import NAMELESS
from omarm.people.naming import Name
from omarm.people.queries import DEMO_ACCOUNTS
from omarm.people.queries.finding import find_people
from omarm.stream.models import Comment, Photo, Placement, Post, Reaction, SeenMarker
from omarm.stream.queries import home_feed


def files_kept():
    return sum(path.is_file() for path in settings.MEDIA_ROOT.rglob("*"))


class LoadedTests(LivingChecks, CareChecks, WorkChecks, SearchChecks, QuestionChecks, TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.is_new = load_demo()
        cls.left_to_do = set(Activity.objects.values_list("verb", flat=True))
        settle()  # as the house does from when it is open
        with connection.cursor() as cursor:
            # A house does it by itself; inside one transaction the planner would know nothing.
            cursor.execute("analyze")

    def person(self, username):
        return Person.objects.get(username=username)

    def test_size(self):
        self.assertTrue(self.is_new)
        self.assertEqual(Person.objects.filter(is_guest=False, is_active=True).count(), 480)
        self.assertEqual(Person.objects.filter(is_guest=True).count(), 1)
        self.assertEqual(Department.objects.count(), 24)
        self.assertEqual(Group.objects.count(), 56)
        self.assertGreaterEqual(Post.objects.live().count(), 150)
        self.assertGreaterEqual(Comment.objects.standing().count(), 400)
        self.assertGreater(Reaction.objects.count(), 3000)
        self.assertEqual(JoinRequest.objects.count(), 3)

    def test_loading_again_does_nothing(self):
        with self.assertNumQueries(1):
            self.assertFalse(load_demo())

    def test_nothing_is_in_the_future(self):
        now = timezone.now()
        self.assertFalse(Post.objects.filter(created_at__gt=now).exists())
        waiting = Post.objects.filter(published_at__gt=now)
        self.assertEqual([post.author.username for post in waiting], ["redacteur"])
        self.assertFalse(Comment.objects.filter(created_at__gt=now).exists())
        self.assertFalse(Membership.objects.filter(joined_at__gt=now).exists())
        self.assertFalse(JoinRequest.objects.filter(asked_at__gt=now).exists())
        self.assertFalse(Group.objects.filter(created_at__gt=now).exists())

    def test_nothing_is_told_of_two_years_at_once(self):
        self.assertEqual(self.left_to_do, {"file.received"})
        self.assertEqual(set(Activity.objects.values_list("verb", flat=True)), {"file.received", "file.read"})

    def test_order_in_time(self):
        self.assertFalse(Comment.objects.filter(created_at__lt=F("post__published_at")).exists())
        self.assertFalse(Comment.objects.filter(created_at__lt=F("parent__created_at")).exists())
        self.assertFalse(Comment.objects.filter(parent__parent__isnull=False).exists())
        self.assertFalse(Comment.objects.exclude(parent=None).exclude(parent__post=F("post")).exists())
        self.assertFalse(Membership.objects.filter(joined_at__lt=F("group__created_at")).exists())

    def test_places_carry_what_the_post_has(self):
        own = Placement.objects.filter(placed_by=None)
        self.assertEqual(own.count(), Post.objects.count())
        copies = Q(author=F("post__author"), published_at=F("post__published_at"), live=True)
        self.assertFalse(own.exclude(copies).exists())
        self.assertFalse(Post.objects.filter(update=None, praise=None, question=None).exists())

    def test_who_writes_in_a_group_is_in_it(self):
        own = Placement.objects.filter(audience=1, placed_by=None)
        inside = set(Membership.objects.values_list("person", "group"))
        named = own.exclude(author__source_key=NAMELESS)
        self.assertLessEqual(set(named.values_list("author", "group")), inside)
        answered = own.exclude(post__comments=None)
        self.assertLessEqual(set(answered.values_list("post__comments__author", "group")), inside)

    def test_everybody_reads_what_they_write_and_react_to(self):
        inside = Post.objects.exclude(placements__audience=0).exclude(placements__group__access="open")
        for name, said in (("author", Comment), ("person", Reaction)):
            by_person = {}
            for key, post in said.objects.filter(post__in=inside).values_list(name, "post"):
                by_person.setdefault(key, set()).add(post)
            for person in Person.objects.filter(pk__in=by_person):
                readable = Post.objects.visible_to(person).filter(pk__in=by_person[person.pk])
                self.assertEqual(readable.count(), len(by_person[person.pk]), person.name)

    def test_posts_are_seen_by_the_rule_alone(self):
        inside = Post.objects.filter(placements__group__access__in=["request", "closed", "hidden"])
        noor = self.person("medewerker")
        hers = Membership.objects.filter(person=noor).values("group")
        kept = inside.exclude(placements__group__in=hers).exclude(placements__group__access="open")
        self.assertTrue(kept.exists())
        self.assertFalse(Post.objects.visible_to(noor).filter(pk__in=kept).exists())
        for access in ("request", "closed", "hidden"):
            self.assertTrue(inside.filter(placements__group__access=access).exists(), access)

    def test_guest_sees_two_groups_and_nothing_else(self):
        guest = Person.objects.get(is_guest=True)
        groups = Group.objects.readable_by(guest)
        self.assertEqual(groups.count(), 2)
        self.assertEqual(set(guest.memberships.values_list("role", flat=True)), {"guest"})
        visible = Post.objects.visible_to(guest)
        self.assertTrue(visible.exists())
        self.assertFalse(visible.exclude(placements__group__in=groups).exists())

    def test_every_group_but_one_is_owned(self):
        owned = Membership.objects.filter(role="owner").values("group")
        self.assertEqual(Group.objects.exclude(pk__in=owned).get().slug, "fotoclub-lindemeer")
        self.assertGreater(owned.count(), Group.objects.count() + 10)

    def test_people_are_found_and_sorted(self):
        lieke = self.person("redacteur")
        self.assertEqual(lieke.name, "Lieke van den Heuvel")
        self.assertEqual(lieke.sort_key, "heuvel lieke van den")
        for words in ("lieke van den heuvel", "redacteur", fold(lieke.department.name)):
            self.assertIn(lieke, find_people(self.person("medewerker"), words, limit=100).rows)
        self.assertEqual(self.person("medewerker").manager.name, "Ingrid Janssen")
        self.assertEqual(Department.objects.get(name="Vergunningen").path[0], Department.objects.get(name="Ruimte").pk)

    def test_demo_accounts(self):
        accounts = demo_accounts()
        self.assertEqual(tuple(account.username for account in accounts), DEMO_ACCOUNTS)
        self.assertEqual(accounts[0].name, "Noor Visser")
        self.assertTrue(self.client.login(username="medewerker", password="omarm"))
        self.assertTrue(self.client.login(username="fatma.yildiz", password="omarm"))
        self.assertTrue(self.person("beheerder").is_administrator)
        self.assertIsNone(self.person("buitendienst").email)

    def test_demo_accounts_find_some_news(self):
        for account in demo_accounts():
            rows = home_feed(self.person(account.username)).rows
            self.assertTrue(0 < sum(row.is_new for row in rows) <= 6, account.username)

    def test_markers_point_at_posts_that_can_be_read(self):
        for marker in SeenMarker.objects.filter(person__username="or"):
            post = Post.objects.visible_to(self.person("or")).get(pk=marker.post_id)
            self.assertEqual(post.published_at, marker.published_at)

    def test_pictures(self):
        self.assertGreater(Person.objects.exclude(photo=None).count(), 480 * 0.45)
        self.assertGreater(Photo.objects.count(), 30)
        self.assertFalse(Photo.objects.filter(image__alt="").exists())
        portrait = self.person("medewerker").photo
        self.assertEqual(portrait.width, portrait.height)
        for image, size in ((portrait, "s"), (portrait, "m"), (Photo.objects.first().image, "l")):
            with default_storage.open(image.path(size)) as file, Pillow.open(file) as picture:
                self.assertEqual(picture.format, "WEBP")
                if size == "l":
                    self.assertEqual(picture.size, (image.width, image.height))
        kept = (Person.objects.exclude(photo=None), Photo.objects.all(), Group.objects.exclude(cover=None))
        self.assertEqual(Image.objects.count(), sum(rows.count() for rows in kept))

    def test_years_went_by(self):
        oldest = Post.objects.order_by("published_at").first().published_at
        self.assertGreater(timezone.now() - oldest, timedelta(days=365))
        self.assertEqual(Organisation.objects.get().intranet_name, "Binnenplein")


class RefusalTests(TestCase):
    def assert_refused(self):
        people = Person.objects.count()
        with self.assertRaises(DomainError):
            load_demo()
        self.assertEqual(Person.objects.count(), people)
        self.assertFalse(Department.objects.exists())

    def test_organisation_with_real_data(self):
        found_organisation(name="Gemeente Echt")
        self.assert_refused()

    def test_seeded_organisation(self):
        found_organisation(name="Gemeente Meervoort", origin=Organisation.Origin.SEED)
        self.assert_refused()

    def test_people_without_an_organisation(self):
        create_person(actor=None, new=NewPerson(name=Name("Ada", "", "Bos")))
        self.assert_refused()

    def test_no_accounts_are_told(self):
        self.assertEqual(demo_accounts(), [])


class InterruptedTests(TestCase):
    def test_nothing_stays(self):
        before = files_kept()
        with self.assertRaises(KeyboardInterrupt):
            load_demo(progress=_stopped_while_drawing)
        self.assertFalse(Organisation.objects.exists() or Person.objects.exists() or Image.objects.exists())
        self.assertEqual(files_kept(), before)


@contextmanager
def _stopped_while_drawing(*, length, label):
    assert length > 250
    assert label
    yield _Impatient()


class _Impatient:
    seen = 0

    def update(self, count):
        self.seen += count
        if self.seen > 10:
            raise KeyboardInterrupt
