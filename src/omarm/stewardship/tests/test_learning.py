from django.core.exceptions import PermissionDenied

from omarm.care.commands import NewAction, mark_done, plan_action
from omarm.care.models import ActionDone
from omarm.care.tests.caring import posted
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.groups.commands import archive_group
from omarm.groups.models import Group, Membership
from omarm.people.commands import change_roles
from omarm.stewardship import commands
from omarm.stewardship.commands import NewHandIn
from omarm.stewardship.lessons import LESSONS, OWN
from omarm.stewardship.models import Certificate, HandIn, Learner, LessonWords, Level, LevelRequest
from omarm.stewardship.queries.finding import found_for
from omarm.stewardship.queries.levels import certificate_of, level_rules, months_after, requests_to, steps_for
from omarm.stewardship.queries.mentoring import hand_in_with, mentors_for, shown_to
from omarm.stewardship.queries.words import lessons_given, lessons_said
from omarm.stewardship.tests.coursing import DAY, CourseTestCase, certify
from omarm.stream.commands import add_comment

State = HandIn.State


class HandingInTests(CourseTestCase):
    def test_it_goes_to_the_mentor_who_says_what_is_missing_and_then_that_it_is_good(self):
        self.with_mentor()
        post = posted(self.ada, self.open)
        with self.records("course.handed_in"):
            handed = self.hand_in(post=post)
        self.assertIn("course.handed_in", self.notices(self.sen))
        with self.records("course.answered"):
            commands.answer_hand_in(actor=self.sen, hand_in=handed, is_good=False, answer="Wie antwoordde?")
        self.assertIn("course.answered", self.notices(self.ada))
        self.assertNotIn("course.handed_in", self.notices(self.sen))
        again = self.hand_in()
        self.assertEqual((again.pk, again.state, again.answer), (handed.pk, State.WAITING, ""))
        commands.answer_hand_in(actor=self.sen, hand_in=again, is_good=True, answer="")
        self.assertRaisesMessage(DomainError, "", self.hand_in)
        self.assertEqual(HandIn.objects.get().state, State.GOOD)

    def test_who_looks_after_no_such_group_hands_in_nothing(self):
        for person, group in ((self.cy, self.open), (self.gus, self.open), (self.bo, self.closed)):
            self.assertRaises(PermissionDenied, self.hand_in, person=person, group=group)

    def test_without_a_mentor_who_agreed_nothing_is_handed_in(self):
        self.assertRaises(DomainError, self.hand_in)
        commands.ask_mentor(actor=self.ada, mentor=self.sen)
        self.assertRaises(DomainError, self.hand_in)

    def test_what_shows_it_stands_in_the_group_and_is_ones_own_to_show(self):
        self.with_mentor()
        here, there = posted(self.ada, self.open), posted(self.ada, self.closed)
        self.assertEqual(self.hand_in(post=here).post, here)
        for lesson in ("asking", "quiet"):
            with self.assertRaises(DomainError) as found:
                self.hand_in(lesson, post=None)
            self.assertEqual(found.exception.code, "nothing_shown")
        self.assertIsNone(self.hand_in("purpose").post)  # the page of the group shows it
        self.assertRaises(DomainError, self.hand_in, "quiet", post=there)
        action = plan_action(
            actor=self.bo, group=self.open, new=NewAction(pillar="host", title="Lunch", due_on=self.today)
        )
        mark_done(actor=self.bo, action=action)
        self.assertRaises(DomainError, self.hand_in, "quiet", done=ActionDone.objects.get())

    def test_only_its_mentor_answers_and_never_without_a_word_when_something_is_missing(self):
        self.with_mentor()
        handed = self.hand_in()
        for person in (self.ada, self.coco, self.mo, self.cy):
            self.assertRaises(
                PermissionDenied, commands.answer_hand_in, actor=person, hand_in=handed, is_good=True, answer=""
            )
        self.assertRaises(
            DomainError, commands.answer_hand_in, actor=self.sen, hand_in=handed, is_good=False, answer=" "
        )

    def test_taking_back_deletes_it_and_is_for_oneself(self):
        self.with_mentor()
        handed = self.hand_in()
        self.assertRaises(PermissionDenied, commands.withdraw_hand_in, actor=self.sen, hand_in=handed)
        commands.withdraw_hand_in(actor=self.ada, hand_in=handed)
        self.assertFalse(HandIn.objects.exists())

    def test_stopping_deletes_all_but_the_certificate(self):
        self.with_mentor()
        self.hand_in()
        certify(self.ada)
        commands.stop_course(actor=self.ada)
        self.assertFalse(HandIn.objects.exists())
        self.assertTrue(Certificate.objects.filter(person=self.ada).exists())
        self.assertIsNone(Learner.objects.get(person=self.ada).mentor)
        self.assertEqual(commands.invite_owners(), 0)

    def test_own_work_can_be_handed_in_more_than_once(self):
        self.with_mentor()
        self.assertNotEqual(self.hand_in(OWN).pk, self.hand_in(OWN).pk)
        self.assertRaises(DomainError, self.hand_in, "no-such-lesson")


