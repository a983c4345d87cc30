import csv
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.consent.commands import withdraw_consent
from omarm.people.commands import deactivate_person
from omarm.surveys.commands import count_round
from omarm.surveys.models import Answer, Round, Standing
from omarm.surveys.queries.gate import ground
from omarm.surveys.tests.rounds import DAY, RoundTestCase

RUN = "/adoption/ambassadors/"
MINE = "/questionnaires/"


class EmployeeTests(RoundTestCase):
    def page(self, person, round):
        return self.as_person(person).get(f"{MINE}{round.pk}/")

    def send(self, person, round, **told):
        return self.as_person(person).post(f"{MINE}{round.pk}/", told)

    def test_home_asks_until_one_answered(self):
        address = f"{MINE}{self.opened().pk}/"
        browser = self.as_person(self.ada)
        self.assertContains(browser.get("/"), address)
        self.assertNotContains(self.as_person(self.gus).get("/"), address)
        browser.post(address, {"declines": "on"})
        self.assertNotContains(browser.get("/"), address)

    def test_the_page_says_who_asks_and_on_whose_word(self):
        page = self.page(self.ada, self.opened())
        for text in (self.coco.name, "Ondernemingsraad", "OR-12", "samenwerken"):
            self.assertContains(page, text)

    def test_names_are_stored_and_come_back(self):
        round = self.opened()
        self.assertRedirects(self.send(self.ada, round, names=[self.bo.pk], **{"names-words": "cy"}), MINE)
        page = self.page(self.ada, round)
        self.assertContains(page, f'value="{self.bo.pk}" checked')
        self.assertContains(page, f'value="{self.cy.pk}" checked')
        self.assertContains(self.as_person(self.ada).get(MINE), self.cy.name)
        self.assertNotContains(self.as_person(self.bo).get(MINE), self.cy.name)

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        round = self.opened()
        deactivate_person(actor=self.mo, person=self.cy)
        for told in (
            {}, {"names": [self.bo.pk], "declines": "on"}, {"names": [self.ada.pk]}, {"names": [self.bo.pk, self.cy.pk]},
            {"names": [self.gus.pk]}, {"names-words": "niemand"}, {"names": [one.pk for one in self.crowd[:6]]},
        ):  # fmt: skip
            page = self.send(self.ada, round, **told)
            self.assertEqual(page.status_code, 422, told)
            for pk in told.get("names", ())[:5]:
                self.assertContains(page, f'value="{pk}" checked', status_code=422)
        self.assertFalse(Answer.objects.exists())

    def test_taking_back(self):
        round = self.opened()
        self.send(self.ada, round, names=[self.bo.pk])
        self.assertRedirects(self.as_person(self.ada).post(f"{MINE}{round.pk}/delete/"), MINE)
        self.assertFalse(Answer.objects.exists())

    def test_who_is_not_asked_finds_nothing(self):
        self.agree()
        round = self.round(departments=[self.team])
        for person, status in ((self.ada, 200), (self.cy, 404), (self.coco, 404), (self.mo, 404), (self.gus, 404)):
            self.assertEqual(self.page(person, round).status_code, status, person)
        self.assertEqual(self.send(self.cy, round, declines="on").status_code, 404)
        self.assertEqual(self.as_person(self.cy).post(f"{MINE}{round.pk}/delete/").status_code, 404)
        self.assertEqual(self.as_person(self.gus).get(MINE).status_code, 404)

    def test_after_the_last_day_it_can_be_read_by_who_answered(self):
        round = self.opened()
        self.send(self.ada, round, names=[self.bo.pk])
        self.over(round)
        page = self.page(self.ada, round)
        self.assertContains(page, self.bo.name)
        self.assertNotContains(page, 'name="declines"')
        self.assertEqual(self.page(self.bo, round).status_code, 404)
        self.assertEqual(self.send(self.ada, round, declines="on").status_code, 422)

    def test_without_consent_it_is_gone(self):
        round = self.opened()
        withdraw_consent(actor=self.wim, record=ground().record)
        self.assertEqual(self.page(self.ada, round).status_code, 404)
        self.assertNotContains(self.as_person(self.ada).get("/"), f"{MINE}{round.pk}/")


