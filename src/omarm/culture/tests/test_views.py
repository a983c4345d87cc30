from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.consent.commands import withdraw_consent
from omarm.culture.models import Box, Part, Scan
from omarm.culture.queries import ground
from omarm.culture.tests.scanning import DAY, FAMILY, ORDER, ScanTestCase, line_of

GUIDE = "/adoption/culture/"
NAMES = [f"{side}-{code}" for side in ("now", "wanted") for code in ("clan", "adhocracy", "market", "hierarchy")]


def typed(numbers):
    return dict(zip(NAMES, numbers, strict=True))


class EmployeeTests(ScanTestCase):
    def setUp(self):
        super().setUp()
        self.scan_ = self.opened()
        self.address = f"/culture/{self.scan_.pk}/"

    def post(self, person, **told):
        return self.as_person(person).post(self.address, told)

    def test_home_asks_until_one_answered_or_would_rather_not(self):
        for person, address, told in (
            (self.ada, self.address, {"kept": line_of(FAMILY), "at": "6", "go": "send"}),
            (self.bo, f"{self.address}decline/", {}),
        ):
            browser = self.as_person(person)
            self.assertContains(browser.get("/"), self.address)
            self.assertEqual(browser.post(address, told).status_code, 302)
            self.assertNotContains(browser.get("/"), self.address)
            done = browser.get(self.address)
            self.assertNotContains(done, 'name="go"')
            self.assertContains(done, "empty-state")
            self.assertTemplateNotUsed(done, "culture/_picture.html")
        self.assertNotContains(self.as_person(self.gus).get("/"), self.address)
        self.assertEqual(len(Box.objects.get().answered), 2)
        self.assertEqual(sum(len(part.sheets) for part in Part.objects.all()), 1)

    def test_all_items_one_after_the_other(self):
        browser = self.as_person(self.ada)
        page = browser.get(self.address)
        for at in range(6):
            self.assertContains(page, f'name="at" value="{at}"', status_code=200)
            kept = page.context["walk"].kept
            page = browser.post(self.address, {"kept": kept, "at": at, "go": "next", **typed(FAMILY)})
        self.assertContains(page, 'value="send"')
        self.assertEqual(page.context["walk"].kept, line_of(FAMILY))
        page = browser.post(self.address, {"kept": page.context["walk"].kept, "at": 6, "go": "send"})
        self.assertRedirects(page, self.address)
        self.assertEqual(self.sheets(), [[6 * one for one in FAMILY]])

    def test_ninety_nine_and_a_hundred_and_one_come_back_as_typed_with_what_is_left(self):
        for last, typed_sum in ((24, 99), (26, 101)):
            page = self.post(self.ada, at=0, go="next", **typed([40, 20, 15, last, *FAMILY[4:]]))
            self.assertEqual(page.status_code, 422, typed_sum)
            self.assertContains(page, f'name="now-hierarchy" value="{last}"', status_code=422)
            self.assertEqual(len(page.context["walk"].form.non_field_errors()), 1)
        self.assertEqual(page.context["walk"].at, 0)

    def test_out_of_range_is_refused_and_stays(self):
        for wrong in ("-5", "101", "1e2", "veel"):
            told = typed(FAMILY) | {"now-clan": wrong}
            page = self.post(self.ada, at=0, go="next", **told)
            self.assertContains(page, f'value="{wrong}"', status_code=422)

    def test_back_loses_nothing_that_was_typed(self):
        page = self.post(self.ada, kept=line_of(FAMILY), at=2, go="back", **typed([1, 2, 3, 4, 5, 6, 7, 8]))
        self.assertEqual((page.status_code, page.context["walk"].at), (200, 1))
        self.assertEqual(page.context["walk"].sheet[2], [1, 2, 3, 4, 5, 6, 7, 8])

    def test_an_unfinished_or_forged_sheet_is_not_sent(self):
        for kept in (
            "",
            line_of([0] * 8),
            line_of([999, -1, 0, 0, 25, 25, 25, 25]),
            line_of([110, 0, 0, 0, 25, 25, 25, 25]),
        ):
            self.assertEqual(self.post(self.ada, kept=kept, at=6, go="send").status_code, 422)
        self.assertFalse(Box.objects.exists())

    def test_a_second_answer_from_a_page_that_was_still_open(self):
        told = {"kept": line_of(FAMILY), "at": 6, "go": "send"}
        self.post(self.ada, **told)
        self.assertEqual(self.post(self.ada, **told | {"kept": line_of(ORDER)}).status_code, 422)
        self.assertEqual(self.sheets(), [[6 * one for one in FAMILY]])
        self.as_person(self.ada).post(f"{self.address}decline/")
        self.assertEqual(len(Box.objects.get().answered), 1)

    def test_who_may_open_it(self):
        self.assertEqual(self.as_person(self.gus).get(self.address).status_code, 404)
        self.assertEqual(self.as_person(self.gus).post(f"{self.address}decline/").status_code, 404)
        withdraw_consent(actor=self.wim, record=ground().record)
        self.assertEqual(self.as_person(self.ada).get(self.address).status_code, 404)
        self.assertNotContains(self.as_person(self.ada).get("/"), self.address)

    def test_afterwards_everybody_sees_the_whole_and_no_department(self):
        self.answers(self.scan_, self.crowd)
        self.counted(self.scan_)
        page = self.as_person(self.ada).get(self.address)
        self.assertContains(page, "<polygon")
        self.assertNotContains(page, self.works.name)
        self.assertNotContains(page, "/adoption/presets/clan/")

    def test_seven_answers_are_said_and_show_nothing(self):
        self.answers(self.scan_, self.crowd[:7])
        scan = self.counted(self.scan_)
        for address in (self.address, f"{GUIDE}{scan.pk}/"):
            page = self.as_person(self.coco).get(address)
            self.assertNotContains(page, "<polygon")
            self.assertContains(page, "empty-state")

    def sheets(self):
        return [sheet for part in Part.objects.all() for sheet in part.sheets]


