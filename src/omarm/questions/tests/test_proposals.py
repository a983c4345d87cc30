"""What is proposed to somebody alone: topics that they answered well about, and questions that come back to them."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.groups.commands import leave_group
from omarm.notifications.models import Notice
from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.profiles.models import Expertise
from omarm.questions.commands import (
    accept_topic,
    decline_topic,
    find_repeats,
    helped,
    mark_solution,
    propose_topics,
    put_repeat_away,
    watch_repeats,
    watch_repeats_no_more,
)
from omarm.questions.models import Answer, Repeat, RepeatWatch, TopicProposal
from omarm.questions.queries import repeated_for, topic_proposals
from omarm.questions.queries.proposing import MOST_OPEN
from omarm.questions.tests.answering import ask
from omarm.questions.tests.keeping import KeepingTestCase
from omarm.stream.commands import add_comment, delete_post, set_topics
from omarm.topics.models import Topic


class TopicTests(KeepingTestCase):
    """Cy answered one question about a topic; with a second one it is proposed."""

    def setUp(self):
        super().setUp()
        self.topic = self.make_topic("Reisdocumenten")
        set_topics(self.question.post, [self.topic])

    def make_topic(self, name):
        return Topic.objects.create(name=name, slug=name.lower(), sort_key=name.lower())

    def answered(self, *topics, person=None, solves=True):
        question = ask(self.bo, group=self.open)
        set_topics(question.post, topics or [self.topic])
        comment = add_comment(actor=person or self.cy, post=question.post, body="Tien jaar.")
        if solves:
            mark_solution(actor=self.bo, question=question, comment=comment)
        return comment

    def proposed(self):
        propose_topics()
        return {
            (one.person.username, one.topic.name) for one in TopicProposal.objects.select_related("person", "topic")
        }

    def test_two_good_answers_and_not_one_nor_two_that_helped_nobody(self):
        for _each in range(2):
            self.answered(person=self.ada, solves=False)
        self.assertEqual(self.proposed(), set())
        self.answered()
        self.assertEqual(self.proposed(), {("cy", "Reisdocumenten")})

    def test_what_solved_the_problem_of_another_counts_too(self):
        comment = self.answered(solves=False)
        helped(actor=self.mo, answer=Answer.objects.get(comment=comment))
        self.assertEqual(self.proposed(), {("cy", "Reisdocumenten")})

    def test_it_is_told_to_them_alone_and_goes_once_they_chose(self):
        self.answered()
        self.proposed()
        self.deliver()
        [told] = Notice.objects.filter(what="question.proposed").standing()
        self.assertEqual(told.person, self.cy)
        for person in (self.ada, self.bo, self.mo):
            self.assertFalse(topic_proposals(person))
            self.assertNotContains(self.as_person(person).get("/questions/proposals/"), "Reisdocumenten")
        self.assertContains(self.as_person(self.cy).get("/questions/proposals/"), "Reisdocumenten")
        decline_topic(actor=self.cy, proposal=TopicProposal.objects.get())
        self.assertFalse(Notice.objects.filter(what="question.proposed").standing().exists())

    def test_yes_puts_it_on_the_profile_without_being_asked_about_it(self):
        self.answered()
        self.proposed()
        with self.records("profile.changed"):
            accept_topic(actor=self.cy, proposal=TopicProposal.objects.get())
        expertise = Expertise.objects.get()
        self.assertEqual((expertise.person, expertise.topic, expertise.may_be_asked), (self.cy, self.topic, False))
        self.assertFalse(topic_proposals(self.cy))

    def test_no_is_for_good_and_so_is_yes_that_was_taken_back(self):
        self.answered()
        self.proposed()
        with self.records():
            decline_topic(actor=self.cy, proposal=TopicProposal.objects.get())
        for _each in range(3):
            self.answered()
        self.assertEqual(propose_topics(), set())
        self.assertEqual(TopicProposal.objects.count(), 1)

    def test_not_what_they_tell_already_nor_to_who_left_nor_of_long_ago_nor_of_what_went(self):
        comment = self.answered()
        Expertise.objects.create(person=self.cy, topic=self.topic)
        self.assertEqual(self.proposed(), set())
        Expertise.objects.all().delete()
        delete_post(actor=self.bo, post=comment.post)
        self.assertEqual(self.proposed(), set())
        self.answered()
        self.assertEqual(propose_topics(now=timezone.now() + timedelta(days=400)), set())
        deactivate_person(actor=self.mo, person=self.cy)
        self.assertEqual(self.proposed(), set())

    def test_at_most_three_wait_for_one_person(self):
        topics = [self.make_topic(f"Onderwerp {number}") for number in range(MOST_OPEN + 2)]
        for _each in range(2):
            self.answered(*topics)
        self.assertEqual(len(self.proposed()), MOST_OPEN)
        self.assertEqual(propose_topics(), set())

    def test_nobody_answers_for_another(self):
        self.answered()
        self.proposed()
        proposal = TopicProposal.objects.get()
        for act in (accept_topic, decline_topic):
            with self.assertRaises(PermissionDenied):
                act(actor=self.ada, proposal=proposal)
        for verb in ("yes", "no"):
            address = f"/questions/proposals/{proposal.pk}/{verb}/"
            self.assertEqual(self.as_person(self.ada).post(address).status_code, 404)
        self.assertRedirects(
            self.as_person(self.cy).post(f"/questions/proposals/{proposal.pk}/yes/"), "/questions/proposals/"
        )
        self.assertTrue(Expertise.objects.exists())


ALIKE = (
    "Hoe vraag ik een nieuw paspoort aan?", "Hoe kan ik een nieuw paspoort aanvragen voor mijn kind?",
    "Waar vraag ik een paspoort aan?",
)  # fmt: skip
OTHER = ("Wie heeft de sleutel van de fietsenstalling?", "Wanneer komt de glazenwasser?")


class RepeatTests(KeepingTestCase):
    """Ada answers three questions that are nearly the same, and two that are not."""

    def setUp(self):
        super().setUp()
        self.posts = [self.answered(body) for body in ALIKE]
        for body in OTHER:
            self.answered(body)

    def answered(self, body):
        question = ask(self.bo, group=self.open, body=body)
        add_comment(actor=self.ada, post=question.post, body="Bij Burgerzaken.")
        return question.post

    def test_who_asked_to_hear_of_it_is_proposed_those_three_and_nobody_else(self):
        watch_repeats(actor=self.ada)
        self.assertEqual(find_repeats(), {self.ada.pk})
        self.deliver()
        [told] = Notice.objects.filter(what="question.proposed").standing()
        self.assertEqual(told.person, self.ada)
        repeated = repeated_for(self.ada)
        self.assertLessEqual({post.pk for post in self.posts}, {post.pk for post in repeated.posts})
        self.assertEqual(repeated.place, f"group-{self.open.pk}")
        for person in (self.bo, self.mo):
            self.assertIsNone(repeated_for(person))

    def test_without_that_choice_nothing_is_computed(self):
        with self.assertNumQueries(2):  # what waited too long, and who chose it
            self.assertEqual(find_repeats(), set())
        self.assertFalse(RepeatWatch.objects.exists() or Repeat.objects.exists())

    def test_two_are_not_enough(self):
        for post in self.posts[:2]:
            delete_post(actor=self.bo, post=post)
        watch_repeats(actor=self.ada)
        self.assertEqual(find_repeats(), set())
        self.assertEqual(RepeatWatch.objects.get().looked_on, timezone.localdate())

    def test_once_in_thirty_days_and_what_waits_is_not_looked_for_again(self):
        watch_repeats(actor=self.ada)
        now = timezone.now()
        self.assertEqual([find_repeats(now=now), find_repeats(now=now + timedelta(days=1))], [{self.ada.pk}, set()])
        self.assertTrue(put_repeat_away(actor=self.ada))
        self.assertEqual(find_repeats(now=now + timedelta(days=2)), set())
        RepeatWatch.objects.update(told_on=timezone.localdate() - timedelta(days=31), looked_on=None)
        Repeat.objects.create(watch_id=self.ada.pk, questions=[1])
        Repeat.objects.update(made_at=now - timedelta(days=31))
        self.assertEqual(find_repeats(now=now), {self.ada.pk})

    def test_who_stops_leaves_nothing_behind(self):
        watch_repeats(actor=self.ada)
        find_repeats()
        self.assertTrue(watch_repeats_no_more(actor=self.ada))
        self.assertFalse(watch_repeats_no_more(actor=self.ada))
        self.assertFalse(Repeat.objects.exists())

    def test_what_they_may_not_read_any_more_is_neither_compared_nor_shown(self):
        watch_repeats(actor=self.bo)
        for number, body in enumerate(ALIKE):
            question = ask(self.ada, group=self.closed, body=f"{body} {number}")
            add_comment(actor=self.bo, post=question.post, body="Ja.")
        self.assertEqual(find_repeats(), {self.bo.pk})
        leave_group(actor=self.bo, group=self.closed)
        self.assertIsNone(repeated_for(self.bo))
        self.assertContains(self.as_person(self.bo).get("/questions/proposals/"), "empty-state")
        Repeat.objects.all().delete()
        RepeatWatch.objects.update(told_on=None, looked_on=None)
        self.assertEqual(find_repeats(), set())

    def test_the_page_begins_a_log_with_the_questions_as_headings(self):
        Person.objects.update(language="en")
        browser = self.as_person(self.ada)
        browser.post("/questions/proposals/repeats/")
        find_repeats()
        page = browser.get("/questions/proposals/")
        self.assertContains(page, "nearly the same again and again")
        log = repeated_for(self.ada).log
        told = {
            "writing": "update",
            "title": "Asked this week",
            "is_rich": "on",
            "body": log,
            "place": f"group-{self.open.pk}",
        }
        composer = browser.post("/posts/new/", told)
        self.assertContains(composer, "Asked this week")
        self.assertContains(composer, self.posts[0].get_absolute_url())
        browser.post("/questions/proposals/repeats/away/")
        self.assertFalse(Repeat.objects.exists())
        browser.post("/questions/proposals/repeats/delete/")
        self.assertFalse(RepeatWatch.objects.exists())
