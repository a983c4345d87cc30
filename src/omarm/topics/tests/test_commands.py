from django.core.exceptions import PermissionDenied
from django.db import connection

from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase
from omarm.people.commands import change_roles
from omarm.topics.commands import (
    TopicText,
    accept_proposal,
    add_topic,
    change_topic,
    decline_proposal,
    merge_topics,
    propose_topic,
)
from omarm.topics.models import FormerSlug, Proposal, Topic, TopicWord
from omarm.topics.queries import matching, topic_by_slug, topics_for


class TopicTestCase(CastTestCase):
    def add(self, name="Bodem", **told):
        return add_topic(actor=self.mo, text=TopicText(name=name, **told))

    def text_of(self, topic, **changes):
        told = {"name": topic.name, "description": topic.description, "owner": topic.owner} | changes
        return TopicText(**({"synonyms": tuple(topic.synonyms)} | told))

    def refuses(self, code, act, **told):
        with self.records(), self.assertRaises(DomainError) as raised:
            act(actor=told.pop("actor", self.mo), **told)
        self.assertEqual(raised.exception.code, code)


class AddingTests(TopicTestCase):
    def test_a_topic_stands_on_the_list_with_its_words(self):
        with self.records("topic.added"):
            topic = self.add("Bodem  en grond", description=" Alles. ", owner=self.ada, synonyms=("Aarde", "áárde"))
        self.assertEqual((topic.name, topic.slug, topic.description), ("Bodem en grond", "bodem-en-grond", "Alles."))
        words = TopicWord.objects.order_by("word").values_list("word", "is_name")
        self.assertEqual(list(words), [("aarde", False), ("bodem en grond", True)])

    def test_who_keeps_the_list_and_who_does_not(self):
        for person in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                add_topic(actor=person, text=TopicText(name="Bodem"))
        for number, role in enumerate(("editor", "community_manager")):
            change_roles(actor=None, person=self.cy, codes=[role])
            add_topic(actor=self.cy, text=TopicText(name=f"Bodem {number}"))
        change_roles(actor=None, person=self.cy, codes=["leader", "works_council"])
        with self.assertRaises(PermissionDenied):
            add_topic(actor=self.cy, text=TopicText(name="Lucht"))

    def test_what_is_no_word_is_refused_and_leaves_nothing(self):
        self.add(synonyms=("Grond",))
        for code, text in (
            ("topic_word_taken", TopicText(name="BÓDEM")),
            ("topic_word_taken", TopicText(name="grond")),
            ("topic_word_taken", TopicText(name="Lucht", synonyms=("bodem",))),
            ("topic_word_empty", TopicText(name=" \x00 ")),
            ("topic_word_empty", TopicText(name="#!?")),
            ("topic_word_long", TopicText(name="x" * 61)),
            ("topic_word_long", TopicText(name="ﷺ" * 10)),
            ("topic_word_long", TopicText(name="Lucht", synonyms=("y" * 5000,))),
            ("topic_synonyms", TopicText(name="Lucht", synonyms=tuple(f"s{n}" for n in range(10_000)))),
            ("topic_description_long", TopicText(name="Lucht", description="z" * 301)),
        ):
            with self.subTest(text=str(text)[:80]):
                self.refuses(code, add_topic, text=text)
        self.assertEqual(Topic.objects.count(), 1)

    def test_two_names_of_one_address_get_each_their_own(self):
        slugs = [self.add(name).slug for name in ("C#", "C", "Proposals", "汉字")]
        self.assertEqual(slugs, ["c", "c-2", "proposals-2", "topic"])


class ChangingTests(TopicTestCase):
    def test_renamed_the_old_name_and_address_still_lead_there(self):
        topic = self.add(synonyms=("Grond",))
        with self.records("topic.changed"):
            topic = change_topic(actor=self.mo, topic=topic, text=self.text_of(topic, name="Ondergrond"))
        self.assertEqual((topic.slug, sorted(topic.synonyms)), ("ondergrond", ["Bodem", "Grond"]))
        for slug in ("bodem", "ondergrond"):
            self.assertEqual(topic_by_slug(slug), topic)
        self.assertEqual(self.add("Lucht").slug, "lucht")
        back = change_topic(actor=self.mo, topic=topic, text=self.text_of(topic, name="Bodem"))
        self.assertEqual((back.slug, topic_by_slug("ondergrond")), ("bodem", back))
        self.assertEqual(FormerSlug.objects.get().slug, "ondergrond")

    def test_nobody_gets_the_old_address_of_another(self):
        topic = self.add()
        topic = change_topic(actor=self.mo, topic=topic, text=TopicText(name="Grond"))
        change_topic(actor=self.mo, topic=topic, text=TopicText(name="Grond"))  # and lets the word go
        self.assertEqual(self.add("Bodem").slug, "bodem-2")

    def test_the_owner_changes_what_is_said_and_nothing_else(self):
        topic = self.add(owner=self.cy)
        change_topic(actor=self.cy, topic=topic, text=self.text_of(topic, description="Nieuw", synonyms=("Grond",)))
        topic.refresh_from_db()
        self.assertEqual((topic.description, topic.synonyms), ("Nieuw", ["Grond"]))
        for changes in ({"name": "Anders"}, {"owner": self.ada}, {"owner": None}):
            with self.assertRaises(PermissionDenied):
                change_topic(actor=self.cy, topic=topic, text=self.text_of(topic, **changes))
        with self.assertRaises(PermissionDenied):
            change_topic(actor=self.ada, topic=topic, text=self.text_of(topic, description="x"))

    def test_a_word_of_another_is_refused_and_nothing_changes(self):
        topic, _other = self.add(synonyms=("Grond",)), self.add("Lucht")
        self.refuses("topic_word_taken", change_topic, topic=topic, text=TopicText(name="lucht"))
        self.refuses("topic_word_taken", change_topic, topic=topic, text=TopicText(name="Bodem", synonyms=("LUCHT",)))
        topic = Topic.objects.get(pk=topic.pk)
        self.assertEqual((topic.name, topic.synonyms), ("Bodem", ["Grond"]))


