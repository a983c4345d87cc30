"""What a loaded demonstration has of questions. For the test case that loads it, once."""

from django.db.models import F, Q
from django.utils import timezone

from omarm.activity.models import Activity
from omarm.demo.queries import demo_accounts
from omarm.groups.models import Group
from omarm.notifications.models import Notification
from omarm.people.models import Person
from omarm.people.queries import the_organisation
from omarm.questions.models import Answer, Card, Helped, Question, SameQuestion, Turn
from omarm.questions.queries import is_asker, lists
from omarm.stream.models import Comment


class QuestionChecks:
    """Checks on questions, beside those on conversations."""

    def test_questions_of_every_state(self):
        asked, now = Question.objects.all(), timezone.now()
        self.assertGreaterEqual(asked.count(), 38)
        waiting = asked.filter(answered_at=None)
        self.assertGreaterEqual(waiting.count(), 12)
        self.assertGreaterEqual(waiting.filter(due_at__lt=now).count(), 3)
        self.assertGreaterEqual(waiting.filter(due_at__gt=now).count(), 5)
        self.assertGreaterEqual(asked.filter(solved_at__isnull=False).count(), 20)
        self.assertGreaterEqual(asked.filter(answered_at__isnull=False, solved_at=None).count(), 1)
        self.assertEqual(asked.filter(urgent_minutes=30).count(), 1)
        self.assertTrue(2 <= Card.objects.count() <= 12)
        self.assertTrue(Card.objects.due().exists())

    def test_somebody_has_what_waits(self):
        waiting = Question.objects.filter(answered_at=None, solved_at=None)
        self.assertFalse(waiting.filter(owner=None).exists())
        turns = Turn.objects.filter(outcome=Turn.Outcome.WAITING)
        self.assertEqual(set(turns.values_list("question", flat=True)), set(waiting.values_list("pk", flat=True)))
        self.assertFalse(turns.exclude(person=F("question__owner")).exists())
        self.assertFalse(waiting.filter(next_at__lte=timezone.now()).exists())
        self.assertTrue(turns.filter(role=Turn.Role.EXPERT).exists())

    def test_what_happened_is_in_order(self):
        self.assertFalse(Question.objects.filter(answered_at__lt=F("post__published_at")).exists())
        self.assertFalse(Question.objects.filter(solved_at__lt=F("answered_at")).exists())
        self.assertFalse(
            Question.objects.filter(Q(solved_at__gt=timezone.now()) | Q(answered_at__gt=timezone.now())).exists()
        )
        self.assertFalse(Answer.objects.filter(comment__author=F("question__post__author")).exists())
        self.assertFalse(Answer.objects.exclude(comment__parent=None).exists())
        solved = Question.objects.exclude(solution=None)
        self.assertFalse(solved.exclude(solution__answer__question=F("pk")).exists())
        self.assertFalse(Helped.objects.filter(person=F("answer__comment__author")).exists())
        self.assert_all_read(SameQuestion.objects.all(), post="question")
        self.assertFalse(Card.objects.filter(made_at__gt=timezone.now()).exists())

    def test_one_was_asked_without_a_name_and_nothing_tells_whose_it_is(self):
        [question] = Question.objects.filter(is_anonymous=True).select_related("post__author", "sealed_asker")
        self.assertTrue(question.post.author.is_nameless)
        self.assertTrue(the_organisation().allows_nameless)
        askers = [person for person in Person.objects.filter(is_active=True) if is_asker(person, question)]
        self.assertEqual(len(askers), 1)
        self.assertFalse(Comment.objects.filter(post=question.post, author=askers[0]).exists())
        self.assertFalse(Notification.objects.filter(post=question.post, actors__contains=[askers[0].pk]).exists())
        self.assertFalse(Activity.objects.filter(actor=askers[0]).exists())

    def test_every_account_has_something_to_answer(self):
        for account in demo_accounts():
            person = self.person(account.username)
            with self.subTest(account.username):
                self.assertTrue(lists.with_me(person) or lists.for_me(person).rows)
        cares = self.person("communitymanager")
        self.assertTrue(lists.overdue_in_groups(cares).rows)

    def test_the_contact_centre_shows_how_it_keeps_its_promise(self):
        group = Group.objects.get(slug="klantcontact")
        self.assertTrue(lists.has_questions(cares := self.person("communitymanager"), group))
        self.assertGreaterEqual(len(lists.questions_in_group(cares, group)), 8)
        self.assertIsNotNone(lists.promise_here(group)["kept"])
