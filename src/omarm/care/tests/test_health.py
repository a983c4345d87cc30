"""The page Care for the group: for who look after it, and for nobody else."""

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from omarm.care import rules
from omarm.care.commands import give_tips
from omarm.care.commands.computing import compute_health
from omarm.care.models import GroupHealth
from omarm.care.queries.counting import BETWEEN
from omarm.care.questions import open_questions, questions_in
from omarm.care.rules import ACTS, REASONS, RULES, TITLES, Light
from omarm.care.rules.wording import ACTS_WHEN
from omarm.care.tests.community import CommunityTestCase, days_ago, practice
from omarm.core.testing.cast import bring_in, make_person
from omarm.groups.commands import archive_group, change_member_role, join_group
from omarm.groups.kinds import KINDS
from omarm.groups.models import Group, Membership
from omarm.groups.promises import kept_in
from omarm.groups.tabs import tabs_for
from omarm.stream.commands import Place, place_post
from omarm.stream.models import Placement

MOST_STATEMENTS = 21  # two of them ask whether it may be counted; six are of the frame: session, who it is, bell, my groups, what waits at a tab, whether something was asked


class WhoSeesItTests(CommunityTestCase):
    def test_owners_and_managers_and_nobody_else(self):
        manager = self.crowd[0]
        change_member_role(actor=self.ada, membership=self.group.memberships.get(person=manager), role="manager")
        for person, status in (
            (self.ada, 200),
            (manager, 200),
            (self.bo, 404),
            (self.cy, 404),
            (self.gus, 404),
            (self.mo, 404),
        ):
            with self.subTest(person=person.username):
                self.assertEqual(self.as_person(person).get(address(self.group)).status_code, status)

    def test_who_cares_for_one_group_does_not_see_another(self):
        other = practice(self.bo, name="Vakgroep water")
        self.assertEqual(self.as_person(self.ada).get(address(other)).status_code, 404)
        self.assertEqual(self.as_person(self.ada).get("/groups/bestaat-niet/care/").status_code, 404)

    def test_the_tab_stands_there_for_managers_alone(self):
        codes = [[tab.code for tab in tabs_for(self.ada, self.group, manages=manages)] for manages in (True, False)]
        self.assertEqual(["care" in listed for listed in codes], [True, False])


