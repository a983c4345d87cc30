from datetime import timedelta
from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.groups.commands import change_member_role
from omarm.groups.models import Membership
from omarm.moderation.commands import opening, tell_what_waits
from omarm.moderation.models import Case, Report
from omarm.moderation.queries import deciders_of
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.people.models import Person
from omarm.stream.commands import Place, add_comment, delete_post, edit_post
from omarm.stream.tests.writing import write


class ReportingTests(ModerationTestCase):
    def test_a_report_opens_a_case_in_the_group_and_hides_nothing(self):
        case = self.reported(words="Dit doet pijn.")
        self.assertEqual(
            (case.group, case.passed_on_at, case.about, case.said),
            (self.closed, None, self.bo, "Wat een onzin van jullie."),
        )
        self.post.refresh_from_db()
        self.assertIsNone(self.post.hidden_at)

    def test_who_decides_is_told_by_the_clock_and_once(self):
        with self.records():
            self.reported()
        with self.records("case.opened"):
            self.assertEqual(tell_what_waits(), 1)
        self.assertEqual(self.told(), {("moderation.waiting_in_group", self.ada.pk)})
        self.reported(by=self.gus, thing=write(self.bo, place=Place(group=self.open)))
        with self.records("case.opened"):
            self.assertEqual((tell_what_waits(), tell_what_waits()), (1, 0))

    def test_what_was_decided_before_the_round_is_not_told_as_waiting(self):
        self.decided()
        with self.records():
            tell_what_waits()

    def test_two_who_decide_again_and_again_cost_the_reporter_no_error(self):
        with patch.object(opening, "TRIES", 0), self.assertRaises(DomainError) as refused:
            self.reported()
        self.assertEqual(refused.exception.code, "case_busy")

    def test_more_reports_join_the_open_case_and_twice_is_once(self):
        first = self.reported()
        self.assertEqual(self.reported(by=self.ada, reason="other", words="Let op"), first)
        self.assertEqual(self.reported(reason="wrong"), first)
        self.assertEqual(
            list(first.reports.values_list("reporter", "reason")), [(self.dee.pk, "hurts"), (self.ada.pk, "other")]
        )

    def test_after_a_decision_another_case_begins(self):
        case = self.decided("kept")
        self.assertNotEqual(self.reported(), case)

    def test_a_comment_and_a_person_can_be_reported(self):
        comment = add_comment(actor=self.ada, post=self.post, body="Rustig aan.")
        about_comment = self.reported(comment)
        self.assertEqual((about_comment.about, about_comment.said), (self.ada, "Rustig aan."))
        self.assertIsNotNone(about_comment.passed_on_at)  # she cares for the group herself
        about_person = self.reported(self.cy, reason="safety")
        self.assertEqual((about_person.group, about_person.about), (None, self.cy))
        self.assertEqual(set(deciders_of(about_person)), {self.cam, self.mo})

    def test_what_one_does_not_see_cannot_be_reported(self):
        for person, thing in ((self.cy, self.post), (self.gus, self.post), (self.gus, self.cy)):
            with self.assertRaises(PermissionDenied):
                self.reported(thing, by=person)
        delete_post(actor=self.bo, post=self.post)
        with self.assertRaises(PermissionDenied):
            self.reported()
        self.assertFalse(Case.objects.exists())

    def test_a_guest_reports_what_they_see(self):
        post = write(self.bo, place=Place(group=self.open))
        self.assertEqual(self.reported(post, by=self.gus).group, self.open)

    def test_ones_own_an_unknown_reason_and_another_without_words_are_refused(self):
        for person, reason, code in (
            (self.bo, "hurts", "report_own"), (self.dee, "angry", "report_reason"), (self.dee, "other", "report_words"),
        ):  # fmt: skip
            with self.assertRaises(DomainError) as refused:
                self.reported(by=person, reason=reason)
            self.assertEqual(refused.exception.code, code)
        self.assertFalse(Case.objects.exists())

    def test_the_twenty_first_of_a_day_is_refused_and_leaves_nothing(self):
        for _number in range(Report.MOST_A_DAY):
            self.reported(write(self.bo))
        with self.assertRaises(DomainError) as refused:
            self.reported()
        self.assertEqual((refused.exception.code, Case.objects.filter(post=self.post).count()), ("report_many", 0))
        Report.objects.update(made_at=timezone.now() - timedelta(days=1, minutes=1))
        self.assertTrue(self.reported())

    def test_how_it_read_is_kept_for_each_who_reported_it(self):
        case = self.reported()
        edit_post(actor=self.bo, post=self.post, title="", body="<p>Nu netter.</p>")
        self.reported(by=self.ada)
        case.refresh_from_db()
        self.assertEqual(case.said, "Wat een onzin van jullie.")
        self.assertEqual(list(case.reports.values_list("said", flat=True)), ["", "Nu netter."])


