"""Keeping the list of fields, with data in it."""

from django.core.exceptions import PermissionDenied

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.profiles import commands
from omarm.profiles.builtin import BUILT_INS, fixed_of
from omarm.profiles.commands import FieldTold, Told
from omarm.profiles.models import Choice, Field, Value
from omarm.profiles.queries import shown
from omarm.profiles.queries.kinds import KINDS, change_of_kind
from omarm.profiles.tests.test_sight import SightTestCase, told_of


class SchemaTestCase(SightTestCase):
    def told(self, field, person=None):
        """Return the texts that a colleague reads in a field, None when it is not there."""
        person = person or self.ada
        found = shown(self.bo, [person])[person.pk].get(field.code)
        return found and found.texts

    def tell_as(self, person, **told):
        commands.change_own_profile(actor=person, person=person, told=Told(**told))


class FieldTests(SchemaTestCase):
    def test_every_built_in_field_has_its_row_and_no_other_has(self):
        rows = set(Field.objects.values_list("code", flat=True))
        self.assertEqual(rows, {one.code for one in BUILT_INS})

    def test_a_new_field_stands_at_the_end_and_is_recorded(self):
        with self.records("profile_field.changed"):
            field = commands.add_field(actor=self.mo, kind="text", told=FieldTold(label_nl="Opleiding"))
        self.assertEqual(Field.objects.current().last(), field)
        self.assertEqual(field.code, "opleiding")
        again = commands.add_field(actor=self.mo, kind="text", told=FieldTold(label_nl="Opleiding"))
        self.assertEqual(again.code, "opleiding-2")
        event = AuditEvent.objects.order_by("-pk").first()
        self.assertEqual((event.act, event.target, event.actor), ("profile_field.added", "Opleiding", self.mo))

    def test_a_code_is_never_an_address_or_a_name_that_the_form_has(self):
        for label in ("New", "Asked", "csrfmiddlewaretoken"):
            field = commands.add_field(actor=self.mo, kind="text", told=FieldTold(label_nl=label))
            self.assertTrue(field.code.endswith("-2"), field.code)

    def test_nobody_else_keeps_the_list(self):
        field = self.own("choice")
        choice = field.choices.get()
        for actor in (self.ada, self.gus):
            acts = (
                (commands.add_field, {"kind": "text", "told": FieldTold(label_nl="x")}),
                (commands.change_field, {"field": field, "told": told_of(field)}),
                (commands.change_kind, {"field": field, "kind": "text"}),
                (commands.remove_field, {"field": field}),
                (commands.restore_field, {"field": field}),
                (commands.move_field, {"field": field, "up": True}),
                (commands.add_choice, {"field": field, "label_nl": "x"}),
                (commands.rename_choice, {"choice": choice, "label_nl": "x"}),
                (commands.move_choice, {"choice": choice, "up": True}),
                (commands.remove_choice, {"choice": choice}),
                (commands.restore_choice, {"choice": choice}),
                (commands.merge_choices, {"source": choice, "target": choice}),
            )
            for act, told in acts:
                with self.records(), self.assertRaises(PermissionDenied):
                    act(actor=actor, **told)

    def test_what_other_pages_rest_on_cannot_be_changed(self):
        for code, changed in (
            ("function", {"audience": "myself"}), ("function", {"may_narrow": True}), ("manager", {"source": "person"}),
            ("mail", {"source": "person"}), ("department", {"is_found": False}), ("languages", {"source": "hr"}),
        ):  # fmt: skip
            field = Field.objects.get(code=code)
            with self.records(), self.assertRaises(DomainError) as refused:
                commands.change_field(actor=self.mo, field=field, told=told_of(field, **changed))
            self.assertEqual(refused.exception.code, "field_fixed")
            commands.change_field(actor=self.mo, field=field, told=told_of(field, label_nl="Anders"))
        for code in ("function", "department", "manager", "position"):
            with self.assertRaises(DomainError):
                commands.remove_field(actor=self.mo, field=Field.objects.get(code=code))
            self.assertIn("audience", fixed_of(Field.objects.get(code=code)))

    def test_removed_and_put_back_nothing_is_lost(self):
        for code in ("place", "languages"):
            field = Field.objects.get(code=code)
            told = {"choices": {code: [field.choices.first().pk]}} if field.has_list else {"texts": {code: "De Werf"}}
            self.tell_as(self.ada, **told, audiences={code: "department"})
            before = self.told(field)
            commands.remove_field(actor=self.mo, field=field)
            self.assertIsNone(self.told(field))
            self.assertIsNone(shown(self.ada, [self.ada])[self.ada.pk].get(code))
            with self.assertRaises(PermissionDenied):
                self.tell_as(self.ada, **told)
            with self.assertRaises(DomainError):
                commands.change_field(actor=self.mo, field=field, told=told_of(field))
            commands.restore_field(actor=self.mo, field=field)
            self.assertEqual(self.told(field), before)
            self.assertIsNone(shown(self.dee, [self.ada])[self.ada.pk].get(code))

    def test_fields_change_places(self):
        codes = lambda: list(Field.objects.current().values_list("code", flat=True))  # noqa: E731
        before = codes()
        commands.move_field(actor=self.mo, field=Field.objects.get(code=before[1]), up=True)
        self.assertEqual(codes(), [before[1], before[0], *before[2:]])
        commands.move_field(actor=self.mo, field=Field.objects.get(code=before[1]), up=False)
        self.assertEqual(codes(), before)
        for code, up in ((before[0], True), (before[-1], False)):
            commands.move_field(actor=self.mo, field=Field.objects.get(code=code), up=up)
        self.assertEqual(codes(), before)


