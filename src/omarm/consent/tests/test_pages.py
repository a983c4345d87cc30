import csv
import json
import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from omarm.consent.measurements import Mode, declare
from omarm.consent.models import ConsentRecord, ModeChoice
from omarm.consent.queries import mode_of
from omarm.consent.tests.consenting import ConsentTestCase, measurement
from omarm.core.testing.cast import make_person

REGISTER, ONE = reverse("consent:register"), reverse("consent:measurement", args=["probe"])
HTMX = {"HX-Request": "true"}


class ReadingTests(ConsentTestCase):
    def test_everybody_who_works_here_reads_all_of_it(self):
        self.consent(scope="Zoals besproken in maart.")
        for person in (self.ada, self.cy, self.mo, self.wim):
            browser = self.as_person(person)
            self.assertContains(browser.get(REGISTER), "Om te proberen.")
            page = browser.get(ONE)
            for words in ("Om te proberen.", "iedereen", "posts", "30", "8", "OR-12", "Zoals besproken in maart."):
                self.assertContains(page, words)

    def test_for_guests_there_is_no_such_page(self):
        browser = self.as_person(self.gus)
        for name, args in (("register", []), ("held", []), ("csv", []), ("json", []), ("measurement", ["probe"])):
            self.assertEqual(browser.get(reverse(f"consent:{name}", args=args)).status_code, 404)
        for name, args in (("mode", ["probe"]), ("consent", ["probe"]), ("withdraw", [self.consent().pk])):
            self.assertEqual(browser.post(reverse(f"consent:{name}", args=args)).status_code, 404)

    def test_what_is_not_declared_does_not_exist(self):
        for name in ("measurement", "consent"):
            self.assertEqual(self.as_person(self.mo).get(reverse(f"consent:{name}", args=["secret"])).status_code, 404)

    def test_only_who_decides_sees_who_wrote_it_down_and_the_form(self):
        self.consent()
        for person, sees in ((self.ada, False), (self.mo, True), (self.wim, True)):
            page = self.as_person(person).get(ONE)
            (self.assertContains if sees else self.assertNotContains)(page, self.wim.name)
            (self.assertContains if sees else self.assertNotContains)(page, 'name="mode"')

    def test_the_same_questions_for_two_and_for_seventeen_measurements(self):
        browser = self.as_person(self.ada)
        declare(measurement("second"))
        self.consent("second")
        numbers = []
        for more in (0, 15):
            for number in range(more):
                declare(measurement(f"more{number}"))
                self.consent(f"more{number}")
            for address in (REGISTER, reverse("consent:json")):
                browser.get(address)
                with CaptureQueriesContext(connection) as asked:
                    browser.get(address)
                numbers.append(len(asked))
        self.assertEqual(numbers[:2], numbers[2:])


class ExportTests(ConsentTestCase):
    def test_a_table_with_all_of_it_that_runs_no_formula(self):
        declare(measurement("evil", title="=1+1"))
        self.consent()
        text = self.as_person(self.ada).get(reverse("consent:csv")).content.decode("utf-8-sig")
        rows = list(csv.reader(text.splitlines()))
        self.assertEqual([row[0] for row in rows[1:]], ["evil", "probe"])
        self.assertEqual(rows[1][1], "'=1+1")
        self.assertEqual(len({len(row) for row in rows}), 1)
        self.assertIn("OR-12", rows[2])

    def test_data_with_the_history_and_names_for_who_decides(self):
        self.consent()
        told = {
            person: json.loads(self.as_person(person).get(reverse("consent:json")).content)
            for person in (self.ada, self.wim)
        }
        for person, data in told.items():
            [one] = data["measurements"]
            self.assertEqual(
                (one["code"], one["floor"], one["state"], one["mode"]), ("probe", 8, "measured", "aggregate")
            )
            self.assertEqual([event["what"] for event in one["history"]], ["given"])
            self.assertEqual(self.wim.name in json.dumps(data, ensure_ascii=False), person == self.wim)


class PlaceTests(ConsentTestCase):
    def test_of_the_places_at_the_left_one_is_current(self):
        page = self.as_person(self.wim).get(reverse("consent:register")).content.decode()
        links = re.findall(r'<a class="nav__link" href="([^"]+)" aria-current="page"', page)
        self.assertEqual({*links}, {reverse("consent:register")})


class DecidingTests(ConsentTestCase):
    def record(self, person, **told):
        fields = {"given_by": "OR", "given_on": self.today, "scope": "Alles.", "document": "OR-1", "until": ""} | told
        return self.as_person(person).post(reverse("consent:consent", args=["probe"]), fields)

    def test_the_works_council_records_and_withdraws(self):
        self.assertRedirects(self.record(self.wim), ONE)
        self.assertEqual(mode_of("probe"), Mode.AGGREGATE)
        address = reverse("consent:withdraw", args=[ConsentRecord.objects.get().pk])
        self.assertRedirects(self.as_person(self.mo).post(address), ONE)
        self.assertEqual(mode_of("probe"), Mode.NONE)
        self.assertEqual(self.as_person(self.mo).post(address).status_code, 404)

    def test_while_another_stands_it_is_not_said_that_all_has_ended(self):
        self.record(self.wim)
        self.record(self.wim, document="OR-2")
        told = []
        for record in ConsentRecord.objects.order_by("pk"):
            page = self.as_person(self.wim).post(reverse("consent:withdraw", args=[record.pk]), follow=True)
            told += [str(message) for message in page.context["messages"]]
        self.assertEqual(len({*told}), 2)

    def test_what_cannot_be_comes_back_as_it_was_typed(self):
        for told in (
            {"document": ""}, {"given_on": self.today + timedelta(days=1)}, {"until": self.today - timedelta(days=1)},
        ):  # fmt: skip
            page = self.record(self.wim, scope="Met deze woorden.", **told)
            self.assertContains(page, "Met deze woorden.", status_code=422)
        self.assertFalse(ConsentRecord.objects.exists())

    def test_others_may_not(self):
        dee = make_person("dee")
        for person in (self.ada, dee):
            self.assertEqual(self.record(person).status_code, 403)
            self.assertEqual(self.choose(person).status_code, 403)
        self.assertFalse(ConsentRecord.objects.exists() or ModeChoice.objects.exists())

    def choose(self, person, *, mode="none", reason="Te veel.", **headers):
        address = reverse("consent:mode", args=["probe"])
        return self.as_person(person).post(address, {"mode": mode, "reason": reason}, headers=headers)

    def test_a_mode_is_chosen_with_a_fragment_for_htmx_and_a_redirect_without(self):
        page = self.choose(self.wim, **HTMX)
        self.assertContains(page, "Te veel.")
        self.assertNotContains(page, "<html")
        self.consent()
        self.assertRedirects(self.choose(self.mo, mode="aggregate"), ONE)
        self.assertEqual(mode_of("probe"), Mode.AGGREGATE)

    def test_a_mode_that_is_refused_or_has_no_reason_is_not_stored(self):
        for told in ({"reason": ""}, {"mode": "own"}, {"mode": "aggregate"}):
            for headers in ({}, HTMX):
                page = self.choose(self.wim, **told, **headers)
                self.assertEqual(page.status_code, 422)
                self.assertContains(page, 'name="reason"', status_code=422)
        self.assertFalse(ModeChoice.objects.exists())

    def test_the_page_says_when_consent_ends_soon(self):
        self.consent(until=self.today + timedelta(days=3))
        self.assertContains(self.as_person(self.ada).get(REGISTER), "chip--signal")
        self.assertContains(self.as_person(self.ada).get(ONE), "banner--signal")