class FoundTests(CourseTestCase):
    def keys(self, *finds, groups=None):
        return [one.key for one in found_for(self.ada, groups or [self.open.pk], finds)]

    def test_own_posts_answers_and_what_was_done_in_own_groups_are_proposed(self):
        told = posted(self.ada, self.open, body="We beginnen maandag.")
        asked, elsewhere = posted(self.ada, self.open), posted(self.ada, self.closed)
        foreign = posted(self.bo, self.open)
        self.assertEqual(set(self.keys("post")), {f"post:{told.pk}", f"post:{asked.pk}"})
        self.assertEqual(self.keys("question"), [f"post:{asked.pk}"])
        self.assertNotIn(f"post:{elsewhere.pk}", self.keys("post"))
        self.assertEqual(self.keys("answer"), [])
        add_comment(actor=self.ada, post=foreign, body="Composteren.")
        self.assertEqual(self.keys("answer"), [f"post:{foreign.pk}"])

    def test_the_planner_shows_what_oneself_marked(self):
        for person in (self.ada, self.bo):
            new = NewAction(pillar="host", title="Lunch", due_on=self.today)
            mark_done(actor=person, action=plan_action(actor=person, group=self.open, new=new))
        mine = ActionDone.objects.get(done_by=self.ada)
        self.assertEqual(self.keys("done:host"), [f"done:{mine.pk}"])
        self.assertEqual(self.keys("done:schedule"), [])


class MentorTests(CourseTestCase):
    def test_who_can_be_asked(self):
        self.assertEqual({*mentors_for(self.ada)}, {self.sen, self.coco})
        commands.offer_to_mentor(actor=self.sen, offers=False)
        self.assertEqual({*mentors_for(self.ada)}, {self.coco})
        Certificate.objects.update(valid_until=self.today - DAY)
        self.assertRaises(DomainError, commands.offer_to_mentor, actor=self.sen, offers=True)
        self.assertRaises(DomainError, commands.ask_mentor, actor=self.ada, mentor=self.bo)
        self.assertRaises(PermissionDenied, commands.ask_mentor, actor=self.cy, mentor=self.coco)

    def test_asking_and_agreeing_tell_the_other_side(self):
        with self.records("course.mentor_asked"):
            learner = commands.ask_mentor(actor=self.ada, mentor=self.sen)
        self.assertEqual(self.notices(self.sen), ["course.mentor_asked"])
        self.assertRaises(DomainError, commands.agree_to_mentor, actor=self.coco, learner=learner)
        commands.agree_to_mentor(actor=self.sen, learner=learner)
        self.assertIn("course.mentor_agreed", self.notices(self.ada))
        self.assertEqual(self.notices(self.sen), [])
        self.assertRaises(DomainError, commands.ask_mentor, actor=self.ada, mentor=self.coco)

    def test_ending_it_takes_back_what_waited(self):
        learner = self.with_mentor()
        handed = self.hand_in()
        self.assertRaises(PermissionDenied, commands.end_mentoring, actor=self.coco, learner=learner)
        commands.end_mentoring(actor=self.sen, learner=learner)
        self.assertIn("course.mentor_ended", self.notices(self.ada))
        handed.refresh_from_db()
        self.assertEqual((handed.state, handed.mentor), (State.KEPT, None))
        self.assertIsNone(hand_in_with(self.sen, handed.pk))

    def test_a_mentor_sees_no_group_and_no_post_that_is_not_theirs_to_read(self):
        self.with_mentor()
        handed = [self.hand_in("asking", group=group, post=posted(self.ada, group)) if group == self.open
                  else self.hand_in("quiet", group=group, post=posted(self.ada, group))
                  for group in (self.open, self.hidden)]  # fmt: skip
        first, second = shown_to(self.sen, handed)
        self.assertEqual((first.group, first.post), (self.open, handed[0].post))
        self.assertEqual((second.group, second.post), (None, None))

    def test_a_mentor_learns_not_who_is_in_a_network_that_keeps_that_to_itself(self):
        self.with_mentor()
        handed = self.hand_in(group=self.open)
        Group.objects.filter(pk=self.open.pk).update(members_hidden=True, access=Group.Access.CLOSED)
        Membership.objects.filter(group=self.open, person=self.sen).delete()
        self.assertIsNone(shown_to(self.sen, [handed])[0].group)