class KindTests(SchemaTestCase):
    def test_every_kind_to_every_kind_and_back_loses_nothing(self):
        for former in KINDS:
            for kind in KINDS:
                field = self.own(former)
                before = self.told(field)
                changed = commands.change_kind(actor=self.mo, field=field, kind=kind)
                self.assertTrue(Value.objects.filter(field=field, person=self.ada).exists(), (former, kind))
                self.assertEqual(
                    self.told(changed) is not None, change_of_kind(field, kind).is_told and self.fits(changed), kind
                )
                back = commands.change_kind(actor=self.mo, field=changed, kind=former)
                self.assertEqual(self.told(back), before, (former, kind))
                commands.remove_field(actor=self.mo, field=back)

    def fits(self, field):
        return bool(shown(self.ada, [self.ada])[self.ada.pk].get(field.code))

    def test_what_fits_becomes_an_answer_of_the_new_kind(self):
        for former, answer, kind, expected in (
            ("text", "1-5-2026", "date", "2026-05-01"), ("text", "ja", "yes_no", "yes"), ("yes_no", "no", "text", "Nee"),
            ("text", "https://a.example/", "link", "https://a.example/"), ("date", "2026-05-01", "text", "2026-05-01"),
        ):  # fmt: skip
            field = commands.add_field(actor=self.mo, kind=former, told=FieldTold(label_nl="Proef"))
            self.tell_as(self.ada, texts={field.code: answer})
            commands.change_kind(actor=self.mo, field=field, kind=kind)
            self.assertEqual(Value.objects.get(field=field).text, expected)

    def test_a_word_that_is_on_the_list_becomes_that_choice(self):
        field = commands.add_field(actor=self.mo, kind="choices", told=FieldTold(label_nl="Vervoer"))
        bicycle = commands.add_choice(actor=self.mo, field=field, label_nl="Fiets", label_en="Bicycle")
        field = commands.change_kind(actor=self.mo, field=field, kind="text")
        for person, words in ((self.ada, "fiets"), (self.cy, "Bicycle"), (self.dee, "lopend")):
            self.tell_as(person, texts={field.code: words})
        field = commands.change_kind(actor=self.mo, field=field, kind="choice")
        self.assertEqual(
            [self.told(field, one) for one in (self.ada, self.cy, self.dee)], [("Fiets",), ("Fiets",), None]
        )
        self.assertEqual(Value.objects.get(person=self.dee, field=field).text, "lopend")
        self.assertEqual(Value.objects.filter(choice=bicycle).count(), 2)

    def test_two_choices_do_not_fit_where_one_is_asked(self):
        field = commands.add_field(actor=self.mo, kind="choices", told=FieldTold(label_nl="Vervoer"))
        both = [commands.add_choice(actor=self.mo, field=field, label_nl=name).pk for name in ("Fiets", "Trein")]
        self.tell_as(self.ada, choices={field.code: both})
        field = commands.change_kind(actor=self.mo, field=field, kind="choice")
        self.assertIsNone(self.told(field))
        self.assertEqual(Value.objects.filter(field=field).count(), 2)

    def test_the_numbers_say_nothing_about_few(self):
        field = commands.add_field(actor=self.mo, kind="text", told=FieldTold(label_nl="Proef"))
        self.assertFalse(change_of_kind(field, "date").is_told)
        for number in range(9):
            person = make_person(f"extra{number}")
            self.tell_as(person, texts={field.code: "1-5-2026" if number < 8 else "ooit"})
        change = change_of_kind(field, "date")
        self.assertEqual((change.fitting, change.unfitting, change.is_told), (8, None, True))

    def test_a_built_in_field_keeps_its_kind(self):
        for code in ("phone", "languages", "expertise"):
            with self.assertRaises(DomainError):
                commands.change_kind(actor=self.mo, field=Field.objects.get(code=code), kind="text")