class OwnerTests(RoundTestCase):
    def told(self, **told):
        base = {"subject": "samenwerken", "opens_on": self.today, "closes_on": self.today + 7 * DAY, "most_names": 3}
        return base | {"team_size": 4} | told

    def test_without_consent_the_page_says_what_is_missing_and_nothing_can_be_planned(self):
        browser = self.as_person(self.coco)
        page = browser.get(RUN)
        self.assertContains(page, "/adoption/register/of/surveys.nominations/")
        self.assertNotContains(page, f"{RUN}new/")
        self.assertRedirects(browser.get(f"{RUN}new/"), RUN)
        self.assertRedirects(browser.post(f"{RUN}new/", self.told()), RUN)
        self.assertFalse(Round.objects.exists())

    def test_planning_one(self):
        self.agree()
        browser = self.as_person(self.coco)
        page = browser.post(f"{RUN}new/", self.told(departments=[self.department.pk]))
        round = Round.objects.get()
        self.assertRedirects(page, f"{RUN}{round.pk}/")
        self.assertEqual((round.owner, [*round.departments.all()], round.most_names), (self.coco, [self.department], 3))
        self.assertContains(browser.get(RUN), f"{RUN}{round.pk}/")

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        self.agree(until=self.today + 3 * DAY)
        browser = self.as_person(self.coco)
        self.assertContains(browser.get(f"{RUN}new/"), "banner--warn")
        for told in (
            {"subject": ""},
            {"closes_on": self.today - DAY},
            {"most_names": 11},
            {},
            {"departments": [999999]},
        ):
            page = browser.post(f"{RUN}new/", self.told(**told))
            self.assertEqual(page.status_code, 422, told)
            self.assertContains(page, f'value="{self.today:%Y-%m-%d}"', status_code=422)
        self.assertFalse(Round.objects.exists())

    def test_only_the_owner_sees_it_whatever_somebodys_task_is(self):
        round = self.answered()
        for state in (round, self.over(round)):
            if state.is_over:
                count_round(actor=None, round=state)
            for person, status in (
                (self.coco, 200), (self.kim, 404), (self.mo, 404), (self.wim, 403), (self.ada, 403), (self.gus, 403),
            ):  # fmt: skip
                browser = self.as_person(person)
                for part in ("", "delete/", "people.csv"):
                    self.assertEqual(browser.get(f"{RUN}{round.pk}/{part}").status_code, status, (person, part))
                if person != self.coco:
                    for part in ("close/", "delete/", "team/"):
                        self.assertEqual(browser.post(f"{RUN}{round.pk}/{part}").status_code, status, (person, part))
                    self.assertNotIn(f"{RUN}{round.pk}/", browser.get(RUN).content.decode())

    def test_closing_and_throwing_away(self):
        round = self.opened()
        browser = self.as_person(self.coco)
        self.assertRedirects(browser.post(f"{RUN}{round.pk}/close/"), f"{RUN}{round.pk}/")
        self.assertEqual(Round.objects.get().ended_on, self.today)
        self.assertEqual(browser.get(f"{RUN}{round.pk}/delete/").status_code, 200)
        self.assertRedirects(browser.post(f"{RUN}{round.pk}/delete/"), RUN)
        self.assertFalse(Round.objects.exists())

    def test_while_it_runs_there_are_no_names_and_no_exact_number(self):
        round = self.answered(12)
        page = self.as_person(self.coco).get(f"{RUN}{round.pk}/")
        for person in (self.ada, self.bo, self.cy):
            self.assertNotContains(page, person.name)
        self.assertNotContains(page, 'class="progress')


class ResultTests(RoundTestCase):
    def setUp(self):
        super().setUp()
        self.round_ = self.over(self.answered())
        count_round(actor=None, round=self.round_)
        self.browser = self.as_person(self.coco)
        self.address = f"{RUN}{self.round_.pk}/"

    def test_nothing_below_three_in_the_page_or_the_table(self):
        table = self.browser.get(f"{self.address}people.csv")
        for answer in (self.browser.get(self.address), table):
            text = answer.content.decode()
            self.assertIn(self.ada.name, text)
            self.assertNotIn(self.cy.name, text)
            self.assertFalse([one.name for one in self.crowd if one.name in text])
        rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
        self.assertEqual([(row[0], row[3][-2:]) for row in rows[1:]], [(self.ada.name, "18"), (self.bo.name, "16")])
        self.assertEqual(table.headers["Cache-Control"], "no-store")

    def test_a_name_that_looks_like_a_formula_is_made_harmless(self):
        type(self.ada).objects.filter(pk=self.ada.pk).update(name="=HYPERLINK(1)")
        self.assertContains(self.browser.get(f"{self.address}people.csv"), "'=HYPERLINK(1)")

    def test_the_team_is_asked_for_anew(self):
        page = self.browser.post(f"{self.address}team/", {"size": 1, "left_out": [self.ada.pk]})
        self.assertRedirects(page, self.address)
        self.assertEqual((Round.objects.get().team_size, Standing.objects.get(left_out=True).person), (1, self.ada))
        for told in ({"size": 0}, {"size": 3, "left_out": [self.cy.pk]}):
            self.assertEqual(self.browser.post(f"{self.address}team/", told).status_code, 422)

    def test_who_is_left_out_stays_so_and_can_come_back(self):
        Standing.objects.filter(person=self.bo).update(left_out=True, rank=None)
        self.assertContains(self.browser.get(self.address), f'value="{self.bo.pk}" checked')

    def test_the_same_number_of_queries_for_two_people_and_for_seventeen(self):
        self.browser.get(self.address)
        with CaptureQueriesContext(connection) as two:
            self.browser.get(self.address)
        self.name_more()
        with self.assertNumQueries(len(two.captured_queries)):
            self.browser.get(self.address)

    def name_more(self):
        Standing.objects.bulk_create(
            Standing(round=self.round_, person=one, nominations=3, layer="other", department=self.other, rank=place)
            for place, one in enumerate(self.crowd[:15], start=3)
        )
