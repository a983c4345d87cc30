"""The same at the same moment: a profile that is sent twice, two administrators who add the same field."""

from omarm.core.testing.cast import make_person
from omarm.core.testing.meeting import MeetingTestCase
from omarm.people.commands import change_roles, found_organisation
from omarm.profiles import commands
from omarm.profiles.models import Field, Value


class AtOnceTests(MeetingTestCase):
    def setUp(self):
        found_organisation(name="Gemeente Proefstad")
        self.ada, self.mo = make_person("ada"), make_person("mo")
        change_roles(actor=None, person=self.mo, codes=["administrator"])
        self.field = self.add("Koffie", kind="choices")

    def add(self, label, kind="text"):
        return commands.add_field(actor=self.mo, kind=kind, told=commands.FieldTold(label_nl=label))

    def test_a_profile_sent_twice_is_stored_once(self):
        black = commands.add_choice(actor=self.mo, field=self.field, label_nl="Zwart")

        def save():
            told = commands.Told(choices={self.field.code: [black.pk]})
            return commands.change_own_profile(actor=self.ada, person=self.ada, told=told)

        save()
        self.meet(save, save)
        self.assertEqual(Value.objects.get().choice, black)

    def test_two_fields_of_one_name_get_two_codes(self):
        self.meet(lambda: self.add("Fiets"), lambda: self.add("Fiets"))
        self.assertEqual(
            list(Field.objects.order_by("order").values_list("code", flat=True)), ["koffie", "fiets", "fiets-2"]
        )