class AuditTests(SchemaTestCase):
    def test_it_has_what_the_organisation_wrote_and_nobodys_answers(self):
        """A choice is a word of the organisation's list; who chose it, and how many, is nobody's to read there."""
        Field.objects.filter(code="phone").update(source=Field.Source.HR)
        field = commands.add_field(actor=self.mo, kind="choice", told=FieldTold(label_nl="Contract", source="hr"))
        choices = [commands.add_choice(actor=self.mo, field=field, label_nl=one) for one in ("Vast", "Oproep")]
        told = Told(texts={"phone": "06 98765432"}, choices={field.code: [choices[1].pk]})
        commands.keep_profile(actor=self.mo, person=self.ada, told=told)
        text = self.own("text")
        commands.change_kind(actor=self.mo, field=text, kind="date")
        commands.merge_choices(actor=self.mo, source=choices[1], target=choices[0])
        kept = AuditEvent.objects.get(act="profile.kept")
        self.assertEqual((kept.target, kept.details), ("ada", {"fields": ["contract", "phone"]}))
        merged = AuditEvent.objects.get(act="profile_choice.merged")
        self.assertEqual((merged.target, merged.details), ("Contract: Oproep", {"into": "Vast"}))
        for event in AuditEvent.objects.all():
            for answer in ("98765432", "Bijzonder"):
                self.assertNotIn(answer, f"{event.target} {event.details}", event.act)


class ChoiceTests(SchemaTestCase):
    def setUp(self):
        self.field = commands.add_field(actor=self.mo, kind="choices", told=FieldTold(label_nl="Vervoer"))
        self.bike, self.cycle, self.train = (
            commands.add_choice(actor=self.mo, field=self.field, label_nl=name)
            for name in ("Fiets", "Rijwiel", "Trein")
        )

    def choose(self, person, *choices):
        self.tell_as(person, choices={self.field.code: [one.pk for one in choices]})

    def test_merged_each_keeps_it_once(self):
        self.choose(self.ada, self.cycle)
        self.choose(self.cy, self.cycle, self.bike)
        self.choose(self.dee, self.train)
        commands.merge_choices(actor=self.mo, source=self.cycle, target=self.bike)
        self.assertEqual(
            [self.told(self.field, one) for one in (self.ada, self.cy, self.dee)], [("Fiets",), ("Fiets",), ("Trein",)]
        )
        with self.assertRaises(DomainError):
            self.choose(self.bo, self.cycle)

    def test_only_choices_of_one_list_are_merged(self):
        other = Field.objects.get(code="languages").choices.first()
        for source, target in ((self.bike, self.bike), (self.bike, other), (other, self.bike)):
            with self.records(), self.assertRaises(DomainError):
                commands.merge_choices(actor=self.mo, source=source, target=target)

    def test_a_removed_choice_stays_where_it_was_chosen_and_is_chosen_no_more(self):
        self.choose(self.ada, self.train)
        commands.remove_choice(actor=self.mo, choice=self.train)
        self.assertEqual(self.told(self.field), ("Trein",))
        with self.assertRaises(DomainError):
            self.choose(self.bo, self.train)
        self.choose(self.ada, self.train, self.bike)
        self.assertEqual(self.told(self.field), ("Fiets", "Trein"))
        self.choose(self.ada, self.bike)
        with self.assertRaises(DomainError):
            self.choose(self.ada, self.train)
        commands.restore_choice(actor=self.mo, choice=self.train)
        self.choose(self.ada, self.train)

    def test_renamed_it_reads_so_wherever_it_was_chosen(self):
        self.choose(self.ada, self.bike)
        commands.rename_choice(actor=self.mo, choice=self.bike, label_nl="Tweewieler", label_en="Bicycle")
        self.assertEqual(self.told(self.field), ("Tweewieler",))
        for label in ("Trein", "TREIN", "  ", ""):
            with self.assertRaises(DomainError):
                commands.rename_choice(actor=self.mo, choice=self.bike, label_nl=label)

    def test_added_again_it_is_the_same_choice(self):
        commands.remove_choice(actor=self.mo, choice=self.bike)
        again = commands.add_choice(actor=self.mo, field=self.field, label_nl="fiets")
        self.assertEqual(again.pk, self.bike.pk)
        with self.assertRaises(DomainError):
            commands.add_choice(actor=self.mo, field=self.field, label_nl="Fiets")

    def test_choices_change_places(self):
        commands.move_choice(actor=self.mo, choice=self.train, up=True)
        names = list(Choice.objects.filter(field=self.field).values_list("label_nl", flat=True))
        self.assertEqual(names, ["Fiets", "Trein", "Rijwiel"])