class PageTests(CommunityTestCase):
    def page(self, person=None, group=None):
        response = self.as_person(person or self.ada).get(address(group or self.group))
        self.assertEqual(response.status_code, 200)
        return response

    def test_before_the_first_night_it_says_when_figures_come(self):
        self.assertContains(self.page(), "Morgen komen de eerste cijfers")

    def test_each_light_of_the_kind_with_its_reason_and_what_to_do(self):
        self.agree(BETWEEN)
        self.write(self.ada, days=3)
        compute_health()
        page = self.page()
        for code in KINDS[Group.Kind.PRACTICE].expects:
            self.assertContains(page, TITLES[code])
        self.assertContains(page, "Iets geschreven in deze vier weken: 1 van de 11 leden.")
        self.assertContains(page, ACTS["voices"].label)

    def test_a_closed_group_is_told_no_figures_to_come(self):
        archive_group(actor=self.ada, group=self.group)
        page = self.page()
        self.assertNotContains(page, "Morgen komen de eerste cijfers")
        for gone in ('id="open-questions"', 'id="to-all"', 'id="help"', "actions/new/"):
            self.assertNotContains(page, gone)

    def test_it_is_read_with_few_questions_to_the_database(self):
        self.agree(BETWEEN)
        for person in self.people:
            self.write(person, "Waar ligt de sleutel?", days=5)
            self.write(person, days=40)
        compute_health()
        give_tips()
        browser = self.as_person(self.ada)
        browser.get(address(self.group))
        with CaptureQueriesContext(connection) as asked:
            browser.get(address(self.group))
        statements = [row["sql"] for row in asked]
        self.assertEqual(sum("case when count(*) > 0 then l.published_at" in sql for sql in statements), 1)
        own = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]
        self.assertLessEqual(len(own), MOST_STATEMENTS, "\n".join(sql[:200] for sql in own))

    def test_an_open_question_past_the_promise_stands_first(self):
        early = self.write(self.crowd[0], "Wie komt er morgen?", days=1)
        late = self.write(self.bo, "Waar ligt de sleutel?", days=5)
        self.write(self.bo, "En dit is beantwoord?", days=6, answers=[(self.ada, 2)])
        posts = [(row.post, row.is_overdue) for row in self.page().context["questions"]]
        self.assertEqual(posts, [(late, True), (early, False)])

    def test_what_the_one_who_looks_may_not_read_is_not_listed(self):
        post = self.write(self.bo, "Waar ligt de sleutel?", days=5)
        post.hidden_at = days_ago(1)
        post.save(update_fields=["hidden_at"])
        self.assertEqual(self.page().context["questions"], [])

    def test_newcomers_without_an_answer(self):
        new = make_person("nieuw", department=self.department)
        join_group(actor=new, group=self.group)
        Membership.objects.filter(person=new).update(joined_at=days_ago(9))
        post = self.write(new, "Hallo allemaal.", days=8)
        self.write(self.crowd[0], "Al een jaar hier.", days=8)
        self.assertEqual([row.post for row in self.page().context["newcomers"]], [post])
        self.answer(self.bo, post, at=days_ago(1))
        self.assertEqual(self.page().context["newcomers"], [])

    def test_the_chart_has_its_numbers_in_a_table(self):
        for days in (3, 40, 41, 70):
            self.write(self.ada, days=days)
        compute_health()
        page = self.page()
        bars = page.context["bars"]
        self.assertEqual((bars[-1].messages, bars[-1].is_now, bars[0].messages > 0), (1, True, True))
        self.assertEqual(max(bar.height for bar in bars), 40)
        self.assertContains(page, 'role="img"')
        self.assertContains(page, "table__caption")

    def test_consent_that_ended_hides_at_once_what_was_computed(self):
        record = self.agree(BETWEEN)
        for person in self.people:
            self.write(person, days=3)
        compute_health()
        self.assertNotContains(self.page(), REASONS["gate"])
        self.withdraw(record)
        self.assertContains(self.page(), REASONS["gate"], count=3)

    def test_a_long_list_costs_as_many_questions_as_a_short_one(self):
        def questions():
            browser = self.as_person(self.ada)
            browser.get(address(self.group))
            with CaptureQueriesContext(connection) as asked:
                browser.get(address(self.group))
            return len(asked)

        for _ in range(2):
            self.write(self.bo, "Waar ligt de sleutel?", days=5)
        compute_health()
        few = questions()
        for person in self.people[1:] * 2:
            self.write(person, "Waar ligt de sleutel?", days=5)
        self.assertEqual(questions(), few)

    @override_settings(LANGUAGE_CODE="en")
    def test_nobody_is_named_but_who_wrote_what_everybody_reads(self):
        for person in self.people[1:]:
            self.write(person, days=3)
        compute_health()
        page = self.page().content.decode()
        for person in self.crowd:
            self.assertNotIn(person.name, page)


class PromiseKeptTests(CommunityTestCase):
    def about(self, person, group=None):
        return self.as_person(person).get(reverse("groups:about", args=[(group or self.group).slug]))

    def asked(self, *, answered, late, group=None):
        for answers in [[(self.ada, 2)]] * answered + [[]] * late:
            self.write(self.bo, "Waar ligt de sleutel?", days=5, group=group, answers=answers)
        compute_health()

    def test_members_read_how_well_the_promise_is_kept(self):
        self.asked(answered=3, late=1)
        self.assertContains(self.about(self.crowd[0]), "75%")

    def test_nothing_is_told_of_too_few_questions_or_people_or_after_the_promise_was_taken_back(self):
        self.asked(answered=1, late=1)
        self.assertIsNone(kept_in(self.group))
        self.asked(answered=4, late=0, group=self.open)
        self.assertIsNone(kept_in(self.open))
        GroupHealth.objects.all().delete()
        self.asked(answered=3, late=1)
        self.assertIsNotNone(kept_in(self.group))
        self.group.promise_days = None
        self.assertIsNone(kept_in(self.group))

    def test_of_a_group_whose_health_is_not_judged_on_it_the_share_is_told_all_the_same(self):
        Group.objects.filter(pk=self.group.pk).update(kind=Group.Kind.INTEREST)
        self.group.refresh_from_db()
        self.asked(answered=1, late=1)
        self.assertIsNone(kept_in(self.group))
        self.asked(answered=2, late=0)
        self.assertContains(self.about(self.crowd[0]), "75%")
        GroupHealth.objects.update(members=7)
        self.assertIsNone(kept_in(self.group))

    def test_who_may_not_read_the_group_does_not_read_it(self):
        Group.objects.filter(pk=self.group.pk).update(access="request")
        self.asked(answered=3, late=1)
        self.assertNotContains(self.about(self.cy), "75%")

    def test_who_writes_there_reads_the_promise_by_the_button(self):
        with translation.override("nl"):
            promised = translation.ngettext(
                "Do you ask something? Here you get an answer within %(n)s working day.",
                "Do you ask something? Here you get an answer within %(n)s working days.", 2,
            ) % {"n": 2}  # fmt: skip
        page = self.as_person(self.bo).get(reverse("stream:new"), {"place": f"group-{self.group.pk}"})
        self.assertContains(page, promised)
        self.assertNotContains(self.as_person(self.bo).get(reverse("stream:new")), promised)


