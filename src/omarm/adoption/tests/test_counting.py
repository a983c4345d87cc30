from datetime import timedelta

from omarm.adoption.queries.counting import between, newcomers, questions, stories, writing
from omarm.adoption.queries.counting.atoms import Atom
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.consent.queries import ConsentMissing
from omarm.people.commands import change_roles, nameless_account


class CountingTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.here, cls.there = cls.team.pk, cls.department.pk

    def told(self, count):
        """Return {department id: (part, whole, people)} of the last month."""
        return {atom.department: (atom.part, atom.whole, atom.people) for atom in count(self.month)}


class QuestionTests(CountingTestCase):
    def test_answered_or_solved_in_time(self):
        self.ask(self.ada, self.day(), answered=5)
        self.ask(self.ada, self.day(), answered=60)
        solved = self.ask(self.bo, self.day())
        solved.solved_at = self.day() + timedelta(hours=1)
        solved.save()
        self.ask(self.cy, self.day())
        self.assertEqual(self.told(questions.answered_in_time), {self.here: (2, 3, 2), self.there: (0, 1, 1)})

    def test_gone_from_where_it_stood_it_does_not_count(self):
        self.ask(self.ada, self.day(), answered=5).post.placements.update(live=False)
        self.assertEqual(self.told(questions.answered_in_time), {})

    def test_among_departments_leaves_out_what_stands_in_ones_own(self):
        self.ask(self.ada, self.day(), answered=5)
        self.ask(self.bo, self.day()).post.placements.update(audience=2, department=self.team)
        self.assertEqual(self.told(questions.answered_among_departments), {self.here: (1, 1, 1)})

    def test_used_again_is_by_another_than_the_asker(self):
        for helped in (self.cy, self.ada, None):
            question = self.ask(self.ada, self.day(), answered=5)
            if helped:
                self.helped(question, helped)
        self.assertEqual(self.told(questions.answers_reused), {self.here: (1, 3, 1)})


class StoryTests(CountingTestCase):
    def test_with_a_result_or_a_benefit(self):
        self.tell(self.ada, self.day(), result="Minder brieven.", benefit=" ")
        self.tell(self.ada, self.day(), result="")
        self.assertEqual(self.told(stories.stories_with_result), {self.here: (1, 2, 1)})
        self.assertEqual(self.told(stories.stories_with_benefit), {self.here: (0, 2, 1)})


class NewcomerTests(CountingTestCase):
    def test_the_first_post_of_somebody_and_an_answer_within_five_days(self):
        self.comment(self.bo, self.post(self.ada, self.day()), self.day(12))
        self.comment(self.ada, self.post(self.bo, self.day()), self.day(20))
        self.comment(self.cy, self.post(self.cy, self.day()), self.day(11))  # oneself is nobody else
        self.assertEqual(self.told(newcomers.newcomers_answered), {self.here: (1, 2, 2), self.there: (0, 1, 1)})

    def test_who_posted_before_is_no_newcomer(self):
        self.post(self.ada, self.day(back=5))
        self.post(self.ada, self.day())
        self.assertEqual(self.told(newcomers.newcomers_answered), {})

    def test_it_counts_when_the_five_days_end(self):
        self.post(self.ada, self.day(28, back=1))
        self.post(self.bo, self.day(27))
        self.assertEqual(self.told(newcomers.newcomers_answered), {self.here: (0, 1, 1)})


class BetweenTests(CountingTestCase):
    def setUp(self):
        self.agree(between.CODE)
        post = self.post(self.ada, self.day())
        self.first = self.comment(self.bo, post, self.day(11))  # in one team
        self.comment(self.cy, post, self.day(11))  # to another department
        self.comment(self.ada, post, self.day(12), parent=self.first)  # Ada answers Bo: a tie both ways
        self.comment(self.ada, post, self.day(12))  # to oneself is no tie
        self.comment(self.gus, post, self.day(12))

    def test_answers_across_departments(self):
        told = self.told(between.answers_across_departments)
        self.assertEqual(told, {self.here: (0, 2, 2), self.there: (1, 1, 1)})

    def test_people_reached_outside(self):
        told = self.told(between.people_reached_outside)
        self.assertEqual((told[self.here], told[self.there]), ((1, 2, None), (1, 1, None)))

    def test_people_reached_outside_are_of_all_who_work_there_so_nothing_tells_who_was_in_touch_with_nobody(self):
        self.crowd(self.ada.department, 18)
        self.assertEqual(self.told(between.people_reached_outside)[self.here], (1, 20, None))

    def test_ties_both_ways(self):
        self.assertEqual(between.mutual_ties(self.month), [Atom(None, 1, 2, 3)])

    def test_the_gate(self):
        for count in (between.answers_across_departments, between.people_reached_outside, between.mutual_ties):
            self.assertEqual(count.measurement, between.CODE)

    def test_deleted_and_hidden_words_are_not_there(self):
        self.first.deleted_at = self.day(13)
        self.first.save()
        self.assertEqual(self.told(between.answers_across_departments)[self.here], (0, 1, 1))


class WithoutConsentTests(CountingTestCase):
    def test_nothing_is_computed(self):
        with self.assertRaises(ConsentMissing):
            between.mutual_ties(self.month)


class WritingTests(CountingTestCase):
    def test_a_contribution_is_a_post_or_three_words(self):
        self.began()
        post = self.post(self.ada, self.day())
        self.comment(self.bo, post, self.day(11), body="Goed zo")
        self.assertEqual(self.told(writing.contributors)[self.here], (1, 2, None))
        self.comment(self.bo, post, self.day(11), body="Dat\nis  goed.")
        self.assertEqual(self.told(writing.contributors)[self.here], (2, 2, None))
        self.assertEqual(self.told(writing.contributors)[self.there], (0, 1, None))

    def test_who_left_is_not_in_it(self):
        self.began()
        self.post(self.ada, self.day())
        self.ada.is_active = False
        self.ada.save()
        self.assertEqual(self.told(writing.contributors)[self.here], (0, 1, None))

    def test_posts_by_others_is_about_the_smaller_side(self):
        change_roles(actor=None, person=self.ada, codes=["editor"])
        for person in (self.ada, self.ada, self.bo, self.cy, self.gus):
            self.post(person, self.day())
        self.assertEqual(writing.posts_by_others(self.month), [Atom(None, 2, 4, 1)])

    def test_posts_and_comments(self):
        post = self.post(self.ada, self.day())
        self.comment(self.cy, post, self.day(11), body="Ja")
        self.assertEqual(self.told(writing.posts), {self.here: (1, 1, 1)})
        self.assertEqual(self.told(writing.comments), {self.there: (1, 1, 1)})

    def test_without_a_name_is_nobody(self):
        self.post(nameless_account(), self.day())
        self.assertEqual(self.told(writing.posts), {})
