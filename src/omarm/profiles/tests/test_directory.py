"""The directory: who is found by what, how it is narrowed, and what it gives away to nobody."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import deactivate_person, renew_all_found, renew_found
from omarm.people.models import Person
from omarm.people.queries.finding import find_people
from omarm.profiles.commands import remove_field
from omarm.profiles.models import Absence, Choice, Expertise, Field, Value, Week
from omarm.profiles.queries.directory import PAGE, Wish, directory_for, narrowings_for
from omarm.topics.commands import TopicText, add_topic


class DirectoryTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.soil = add_topic(actor=cls.mo, text=TopicText(name="Bodemsanering", synonyms=("grondreiniging",)))
        Person.objects.filter(pk=cls.bo.pk).update(
            function="Adviseur fietsbeleid", place="Zwaluwdam", phone="06 12345678"
        )
        Person.objects.filter(pk=cls.cy.pk).update(function="Jurist", place="Lindemeer")
        Person.objects.filter(pk=cls.ada.pk).update(function="Jurist", place="Lindemeer")
        Expertise.objects.create(person=cls.bo, topic=cls.soil)
        cls.frisian = Choice.objects.filter(field__code="languages").first()
        Value.objects.create(person=cls.bo, field=cls.frisian.field, choice=cls.frisian)
        renew_all_found()
        for person in (cls.ada, cls.bo, cls.cy, cls.gus, cls.mo):
            person.refresh_from_db()

    def names(self, person, query=""):
        return [row.username for row in self.as_person(person).get(f"/people/{query}").context["directory"].rows]


class FindingTests(DirectoryTestCase):
    def test_colleagues_stand_by_surname_without_the_tussenvoegsel(self):
        self.assertEqual(self.names(self.cy), ["bo", "cy", "gus", "mo", "ada"])

    def test_people_are_found_by_what_they_are_called_do_and_know(self):
        for typed, found in {
            "bákker": ["bo"], "velde": ["ada"], "ada velde": ["ada"], "van der velde": ["ada"], "fietsbeleid": ["bo"],
            "fiets": ["bo"], "beleid": ["bo"], "adviseurs": ["bo"], "groen": ["bo", "ada"], "zwaluwdam": ["bo"],
            "bodemsanering": ["bo"], "bodem": ["bo"], "sanering": ["bo"], "grondreiniging": ["bo"], "bo bodem": ["bo"],
            "bodemsanerign": ["bo"], "%": [], "_": [], "jurist": ["cy", "ada"], str(self.frisian.label_en): ["bo"],
        }.items():  # fmt: skip
            self.assertEqual(self.names(self.cy, f"?q={typed}"), found, typed)

    def test_it_says_by_what_somebody_was_found(self):
        for typed, why in {
            "bakker": [], "bodemsanering": ["Kennis van: Bodemsanering"], "grondreiniging": ["Kennis van: Bodemsanering"],
            "bo bodem": ["Kennis van: Bodemsanering"], "zwaluwdam": ["Plaats: Zwaluwdam"], "fietsbeleid": ["Functie: Adviseur fietsbeleid"],
        }.items():  # fmt: skip
            told = [why.text for why in find_people(self.cy, typed).rows[0].why]
            self.assertEqual(told, [one.partition(": ")[2] for one in why], typed)
        self.assertContains(self.as_person(self.cy).get("/people/?q=grondreiniging"), ": Bodemsanering</span>")

    def test_a_compound_found_by_its_parts_is_no_other_spelling(self):
        parts = add_topic(actor=self.mo, text=TopicText(name="Bodem", synonyms=("sanering",)))
        Expertise.objects.create(person=self.cy, topic=parts)
        renew_found(people=[self.cy.pk])
        for typed, came_near in (("bodemsanering", False), ("bodemsanerign", True), ("baker", True), ("bakker", False)):
            found = directory_for(self.mo, Wish(text=typed))
            self.assertTrue(found.rows, typed)
            self.assertEqual(found.forgiven, came_near, typed)
        self.assertIn("cy", [row.username for row in directory_for(self.mo, Wish(text="bodemsanering")).rows])

    def test_every_hit_can_be_explained(self):
        for typed in (
            "jurist",
            "adviseur",
            "groen",
            "bodem sanering",
            "fiets beleid",
            "team",
            "openbaar",
            "openbare ruimte",
        ):
            finder = directory_for(self.cy, Wish(text=typed))
            self.assertEqual(len(finder.rows), finder.number, typed)

    def test_htmx_gets_the_results_and_what_goes_with_them(self):
        answer = signed_in(HtmxClient(), self.cy).get("/people/?q=bakker")
        self.assertNotContains(answer, "<html")
        self.assertContains(answer, self.bo.name)
        self.assertContains(answer, 'hx-swap-oob="innerHTML:#directory-count"')
        self.assertIn("HX-Request", answer.headers["Vary"])

    def test_whose_account_ended_is_not_in_the_list(self):
        deactivate_person(actor=self.mo, person=self.bo)
        self.assertNotIn("bo", self.names(self.cy))
        self.assertNotIn("bo", self.names(self.cy, "?q=bakker"))

    def test_zero_results_say_what_can_be_done(self):
        answer = self.as_person(self.cy).get("/people/?q=kwantumfysica&place=Lindemeer")
        self.assertContains(answer, "kwantumfysica")
        self.assertContains(answer, "/posts/new/?writing=question&amp;words=")
        self.assertContains(answer, 'href="/people/?q=kwantumfysica" hx-get')  # without the place

    def test_bad_input_is_answered(self):
        browser = self.as_person(self.cy)
        for query in (
            f"q={'x' * 10_000}", "q=\"'&|!():*", "q=🙂", "q=שלום", "after=nonsense", "after=1-", "department=x", "department=²",
            f"department={'9' * 5000}", "language=zz", "today=2", "view=nonsense", "order=x",
        ):  # fmt: skip
            self.assertEqual(browser.get(f"/people/?{query}").status_code, 200, query)

    def test_pages_follow_each_other_without_loss_or_repetition(self):
        for number in range(60):
            make_person(f"p{number}", email=None)
        browser = self.as_person(self.cy)
        for query in ("q=p", "q=", "q=p&order=name", f"q=&department={self.team.pk}"):
            seen, address = [], f"/people/?{query}"
            while True:
                directory = browser.get(address).context["directory"]
                seen += [person.username for person in directory.rows]
                if not directory.after:
                    break
                address = f"/people/?{query}&after={directory.after}"
            self.assertEqual(len(seen), len(set(seen)), query)
            self.assertEqual(len(seen), directory.number, query)

    def test_more_people_cost_no_more_queries(self):
        browser = self.as_person(self.cy)
        for query in ("", "?q=jurist", f"?q=jurist&department={self.department.pk}&place=Lindemeer&view=table"):
            browser.get(f"/people/{query}")
            with CaptureQueriesContext(connection) as few:
                browser.get(f"/people/{query}")
            for number in range(17):
                make_person(
                    f"p{len(query)}x{number}", department=self.team, function="Jurist", place="Lindemeer", phone="06"
                )
            with self.subTest(query), self.assertNumQueries(len(few)):
                self.assertGreater(len(browser.get(f"/people/{query}").context["directory"].rows), 17)

    def test_two_with_one_name_are_told_apart(self):
        twin = make_person("bo2", department=self.team)
        Person.objects.filter(pk=twin.pk).update(name=self.bo.name, sort_key=self.bo.sort_key)
        renew_found(people=[twin.pk])
        answer = self.as_person(self.cy).get("/people/?q=bakker")
        self.assertContains(answer, "@bo2")
        self.assertNotContains(self.as_person(self.cy).get("/people/?q=velde"), ">@ada<")


class NarrowingTests(DirectoryTestCase):
    def options(self, person, code, **wish):
        narrowings = narrowings_for(person, Wish(**wish))
        found = [narrowing.options for narrowing in narrowings if narrowing.facet.code == code]
        return {option.label: option.count for options in found for option in options}

    def test_each_way_narrows(self):
        Week.objects.create(person=self.bo, mornings=127)
        for query, found in {
            f"department={self.department.pk}": ["bo", "cy", "ada"], f"department={self.team.pk}": ["bo", "ada"],
            "place=Lindemeer": ["cy", "ada"], "function=Jurist": ["cy", "ada"], "expertise=bodemsanering": ["bo"],
            f"language={self.frisian.pk}": ["bo"], "today=1": ["bo"], f"group={self.open.slug}": ["bo", "gus", "ada"],
            f"group={self.open.slug}&place=Lindemeer": ["ada"], f"q=velde&department={self.team.pk}": ["ada"],
            f"q=cock&department={self.team.pk}": [],
        }.items():  # fmt: skip
            self.assertEqual(self.names(self.cy, f"?{query}"), found, query)

    def test_options_say_how_many_they_leave(self):
        self.assertEqual(self.options(self.cy, "department"), {"Openbare ruimte": 3, "Team Groen": 2})
        self.assertEqual(self.options(self.cy, "place", text="groen"), {"Lindemeer": 1, "Zwaluwdam": 1})
        self.assertEqual(self.options(self.cy, "expertise"), {"Bodemsanering": 1})
        self.assertEqual(self.options(self.cy, "place", chosen={"function": "Jurist"}), {"Lindemeer": 2})

    def test_works_today_stays_when_nobody_is_there(self):
        for told in (True, False):
            self.assertEqual(
                self.as_person(self.mo).get("/people/narrow/").content.decode().count('id="facet-today"'), told
            )
            self.assertEqual(set(self.options(self.cy, "today").values()), {0} if told else set())
            Field.objects.filter(code="working_days").update(removed_at=timezone.now())

    def test_what_is_chosen_still_offers_the_others(self):
        self.assertEqual(
            self.options(self.cy, "place", chosen={"place": "Lindemeer"}), {"Lindemeer": 2, "Zwaluwdam": 1}
        )

    def test_above_what_is_counted_there_are_no_numbers(self):
        Person.objects.bulk_create(
            Person(username=f"n{number}", name=f"N {number}", sort_key=f"n {number}", place="Lindemeer")
            for number in range(310)
        )
        directory = directory_for(self.cy, Wish())
        self.assertEqual((directory.number, directory.is_more), (300, True))
        self.assertContains(self.as_person(self.cy).get("/people/narrow/"), "Lindemeer (300+)")
        Person.objects.bulk_create(
            Person(username=f"m{number}", name=f"M {number}", sort_key=f"m {number}", place="Elders")
            for number in range(1_700)
        )
        self.assertEqual(set(self.options(self.cy, "place").values()), {None})
        total = Person.objects.visible_to(self.cy).active().count()
        self.assertEqual(directory_for(self.cy, Wish()).total, total)
        self.assertContains(self.as_person(self.cy).get("/people/"), str(total))
        for wish in (Wish(text="n"), Wish(chosen={"place": "Lindemeer"})):
            self.assertIsNone(directory_for(self.cy, wish).total)

    def test_a_choice_stands_as_a_chip_that_drops_it(self):
        answer = self.as_person(self.cy).get(
            f"/people/?q=jurist&place=Lindemeer&view=table&department={self.department.pk}"
        )
        self.assertContains(answer, f'href="/people/?q=jurist&amp;view=table&amp;department={self.department.pk}"')


class RowTests(DirectoryTestCase):
    def test_the_button_of_a_phone_says_how_much_is_chosen(self):
        for browser in (self.as_person(self.mo), signed_in(HtmxClient(), self.mo)):
            answer = browser.get("/people/?place=Lindemeer&today=1&language=999999")
            self.assertContains(answer, '<span class="facets__number"><span aria-hidden="true">2</span>')
            self.assertNotContains(browser.get("/people/"), "facets__number")

    def test_one_thing_has_one_name(self):
        """What the organisation calls a field stands above the filter, in the chip and above the column."""
        Field.objects.filter(code="place").update(label_nl="Standplaats", label_en="Base")
        answer = self.as_person(self.mo).get("/people/?place=Lindemeer&view=table")
        self.assertContains(answer, '<span class="facets__label">Standplaats</span>')
        self.assertContains(answer, "Standplaats: Lindemeer")
        self.assertContains(answer, '<th class="table__head" scope="col">Standplaats</th>')
        remove_field(actor=self.mo, field=Field.objects.get(code="place"))
        self.assertNotContains(self.as_person(self.mo).get("/people/?view=table"), "Standplaats")

    def test_rows_have_the_ways_to_reach_somebody(self):
        for view in ("cards", "table"):
            answer = self.as_person(self.cy).get(f"/people/?q=bakker&view={view}")
            for part in ('href="tel:0612345678"', f'href="mailto:{self.bo.email}"'):
                self.assertContains(answer, part)
            self.assertNotContains(answer, "words=@bo")

    def test_a_table_says_of_what_it_is_and_sorts_by_name(self):
        browser = self.as_person(self.cy)
        answer = browser.get("/people/?q=jurist&view=table")
        caption = re.search(r'"table__caption">(.*?)</caption>', answer.content.decode(), re.DOTALL)[1]
        self.assertIn("“jurist”", caption)
        self.assertIn(str(answer.context["directory"].number), caption)
        self.assertNotContains(answer, "aria-sort")
        self.assertContains(answer, 'class="table__sort" href="/people/?q=jurist&amp;view=table&amp;order=name"')
        sorted_by_name = browser.get("/people/?q=jurist&view=table&order=name")
        self.assertContains(
            sorted_by_name, 'aria-sort="ascending"><a class="table__sort" href="/people/?q=jurist&amp;view=table"'
        )
        self.assertContains(browser.get("/people/?view=table"), 'aria-sort="ascending"')

    def test_who_is_away_says_so(self):
        today = timezone.localdate()
        Absence.objects.create(person=self.bo, starts_on=today, ends_on=today, stand_in=self.ada)
        answer = self.as_person(self.cy).get("/people/?q=bakker")
        self.assertContains(answer, "/people/ada/")

    def test_a_page_holds_so_many(self):
        for number in range(PAGE + 4):
            make_person(f"q{number}")
        self.assertEqual(len(directory_for(self.cy, Wish()).rows), PAGE)