class WhoSeesTests(ModerationTestCase):
    def test_who_handles_which_case(self):
        people = {name: getattr(self, name) for name in ("ada", "bo", "cy", "gus", "mo", "dee", "cam")}
        change_member_role(
            actor=self.ada, membership=Membership.objects.get(group=self.closed, person=self.dee), role="manager"
        )
        mine = write(self.mo)
        cases = {
            "group": (self.reported(by=self.dee), {"ada"}),
            "house": (self.reported(write(self.bo)), {"mo", "cam"}),
            "person": (self.reported(self.cy), {"mo", "cam"}),
            "of an administrator": (self.reported(mine), {"cam"}),
            "reported by the community manager": (self.reported(write(self.cy), by=self.cam), {"mo"}),
        }
        for name, (case, expected) in cases.items():
            with self.subTest(case=name):
                handling = {who for who, person in people.items() if Case.objects.handled_by(person).contains(case)}
                self.assertEqual(handling, expected)
                self.assertEqual(set(deciders_of(case)), {people[who] for who in expected})

    def test_pages_of_a_case_exist_for_nobody_else(self):
        case = self.reported()
        pages = (f"/moderation/cases/{case.pk}/", f"/moderation/cases/{case.pk}/decide/")
        for person in (self.bo, self.cy, self.dee, self.gus, self.mo, self.cam):
            browser = self.as_person(person)
            self.assertEqual(browser.get(pages[0]).status_code, 404, person)
            self.assertEqual(browser.post(pages[1], {"decision": "hidden", "because": "x"}).status_code, 404, person)
        self.assertEqual(self.as_person(self.ada).get(pages[0]).status_code, 200)

    def test_queues_are_for_who_decides(self):
        for person, group, house in (
            (self.ada, 200, 403),
            (self.dee, 403, 403),
            (self.cy, 404, 403),
            (self.cam, 404, 200),
        ):
            browser = self.as_person(person)
            self.assertEqual(browser.get(f"/groups/{self.closed.slug}/moderation/").status_code, group, person)
            self.assertEqual(browser.get("/admin/moderation/").status_code, house, person)

    def test_a_person_is_reported_from_their_page(self):
        self.assertContains(self.as_person(self.dee).get("/people/bo/"), 'href="/people/bo/report/"')
        self.assertNotContains(self.as_person(self.bo).get("/people/bo/"), "/report/")
        self.assertTrue(Person.objects.filter(pk=self.bo.pk).exists())


