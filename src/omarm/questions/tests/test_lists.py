"""What is for me and what I asked: who sees what there and why, and what it costs."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.pagination import PAGE
from omarm.core.testing.cast import make_person
from omarm.core.testing.settling import settle
from omarm.groups.commands import join_group
from omarm.people.commands import nameless_account
from omarm.profiles.commands import tell_expertise
from omarm.questions.models import Question, SealedAsker, Turn
from omarm.questions.queries import lists
from omarm.questions.sealing import seal
from omarm.questions.tests.answering import ask
from omarm.questions.tests.listing import FOR_ME, HTMX, MINE, ListTestCase, about, make_topic
from omarm.stream.commands import Draft, Place, mark_attached, publish_post
from omarm.stream.models import Placement, Post


class ForMeTests(ListTestCase):
    def test_a_question_of_ones_group_is_for_one_with_the_reason(self):
        eva = self.member("eva")
        [row] = lists.for_me(eva).rows
        self.assertEqual((row.pk, row.why), (self.question.pk, "Your group"))

    def test_what_is_asked_of_everybody_is_for_who_knows_about_it_alone(self):
        ask(self.bo, body="Hoe diep mag ik graven?")
        self.assertEqual(lists.for_me(self.cy).rows, [])
        tell_expertise(actor=self.cy, topic=make_topic("Graven"))
        [row] = lists.for_me(self.cy).rows
        self.assertEqual(row.why, "You know about: Graven")

    def test_a_topic_that_was_chosen_comes_first(self):
        eva, topic = self.member("eva"), make_topic("Bodem")
        tell_expertise(actor=eva, topic=topic)
        later = ask(self.bo, group=self.open, body="Mag dat hier?")
        about(later, topic)
        self.assertEqual([row.pk for row in lists.for_me(eva).rows], [later.pk, self.question.pk])

    def test_what_is_asked_of_ones_department_is_for_one(self):
        def store(post):
            mark_attached(post=post, code="question")
            Question.objects.create(post=post)

        draft = Draft(body="Wie heeft de sleutel?", place=Place(department=self.department))
        publish_post(actor=self.cy, kind="question", draft=draft, detail=store)
        self.assertEqual([row.why for row in lists.for_me(self.bo).rows], ["Your department"])
        self.assertEqual(lists.for_me(self.mo).rows, [])

    def test_what_waits_for_one_stands_apart_and_not_twice(self):
        [row] = lists.with_me(self.ada)
        self.assertTrue(row.is_mine)
        self.assertEqual(lists.for_me(self.ada).rows, [])

    def test_ones_own_the_answered_and_the_unreadable_are_not_there(self):
        self.assertEqual(lists.for_me(self.bo).rows, [])
        eva = self.member("eva")
        ask(self.ada, group=self.closed, body="Geheim?")
        self.say(self.ada)
        self.assertEqual(lists.for_me(eva).rows, [])

    def test_what_is_older_than_twelve_weeks_is_brought_up_no_more(self):
        eva = self.member("eva")
        Post.objects.filter(pk=self.question.pk).update(published_at=timezone.now() - timedelta(days=85))
        self.assertEqual(lists.for_me(eva).rows, [])

    def test_a_group_that_somebody_did_not_choose_brings_nothing(self):
        eva = self.member("eva")
        eva.memberships.update(by_rule=True)
        self.assertEqual(lists.for_me(eva).rows, [])

    def test_an_expert_who_has_it_is_named_and_a_manager_is_not(self):
        eva, finn = self.member("eva"), self.member("finn")
        self.assertIsNone(lists.for_me(eva).rows[0].holder)
        Turn.objects.filter(question=self.question).update(person=finn, role="expert")
        self.assertEqual(lists.for_me(eva).rows[0].holder, finn)

    def test_pages_follow_each_other_and_show_each_once(self):
        eva = self.member("eva")
        for number in range(PAGE + 1):
            ask(self.bo, group=self.open, body=f"Vraag {number}?")
        first = lists.for_me(eva)
        then = lists.for_me(eva, after=first.after)
        self.assertEqual((len(first), len(then), then.after), (PAGE, 2, ""))
        self.assertEqual(len({row.pk for row in (*first, *then)}), PAGE + 2)

    def test_it_costs_the_same_for_seventeen(self):
        eva = self.member("eva")
        tell_expertise(actor=eva, topic=make_topic("Graven"))
        ask(self.bo, group=self.open, body="Hoe diep mag ik graven?")

        def more():
            for number in range(15):
                ask(self.bo, group=self.open, body=f"Hoe diep graven we bij nummer {number}?")

        page = self.assert_flat(FOR_ME, eva, more)
        self.assertContains(page, 'id="question-row-', count=17)

    def test_an_address_that_nobody_made_shows_the_first_page(self):
        for after in ("x", "2-1-1", "0-", "0-zz-1", "1-ffffffffffffffffffff-1"):
            self.assertEqual(self.as_person(self.cy).get(f"{FOR_ME}?after={after}").status_code, 200)

    def test_empty_it_says_what_comes_there(self):
        self.assertContains(self.as_person(self.cy).get(FOR_ME), 'href="/settings/expertise/"')

    def test_a_guest_sees_what_is_asked_in_their_groups(self):
        self.assertEqual([row.pk for row in lists.for_me(self.gus).rows], [self.question.pk])
        self.assertFalse(lists.for_me(self.gus).rows[0].may_take_on)
        self.assertEqual(self.as_person(self.gus).get(FOR_ME).status_code, 200)

    def member(self, username):
        """Make a colleague who joined the open group. Returns the Person."""
        person = make_person(username)
        join_group(actor=person, group=self.open)
        return person


class MovingTests(ListTestCase):
    def taken(self):
        return f"/questions/{self.question.pk}/taken/in-list/"

    def passed(self):
        return f"/questions/{self.question.pk}/passed-on/in-list/"

    def test_seeing_to_it_from_a_list_offers_to_undo_it(self):
        page = self.as_person(self.cy).post(self.taken(), headers=HTMX)
        self.assertContains(page, self.passed(), count=2)
        self.assertNotContains(page, "<html")
        self.assertEqual(self.now().owner, self.cy)

    def test_without_javascript_it_leads_back_to_the_list_with_the_way_to_undo_it(self):
        browser = self.as_person(self.cy)
        page = browser.post(self.taken(), follow=True)
        self.assertEqual(page.redirect_chain[0][0], f"{FOR_ME}?taken={self.question.pk}")
        self.assertContains(page, self.passed())
        page = browser.post(self.passed(), follow=True)
        self.assertEqual(page.redirect_chain[0][0], f"{FOR_ME}?passed={self.question.pk}")
        self.assertNotEqual(self.now().owner, self.cy)
        self.assertContains(page, self.taken())

    def test_who_may_not_read_it_and_whose_turn_it_is_not(self):
        question = ask(self.ada, group=self.closed)
        address = f"/questions/{question.pk}/taken/in-list/"
        self.assertEqual(self.as_person(self.cy).post(address).status_code, 404)
        self.assertEqual(self.as_person(self.cy).post(self.passed()).status_code, 403)
        self.assertEqual(self.as_person(self.cy).get(self.taken()).status_code, 405)


class MineTests(ListTestCase):
    def test_what_i_asked_with_what_is_new(self):
        [row] = lists.asked_by(self.bo).rows
        self.assertFalse(row.is_new or row.may_take_on)
        self.say(self.ada)
        settle()
        self.assertTrue(lists.asked_by(self.bo).rows[0].is_new)
        self.assertEqual(lists.news_count(self.bo), 1)
        self.as_person(self.bo).get(self.question.post.get_absolute_url())
        self.assertEqual(lists.news_count(self.bo), 0)

    def test_nobody_sees_what_another_asked(self):
        self.assertEqual(lists.asked_by(self.ada).rows, [])
        self.assertContains(self.as_person(self.ada).get(MINE), "empty-state")

    def test_it_costs_the_same_for_seventeen(self):
        ask(self.bo, body="Nog een?")
        more = lambda: [ask(self.bo, group=self.open, body=f"En {number}?") for number in range(15)]  # noqa: E731
        self.assertContains(self.assert_flat(MINE, self.bo, more), 'id="question-row-', count=17)

    def test_pages_follow_each_other(self):
        for number in range(PAGE):
            ask(self.bo, body=f"Vraag {number}?")
        first = lists.asked_by(self.bo)
        then = lists.asked_by(self.bo, after=first.after)
        self.assertEqual((len(first), [row.pk for row in then]), (PAGE, [self.question.pk]))


class NamelessTests(ListTestCase):
    """Bo asked without a name."""

    def setUp(self):
        super().setUp()
        nobody = nameless_account()
        Post.objects.filter(pk=self.question.pk).update(author=nobody)
        Placement.objects.filter(post=self.question.pk).update(author=nobody)
        Question.objects.filter(pk=self.question.pk).update(is_anonymous=True)
        SealedAsker.objects.create(question=self.question, sealed=seal(self.question.pk, self.bo.pk))

    def test_it_is_among_what_they_asked_and_among_nobody_elses(self):
        self.assertEqual([row.pk for row in lists.asked_by(self.bo)], [self.question.pk])
        for person in (self.ada, self.cy, self.mo):
            self.assertEqual(lists.asked_by(person).rows, [])

    def test_they_are_not_asked_themselves_and_others_read_no_name(self):
        self.assertEqual(lists.for_me(self.bo).rows, [])
        page = self.as_person(self.gus).get(FOR_ME)
        self.assertContains(page, self.question.post.get_absolute_url())
        self.assertNotContains(page, self.bo.name)

    def test_it_does_not_stand_at_home(self):
        self.assertNotContains(self.as_person(self.bo).get("/home/rail/"), self.question.post.get_absolute_url())
