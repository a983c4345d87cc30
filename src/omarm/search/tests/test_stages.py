"""The index is asked in stages, by keys, and each source at once with the others: all of it finds what plain asking finds."""

from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.files.models import Document as GroupFile
from omarm.groups.commands import NewGroup, start_group
from omarm.groups.models import Group
from omarm.questions.models import Card
from omarm.search.commands import index
from omarm.search.queries import candidates as stages
from omarm.search.queries import find
from omarm.search.queries.answers import DATE, Count
from omarm.search.sources import all_sources, readable_among, source
from omarm.search.tests.planting import PlantedTestCase
from omarm.search.tests.test_finding import SearchTestCase
from omarm.stream.models import Comment, Post
from omarm.topics.commands import TopicText, add_topic
from omarm.topics.models import Topic


class StageTests(SearchTestCase):
    def setUp(self):
        super().setUp()
        self.addCleanup(self.large, stages.INDEX_ALONE_BELOW)
        self.addCleanup(setattr, stages, "ENOUGH", stages.ENOUGH)

    def large(self, below=-2):
        """Have the index be taken for one of many documents, which are walked."""
        stages.INDEX_ALONE_BELOW = below
        stages.forget_size()

    def statements(self, text):
        find(self.bo, text)
        with CaptureQueriesContext(connection) as asked:
            found = find(self.bo, text)
        keys = sorted((one.source.code, one.hit.id) for one in found.results)
        return keys, [one["sql"] for one in asked if "from search_document" in one["sql"]]

    def test_the_walk_goes_on_where_it_is_worth_it(self):
        for number in range(stages.PROMISING):
            self.write(f"Een trampoline, de {number}e")
        self.write("De vuurtoren")
        plain = {text: self.statements(text)[0] for text in ("trampoline", "vuurtoren")}
        self.large()
        stages.ENOUGH = stages.PROMISING
        found, asked = self.statements("trampoline")
        self.assertEqual((found, len(asked)), (plain["trampoline"], 2))  # walked, then titles
        self.assertIn(f"limit {stages.TITLES_READ}", asked[1])
        found, asked = self.statements("vuurtoren")
        self.assertEqual((found, len(asked)), (plain["vuurtoren"], 2))
        self.assertNotIn(f"limit {stages.WALKED}", asked[1])

    def test_what_the_walk_leaves_behind_is_said_to_be_there(self):
        for number in range(stages.PROMISING + 2):
            self.write(f"Een trampoline, de {number}e")
        self.large()
        self.lower(
            ENOUGH=stages.PROMISING, WALK=stages.WALK.replace(f"limit {stages.WALKED})", f"limit {stages.PROMISING})")
        )
        found = find(self.bo, "trampoline", limit=50)
        self.assertEqual((len(found.results), found.counts["posts"].is_more), (stages.PROMISING, True))
        further = find(self.bo, "trampoline", order=DATE, limit=50)
        self.assertEqual(len(find(self.bo, "trampoline", order=DATE, after=further.after).results), 2)

    def test_a_title_is_found_however_much_is_newer(self):
        old = self.write("Zo vraag je het aan.", title="De trampoline")
        Post.objects.filter(pk=old.pk).update(published_at=timezone.now() - timedelta(days=900))
        index(source="posts", ids=[old.pk])
        for number in range(4):
            self.write(f"Iets over een trampoline, de {number}e")
        self.lower(MOST=3)
        found = find(self.bo, "trampoline")
        self.assertEqual([len(found.results), found.results[0].hit.id], [4, old.pk])
        self.assertTrue(found.total.is_more)
        self.assertNotIn(old.pk, [one.hit.id for one in find(self.bo, "trampoline", order=DATE).results])
        self.assertNotIn(old.pk, [one.hit.id for one in find(self.bo, "trampoline -vraag").results])

    def test_of_many_groups_those_that_are_called_so_come_first(self):
        for name, purpose in (
            ("Trampoline", "Voor wie springt"),
            ("Sport", "Trampoline"),
            ("Spel", "Trampoline en meer"),
        ):
            start_group(actor=self.mo, new=NewGroup(name=name, purpose=purpose))
        self.deliver()
        self.lower(MOST_OF_FEW=2)
        found = find(self.bo, "trampoline")
        self.assertEqual(found.results[0].hit.title, "Trampoline")
        self.assertEqual(found.counts["groups"], Count(2, is_more=True))

    def lower(self, **figures):
        for name, figure in figures.items():
            self.enterContext(mock.patch.object(stages, name, figure))

    def test_words_that_never_meet_are_asked_for_as_keys_of_their_own(self):
        self.write("De trampoline")
        self.write("De vuurtoren")
        self.write("De trampoline bij de vuurtoren, niet de ballon")
        for text, number in (
            ("trampoline vuurtoren", 3), ("trampoline vuurtoren -ballon", 2), ('trampoline "de vuurtoren"', 1),
            ("trampoline -vuurtoren", 1), ("-vuurtoren trampoline", 1),
        ):  # fmt: skip
            self.assertEqual(len(self.statements(text)[0]), number, text)
        _found, asked = self.statements("trampoline vuurtoren")
        self.assertGreater(asked[0].count("words @@"), 3)


class ReadableTests(PlantedTestCase):
    """The read rule of each source as a statement is that of its app."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        add_topic(actor=cls.mo, text=TopicText(name="Bodem"))

    def rules(self, person):
        return {
            "posts": (Post, Post.objects.visible_to(person).live()),
            "comments": (Comment, Comment.objects.visible_to(person).standing().filter(post__in=Post.objects.live())),
            "groups": (Group, Group.objects.listed_for(person)),
            "files": (GroupFile, GroupFile.objects.visible_to(person)),
            "cards": (Card, Card.objects.visible_to(person).standing()),
            "topics": (Topic, Topic.objects.none() if person.is_guest else Topic.objects.current()),
        }

    def test_the_statements_say_what_the_apps_say(self):
        for person in self.people:
            asked, allowed = {}, {}
            for code, (model, rule) in self.rules(person).items():
                ids = [*model.objects.values_list("pk", flat=True), 10**12]
                asked[code] = (source(code).visible, ids)
                allowed[code] = set(rule.values_list("pk", flat=True))
                self.assertEqual(set(source(code).visible(person, ids)), allowed[code], (code, person.username))
                self.assertLess(len(allowed[code]), len(ids))
            with self.assertNumQueries(1):
                self.assertEqual(readable_among(person, asked), allowed, person.username)
        self.assertEqual(set(asked), {one.code for one in all_sources() if not one.find})

    def test_nothing_is_asked_about_nothing(self):
        with self.assertNumQueries(0):
            self.assertEqual(readable_among(self.bo, {}), {})
