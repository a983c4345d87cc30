from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.care.commands import ask_for_help, ask_now
from omarm.care.models import OverdueQuestion
from omarm.care.tests.caring import answered, posted
from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.core.testing.cast import bring_in, make_person
from omarm.desk import commands
from omarm.desk.models import Item
from omarm.desk.tests.desking import DAY
from omarm.desk.tests.sourcing import SourceTestCase
from omarm.groups.models import Group, Membership
from omarm.moderation.commands import Reported, report
from omarm.planboard.models import Action
from omarm.questions.models import Question
from omarm.stream.commands import Place
from omarm.stream.tests.writing import write


class QuestionTests(SourceTestCase):
    def test_a_question_waits_for_the_desk_after_a_day(self):
        self.asked(0)
        old = self.asked(2)
        self.assertEqual([one.key for one in self.found("questions.unanswered")], [str(old.pk)])
        answer = answered(old.post, self.ada)
        Question.objects.filter(pk=old.pk).update(answered_at=answer.created_at)
        self.assertEqual(self.found("questions.unanswered"), [])

    def test_one_past_its_promise_is_told_once_and_first_by_its_term(self):
        late = timezone.now() - 3 * DAY
        first, second = self.asked(5, due_at=late), self.asked(9, due_at=late + DAY)
        found = [(one.key, one.until) for one in self.found("questions.overdue")]
        self.assertEqual([key for key, _until in found], [str(first.pk), str(second.pk)])
        self.assertEqual(self.found("questions.unanswered"), [])

    def test_the_act_opens_the_form_for_an_answer(self):
        question = self.asked(2)
        told = source_of("questions.unanswered").words(self.seen("questions.unanswered")[0].values)
        self.assertEqual(told.url, f"/posts/{question.pk}/#comment-body")
        self.assertContains(self.as_person(self.coco).get(told.url.partition("#")[0]), 'id="comment-body"')

    def test_what_stands_in_a_group_that_the_desk_may_not_read_stays_there(self):
        self.asked(2, group=self.closed)
        self.assertEqual(len(self.found("questions.unanswered")), 1)
        self.assertEqual(self.seen("questions.unanswered"), [])


class FirstWordsTests(SourceTestCase):
    def test_a_first_post_waits_until_somebody_says_something(self):
        post = posted(self.bo, self.open)
        (one,) = self.seen("care.first-posts")
        self.assertEqual(one.values["post"], post.pk)
        posted(self.bo, self.open)
        self.assertEqual(len(self.found("care.first-posts")), 1)
        answered(post, self.ada)
        self.assertEqual(self.found("care.first-posts"), [])

    def test_a_first_question_waits_for_an_answer_and_not_for_a_welcome(self):
        self.asked(2)
        self.assertEqual(self.found("care.first-posts"), [])
        self.assertEqual(len(self.found("questions.unanswered")), 1)

    def test_somebody_who_wrote_before_is_not_new(self):
        posted(self.bo, self.open, days_ago=30)
        posted(self.bo, self.open)
        self.assertEqual(self.found("care.first-posts"), [])

    def test_a_first_comment_waits_and_the_act_answers_it(self):
        post = posted(self.ada, self.open, days_ago=20)
        comment = answered(post, self.bo)
        (one,) = self.seen("care.first-comments")
        told = source_of("care.first-comments").words(one.values)
        self.assertEqual(told.url, f"/posts/{post.pk}/?answer={comment.pk}#comment-form")
        self.assertContains(self.as_person(self.coco).get(told.url.partition("#")[0]), "autofocus")
        answered(post, self.ada)
        self.assertEqual(self.found("care.first-comments"), [])

    def test_nobody_welcomes_themselves_nor_in_a_group_that_they_may_not_read(self):
        posted(self.coco, self.open if self.member_of(self.open) else None)
        posted(self.bo, self.closed)
        self.assertEqual(len(self.found("care.first-posts")), 2)
        self.assertEqual(self.seen("care.first-posts"), [])

    def member_of(self, group):
        bring_in(group, self.coco, by=self.ada)
        return True

    def test_looking_costs_one_query_and_the_names_however_many(self):
        def cost(code):
            with CaptureQueriesContext(connection) as queries:
                self.found(code, 30)
            return len(queries)

        newcomers = [make_person(f"new{number}") for number in range(17)]
        posted_by = [write(person, place=Place()) for person in newcomers[:2]]
        two = cost("care.first-posts")
        posted_by += [write(person, place=Place()) for person in newcomers[2:]]
        self.assertEqual(len(self.found("care.first-posts", 30)), len(posted_by))
        self.assertEqual(cost("care.first-posts"), two)