class LevelTests(CourseTestCase):
    def steps(self, person=None):
        return {(step.level.value, step.is_renewal): step for step in steps_for(person or self.ada)}

    def test_junior_is_signed_by_the_mentor(self):
        self.with_mentor()
        self.assertRaises(DomainError, commands.request_level, actor=self.ada, level="junior")
        self.all_good()
        with self.records("course.level_asked"):
            request = commands.request_level(actor=self.ada, level="junior")
        self.assertEqual(request.assessor, self.sen)
        self.assertRaises(DomainError, commands.request_level, actor=self.ada, level="junior")
        self.assertEqual([*requests_to(self.coco)], [])
        for person in (self.ada, self.coco, self.mo, self.cy):
            self.assertRaises(
                PermissionDenied, commands.decide_level, actor=person, request=request, gives=True, answer=""
            )
        self.assertIn("course.level_asked", self.notices(self.sen))
        with self.records("course.level_answered"):
            certificate = commands.decide_level(actor=self.sen, request=request, gives=True, answer="Mooi.")
        self.assertEqual(certificate.valid_until, months_after(self.today, 24))
        self.assertEqual((certificate.given_by, certificate.mentor), (self.sen, self.sen))
        self.assertEqual(certificate_of(self.ada), certificate)
        self.assertIn("course.level_answered", self.notices(self.ada))
        self.assertNotIn("course.level_asked", self.notices(self.sen))

    def test_senior_is_signed_by_a_community_manager_and_by_no_administrator(self):
        certify(self.ada, days_ago=200)
        self.all_good(own=3)
        request = commands.request_level(actor=self.ada, level="senior")
        self.assertEqual([*requests_to(self.coco)], [request])
        self.assertEqual([*requests_to(self.mo)], [])
        self.assertRaises(DomainError, commands.decide_level, actor=self.coco, request=request, gives=False, answer="")
        commands.decide_level(actor=self.coco, request=request, gives=False, answer="Vertel meer.")
        self.assertIsNone(Certificate.objects.filter(person=self.ada, level="senior").first())
        self.assertEqual(LevelRequest.objects.get().state, LevelRequest.State.NOT_YET)
        self.assertRaises(DomainError, commands.decide_level, actor=self.coco, request=request, gives=True, answer="")

    def test_a_community_manager_does_not_sign_for_themselves(self):
        other = make_person("kim")
        change_roles(actor=None, person=other, codes=["community_manager"])
        request = LevelRequest.objects.create(person=self.coco, level="senior")
        self.assertEqual([*requests_to(self.coco)], [])
        self.assertEqual([*requests_to(other)], [request])

    def test_every_requirement_keeps_somebody_back(self):
        certify(self.ada, days_ago=100)
        self.all_good(own=3)
        step = self.steps()["senior", False]
        self.assertEqual({one.code: one.is_met for one in step.requirements},
                         {"owns": True, "assignments": True, "pieces": True, "months": False})  # fmt: skip
        Certificate.objects.filter(person=self.ada).update(given_on=self.today - 190 * DAY)
        self.assertTrue(self.steps()["senior", False].is_met)
        HandIn.objects.filter(lesson=OWN).first().delete()
        self.assertFalse(self.steps()["senior", False].is_met)

    def test_chief_asks_for_colleagues_who_were_helped(self):
        certify(self.ada, Level.SENIOR, days_ago=400)
        self.all_good(own=5)
        self.assertFalse(self.steps()["chief", False].is_met)
        for person in (self.bo, self.cy):
            certify(person, mentor=self.ada)
        self.assertTrue(self.steps()["chief", False].is_met)

    def test_renewal_is_open_near_the_end_and_a_year_after(self):
        certificate = certify(self.ada, days_ago=600, days_left=91)
        self.assertNotIn(("junior", True), self.steps())
        for left, is_open in ((90, True), (-365, True), (-366, False)):
            Certificate.objects.filter(pk=certificate.pk).update(valid_until=self.today + left * DAY)
            self.assertEqual(("junior", True) in self.steps(), is_open, left)
        Certificate.objects.filter(pk=certificate.pk).update(valid_until=self.today + 10 * DAY)
        self.with_mentor()
        self.assertRaises(DomainError, commands.request_level, actor=self.ada, level="junior")
        self.all_good(own=1)
        self.assertTrue(commands.request_level(actor=self.ada, level="junior").is_renewal)

    def test_the_organisation_changes_what_is_asked(self):
        asked = {"assignments": 1, "pieces": 0, "months": 0, "mentored": 0, "assessor": "manager", "valid_months": 6,
                 "renewal_pieces": 0}  # fmt: skip
        for person in (self.ada, self.dee, self.gus):
            self.assertRaises(PermissionDenied, commands.change_rule, actor=person, level="junior", asked=asked)
        commands.change_rule(actor=self.coco, level="junior", asked=asked)
        self.assertEqual(level_rules()[Level.JUNIOR].valid_months, 6)
        self.with_mentor()
        commands.answer_hand_in(actor=self.sen, hand_in=self.hand_in(), is_good=True, answer="")
        request = commands.request_level(actor=self.ada, level="junior")
        certificate = commands.decide_level(actor=self.coco, request=request, gives=True, answer="")
        self.assertEqual(certificate.valid_until, months_after(self.today, 6))

    def test_months_end_on_a_day_that_is_there(self):
        day = self.today.replace(year=2027, month=8, day=31)
        self.assertEqual(months_after(day, 6), day.replace(year=2028, month=2, day=29))
        self.assertEqual(months_after(day, 4), day.replace(month=12))

    def test_withdrawing_a_request_tells_the_one_who_signs_no_more(self):
        self.with_mentor()
        self.all_good()
        commands.request_level(actor=self.ada, level="junior")
        self.assertIn("course.level_asked", self.notices(self.sen))
        commands.withdraw_request(actor=self.ada)
        self.assertNotIn("course.level_asked", self.notices(self.sen))