class MergingTests(TopicTestCase):
    def test_words_move_and_the_source_leads_on(self):
        source, target = self.add(synonyms=("Grond",)), self.add("Ondergrond")
        with self.records("topic.merged") as facts:
            merge_topics(actor=self.mo, source=source, target=target)
        self.assertEqual((facts[0].subject_id, facts[0].data), (source.pk, {"target": target.pk}))
        self.assertEqual(sorted(target.synonyms), ["Bodem", "Grond"])
        self.assertEqual(topic_by_slug("bodem"), target)
        self.assertEqual(list(topics_for(self.ada)), [target])

    def test_of_three_that_became_one_each_leads_there_at_once(self):
        first, second, third = (self.add(name) for name in ("Een", "Twee", "Drie"))
        merge_topics(actor=self.mo, source=first, target=second)
        merge_topics(actor=self.mo, source=second, target=third)
        self.assertEqual(set(Topic.objects.filter(merged_into=third)), {first, second})

    def test_no_circle_and_nothing_twice(self):
        one, other, third = (self.add(name) for name in ("Een", "Twee", "Drie"))
        self.refuses("topic_merge_self", merge_topics, source=one, target=one)
        merge_topics(actor=self.mo, source=one, target=other)
        self.refuses("topic_merged", merge_topics, source=other, target=one)
        self.refuses("topic_merged", merge_topics, source=one, target=third)
        self.refuses("topic_merged", change_topic, topic=one, text=TopicText(name="Een"))

    def test_not_by_the_owner_nor_an_outsider(self):
        source, target = self.add(owner=self.cy), self.add("Grond", owner=self.cy)
        with self.assertRaises(PermissionDenied):
            merge_topics(actor=self.cy, source=source, target=target)


class ProposingTests(TopicTestCase):
    def test_an_employee_proposes_and_looks_after_it(self):
        with self.records("topic.proposed"):
            proposal = propose_topic(actor=self.cy, name="Bodem", why="Daar werken we aan.")
        with self.records():
            self.assertEqual(propose_topic(actor=self.ada, name="bodem"), proposal)
        self.assertEqual(list(matching("bodem")), [])
        for person in (self.cy, self.ada):
            with self.assertRaises(PermissionDenied):
                accept_proposal(actor=person, proposal=proposal)
        topic = accept_proposal(actor=self.mo, proposal=proposal)
        self.assertEqual((topic.owner, Proposal.objects.count()), (self.cy, 0))

    def test_a_guest_does_not_and_nobody_without_end(self):
        with self.assertRaises(PermissionDenied):
            propose_topic(actor=self.gus, name="Bodem")
        for number in range(10):
            propose_topic(actor=self.cy, name=f"Bodem {number}")
        self.refuses("topic_proposals", propose_topic, actor=self.cy, name="Lucht")
        self.add("Water")
        self.refuses("topic_word_taken", propose_topic, actor=self.ada, name="wáter")

    def test_what_is_left_out_is_gone(self):
        proposal = propose_topic(actor=self.cy, name="Bodem")
        with self.assertRaises(PermissionDenied):
            decline_proposal(actor=self.cy, proposal=proposal)
        with self.records():
            self.assertEqual(decline_proposal(actor=self.mo, proposal=proposal), True)
            self.assertEqual(decline_proposal(actor=self.mo, proposal=proposal), False)


class FindingTests(TopicTestCase):
    def test_by_the_beginning_of_a_word_in_order_of_name(self):
        self.add("Openbare ruimte", synonyms=("Straatbeeld",))
        self.add("Ruimtelijke ordening")
        merge_topics(actor=self.mo, source=self.add("Ruimtevaart"), target=self.add("Sterren"))
        found = [[topic.name for topic in matching(text)] for text in ("#RÚIM", "straat", "sterren x", "%", "_")]
        self.assertEqual(
            found, [["Ruimtelijke ordening", "Sterren", "Openbare ruimte"], ["Openbare ruimte"], [], [], []]
        )
        self.assertEqual(len(matching("", limit=2)), 2)

    def test_the_list_has_nothing_for_a_guest(self):
        self.add(description="Over klei en zand", synonyms=("Grond",))
        self.assertEqual(len(topics_for(self.cy, text="ZAND")), 1)
        self.assertEqual(len(topics_for(self.cy, text="gron")), 1)
        self.assertEqual(len(topics_for(self.gus)), 0)

    def test_the_index_of_words_serves_prefixes(self):
        with connection.cursor() as cursor:
            cursor.execute("select indexdef from pg_indexes where tablename = 'topics_topicword'")
            self.assertTrue(any("(word varchar_pattern_ops)" in row[0] for row in cursor.fetchall()))