class OpenQuestionTests(CommunityTestCase):
    def test_open_questions_tell_when_they_are_due(self):
        late = self.write(self.bo, "Waar ligt de sleutel?", days=5)
        self.write(self.bo, "En dit is beantwoord?", days=6, answers=[(self.ada, 2)])
        self.write(self.bo, "Dit is heel oud?", days=100)
        (question,) = open_questions(self.group)
        self.assertEqual((question.post_id, question.is_overdue), (late.pk, True))
        self.assertEqual((question.due_at - question.asked_at).days, 2)

    def test_nothing_is_due_where_nothing_is_promised(self):
        self.write(self.bo, "Waar ligt de sleutel?", days=5)
        self.group.promise_days = None
        (question,) = open_questions(self.group)
        self.assertEqual((question.due_at, question.is_overdue), (None, False))

    def test_a_question_that_was_answered_before_it_came_here_was_answered_at_once(self):
        post = self.write(self.bo, "Waar ligt de sleutel?", days=9, group=self.open, answers=[(self.ada, 3)])
        place_post(actor=self.bo, post=post, place=Place(group=self.group))
        Placement.objects.filter(post=post, group=self.group).update(published_at=days_ago(5))
        (question,) = questions_in([self.group.pk], since=days_ago(20), until=days_ago(0))
        self.assertEqual(question.answered_at, question.asked_at)

    def test_a_question_in_a_title_and_one_in_quotation_marks(self):
        self.write(self.bo, "Zei hij: ‘weet jij dat?’", days=5)
        self.write(self.bo, "Geen vraag! Of toch? Nee.", days=5)
        self.assertEqual(len(open_questions(self.group)), 1)


class WordingTests(CommunityTestCase):
    def test_every_rule_that_a_kind_expects_has_a_rule_words_and_an_act(self):
        expected = {code for kind in KINDS.values() for code in kind.expects}
        self.assertLessEqual(expected, set(RULES))
        self.assertEqual(set(RULES), set(TITLES))
        self.assertEqual(set(RULES), set(ACTS))

    def test_every_act_leads_to_a_page_that_its_owner_can_open(self):
        browser = self.as_person(self.ada)
        for act in [*ACTS.values(), *ACTS_WHEN.values()]:
            with self.subTest(act=act.url_name):
                self.assertEqual(browser.get(act.url(self.group)).status_code, 200)

    def test_every_sentence_can_be_said_in_both_languages(self):
        told = dict.fromkeys(("part", "whole", "busiest", "writers", "still", "messages"), 3)
        for language in ("nl", "en"):
            with translation.override(language):
                for why in REASONS:
                    light = Light(code="voices", light="red", why=why, told=told)
                    (said,) = rules.in_words([light], self.group)
                    self.assertNotIn("%(", said.sentence)


class HiddenGroupTests(CommunityTestCase):
    def test_of_a_hidden_group_nobody_learns_that_it_exists(self):
        bring_in(self.hidden, self.crowd[0], by=self.ada)
        compute_health()
        self.assertTrue(GroupHealth.objects.filter(group=self.hidden).exists())
        for person in (self.cy, self.mo, self.bo, self.crowd[0]):
            self.assertEqual(self.as_person(person).get(address(self.hidden)).status_code, 404)


def address(group):
    return reverse("care:health", args=[group.slug])