class GroupTests(SourceTestCase):
    def test_a_quiet_group_leads_to_the_list_that_begins_with_it(self):
        Group.objects.update(created_at=timezone.now() - 900 * DAY)
        found = {one.values["name"]: one for one in self.seen("care.quiet")}
        self.assertNotIn(self.hidden.name, found)
        told = source_of("care.quiet").words(found[self.open.name].values)
        page = self.as_person(self.coco).get(told.url)
        self.assertEqual(page.context["listed"].page.rows[0], self.open)
        self.assertContains(page, f"/admin/groups/{self.open.slug}/ask/")

    def test_a_quiet_group_that_nobody_owns_waits_for_an_owner_alone(self):
        Group.objects.update(created_at=timezone.now() - 900 * DAY)
        self.open.memberships.filter(role=Membership.Role.OWNER).update(role=Membership.Role.MEMBER)
        self.assertNotIn(self.open.name, [one.values["name"] for one in self.found("care.quiet", 30)])
        self.assertIn(self.open.name, [one.values["name"] for one in self.found("care.ownerless", 30)])
        with self.assertRaises(DomainError) as refused:
            ask_now(actor=self.coco, group=self.open)
        self.assertEqual(refused.exception.code, "no_owner")

    def test_the_name_of_a_hidden_group_is_kept_nowhere(self):
        ask_for_help(actor=self.ada, group=self.hidden, words="Help")
        Group.objects.update(created_at=timezone.now() - 900 * DAY)
        commands.lay_out_desk()
        kept = str([row.values for row in Item.objects.filter(source__startswith="care.")])
        self.assertNotIn(self.hidden.name, kept)
        self.assertNotIn(self.hidden.slug, kept)
        (one,) = self.seen("care.help")
        self.assertEqual(self.as_person(self.coco).get(source_of("care.help").words(one.values).url).status_code, 200)

    def test_a_question_in_a_group_past_its_promise_until_it_is_answered(self):
        post = posted(self.bo, self.open, days_ago=9)
        OverdueQuestion.objects.create(group=self.open, post=post)
        self.assertEqual(len(self.seen("care.overdue")), 1)
        answered(post, self.ada)
        self.assertEqual(self.found("care.overdue"), [])


class ReportTests(SourceTestCase):
    def test_a_report_says_nothing_of_what_was_said_and_waits_for_who_may_decide(self):
        post = write(self.bo, body="Wat een onzin", place=Place())
        report(actor=self.cy, thing=post, told=Reported(reason="hurts"))
        (one,) = self.seen("moderation.cases")
        self.assertEqual(set(one.values), {"case", "kind"})
        mine = write(self.coco, body="Ook onzin", place=Place())
        report(actor=self.cy, thing=mine, told=Reported(reason="hurts"))
        self.assertEqual((len(self.found("moderation.cases")), len(self.seen("moderation.cases"))), (2, 1))

    def test_nobody_ticks_off_what_a_colleague_waits_for(self):
        report(actor=self.cy, thing=write(self.bo, body="Onzin", place=Place()), told=Reported(reason="hurts"))
        self.as_person(self.coco).get("/adoption/desk/")  # makes the list
        item, browser = Item.objects.get(source="moderation.cases"), self.as_person(self.coco)
        done, later = (f"/adoption/desk/items/{item.pk}/{act}/" for act in ("done", "later"))
        self.assertNotContains(browser.get("/adoption/desk/"), done)
        self.assertContains(browser.get("/adoption/desk/"), later)
        with self.assertRaises(DomainError) as refused:
            commands.settle_item(actor=self.coco, item=item, outcome="done")
        self.assertEqual(refused.exception.code, "waits")
        commands.settle_item(actor=self.coco, item=item, outcome="later")


class DoneMeanwhileTests(SourceTestCase):
    """The list was made ten minutes ago: what was done since is gone at once."""

    def look(self, *codes):
        self.before = {code: self.found(code, 30) for code in codes}
        for code in codes:
            self.assertTrue(source_of(code).seen_by(self.coco, self.before[code]), code)

    def gone(self, code):
        self.assertEqual(source_of(code).seen_by(self.coco, self.before[code]), [], code)

    def test_a_welcome(self):
        post = write(make_person("nia"), place=Place())
        said = answered(posted(self.ada, self.open, days_ago=20), make_person("noor"))
        self.look("care.first-posts", "care.first-comments")
        answered(post, self.coco)
        answered(said.post, self.coco)
        self.gone("care.first-posts")
        self.gone("care.first-comments")

    def test_a_late_question_a_quiet_group_and_one_without_an_owner(self):
        late = posted(self.bo, self.open, days_ago=90)
        OverdueQuestion.objects.create(group=self.open, post=late)
        Membership.objects.filter(group=self.request, role="owner").delete()
        Group.objects.update(created_at=timezone.now() - 900 * DAY)
        self.look("care.overdue", "care.quiet", "care.ownerless")
        answered(late, self.coco)
        Group.objects.update(asked_on=self.today)
        Membership.objects.create(group=self.request, person=self.ada, role="owner", joined_at=timezone.now())
        for code in self.before:
            self.gone(code)

    def test_an_action_that_was_moved_and_one_that_found_an_owner(self):
        late = self.action(owner=self.bo)
        Action.objects.filter(pk=late.pk).update(due_on=self.today - DAY)
        free = self.action()
        self.look("planboard.overdue", "planboard.ownerless")
        Action.objects.filter(pk=late.pk).update(due_on=self.today + DAY)
        Action.objects.filter(pk=free.pk).update(owner=self.cy)
        self.gone("planboard.overdue")
        self.gone("planboard.ownerless")
