from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.cast import make_person
from omarm.demo.bench.questions.corpus import store_questions
from omarm.groups.models import Group
from omarm.people.models import Person
from omarm.profiles.commands import set_terms, tell_expertise
from omarm.profiles.models import Absence
from omarm.questions.models import Question
from omarm.questions.queries import proposals, topics_in
from omarm.questions.queries.pace import usually
from omarm.questions.queries.routing import _turn
from omarm.questions.tests.finding import FindingTestCase
from omarm.search.queries import forget_known
from omarm.stream.models import Post
from omarm.topics.models import Topic, TopicWord


def make_topic(*words):
    """Make a topic with other words for it. Returns the Topic."""
    topic = Topic.objects.create(name=words[0], slug=words[0].lower(), sort_key=words[0].lower())
    for word in words:
        TopicWord.objects.create(topic=topic, word=word.lower(), shown=word, is_name=word == words[0])
    forget_known()
    return topic


class GroupTests(FindingTestCase):
    def names(self, person, text, **more):
        return [one.group.name for one in proposals(person, text, **more).groups]

    def test_first_the_group_where_such_questions_were_asked(self):
        found = proposals(self.bo, "Kan ik ergens mijn rijwiel neerzetten bij het gemeentehuis?").groups
        self.assertEqual(found[0].group, self.open)
        self.assertIn("1 question like this one", found[0].why)

    def test_a_group_without_questions_is_found_by_its_own_words(self):
        Group.objects.filter(pk=self.request.pk).update(name="Parkeren", purpose="Over parkeerplaatsen en slagbomen.")
        found = proposals(self.bo, "Waar laat ik mijn auto als de garage vol is?").groups
        self.assertEqual(found[0].group, self.request)
        self.assertTrue(found[0].why)

    def test_a_group_is_found_by_the_kind_of_work(self):
        Group.objects.filter(pk=self.request.pk).update(name="Personeelszaken", purpose="Voor al je vragen aan HR.")
        found = self.names(self.bo, "Telt mijn proeftijd mee voor de eindejaarsuitkering?")
        self.assertEqual(found[0], "Personeelszaken")

    def test_only_groups_where_the_person_may_post(self):
        text = "Waar kan ik mijn fiets stallen, en wanneer begint de geheime reorganisatie?"
        self.assertEqual(self.names(self.cy, text), [])
        self.assertEqual(self.names(self.gus, text), ["Groep open"])
        self.assertIn("Groep closed", self.names(self.bo, text))

    def test_no_group_that_is_archived(self):
        Group.objects.filter(pk=self.open.pk).update(archived_at=timezone.now())
        self.assertNotIn("Groep open", self.names(self.bo, "Waar kan ik mijn fiets stallen?"))

    def test_three_at_most(self):
        text = "fiets stallen stadhuis reorganisatie dienstauto Groen proef groep"
        self.assertLessEqual(len(self.names(self.bo, text)), 3)
        self.assertEqual(len(self.names(self.bo, text, limit=1)), 1)

    def test_closed_questions_of_others_are_no_reason(self):
        store_questions(self.ada, [(f"Waar stal ik mijn fiets, deel {number}?", self.hidden) for number in range(5)])
        self.hidden.memberships.filter(person=self.bo).delete()
        found = proposals(self.bo, "Waar stal ik mijn fiets?").groups
        self.assertEqual([(one.group, one.why[0]) for one in found[:1]], [(self.open, "1 question like this one")])

    def test_the_usual_time_is_told_from_eight_questions_on(self):
        for number, told in ((7, ""), (8, "usually within four hours")):
            with self.subTest(number=number):
                self._answered(number, hours=3)
                self.assertEqual(proposals(self.bo, "Waar kan ik mijn fiets stallen?").groups[0].usual, told)

    def test_a_topic_is_a_reason(self):
        topic = make_topic("Fiets", "rijwiel")
        Group.objects.filter(pk=self.open.pk).update(name="Alles over fietsen")
        found = proposals(self.bo, "Waar laat ik mijn rijwiel?")
        self.assertIn(f"topic: {topic.name}", found.groups[0].why)

    def test_a_group_of_the_topic_that_was_chosen_comes_first_and_one_that_is_open_can_be_joined(self):
        topic = make_topic("Bodem")
        Group.objects.filter(pk=self.request.pk).update(name="Bodem en ondergrond", purpose="Wat er onder ons ligt.")
        Group.objects.filter(pk=self.open.pk).update(purpose="Over kabels, buizen en de bodem.")
        question = "Hoe diep mag ik hier zo maar graven?"
        self.assertEqual(self.names(self.bo, question, topics=[topic])[0], "Bodem en ondergrond")
        stranger = make_person("fenna")
        self.assertEqual(proposals(stranger, question, topics=[topic]).to_join, (self.open,))
        self.assertEqual(proposals(stranger, question).to_join, ())
        Group.objects.filter(pk=self.open.pk).update(access=Group.Access.CLOSED)
        self.assertEqual(proposals(stranger, question, topics=[topic]).to_join, ())
        self.assertEqual(proposals(self.gus, question, topics=[topic]).to_join, ())

    def test_whatever_is_typed_can_be_asked(self):
        for text in ("", "de het een", "'''@all''' | x", "a\x00b", "woord " * 2_000, "x" * 10_000):
            with self.subTest(text=text[:20]):
                proposals(self.bo, text)

    def _answered(self, number, *, hours):
        ids = store_questions(self.ada, [(f"Iets heel anders {at} {number}", self.open) for at in range(number)])
        Question.objects.all().update(answered_at=None)
        for post in Post.objects.filter(pk__in=ids.values()):
            Question.objects.filter(pk=post.pk).update(answered_at=post.published_at + timedelta(hours=hours))