class GuideTests(ScanTestCase):
    def told(self, **told):
        return {"opens_on": self.today, "closes_on": self.today + 7 * DAY} | told

    def test_without_consent_the_page_says_what_is_missing(self):
        browser = self.as_person(self.coco)
        page = browser.get(GUIDE)
        self.assertContains(page, "/adoption/register/of/culture.scan/")
        self.assertNotContains(page, f"{GUIDE}new/")
        self.assertRedirects(browser.post(f"{GUIDE}new/", self.told()), GUIDE)
        self.assertFalse(Scan.objects.exists())

    def test_planning_closing_and_throwing_away(self):
        self.agree()
        browser = self.as_person(self.coco)
        page = browser.post(f"{GUIDE}new/", self.told(closes_on=self.today - DAY))
        self.assertContains(page, f'value="{self.today:%Y-%m-%d}"', status_code=422)
        page = browser.post(f"{GUIDE}new/", self.told())
        scan = Scan.objects.get()
        self.assertRedirects(page, f"{GUIDE}{scan.pk}/")
        self.assertEqual(browser.get(f"{GUIDE}{scan.pk}/delete/").status_code, 200)
        self.assertRedirects(browser.post(f"{GUIDE}{scan.pk}/close/"), f"{GUIDE}{scan.pk}/")
        self.assertRedirects(browser.post(f"{GUIDE}{scan.pk}/delete/"), f"{GUIDE}{scan.pk}/")
        self.assertTrue(Scan.objects.exists())

    def test_who_sees_and_who_does(self):
        scan = self.opened()
        for person, seen, done in (
            (self.coco, 200, 200),
            (self.wim, 200, 403),
            (self.ada, 403, 403),
            (self.gus, 403, 403),
        ):
            browser = self.as_person(person)
            self.assertEqual([browser.get(one).status_code for one in (GUIDE, f"{GUIDE}{scan.pk}/")], [seen, seen])
            self.assertEqual(
                [browser.get(f"{GUIDE}{one}/").status_code for one in ("new", f"{scan.pk}/delete")], [done] * 2
            )
            if done != 200:
                self.assertEqual(browser.post(f"{GUIDE}{scan.pk}/close/").status_code, 403)
        self.assertEqual(self.as_person(self.coco).get(f"{GUIDE}99999/").status_code, 404)

    def test_departments_and_the_recipe_with_its_page(self):
        scan = self.opened()
        self.answers(scan, self.at_works, ORDER)
        self.answers(scan, self.at_desk, FAMILY)
        self.counted(scan)
        page = self.as_person(self.coco).get(GUIDE)
        for text in (self.works.name, self.desk.name, f"/adoption/presets/hierarchy/?department={self.works.pk}",
                     f"/adoption/presets/clan/?department={self.desk.pk}"):  # fmt: skip
            self.assertContains(page, text)

    def test_a_comparison_only_of_what_both_show(self):
        first = self.opened()
        self.answers(first, [*self.at_works, *self.at_desk[:3]], ORDER)
        self.counted(first, days_ago=120)
        second = self.scan()
        self.answers(second, self.crowd)
        scan = self.counted(second)
        result = self.as_person(self.coco).get(f"{GUIDE}{scan.pk}/").context["result"]
        self.assertEqual([one.difference for one in result.whole.changes], [30, 10, -5, -35])
        was_hidden = {one.name: (one.changes, one.was_hidden) for one in result.shown}
        self.assertEqual(was_hidden[self.desk.name], (None, True))

    def test_the_same_number_of_queries_for_two_scans_and_for_more(self):
        scan = self.opened()
        self.answers(scan, self.crowd)
        self.counted(scan)
        browser = self.as_person(self.coco)
        browser.get(GUIDE)
        with CaptureQueriesContext(connection) as few:
            browser.get(GUIDE)
        day = self.today - 900 * DAY
        Scan.objects.bulk_create(
            Scan(owner=self.coco, opens_on=day, closes_on=day, forgotten_on=day) for _n in range(15)
        )
        with self.assertNumQueries(len(few.captured_queries)):
            browser.get(GUIDE)