class AnonymityTests(ModerationTestCase):
    def test_nothing_shows_who_reported(self):
        for case in (self.reported(words="Au."), self.reported(self.cy, words="Au.")):
            decider = self.ada if case.group else self.cam
            browser = self.as_person(decider)
            for address in (
                f"/moderation/cases/{case.pk}/",
                f"/groups/{self.closed.slug}/moderation/" if case.group else "/admin/moderation/",
            ):
                page = browser.get(address)
                self.assertNotContains(page, self.dee.name)
                self.assertNotContains(page, "/people/dee/")
            self.assertContains(browser.get(f"/moderation/cases/{case.pk}/"), "Au.")

    def test_who_wants_to_be_named_is_named_to_who_decides_alone(self):
        case = self.reported(names_reporter=True)
        self.assertContains(self.as_person(self.ada).get(f"/moderation/cases/{case.pk}/"), self.dee.name)
        self.assertNotContains(self.as_person(self.ada).get(f"/groups/{self.closed.slug}/moderation/"), self.dee.name)
        self.decided(case=case)
        self.assertNotContains(self.as_person(self.bo).get(f"/moderation/{case.pk}/"), self.dee.name)

    def test_who_it_is_about_learns_nothing_before_a_decision_against_them(self):
        case = self.reported()
        self.assertEqual(self.as_person(self.bo).get(f"/moderation/{case.pk}/").status_code, 404)
        self.decided("kept", case=case)
        self.assertEqual(self.as_person(self.bo).get(f"/moderation/{case.pk}/").status_code, 404)
        self.assertEqual(self.told(), {("moderation.outcome", self.dee.pk)})

    def test_reports_of_one_are_told_to_no_other_reporter(self):
        case = self.reported(words="Au.")
        self.reported(by=self.ada, words="Nee zeg.")
        page = self.as_person(self.dee).get(f"/moderation/{case.pk}/")
        self.assertContains(page, "Au.")
        self.assertNotContains(page, "Nee zeg.")


class ReportPageTests(ModerationTestCase):
    def test_the_form_stores_and_leads_back(self):
        browser = self.as_person(self.dee)
        self.assertContains(browser.get(f"/posts/{self.post.pk}/acts/"), f"/posts/{self.post.pk}/report/")
        self.assertContains(browser.get(f"/posts/{self.post.pk}/report/"), "Wat een onzin")
        answer = browser.post(f"/posts/{self.post.pk}/report/", {"reason": "hurts", "words": "Au."})
        self.assertRedirects(answer, f"/posts/{self.post.pk}/")
        self.assertEqual(Report.objects.get().words, "Au.")

    def test_a_mistake_keeps_what_was_typed(self):
        browser = self.as_person(self.dee)
        answer = browser.post(f"/posts/{self.post.pk}/report/", {"reason": "", "words": "Au."})
        self.assertContains(answer, "Au.", status_code=422)
        answer = browser.post(f"/posts/{self.post.pk}/report/", {"reason": "other", "words": ""})
        self.assertEqual(answer.status_code, 422)

    def test_an_outsider_finds_no_form(self):
        comment = add_comment(actor=self.bo, post=self.post, body="Zo.")
        for address in (f"/posts/{self.post.pk}/report/", f"/comments/{comment.pk}/report/", "/people/nobody/report/"):
            self.assertEqual(self.as_person(self.cy).get(address).status_code, 404)
        self.assertEqual(self.as_person(self.gus).get("/people/cy/report/").status_code, 404)

    def test_the_author_is_not_offered_it(self):
        comment = add_comment(actor=self.bo, post=self.post, body="Zo.")
        page = self.as_person(self.bo)
        self.assertNotContains(page.get(f"/posts/{self.post.pk}/acts/"), "/report/")
        self.assertNotContains(page.get(f"/posts/{self.post.pk}/"), "/report/")
        self.assertContains(self.as_person(self.dee).get(f"/posts/{self.post.pk}/"), f"/comments/{comment.pk}/report/")

    def test_the_queue_asks_as_much_for_two_as_for_seventeen(self):
        browser = self.as_person(self.cam)
        browser.get("/settings/")
        for amount in (2, 15):
            for number in range(amount):
                self.reported(write(self.bo, body=f"Nummer {number}"), by=(self.dee, self.cy)[number % 2])
            with self.assertNumQueries(9):
                browser.get("/admin/moderation/")
