from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.moderation.commands import (
    RiskText,
    add_risk,
    answer_appeal,
    appeal,
    bring_risk_back,
    change_risk,
    look_at_risk,
    take_risk_away,
)
from omarm.moderation.models import Case, Risk
from omarm.moderation.queries.risks import SEEN_AT, figures, risks_for
from omarm.moderation.tests.reporting import ModerationTestCase
from omarm.people.commands import change_roles
from omarm.stream.models import Post
from omarm.stream.tests.writing import write

PAGE = "/admin/risks/"
TYPED = {"title_nl": "De stroom valt uit", "happens_nl": "Niemand kan lezen.", "answer_nl": "We bellen elkaar."}
SENTENCE = "Everybody publishes at once, without approval beforehand. There is no setting for that. Here stands what may go wrong, and what we do then."
REFUSED = "Choose somebody who works here."
HTMX = {"HX-Request": "true"}


class RiskTestCase(ModerationTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.wim = make_person("wim")
        change_roles(actor=None, person=cls.wim, codes=["works_council"])

    def setUp(self):
        super().setUp()
        self.first = Risk.objects.get(code="wrong")


class RiskCommandTests(RiskTestCase):
    def test_a_fresh_organisation_starts_with_our_eight_in_both_languages(self):
        self.assertEqual(set(Risk.objects.values_list("code", flat=True)), set(SEEN_AT))
        for risk in Risk.objects.all():
            for name, most in Risk.LONGEST.items():
                for language in ("nl", "en"):
                    said = getattr(risk, f"{name}_{language}")
                    self.assertTrue(said and len(said) <= most and "!" not in said, said)

    def test_one_of_its_own_is_kept_in_dutch_where_there_is_no_english(self):
        with self.records():
            risk = add_risk(
                actor=self.cam, text=RiskText(**TYPED | {"title_nl": " De stroom valt uit "}, owner=self.bo)
            )
        self.assertEqual(
            (risk.code, risk.title_nl, risk.owner, risk.is_gone), ("", "De stroom valt uit", self.bo, False)
        )
        with translation.override("en"):
            self.assertEqual(risk.title, "De stroom valt uit")
        act = AuditEvent.objects.get(act="risks.changed")
        self.assertEqual((act.actor, act.target), (self.cam, "De stroom valt uit"))

    def test_words_and_owner_of_ours_can_be_changed(self):
        change_risk(actor=self.mo, risk=self.first, text=RiskText(**TYPED, title_en="No power", owner=self.bo))
        self.first.refresh_from_db()
        self.assertEqual((self.first.code, self.first.title_en, self.first.owner), ("wrong", "No power", self.bo))

    def test_it_refuses_words_that_lack_or_are_too_long_and_owners_who_do_not_work_here(self):
        cy = self.cy
        cy.is_active = False
        cy.save(update_fields=["is_active"])
        for code, told in (
            ("risk_words", {"title_nl": " "}), ("risk_words", {"answer_nl": ""}), ("risk_too_long", {"title_en": "x" * 121}),
            ("risk_too_long", {"answer_nl": "x" * 601}), ("risk_owner", {"owner": self.gus}), ("risk_owner", {"owner": cy}),
        ):  # fmt: skip
            with self.subTest(code=code, told=told), self.assertRaises(DomainError) as refused:
                add_risk(actor=self.mo, text=RiskText(**TYPED | told))
            self.assertEqual(refused.exception.code, code)
        self.first.owner = cy
        self.first.save(update_fields=["owner"])
        change_risk(actor=self.mo, risk=self.first, text=RiskText(**TYPED, owner=cy))  # who left may stay for now

    def test_looked_at_is_a_day_and_taking_away_is_undone(self):
        look_at_risk(actor=self.cam, risk=self.first)
        self.assertFalse(AuditEvent.objects.filter(act="risks.changed").exists())
        take_risk_away(actor=self.cam, risk=self.first)
        take_risk_away(actor=self.cam, risk=self.first)
        self.assertNotIn(self.first, Risk.objects.current())
        bring_risk_back(actor=self.mo, risk=self.first)
        self.first.refresh_from_db()
        self.assertEqual((self.first.is_gone, self.first.looked_at_on), (False, timezone.localdate()))
        self.assertEqual(AuditEvent.objects.filter(act="risks.changed").count(), 2)

    def test_only_who_has_the_task_changes_them(self):
        text = RiskText(**TYPED)
        for person in (self.ada, self.gus, self.wim):
            for command, told in (
                (add_risk, {"text": text}), (change_risk, {"risk": self.first, "text": text}),
                (look_at_risk, {"risk": self.first}), (take_risk_away, {"risk": self.first}),
                (bring_risk_back, {"risk": self.first}),
            ):  # fmt: skip
                with self.subTest(person=person, command=command), self.assertRaises(PermissionDenied):
                    command(actor=person, **told)


class FigureTests(RiskTestCase):
    def shown(self):
        found = figures()
        return found.posts, found.reported, found.hidden

    def test_they_are_told_from_eight_and_of_these_four_weeks(self):
        posts = [self.post, *(write(self.bo, body=f"Bericht {number}.") for number in range(7))]
        cases = [self.reported(post) for post in posts]
        self.assertEqual(self.shown(), (8, 8, None))
        for case in cases[:7]:
            self.decided(case=case, by=self.ada if case.is_with_group else self.cam)
        self.assertEqual(self.shown(), (None, 8, None))  # what is hidden is up no more
        self.decided(case=cases[7], by=self.cam)
        self.assertEqual(self.shown(), (None, 8, 8))
        Case.objects.filter(pk=cases[0].pk).update(decided_at=timezone.now() - timedelta(days=29))
        cases[1].reports.update(made_at=timezone.now() - timedelta(days=29))
        self.assertEqual(self.shown(), (None, None, None))

    def test_one_post_reported_twice_is_one_and_older_posts_are_none(self):
        posts = [self.post, *(write(self.bo, body=f"Bericht {number}.") for number in range(6))]
        for post in posts:
            self.reported(post)
        self.reported(posts[1], by=self.cy)
        self.assertEqual(self.shown(), (None, None, None))
        write(self.bo, body="Het achtste.")
        self.assertEqual(self.shown()[0], 8)
        Post.objects.filter(pk=posts[2].pk).update(published_at=timezone.now() - timedelta(days=29))
        self.assertIsNone(self.shown()[0])

    def test_what_a_second_person_hid_counts(self):
        for number in range(8):
            case = self.reported(write(self.bo, body=f"Bericht {number}."))
            self.decided("kept", by=self.cam, case=case)
            case.refresh_from_db()
            asked = appeal(actor=self.dee, case=case, words="Toch niet.")
            self.assertIsNone(self.shown()[2])
            answer_appeal(actor=self.mo, appeal=asked, is_upheld=False, because="Het hoort hier niet.")
        self.assertEqual(self.shown()[2], 8)


class RiskPageTests(RiskTestCase):
    def test_who_has_the_task_and_the_works_council_read_it_and_nobody_else(self):
        for person, status in ((self.mo, 200), (self.cam, 200), (self.wim, 200), (self.ada, 403), (self.gus, 403)):
            with self.subTest(person=person):
                self.assertEqual(self.as_person(person).get(PAGE).status_code, status)
        with self.assertRaises(PermissionDenied):
            risks_for(self.ada)

    def test_the_works_council_only_reads(self):
        take_risk_away(actor=self.mo, risk=Risk.objects.get(code="time"))
        browser = self.as_person(self.wim)
        page = browser.get(PAGE)
        self.assertContains(page, self.first.title)
        self.assertNotContains(page, f"{PAGE}{self.first.pk}/")
        self.assertNotContains(page, Risk.objects.get(code="time").title)
        self.assertContains(browser.get("/"), f'href="{PAGE}"')
        self.assertEqual(browser.get(f"{PAGE}new/").status_code, 403)
        self.assertEqual(browser.get(f"{PAGE}{self.first.pk}/").status_code, 403)
        for act in ("look", "delete", "restore"):
            self.assertEqual(browser.post(f"{PAGE}{self.first.pk}/{act}/").status_code, 403)

    def test_each_leads_to_a_page_that_its_reader_may_open(self):
        for person in (self.mo, self.cam, self.wim):
            browser = self.as_person(person)
            for risk, entry in risks_for(person).rows:
                with self.subTest(person=person, risk=risk.code):
                    self.assertEqual(browser.get(entry.url).status_code, 200)

    def test_it_says_that_nothing_waits_for_approval_and_the_floor(self):
        page = self.as_person(self.wim).get(PAGE)
        self.assertContains(page, _(SENTENCE))
        self.assertContains(page, _("fewer than %(floor)s") % {"floor": 8}, count=3)

    def test_adding_and_changing_come_back_with_what_was_typed(self):
        browser = self.as_person(self.cam)
        wrong = browser.post(f"{PAGE}new/", TYPED | {"answer_nl": "", "owner-words": "nobody-here"})
        self.assertContains(wrong, "De stroom valt uit", status_code=422)
        self.assertContains(wrong, "nobody-here", status_code=422)
        self.assertContains(browser.post(f"{PAGE}new/", TYPED | {"owner-words": "gus"}), _(REFUSED), status_code=422)
        self.assertRedirects(browser.post(f"{PAGE}new/", TYPED | {"owner-words": "bo"}), PAGE)
        risk = Risk.objects.get(code="")
        self.assertEqual(risk.owner, self.bo)
        self.assertContains(browser.get(f"{PAGE}{risk.pk}/"), f'value="{self.bo.pk}" checked')
        self.assertContains(browser.post(f"{PAGE}{risk.pk}/", TYPED | {"title_nl": ""}), "bellen", status_code=422)
        self.assertRedirects(browser.post(f"{PAGE}{risk.pk}/", TYPED | {"title_nl": "Storing"}), PAGE)
        risk.refresh_from_db()
        self.assertEqual((risk.title_nl, risk.owner), ("Storing", None))
        self.assertEqual(browser.get(f"{PAGE}0/").status_code, 404)
        self.assertEqual(browser.post(f"{PAGE}0/look/").status_code, 404)

    def test_acts_answer_with_the_list_or_lead_back(self):
        browser, address = self.as_person(self.mo), f"{PAGE}{self.first.pk}"
        for act in ("look", "delete", "restore"):
            self.assertRedirects(browser.post(f"{address}/{act}/"), PAGE)
            self.assertEqual(browser.get(f"{address}/{act}/").status_code, 405)
        self.assertContains(browser.post(f"{address}/look/", headers=HTMX), 'id="risks"')
        self.assertNotContains(browser.get(PAGE), f"{address}/look/")  # today is today
        taken = browser.post(f"{address}/delete/", headers=HTMX)
        self.assertNotContains(taken, "<h1")
        self.assertContains(taken, _("Undo"))
        self.assertContains(browser.get(PAGE), f"{address}/restore/")
        self.assertNotContains(browser.post(f"{address}/restore/", headers=HTMX), f"{address}/restore/")

    def test_as_many_queries_for_many_as_for_two(self):
        Risk.objects.all().delete()
        browser = self.as_person(self.mo)
        spent = []
        for number in (2, 17):
            while (there := Risk.objects.count()) < number:
                add_risk(actor=self.mo, text=RiskText(**TYPED, owner=(self.ada, self.bo)[there % 2]))
            browser.get(PAGE)
            with CaptureQueriesContext(connection) as queries:
                self.assertContains(browser.get(PAGE), "De stroom valt uit")
            spent.append(len(queries))
        self.assertEqual(*spent)