class PaceTests(FindingTestCase):
    def test_hours_are_said_as_people_do(self):
        said = [usually(hours) for hours in (0.5, 20, 60, 100, 400)]
        self.assertEqual(said, [
            "usually within an hour", "usually within a day", "usually within three days", "usually within a week",
            "usually in more than a week",
        ])  # fmt: skip


class ExpertTests(FindingTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.bikes = make_topic("Fiets", "rijwiel")
        cls.eva, cls.finn = (cls.expert(name) for name in ("eva", "finn"))

    @classmethod
    def expert(cls, username):
        person = make_person(username)
        tell_expertise(actor=person, topic=cls.bikes, may_be_asked=True)
        set_terms(actor=person, most_a_day=2, pace="day")
        return person

    def test_topics_are_recognised_in_words(self):
        self.assertEqual(topics_in("mijn rijwielen"), [self.bikes])
        self.assertEqual(topics_in("mijn auto"), [])

    def test_who_said_so_may_be_asked(self):
        found = proposals(self.bo, "Waar laat ik mijn rijwiel?").experts
        self.assertEqual({one.person for one in found}, {self.eva, self.finn})
        self.assertEqual({(one.topic, str(one.pace), one.why) for one in found}, {
            (self.bikes, "usually within a day", ("knows about: Fiets",)),
        })  # fmt: skip

    def test_a_topic_that_was_chosen_counts_without_its_word(self):
        found = proposals(self.bo, "Waar laat ik dat ding?", topics=[self.bikes]).experts
        self.assertEqual({one.person for one in found}, {self.eva, self.finn})

    def test_nobody_is_sent_to_themselves(self):
        found = proposals(self.eva, "Waar laat ik mijn rijwiel?").experts
        self.assertEqual([one.person for one in found], [self.finn])

    def test_who_is_away_comes_behind_and_cannot_be_asked(self):
        today = timezone.localdate()
        Absence.objects.create(person=self.eva, starts_on=today, ends_on=today)
        found = proposals(self.bo, "Waar laat ik mijn rijwiel?").experts
        self.assertEqual([(one.person, one.can_be_asked) for one in found], [(self.finn, True), (self.eva, False)])

    def test_it_is_not_always_the_same_who_comes_first(self):
        today = timezone.localdate()
        first = {
            proposals(self.bo, "mijn rijwiel", today=today + timedelta(days=day)).experts[0].person for day in range(20)
        }
        self.assertEqual(first, {self.eva, self.finn})

    def test_who_is_far_in_the_line_is_found_when_those_before_are_away(self):
        many = [self.expert(f"expert{number}") for number in range(28)]
        today = timezone.localdate()
        here = max([self.eva, self.finn, *many], key=lambda person: _turn(person.pk, today))
        away = [person for person in (self.eva, self.finn, *many) if person != here]
        Absence.objects.bulk_create([Absence(person=person, starts_on=today, ends_on=today) for person in away])
        found = proposals(self.bo, "mijn rijwiel").experts
        self.assertEqual([(one.person, one.can_be_asked) for one in found][:1], [(here, True)])
        self.assertEqual(len(found), 3)

    def test_many_experts_cost_no_more_queries(self):
        proposals(self.bo, "mijn rijwiel")
        with CaptureQueriesContext(connection) as few:
            proposals(self.bo, "mijn rijwiel")
        for number in range(15):
            self.expert(f"expert{number}")
        with CaptureQueriesContext(connection) as more:
            proposals(self.bo, "mijn rijwiel")
        self.assertEqual(len(more), len(few))

    def test_guests_are_sent_to_no_expert(self):
        self.assertEqual(proposals(self.gus, "Waar laat ik mijn rijwiel?").experts, ())

    def test_who_left_is_not_asked(self):
        Person.objects.filter(pk=self.eva.pk).update(is_active=False)
        self.assertEqual([one.person for one in proposals(self.bo, "mijn rijwiel").experts], [self.finn])
