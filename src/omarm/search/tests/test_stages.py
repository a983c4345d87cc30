"""The index is asked in stages, by keys, and each source at once with the others: all of it finds what plain asking finds."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.files.models import Document as GroupFile
from omarm.groups.models import Group
from omarm.search.queries import candidates as stages
from omarm.search.queries import find
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
        self.assertEqual((found, len(asked)), (plain["trampoline"], 1))  # walked, and no more
        found, asked = self.statements("vuurtoren")
        self.assertEqual((found, len(asked)), (plain["vuurtoren"], 2))
        self.assertNotIn(f"limit {stages.WALKED}", asked[1])

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
