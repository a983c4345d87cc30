from collections import Counter
from datetime import date
from statistics import median

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count, F, Q
from django.test import TestCase

from omarm.core.folding import slug
from omarm.demo.seed import PASSWORD, Amounts, SeedError
from omarm.demo.seed.amounts import CARRYING, COLLEAGUES_FOLLOWED, TOPICS, TOPICS_FOLLOWED, Calendar, shared_out
from omarm.demo.seed.commands import MODELS, fill_organisation, silent
from omarm.demo.seed.members import Population
from omarm.demo.seed.topics import follow_rows
from omarm.groups.models import Group, Membership
from omarm.mustread.models import Confirmation, MustRead
from omarm.people.commands import NewPerson, create_person, found_organisation
from omarm.people.models import Department, Organisation, Person
from omarm.people.naming import Name
from omarm.polls.models import Poll, Vote
from omarm.stream.models import Comment, Follow, Placement, Post, PostTopic, Reaction
from omarm.stream.queries import home_feed
from omarm.topics.models import Topic, TopicWord
from omarm.updates.models import Update

AMOUNTS = Amounts(people=60, groups=30, memberships=4, posts=600, comments=1200, reactions=2500)
CALENDAR = Calendar(date(2026, 3, 5))


def seed(**amounts):
    return fill_organisation(Amounts(**amounts) if amounts else AMOUNTS, CALENDAR, progress=silent)


class SeededTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.counts = seed()

    def test_everything_asked_for_is_there(self):
        expected = {"people": Person, "groups": Group, "posts": Post, "comments": Comment, "reactions": Reaction}
        for name, model in expected.items():
            with self.subTest(name):
                self.assertEqual(model.objects.count(), getattr(AMOUNTS, name))
                self.assertEqual(self.counts[name], getattr(AMOUNTS, name))
        self.assertEqual(Organisation.objects.get().origin, "seed")

    def test_rows_are_as_the_models_want_them(self):
        for model in MODELS:
            for row in model.objects.all()[:40]:
                try:
                    row.full_clean(exclude=["about", "source_key"])
                except ValidationError as error:
                    self.fail(f"{model.__name__} {row.pk}: {error}")

    def test_every_post_has_one_detail_and_one_placement_with_true_copies(self):
        self.assertEqual(Post.objects.filter(kind="update", update__isnull=False).count(), AMOUNTS.posts)
        self.assertEqual(Update.objects.count(), AMOUNTS.posts)
        placed = Post.objects.annotate(places=Count("placements")).values_list("places", flat=True)
        self.assertEqual(set(placed), {1})
        self.assertFalse(
            Placement.objects.exclude(
                author=F("post__author"), published_at=F("post__published_at"), live=True
            ).exists()
        )  # fmt: skip

    def test_who_writes_in_a_group_belongs_to_it(self):
        for placement in Placement.objects.filter(group__isnull=False).select_related("group"):
            self.assertTrue(placement.group.memberships.filter(person=placement.author_id).exists())

    def test_who_writes_at_a_department_works_there(self):
        for placement in Placement.objects.filter(department__isnull=False).select_related("author__department"):
            self.assertIn(placement.department_id, placement.author.department.path)

    def test_the_read_rule_shows_authors_their_posts_and_hides_others(self):
        for person in Person.objects.all()[:12]:
            visible = Post.objects.visible_to(person)
            self.assertEqual(visible.filter(author=person).count(), person.posts.count())
            closed = Placement.objects.filter(group__isnull=False).exclude(group__access="open")
            others = closed.exclude(group__memberships__person=person).values("post")
            self.assertFalse(visible.filter(pk__in=others).exists())

    def test_who_answers_or_reacts_may_read(self):
        for person in Person.objects.all()[:12]:
            visible = Post.objects.visible_to(person)
            self.assertFalse(person.comments.exclude(post__in=visible).exists())
            self.assertFalse(person.reactions.exclude(post__in=visible).exists())

    def test_posts_have_topics_and_topics_have_names(self):
        self.assertEqual(Topic.objects.count(), TOPICS)
        self.assertTrue(all(topic.slug == slug(topic.name) for topic in Topic.objects.all()))
        self.assertEqual(TopicWord.objects.filter(is_name=True, word=F("topic__sort_key")).count(), TOPICS)
        about = Counter(Post.objects.annotate(topics=Count("post_topics")).values_list("topics", flat=True))
        self.assertEqual(set(about), {0, 1, 2})
        self.assertTrue(0.25 < about[0] / AMOUNTS.posts < 0.42)
        copies = PostTopic.objects.filter(live=True, published_at=F("post__published_at"))
        self.assertEqual(copies.count(), PostTopic.objects.count())

    def test_people_follow_colleagues_and_topics_and_some_follow_many(self):
        followed = Person.objects.annotate(
            colleagues=Count("follows", filter=Q(follows__colleague__isnull=False)),
            topics=Count("follows", filter=Q(follows__topic__isnull=False)),
        )
        colleagues = [person.colleagues for person in followed]
        self.assertTrue(min(colleagues) > COLLEAGUES_FOLLOWED * 0.4 and median(colleagues) < COLLEAGUES_FOLLOWED * 1.5)
        self.assertTrue(all(1 <= person.topics <= TOPICS_FOLLOWED for person in followed))
        self.assertFalse(Follow.objects.filter(colleague=F("person")).exists())
        rows = [row for row in follow_rows(Population(Amounts(people=1000, groups=5, memberships=1))) if row[2]]
        many = [count for count in Counter(person for _row, person, _colleague, _topic in rows).values() if count > 200]
        self.assertTrue(10 <= len(many) <= 32, len(many))

    def test_one_in_fifty_carries_something_that_readers_answered(self):
        carrying = Post.objects.exclude(attached=[])
        self.assertEqual(carrying.count(), AMOUNTS.posts // CARRYING)
        for code, model in (("poll", Poll), ("mustread", MustRead)):
            noted = carrying.filter(attached=[code]).values_list("pk", flat=True)
            self.assertEqual(set(noted), set(model.objects.values_list("post", flat=True)))
        self.assertTrue(Vote.objects.exists() and Confirmation.objects.exists())
        for person in Person.objects.all():
            visible = Post.objects.visible_to(person)
            self.assertFalse(Vote.objects.filter(person=person).exclude(option__poll__in=visible.values("pk")).exists())
            self.assertFalse(
                Confirmation.objects.filter(person=person).exclude(must_read__in=visible.values("pk")).exists()
            )
        for must_read in MustRead.objects.all():
            self.assertFalse(must_read.confirmations.exclude(person__in=must_read.people_asked()).exists())

    def test_answers_are_two_levels_deep_in_the_same_conversation_and_in_order(self):
        replies = Comment.objects.filter(parent__isnull=False)
        self.assertFalse(replies.exclude(post=F("parent__post"), parent__parent=None).exists())
        self.assertFalse(replies.filter(created_at__lt=F("parent__created_at")).exists())
        self.assertFalse(Comment.objects.filter(created_at__lt=F("post__published_at")).exists())
        self.assertTrue(0.15 < replies.count() / AMOUNTS.comments < 0.25)

    def test_nobody_reacts_twice_and_with_reactions_that_exist(self):
        twice = Reaction.objects.values("post", "person").annotate(times=Count("pk")).filter(times__gt=1)
        self.assertFalse(twice.exists())
        self.assertEqual(
            set(Reaction.objects.values_list("kind", flat=True)), {"useful", "thanks", "agree", "celebrate", "support"}
        )

    def test_every_group_has_one_owner_and_a_true_address(self):
        owners = Group.objects.annotate(owners=Count("memberships", filter=Q(memberships__role="owner")))
        self.assertEqual(set(owners.values_list("owners", flat=True)), {1})
        self.assertTrue(all(group.slug == slug(group.name) for group in Group.objects.all()))
        access = Counter(Group.objects.values_list("access", flat=True))
        self.assertEqual(set(access), set(Group.Access.values))
        self.assertTrue(0.6 < access["open"] / AMOUNTS.groups < 0.8)

    def test_everybody_has_their_groups(self):
        belonging = Counter(Membership.objects.values_list("person", flat=True))
        self.assertEqual(len(belonging), AMOUNTS.people)
        self.assertGreaterEqual(min(belonging.values()), AMOUNTS.memberships)
        self.assertFalse(Membership.objects.filter(joined_at__gt=CALENDAR.start).exists())

    def test_departments_are_a_tree(self):
        for department in Department.objects.select_related("parent"):
            above = department.parent.path if department.parent else []
            self.assertEqual(department.path, [*above, department.pk])

    def test_texts_are_as_long_as_real_ones(self):
        lengths = [len(body) for body in Post.objects.values_list("body", flat=True)]
        self.assertGreaterEqual(min(lengths), 60)
        self.assertLessEqual(max(lengths), 1500)
        self.assertTrue(250 < median(lengths) < 390, median(lengths))
        self.assertTrue(0.25 < Post.objects.exclude(title="").count() / AMOUNTS.posts < 0.42)

    def test_times_grow_towards_today_and_stay_before_it(self):
        moments = list(Post.objects.order_by("pk").values_list("published_at", flat=True))
        self.assertEqual(moments, sorted(moments))
        self.assertTrue(CALENDAR.start < moments[0] and moments[-1] < CALENDAR.end)
        halfway = CALENDAR.start + (CALENDAR.end - CALENDAR.start) / 2
        self.assertLess(sum(moment < halfway for moment in moments), AMOUNTS.posts * 0.4)

    def test_members_can_sign_in_and_see_a_full_home(self):
        person = Person.objects.get(username="p7")
        self.assertTrue(person.check_password(PASSWORD))
        self.assertEqual(len(home_feed(person)), 20)

    def test_what_people_add_gets_the_next_number(self):
        post = Post.objects.create(kind="update", author=Person.objects.get(username="p1"), body="Nieuw.")
        self.assertEqual(post.pk, AMOUNTS.posts + 1)
        new = create_person(actor=None, new=NewPerson(name=Name("Ada", "", "Vos"), username="ada"))
        self.assertEqual(new.pk, AMOUNTS.people + 1)

    def test_it_is_refused_a_second_time(self):
        with self.assertRaisesMessage(SeedError, "seeded already"):
            seed()


class SeedTests(TestCase):
    def test_an_organisation_of_people_is_refused_untouched(self):
        found_organisation(name="Gemeente Echt")
        with self.assertRaisesMessage(SeedError, "not made by `seed`"):
            seed()
        self.assertFalse(Person.objects.exists())

    def test_the_same_amounts_give_the_same_data(self):
        self.assertEqual(_digests_of_a_seed(), _digests_of_a_seed())

    def test_the_smallest_sizes_work(self):
        for amounts in (
            {"people": 1, "groups": 1, "memberships": 0, "posts": 0, "comments": 0, "reactions": 0},
            {"people": 1, "groups": 5, "memberships": 8, "posts": 1, "comments": 3, "reactions": 50},
            {"people": 10, "groups": 3, "memberships": 8, "posts": 12, "comments": 40, "reactions": 500},
            {"people": 3, "groups": 700, "memberships": 2, "posts": 5, "comments": 0, "reactions": 5},
        ):
            with self.subTest(**amounts), transaction.atomic():
                counts = seed(**amounts)
                self.assertEqual(counts["people"], amounts["people"])
                self.assertEqual(counts["posts"], amounts["posts"])
                self.assertLessEqual(counts["reactions"], amounts["posts"] * amounts["people"])
                transaction.set_rollback(True)

    def test_indexes_and_keys_are_back_afterwards(self):
        before = _definitions()
        seed(people=10, groups=2, memberships=1, posts=5, comments=5, reactions=5)
        self.assertEqual(_definitions(), before)

    def test_a_total_is_shared_out_to_the_last_one(self):
        parts = list(shared_out(1000, [0, 1, 5, 0, 3, 16, 2]))
        self.assertEqual(sum(parts), 1000)
        self.assertEqual((parts[0], parts[3]), (0, 0))
        self.assertEqual(list(shared_out(5, [0, 0])), [0, 0])


def _digests_of_a_seed():
    """Return a digest per table of what a seed gives, without the salted password, and take it back."""
    with transaction.atomic():
        seed(people=40, groups=12, memberships=3, posts=150, comments=300, reactions=400)
        Person.objects.update(password="")
        with connection.cursor() as cursor:
            digests = {}
            for model in MODELS:
                table = model._meta.db_table
                cursor.execute(f"select md5(string_agg(t::text, '|' order by t::text)) from {table} t")
                digests[table] = cursor.fetchone()[0]
        transaction.set_rollback(True)
    return digests


def _definitions():
    with connection.cursor() as cursor:
        cursor.execute("select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1")
        indexes = cursor.fetchall()
        cursor.execute(
            "select conrelid::regclass::text, conname, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated"
            " from pg_constraint order by 1, 2"
        )
        return indexes, cursor.fetchall()
