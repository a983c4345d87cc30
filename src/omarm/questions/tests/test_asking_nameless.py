from datetime import timedelta
from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.houserules.commands import publish_edition, start_edition
from omarm.houserules.models import Acceptance
from omarm.notifications.models import Notification
from omarm.people.commands import change_conversation, change_roles
from omarm.people.commands.organisation import CONVERSATION
from omarm.people.models import Person
from omarm.questions.commands import ask, helped, same_question
from omarm.questions.models import Answer, Question, SealedAsker, Turn
from omarm.questions.queries import is_asker, my_questions, shelters
from omarm.questions.queries.shelter import possible_askers
from omarm.questions.tests.nameless import TEXT, NamelessTestCase
from omarm.stream.commands import Place, add_comment


class AskingTests(NamelessTestCase):
    def test_it_is_by_nobody_and_found_back_by_who_asked(self):
        post = self.ask()
        question = Question.objects.get(post=post)
        self.assertTrue(post.author.is_nameless and question.is_anonymous and not post.author.is_active)
        self.assertTrue(is_asker(self.zita, question))
        self.assertFalse(is_asker(self.bo, question))
        self.assertEqual(list(my_questions(self.zita)), [question])
        self.assertEqual(list(my_questions(self.bo)), [])

    def test_the_same_form_twice_is_one_question(self):
        draft = self.draft()
        first, again = (ask(actor=self.zita, draft=draft, anonymous=True) for _time in range(2))
        self.assertEqual(first, again)
        self.assertEqual((Question.objects.count(), SealedAsker.objects.count()), (1, 1))

    def test_somebody_has_it_as_any_question(self):
        self.assertEqual(self.ask().question.owner, self.ada)

    def test_not_unless_the_organisation_allows_it(self):
        with self.captureOnCommitCallbacks(execute=True):
            change_conversation(actor=self.mo, told=dict.fromkeys(CONVERSATION, False))
        self.assert_refused("nameless_off")
        self.assertNotContains(self.as_person(self.zita).get("/questions/ask/"), 'name="switch"')

    def test_only_administrators_allow_it(self):
        with self.assertRaises(PermissionDenied):
            change_conversation(actor=self.ada, told=dict.fromkeys(CONVERSATION, True))

    def test_not_where_too_few_could_have_asked_it(self):
        self.assertFalse(shelters(Place(group=self.closed)))  # Ada, Bo and Zita
        self.assert_refused("nameless_few", place=Place(group=self.closed))
        self.assert_refused("nameless_few", place=Place(department=self.team))
        self.others[0].is_active = False  # eight are left in the open group
        self.others[0].save()
        self.assertTrue(shelters(Place(group=self.open)))
        self.others[1].is_active = False
        self.others[1].save()
        self.assertFalse(shelters(Place(group=self.open)))

    def test_the_account_that_is_nobody_is_counted_nowhere(self):
        before = [possible_askers(Place()), Person.objects.active().count()]
        self.ask()
        self.assertEqual([possible_askers(Place()), Person.objects.active().count()], before)

    def test_not_with_what_is_stored_with_a_name(self):
        self.assert_refused("names_oneself", body="<p>Groet, @zita</p>")
        self.assert_refused("nameless_later", published_at=timezone.now() + timedelta(days=1))
        self.assert_refused("nameless_uploads", photos=((None, ""),))

    def test_who_cannot_post_there_cannot_without_a_name_either(self):
        for actor, place in ((self.cy, Place(group=self.open)), (self.gus, Place())):
            with self.assertRaises(PermissionDenied):
                self.ask(actor, place=place)

    def test_the_asker_cannot_leave_a_row_that_tells(self):
        post = self.ask()
        answer = add_comment(actor=self.bo, post=post, body="Bij het meldpunt.")
        with self.assertRaises(PermissionDenied):
            same_question(actor=self.zita, question=post.question)
        with self.assertRaises(PermissionDenied):
            helped(actor=self.zita, answer=Answer.objects.get(comment=answer))

    def test_what_the_asker_says_is_no_answer_and_cannot_carry_a_photo(self):
        post = self.ask()
        said = add_comment(actor=self.zita, post=post, body="Iemand?")
        self.assertFalse(Answer.objects.filter(comment=said).exists())
        page = self.as_person(self.zita).get(post.get_absolute_url())
        self.assertContains(page, f"“{post.author.name}”")
        self.assertNotContains(page, "<upload-area")
        self.assertContains(self.as_person(self.bo).get(post.get_absolute_url()), "<upload-area")

    def test_followers_of_the_group_are_told_the_asker_among_them(self):
        self.as_person(self.zita).post(f"/groups/{self.open.slug}/follow/")
        self.as_person(self.bo).post(f"/groups/{self.open.slug}/follow/")
        self.ask()
        deliver_batch()
        told = set(Notification.objects.values_list("person__username", flat=True))
        self.assertEqual("zita" in told, "bo" in told)  # leaving her out would tell

    def test_who_chose_experts_is_not_known_by_them(self):
        self.ask()
        self.assertFalse(Turn.objects.filter(person=self.zita).exists())


class RulesTests(NamelessTestCase):
    def test_rules_are_accepted_apart_from_the_question(self):
        change_roles(actor=None, person=self.cy, codes=["community_manager"])
        start_edition(actor=self.cy)
        with self.captureOnCommitCallbacks(execute=True):
            publish_edition(actor=self.cy, note="Omdat het helpt.", is_small=False)
        self.assert_refused("rules_unaccepted")
        browser = self.as_person(self.zita)
        told = {"writing": "question", "title": TEXT, "submission": str(uuid4()), "nameless": "1"}
        self.assertNotContains(browser.post("/questions/ask/", told), 'name="place"')
        self.assertContains(browser.post("/questions/ask/", told | {"accepts": "1"}), 'name="place"')
        self.assertEqual(Acceptance.objects.get().person, self.zita)
        self.assertTrue(self.ask())
