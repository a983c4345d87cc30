from datetime import timedelta
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.adoption.choices import FIRST, put_first
from omarm.adoption.commands import count_what_is_over
from omarm.adoption.commands.signalling import make_forecast
from omarm.adoption.indicators import goals
from omarm.adoption.models import Figure, Forecast, Scope, Signal
from omarm.adoption.queries.counting.writing import CODE
from omarm.adoption.queries.curve import Series
from omarm.adoption.queries.periods import months_after
from omarm.adoption.tests.adopting import AdoptionTestCase
from omarm.consent.commands import choose_mode
from omarm.consent.measurements import Mode
from omarm.people.commands import add_department

EVERY = ("/adoption/", "/adoption/curve/", "/adoption/maturity/", "/adoption/beachhead/", "/adoption/groups/")
OVERVIEW = EVERY[:2]


class PagesTestCase(AdoptionTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for number, person in enumerate(cls.crowd(cls.north, 60)[:30]):
            cls.ask(person, cls.day(), answered=5 if number else 99)
        count_what_is_over(today=cls.today)
        cls.scope = Scope.objects.get(department=cls.north)

    def get(self, person, address):
        return self.as_person(person).get(address)


class FirstTests(PagesTestCase):
    def first(self, address):
        return self.get(self.coco, address).context["goals"][0].indicator.code

    def test_those_stand_first_that_a_department_chose(self):
        chosen = {None: "ties", self.north.pk: "welcome"}
        with mock.patch("omarm.adoption.choices.chosen_in", side_effect=lambda code, department: chosen[department]):
            self.assertEqual(self.first("/adoption/"), "two-way-ties")
            self.assertEqual(self.first(f"/adoption/?at={self.scope.pk}"), "newcomers-answered")
        self.assertEqual(self.first("/adoption/"), "questions-in-time")

    def test_none_is_lost(self):
        for first in FIRST.values():
            self.assertLessEqual({*first}, {one.code for one in goals()})
        self.assertCountEqual(put_first(goals()), goals())


class WhoSeesTests(PagesTestCase):
    def test_who_sees_which_page(self):
        for person, seen in (
            (self.cy, ()), (self.gus, ()), (self.lea, OVERVIEW), (self.otto, EVERY), (self.coco, EVERY), (self.mo, EVERY),
        ):  # fmt: skip
            for address in EVERY:
                with self.subTest(person=person.username, address=address):
                    self.assertEqual(self.get(person, address).status_code, 200 if address in seen else 403)

    def test_leaders_see_the_whole_and_no_department(self):
        for address in ("/adoption/", "/adoption/curve/", "/adoption/indicators/questions-in-time/"):
            with self.subTest(address):
                self.assertNotContains(self.get(self.lea, address), "Noord")
                self.assertEqual(self.get(self.lea, f"{address}?at={self.scope.pk}").status_code, 404)
                self.assertContains(self.get(self.otto, f"{address}?at={self.scope.pk}"), "Noord")

    def test_what_is_not_there_is_not_found(self):
        for address in (
            "/adoption/?at=999999",
            "/adoption/?at=x",
            "/adoption/curve/?at=0",
            "/adoption/indicators/geluk/",
        ):
            with self.subTest(address):
                self.assertEqual(self.get(self.coco, address).status_code, 404)

    def test_they_are_beside_each_other_and_under_work(self):
        page = self.get(self.coco, "/adoption/curve/").content.decode()
        for address in EVERY:
            self.assertIn(f'href="{address}"', page)
        self.assertNotIn('href="/adoption/maturity/"', self.get(self.lea, "/adoption/").content.decode())
        self.assertNotIn('href="/adoption/"', self.get(self.cy, "/").content.decode())


class OverviewTests(PagesTestCase):
    def tiles(self, page):
        return {tile.indicator.code: tile for tile in page.context["goals"] + page.context["raw"]}

    def test_a_tile_tells_value_and_n(self):
        tile = self.tiles(self.get(self.coco, "/adoption/"))["questions-in-time"]
        self.assertEqual((tile.state, tile.last.value, tile.last.n), ("shown", 97, 30))

    def test_a_tile_opens_its_definition_n_and_caveat(self):
        page = self.get(self.coco, "/adoption/indicators/questions-in-time/")
        indicator = page.context["tile"].indicator
        for words in (indicator.definition, indicator.caveat, indicator.owner, "questions_question", "97%", "30"):
            self.assertContains(page, str(words))

    def test_what_waits_for_consent_says_so_and_where(self):
        page = self.get(self.coco, "/adoption/")
        self.assertEqual(self.tiles(page)["two-way-ties"].state, "gate")
        self.assertContains(page, "/adoption/register/of/adoption.between/")

    def test_what_is_hidden_shows_no_number(self):
        Figure.objects.filter(indicator="questions-in-time", scope__kind="organisation").update(
            is_shown=False, part=None, whole=None
        )
        tile = self.tiles(self.get(self.coco, "/adoption/"))["questions-in-time"]
        self.assertEqual((tile.state, tile.change), ("few", None))

    def test_switched_off_it_is_gone_at_once(self):
        choose_mode(actor=self.mo, measurement="adoption.content", mode=Mode.NONE, reason="Eerst overleg.")
        page = self.get(self.coco, "/adoption/")
        self.assertEqual(self.tiles(page)["questions-in-time"].state, "gate")
        self.assertNotContains(self.get(self.coco, "/adoption/indicators/questions-in-time/"), "97%")

    def test_more_departments_cost_no_more_questions(self):
        browser = self.as_person(self.coco)
        for address in (
            "/adoption/",
            "/adoption/maturity/",
            "/adoption/beachhead/",
            "/adoption/indicators/contributors/",
        ):
            few = self.questions(browser, address)
            for number in range(15):
                department = add_department(actor=None, name=f"Afdeling {address} {number}")
                scope = Scope.objects.create(
                    kind="department", key=f"department:{department.pk}", name=department.name, department=department
                )
                Figure.objects.create(
                    indicator="contributors", scope=scope, month=self.month.first, is_shown=True, part=10, whole=30,
                    computed_at=self.day(),
                )  # fmt: skip
            with self.subTest(address):
                self.assertEqual(self.questions(browser, address), few)

    def questions(self, browser, address):
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        return len(asked)


class CurvePageTests(PagesTestCase):
    def test_it_tells_at_least_how_many_and_the_moments(self):
        page = self.get(self.coco, "/adoption/curve/")
        self.assertEqual((page.context["series"].reached, page.context["series"].people), (24, 67))
        self.assertEqual(dict(page.context["series"].moments)["late_majority"], None)
        self.assertContains(page, "Rogers")

    def test_the_signal_leads_to_where_to_begin(self):
        Signal.objects.update(state="stalled")
        self.assertContains(self.get(self.coco, "/adoption/curve/"), 'href="/adoption/beachhead/"')

    def test_there_is_no_forecast_of_a_short_series_and_it_says_why(self):
        page = self.get(self.coco, "/adoption/curve/")
        self.assertEqual(page.context["forecast"].status, "refused")
        self.assertContains(page, page.context["refused"])

    def test_a_forecast_that_can_be_believed_is_told_with_its_interval(self):
        Forecast.objects.all().delete()
        new = (9, 14, 21, 30, 40, 48, 52, 49, 41, 31, 22, 15)
        months = [months_after(self.month.first, number - len(new) + 1) for number in range(len(new))]
        steps = tuple((month + timedelta(days=27), sum(new[: number + 1])) for number, month in enumerate(months))
        row = make_forecast(month=self.month.first, series=Series(steps, 900))
        self.assertEqual((row.status, row.told["before_peak"]), ("fitted", False))

        page = self.get(self.coco, "/adoption/curve/")
        self.assertEqual((page.context["refused"], len(page.context["coming"])), ("", 6))
        day, low, middle, high = page.context["coming"][-1]
        self.assertEqual(day, months_after(self.month.first, 7) - timedelta(days=1))
        self.assertTrue(0 < low < middle < high)
        for number in (low, high):
            self.assertContains(page, str(number))

    def test_switched_off_it_is_gone_at_once(self):
        choose_mode(actor=self.mo, measurement=CODE, mode=Mode.NONE, reason="Eerst overleg.")
        self.assertNotContains(self.get(self.coco, "/adoption/curve/"), '<svg class="chart')


class EmptyTests(AdoptionTestCase):
    def test_before_anything_was_counted_every_page_opens(self):
        for address in EVERY:
            with self.subTest(address):
                self.assertEqual(self.as_person(self.coco).get(address).status_code, 200)

    def test_an_organisation_below_the_floor_opens_every_page_and_shows_no_number(self):
        for person in (self.ada, self.bo, self.cy, self.mo, self.coco, self.otto, self.lea):
            self.ask(person, self.day(), answered=5, by=self.gus)
        count_what_is_over(today=self.today)
        self.assertFalse(Figure.objects.filter(is_shown=True).exists())
        self.assertEqual({reason["state"] for reason in Signal.objects.get().reasons}, {"unknown"})
        for address in EVERY:
            with self.subTest(address):
                self.assertEqual(self.as_person(self.coco).get(address).status_code, 200)

    def test_with_everybody_in_one_department_nothing_fails(self):
        type(self.ada).objects.update(department=self.north)
        for person in self.crowd(self.north, 60)[:30]:
            self.ask(person, self.day(), answered=5)
        count_what_is_over(today=self.today)
        self.assertEqual(self.figure("contributors"), self.figure("contributors", self.north))
        for address in EVERY:
            with self.subTest(address):
                self.assertEqual(self.as_person(self.coco).get(address).status_code, 200)
