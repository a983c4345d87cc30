"""People are found by what is typed, whatever the typing errors, and only by who may see them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import (
    NewPerson,
    create_person,
    deactivate_person,
    reactivate_person,
    recount_words,
    rename_person,
    renew_all_found,
    renew_found,
    renew_missing,
)
from omarm.people.models import Found, Person, Word
from omarm.people.naming import Name
from omarm.people.queries.finding import best_named, find_people, narrowed

PEOPLE = """
Jan Jansen · Piet Janssen · Karin Meijer · Kees Meyer · Aïsha Özdemir · Sanne van der Velden · Anne-Marie Dijkstra · Annemarie Postma ·
Willem van 't Hof · Fatima el Amrani · Joris d'Hondt · Chantal Visscher · Lieke Vandermeer · Mohammed Yılmaz · Sjoerd de Groot ·
Christa Schouten · Bram Hoekstra
"""


def picked(reader, text, **told):
    return [row.name for row in best_named(Person.objects.active(), text, reader=reader, limit=8, **told)]


def make(name, **told):
    return create_person(actor=None, new=NewPerson(name=Name.split(name), **told))


class FindingTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.people = {name: make(name) for name in (one.strip() for one in PEOPLE.split("·"))}

    def found(self, text, *, by=None, **more):
        return [person.name for person in find_people(by or self.cy, text, **more).rows]


class PickingTests(FindingTestCase):
    def test_who_is_called_so_stands_before_who_does_it_and_nothing_near_stands_before_it(self):
        make("Aad Joosten", function="Jurist")
        make("Zoë Joost")
        make("Annemiek Brouwer", function="Joost")
        self.assertEqual(picked(self.cy, "joost"), ["Zoë Joost", "Aad Joosten", "Annemiek Brouwer"])
        self.assertEqual(picked(self.cy, "zoe joosd"), ["Zoë Joost"])  # nobody is called so: forgiven

    def test_within_a_limit_those_who_are_called_so_are_first_in_the_order_that_was_asked_for(self):
        made = [make(f"Lieke {letter}") for letter in "CBA"]
        self.assertEqual(picked(self.cy, "lieke")[:3], ["Lieke A", "Lieke B", "Lieke C"])
        self.assertEqual(picked(self.cy, "lieke", order=("pk",))[1:4], [row.name for row in made])
        self.assertEqual(len(picked(self.cy, "")), 8)
        self.assertEqual(picked(self.cy, "!!"), [])


class SpellingTests(FindingTestCase):
    def test_names_are_found_as_they_are_typed(self):
        for typed, name in {
            "jansen": "Jan Jansen", "aisha": "Aïsha Özdemir", "ozdemir": "Aïsha Özdemir", "AÏSHA ÖZ": "Aïsha Özdemir",
            "van der velden": "Sanne van der Velden", "velden, sanne": "Sanne van der Velden", "vd velden": "Sanne van der Velden",
            "v.d. velden": "Sanne van der Velden", "vandervelden": "Sanne van der Velden", "anne marie d": "Anne-Marie Dijkstra",
            "hof": "Willem van 't Hof", "van 't hof": "Willem van 't Hof", "amrani": "Fatima el Amrani", "hondt": "Joris d'Hondt",
            "d'hondt": "Joris d'Hondt", "dhondt": "Joris d'Hondt", "yilmaz": "Mohammed Yılmaz", "hoek": "Bram Hoekstra",
        }.items():  # fmt: skip
            self.assertEqual(self.found(typed)[:1], [name], typed)

    def test_typing_errors_are_forgiven(self):
        for typed, name in {
            "jansne": "Jan Jansen", "jnasen": "Jan Jansen", "ozdmir": "Aïsha Özdemir", "oezdemir": "Aïsha Özdemir",
            "aischa": "Aïsha Özdemir", "van de velden": "Sanne van der Velden", "van den velden sane": "Sanne van der Velden",
            "diikstra": "Anne-Marie Dijkstra", "dykstra": "Anne-Marie Dijkstra", "anne marie postma": "Annemarie Postma",
            "annemarie dijkstra": "Anne-Marie Dijkstra", "van der meer": "Lieke Vandermeer", "visser": "Chantal Visscher",
            "mohamed yilmas": "Mohammed Yılmaz", "hoekstar": "Bram Hoekstra", "hoekt": "Bram Hoekstra", "krista": "Christa Schouten",
            "sjoert de groot": "Sjoerd de Groot", "amranni": "Fatima el Amrani",
        }.items():  # fmt: skip
            self.assertIn(name, self.found(typed)[:3], typed)

    def test_who_is_called_so_stands_before_who_only_sounds_so(self):
        self.assertEqual(self.found("meyer"), ["Kees Meyer", "Karin Meijer"])
        self.assertEqual(self.found("meijer"), ["Karin Meijer", "Kees Meyer"])
        self.assertEqual(self.found("janssen"), ["Piet Janssen", "Jan Jansen"])
        self.assertEqual(self.found("jan")[0], "Jan Jansen")

    def test_it_says_when_it_forgave(self):
        self.assertFalse(find_people(self.cy, "hoekstra").forgiven)
        self.assertTrue(find_people(self.cy, "hoekstar").forgiven)
        self.assertTrue(find_people(self.cy, "meyer").forgiven)

    def test_a_wrong_first_letter_is_only_thought_of_where_nothing_else_comes_near(self):
        make("Ton Dansen")
        self.assertNotIn("Ton Dansen", self.found("jansen"))
        self.assertIn("Bram Hoekstra", self.found("goekstra"))

    def test_any_tussenvoegsel_leads_to_the_surname_also_a_short_one(self):
        make("Maarten van Dam")
        make("Renate Bergsma")
        make("Heleen van den Berg")
        for typed, name in {
            "van der dam": "Maarten van Dam", "van der berg": "Heleen van den Berg", "de velden": "Sanne van der Velden",
            "heleen van berg": "Heleen van den Berg", "het hof": "Willem van 't Hof",
        }.items():  # fmt: skip
            self.assertEqual(self.found(typed)[:1], [name], typed)
        self.assertEqual(self.found("van der qwrtzp"), [])

    def test_letters_that_sound_like_nothing_find_nobody(self):
        make("Bo Z")
        self.assertEqual(self.found("zzz"), [])

    def test_one_word_that_finds_three_people_forgives_nothing(self):
        for name in ("Els Bakkes", "Ton Bakkes", "Ria Bakkes"):
            make(name)
        self.assertEqual(self.found("bakkes"), ["Els Bakkes", "Ria Bakkes", "Ton Bakkes"])

    def test_other_words_are_not_forgiven_into_anybody(self):
        for typed in (
            "qwrtzp",
            "jan qwrtzp",
            "xyz",
            "%",
            "_",
            "'",
            "\\",
            "&|!",
            "@",
            "jansen & !bakker:*",
            "\x00",
            "🙂",
            "٣",
            "-" * 900,
        ):
            self.assertEqual(
                self.found(typed), [] if typed != "jansen & !bakker:*" else self.found("jansen bakker"), typed
            )

    def test_whatever_is_typed_is_answered(self):
        for typed in (
            "x" * 10_000,
            "a b c d e f g h i j",
            "O'; drop table people_person; --",
            "שלום",
            "jan " * 500,
            "\u202ejan",
        ):
            find_people(self.cy, typed)
            list(narrowed(Person.objects.all(), typed, reader=self.cy))

    def test_short_beginnings_are_by_surname(self):
        self.assertEqual(
            self.found("j"), sorted(self.found("j"), key=lambda name: Person.objects.get(name=name).sort_key)
        )
        self.assertIn("Jan Jansen", self.found("j"))
        self.assertIn("Joris d'Hondt", self.found("jo"))


class PagesTests(FindingTestCase):
    def test_pages_follow_each_other_without_loss_or_repetition(self):
        for number in range(30):
            make(f"Jan{'s' * (number % 2)} Jansen{'tje' * (number % 3)}", function="januarikoopje")
        for typed in ("j", "ja", "jan", "jansn", "januari"):
            whole = [person.pk for person in find_people(self.cy, typed, limit=500).rows]
            seen, after = [], ""
            while True:
                page = find_people(self.cy, typed, limit=4, after=after)
                seen += [person.pk for person in page.rows]
                if not page.after:
                    break
                after = page.after
            self.assertEqual(seen, whole, typed)
            self.assertGreater(len(whole), 4, typed)

    def test_nonsense_for_a_place_is_left_aside(self):
        for after in ("x", "-", "1-", "zz-0", "1-x", f"{'f' * 40}-0jan", "1-0\x00"):
            self.assertIn("Jan Jansen", self.found("jansen", after=after), after)

    def test_more_people_cost_no_more_queries(self):
        for typed in ("jansen", "jansne", "j"):
            find_people(self.cy, typed)
            with CaptureQueriesContext(connection) as few:
                find_people(self.cy, typed, limit=2)
            self.assertLessEqual(len(few), 6)
            if typed == "jansne":
                continue
            for number in range(17):
                make(f"J{number} Jansen")
            with self.assertNumQueries(len(few) - (2 if typed == "jansen" else 0)):  # two people alone may be a slip
                find_people(self.cy, typed, limit=17)


class ReaderTests(FindingTestCase):
    def test_a_guest_finds_fellow_members_alone(self):
        self.assertEqual(self.found("bakker", by=self.gus), [self.bo.name])
        for typed in ("cock", "jansen", "jansne", "hoekstra"):
            self.assertEqual(self.found(typed, by=self.gus), [], typed)

    def test_whose_account_ended_is_found_no_more_until_it_opens_again(self):
        jan = self.people["Jan Jansen"]
        deactivate_person(actor=self.mo, person=jan)
        self.assertNotIn("Jan Jansen", self.found("jan jansen"))
        reactivate_person(actor=self.mo, person=jan)
        self.assertIn("Jan Jansen", self.found("jan jansen"))

    def test_even_while_the_vocabulary_is_behind(self):
        Person.objects.filter(pk=self.people["Jan Jansen"].pk).update(is_active=False)
        self.assertNotIn("Jan Jansen", self.found("jan jansen"))

    def test_a_new_username_finds(self):
        rename_person(actor=self.mo, person=self.people["Jan Jansen"], username="fietsenmaker")
        self.assertEqual(self.found("fietsenm"), ["Jan Jansen"])


class NarrowingTests(FindingTestCase):
    def test_a_list_is_narrowed_and_keeps_its_order(self):
        everybody = Person.objects.by_surname()
        self.assertEqual(
            [one.name for one in narrowed(everybody, "jansne", reader=self.mo)], ["Jan Jansen", "Piet Janssen"]
        )
        self.assertEqual(len(narrowed(everybody, "", reader=self.mo)), Person.objects.count())
        self.assertEqual(len(narrowed(everybody, "&", reader=self.mo)), 0)

    def test_what_is_outside_the_list_stays_outside(self):
        few = Person.objects.filter(pk=self.people["Piet Janssen"].pk)
        self.assertEqual([one.name for one in narrowed(few, "jansen", reader=self.mo)], ["Piet Janssen"])

    def test_ended_accounts_are_in_the_lists_of_who_administers(self):
        deactivate_person(actor=self.mo, person=self.people["Jan Jansen"])
        self.assertIn(self.people["Jan Jansen"], narrowed(Person.objects.all(), "jan jansen", reader=self.mo))


class KeepingTests(CastTestCase):
    def test_renewing_changes_nothing_that_was_right(self):
        before = list(Found.objects.order_by("pk").values_list("pk", "sort_key", "is_active", "words"))
        words = set(Word.objects.values_list("word", flat=True))
        self.assertEqual(renew_all_found(), len(before))
        self.assertEqual(list(Found.objects.order_by("pk").values_list("pk", "sort_key", "is_active", "words")), before)
        self.assertEqual(set(Word.objects.values_list("word", flat=True)), words)

    def test_who_came_in_past_the_commands_is_made_findable(self):
        Person.objects.bulk_create([Person(username="late", name="Late Komer", sort_key="komer late")])
        self.assertEqual(find_people(self.cy, "komer").rows, [])
        self.assertEqual(renew_missing(), 1)
        self.assertEqual([one.username for one in find_people(self.cy, "komer").rows], ["late"])
        self.assertEqual(renew_missing(), 0)

    def test_words_are_counted_and_forgotten_with_the_last_who_had_them(self):
        for username in ("tim", "tom"):
            make_person(username)
        recount_words()
        self.assertEqual(Word.objects.get(word="tim").people, 1)
        Person.objects.filter(username="tim").update(name="Tom Tomsen", username="tom2")
        renew_found(people=Person.objects.filter(username="tom2").values_list("pk", flat=True))
        recount_words()
        self.assertFalse(Word.objects.filter(word="tim").exists())
        self.assertEqual(Word.objects.get(word="tomsen").people, 2)
        Word.objects.filter(word="tomsen").delete()
        recount_words()
        self.assertTrue(Word.objects.get(word="tomsen").variants.exists())
