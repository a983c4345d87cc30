"""Questions as tests of the clock ask them: at a moment of their own, in a week of June 2025 with Whit Monday after it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles
from omarm.profiles.commands import set_terms, tell_expertise
from omarm.profiles.models import Absence
from omarm.questions.commands import begin, tick
from omarm.questions.models import Question, Turn
from omarm.stream.commands import Draft, Place
from omarm.stream.models import Post
from omarm.topics.models import Topic
from omarm.updates.commands import publish_update

ZONE = ZoneInfo("Europe/Amsterdam")


def at(day, clock="10:00", month=6):
    """Return a moment of June 2025; the 2nd is a Monday, and the 9th is Whit Monday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2025, month, day, hour, minute, tzinfo=ZONE)


def ask(actor, now, *, group=None, experts=(), published_at=None, **told):
    """Ask a question at a moment; `published_at` ahead has it wait for that. Returns the Question."""
    place = Place(group=group)
    draft = Draft(body="Hoe lang is een paspoort geldig?", place=place, published_at=published_at or now)
    post = publish_update(actor=actor, draft=draft)
    Post.objects.filter(pk=post.pk).update(kind="question")
    question = Question.objects.create(post=post, **told)
    begin(question=question, experts=experts, now=now)
    question.refresh_from_db()
    return question


def make_expert(username, *, most=2):
    """Make somebody who wants to be asked about passports, so many times a day. Returns the Person."""
    person = make_person(username)
    topic, _is_new = Topic.objects.get_or_create(name="Paspoort", slug="paspoort")
    tell_expertise(actor=person, topic=topic, may_be_asked=True)
    set_terms(actor=person, most_a_day=most, pace="day")
    return person


def away(person, first, last=None):
    """Have somebody be away on these days of June 2025."""
    days = (at(first).date(), at(last or first).date())
    Absence.objects.create(person=person, starts_on=days[0], ends_on=days[1])


class TurnTestCase(CastTestCase):
    """Bo asks in the open group, which Ada owns; Eva and Finn are experts, Cora cares for all groups, Mo administers."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.eva, cls.finn = make_expert("eva"), make_expert("finn")
        cls.cora = make_person("cora")
        change_roles(actor=None, person=cls.cora, codes=["community_manager"])

    def ask(self, now=None, **told):
        return ask(self.bo, now or at(2), group=told.pop("group", self.open), **told)

    def tick(self, now):
        """Turn the clock to a moment. Returns how many questions moved on."""
        return tick(now)

    def assert_has(self, question, person, role=None):
        """Check that a question is this person's now, and nobody else's."""
        question.refresh_from_db()
        self.assertEqual(question.owner, person)
        turn = Turn.objects.get(question=question, outcome="waiting")
        self.assertEqual(turn.person, person)
        if role:
            self.assertEqual(turn.role, role)

    def outcomes(self, question):
        """Return {username: outcome} of everybody who was chosen or asked."""
        return dict(question.turns.values_list("person__username", "outcome"))
