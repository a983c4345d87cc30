"""Who sees what stands in a field: each audience, each reader, each kind of field."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import add_department, renew_found
from omarm.people.models import Person
from omarm.people.queries.finding import find_people
from omarm.profiles.commands import (
    FieldTold,
    Told,
    add_choice,
    add_field,
    change_field,
    change_own_profile,
    remove_field,
)
from omarm.profiles.models import Audience, Field
from omarm.profiles.queries import open_to, seen_by, shown, told_to_colleagues, words_of
from omarm.profiles.queries.page import reports_shown, stand_in
from omarm.profiles.subscribers.fields import find_people_anew

KINDS = ("text", "long", "choice", "choices", "date", "link", "yes_no")
ANSWERS = {
    "text": "Bijzonder", "long": "Een\nBijzonder verhaal", "date": "2026-05-01", "link": "https://bijzonder.example/",
    "yes_no": "yes",
}  # fmt: skip


def told_of(field, **changed):
    """Return the FieldTold of a field as it is, with some changes."""
    return FieldTold(**{name: getattr(field, name) for name in FieldTold.__annotations__} | changed)


class SightTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.elsewhere = add_department(actor=None, name="Sociaal domein")
        cls.dee = make_person("dee", department=cls.elsewhere)

    def own(self, kind, audience="colleagues", **told):
        """Make a field of this kind, and have Ada tell something in it."""
        field = add_field(actor=self.mo, kind=kind, told=FieldTold(label_nl=f"Veld {kind}", audience=audience, **told))
        if kind in Field.WITH_CHOICES:
            choice = add_choice(actor=self.mo, field=field, label_nl="Bijzonder")
            self.tell(choices={field.code: [choice.pk]})
        else:
            self.tell(texts={field.code: ANSWERS[kind]})
        return field

    def tell(self, **told):
        change_own_profile(actor=self.ada, person=self.ada, told=Told(**told))

    def seen(self, field):
        """Return by whose first letters the field of Ada is seen."""
        readers = (self.ada, self.bo, self.cy, self.dee, self.gus, self.mo)
        return "".join(reader.username[0] for reader in readers if field.code in shown(reader, [self.ada])[self.ada.pk])


class MatrixTests(SightTestCase):
    # Ada and Bo work in a team of the department of Cy; Dee elsewhere, Mo nowhere, Gus is a guest of Ada's group.
    SEEN = {"everyone": "abcdgm", "colleagues": "abcdm", "department": "abc", "myself": "a"}

    def test_every_kind_is_seen_by_its_audience_and_nobody_else(self):
        for kind in KINDS:
            for audience in Audience.values:
                with self.subTest(kind=kind, audience=audience):
                    self.assertEqual(self.seen(self.own(kind, audience)), self.SEEN[audience])

    def test_built_in_fields_obey_too(self):
        Person.objects.filter(pk=self.ada.pk).update(
            phone="06", place="De Werf", about="Iepen", employed_since="2020-01-01", manager=self.bo
        )
        self.ada.refresh_from_db()
        for code in ("phone", "mail", "place", "about", "employed_since"):
            field = Field.objects.get(code=code)
            for audience in Audience.values:
                Field.objects.filter(pk=field.pk).update(audience=audience)
                with self.subTest(code=code, audience=audience):
                    self.assertEqual(self.seen(field), self.SEEN[audience])

    def test_a_person_narrows_for_themselves_and_never_widens(self):
        field = self.own("text", "department")
        for audience, seen in (("myself", "a"), ("department", "abc")):
            self.tell(audiences={field.code: audience})
            self.assertEqual(self.seen(field), seen)
        for audience in ("colleagues", "everyone", "", "gemeente"):
            with self.assertRaises(DomainError) as refused:
                self.tell(audiences={field.code: audience})
            self.assertEqual(refused.exception.code, "field_audience")
        self.assertEqual(self.seen(field), "abc")

    def test_rows_that_stand_elsewhere_follow_the_same_rule(self):
        for code in ("expertise", "projects", "working_days", "absence"):
            for audience in ("colleagues", "department", "myself"):
                self.tell(audiences={code: audience})
                readers = (self.ada, self.bo, self.cy, self.dee, self.gus, self.mo)
                seen = "".join(one.username[0] for one in readers if seen_by(one, [self.ada], [code])[code])
                self.assertEqual(seen, self.SEEN[audience], code)

    def test_a_stand_in_sees_what_a_colleague_or_guest_far_away_sees(self):
        fields = {audience: self.own("text", audience).code for audience in Audience.values}
        for role, expected in (("colleague", ["everyone", "colleagues"]), ("guest", ["everyone"])):
            codes = shown(stand_in(role), [self.ada])[self.ada.pk]
            self.assertEqual([audience for audience, code in fields.items() if code in codes], expected)

    def test_a_removed_field_is_seen_by_nobody(self):
        field = self.own("text", "everyone")
        Field.objects.filter(pk=field.pk).update(removed_at=self.organisation.founded_at)
        self.assertEqual(self.seen(field), "")
        self.assertEqual(seen_by(self.bo, [self.ada], [field.code]), {field.code: set()})

    def test_a_guest_learns_of_no_manager_whom_they_do_not_see(self):
        Field.objects.filter(code="manager").update(audience="everyone")
        Person.objects.filter(pk=self.ada.pk).update(manager=self.cy)
        self.ada.refresh_from_db()
        told = {reader: shown(reader, [self.ada])[self.ada.pk] for reader in (self.gus, self.bo)}
        self.assertNotIn("manager", told[self.gus])
        self.assertEqual(told[self.bo]["manager"].texts, (self.cy.name,))

    def test_who_has_whom_as_manager_is_told_from_neither_side(self):
        Person.objects.filter(pk=self.ada.pk).update(manager=self.bo)
        told = {
            one.username: [row.username for row in reports_shown(one, self.bo)] for one in (self.bo, self.dee, self.gus)
        }
        self.assertEqual(told, {"bo": ["ada"], "dee": ["ada"], "gus": []})
        manager = Field.objects.get(code="manager")
        Field.objects.filter(pk=manager.pk).update(audience=Audience.DEPARTMENT)
        self.assertEqual([reports_shown(one, self.bo) for one in (self.dee, self.gus)], [[], []])


class ListTests(SightTestCase):
    def test_the_number_of_queries_does_not_grow_with_people(self):
        people = [make_person(f"extra{number}", department=self.team, phone="06") for number in range(22)]
        Person.objects.filter(pk__in=[one.pk for one in people]).update(manager=self.ada)
        people = list(Person.objects.filter(pk__in=[one.pk for one in people]))
        for kind in KINDS:
            self.own(kind, "department")
        for codes, most in ((None, 8), (["phone", "mail", "place"], 2)):
            costs = set()
            for some in (people[:2], people):
                with CaptureQueriesContext(
                    connection,
                ) as told:
                    shown(self.bo, some, codes)
                costs.add(len(told))
            self.assertEqual(len(costs), 1)
            self.assertLessEqual(max(costs), most)

    def test_shared_lists_hold_nobody_who_narrowed(self):
        self.tell(texts={"place": "De Werf"}, audiences={"place": "department"})
        told = Person.objects.filter(told_to_colleagues("place"))
        self.assertNotIn(self.ada, told)
        self.assertIn(self.bo, told)
        self.assertFalse(Person.objects.filter(open_to(self.gus, "place")).exists())
        self.assertTrue(Person.objects.filter(open_to(self.gus, "about"), pk=self.bo.pk).exists())
        Field.objects.filter(code="place").update(audience="department")
        self.assertFalse(Person.objects.filter(told_to_colleagues("place")).exists())

    def test_words_lead_to_a_person_only_where_all_colleagues_see_them(self):
        field, hidden = self.own("text"), self.own("long", "department")
        unfound = self.own("link", is_found=False)
        self.tell(texts={"place": "De Werf"})
        words = words_of([self.ada.pk, self.bo.pk])
        self.assertEqual(words[self.ada.pk][field.code], ["Bijzonder"])
        self.assertEqual(words[self.ada.pk]["place"], ["De Werf"])
        self.assertFalse({hidden.code, unfound.code, "phone", "mail"} & words[self.ada.pk].keys())
        self.tell(audiences={"place": "department", field.code: "myself"})
        self.assertFalse({field.code, "place"} & words_of([self.ada.pk])[self.ada.pk].keys())

    def test_a_choice_is_found_in_both_languages_and_yes_by_its_question(self):
        field = add_field(actor=self.mo, kind="choice", told=FieldTold(label_nl="Vervoer"))
        choice = add_choice(actor=self.mo, field=field, label_nl="Fiets", label_en="Bicycle")
        rescuer = add_field(actor=self.mo, kind="yes_no", told=FieldTold(label_nl="BHV", label_en="First aid"))
        self.tell(choices={field.code: [choice.pk]}, texts={rescuer.code: "yes"})
        words = words_of([self.ada.pk])[self.ada.pk]
        self.assertEqual((words[field.code], words[rescuer.code]), (["Fiets", "Bicycle"], ["BHV", "First aid"]))
        self.tell(texts={rescuer.code: "no"})
        self.assertNotIn(rescuer.code, words_of([self.ada.pk])[self.ada.pk])


class PromiseTests(SightTestCase):
    def widen(self, field, audience):
        return change_field(actor=self.mo, field=field, told=told_of(field, audience=audience))

    def test_what_was_told_under_a_narrower_promise_stays_narrow_until_the_person_agrees(self):
        field = self.own("text", "department")
        self.widen(field, "everyone")
        self.assertEqual(self.seen(field), "abc")
        self.tell(texts={field.code: "Nieuwer"})
        self.assertEqual(self.seen(field), "abc")
        self.tell(audiences={field.code: "everyone"})
        self.assertEqual(self.seen(field), "abcdgm")

    def test_who_had_told_nothing_yet_tells_it_under_the_new_promise(self):
        field = self.own("text", "department")
        self.widen(field, "everyone")
        change_own_profile(actor=self.bo, person=self.bo, told=Told(texts={field.code: "Van Bo"}))
        self.assertIn(field.code, shown(self.gus, [self.bo])[self.bo.pk])

    def test_a_choice_of_ones_own_is_not_widened_past_what_held_last(self):
        """Ada chose colleagues, the organisation made it her department, then everyone: her department it stays."""
        field = self.own("text", "everyone")
        self.tell(audiences={field.code: "colleagues"})
        field = self.widen(field, "department")
        self.assertEqual(self.seen(field), "abc")
        self.widen(field, "everyone")
        self.assertEqual(self.seen(field), "abc")

    def test_narrowing_holds_at_once_and_for_all(self):
        field = self.own("text", "everyone")
        field = self.widen(field, "myself")
        self.assertEqual(self.seen(field), "a")
        self.widen(field, "colleagues")
        self.assertEqual(self.seen(field), "a")

    def test_it_holds_for_columns_and_for_rows_elsewhere(self):
        self.tell(texts={"phone": "06"})
        phone = Field.objects.get(code="phone")
        self.widen(phone, "everyone")
        self.assertEqual(self.seen(phone), "abcdm")

    def test_where_narrowing_is_off_one_can_still_agree_but_not_narrow(self):
        field = self.own("text", "department", may_narrow=False)
        self.widen(field, "colleagues")
        with self.assertRaises(DomainError) as refused:
            self.tell(audiences={field.code: "myself"})
        self.assertEqual(refused.exception.code, "field_audience")
        self.tell(audiences={field.code: "department"})
        self.assertEqual(self.seen(field), "abc")
        self.tell(audiences={field.code: "colleagues"})
        self.assertEqual(self.seen(field), "abcdm")


class SearchTests(SightTestCase):
    def found(self, reader, words="zeppelinhal"):
        return [one.username for one in find_people(reader, words).rows]

    def test_a_narrowed_field_leads_nobody_to_the_person_any_more(self):
        self.tell(texts={"place": "Zeppelinhal"})
        renew_found(people=[self.ada.pk])
        self.assertEqual(self.found(self.dee), ["ada"])
        place = Field.objects.get(code="place")
        with self.records("profile_field.changed") as facts:
            change_field(actor=self.mo, field=place, told=told_of(place, audience="department"))
        find_people_anew(facts[0])
        self.assertEqual(self.found(self.dee), [])
        with self.records("profile_field.changed") as facts:
            remove_field(actor=self.mo, field=place)
        find_people_anew(facts[0])
        self.assertEqual(self.found(self.bo), [])