class WordsTests(CourseTestCase):
    def test_every_lesson_is_whole_in_both_languages(self):
        for lesson in LESSONS:
            for words in (lesson.nl, lesson.en):
                self.assertTrue(all(0 < len(text) <= 800 for text in vars(words).values()), lesson.code)
        self.assertEqual(len({lesson.code for lesson in LESSONS}), len(LESSONS))

    def test_the_words_are_those_of_the_organisation_and_a_lesson_can_be_left_out(self):
        for person in (self.ada, self.mo, self.gus):
            self.assertRaises(PermissionDenied, commands.change_lesson, actor=person, code="asking", words={})
        commands.change_lesson(actor=self.dee, code="asking", words={"title_nl": "Vraag het"})
        said = lessons_said()["asking"]
        self.assertEqual((said.title, said.is_own, said.idea), ("Vraag het", True, LESSONS[2].nl.idea))
        commands.change_lesson(actor=self.coco, code="asking", words={"is_off": True})
        self.assertNotIn("asking", lessons_given())
        self.assertEqual(LessonWords.objects.get().title_nl, "Vraag het")
        self.with_mentor()
        self.assertRaises(DomainError, self.hand_in, "asking")
        self.assertRaises(KeyError, commands.change_lesson, actor=self.coco, code="nothing", words={})

    def test_nobody_hands_in_for_a_group_that_was_closed(self):
        new = NewHandIn(lesson=OWN, group=self.open, words="x")
        archive_group(actor=self.ada, group=self.open)
        self.assertRaises(PermissionDenied, commands.hand_in, actor=self.ada, new=new)
