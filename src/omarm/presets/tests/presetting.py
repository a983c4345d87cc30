"""Presets in tests: Coco guides the adoption, Wim speaks for the works council."""

from omarm.core.choices import chosen, forget_choices
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import add_department, change_roles
from omarm.people.queries import forget_organisation
from omarm.presets.commands import apply_preset, change_settings
from omarm.staging.queries import forget_plan


class PresetTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.wim, cls.leo = make_person("coco"), make_person("wim"), make_person("leo")
        for person, code in ((cls.coco, "community_manager"), (cls.wim, "works_council"), (cls.leo, "leader")):
            change_roles(actor=None, person=person, codes=[code])
        cls.other = add_department(actor=None, name="Burgerzaken")

    def setUp(self):
        for forget in (forget_choices, forget_organisation, forget_plan):
            forget()
            self.addCleanup(forget)

    def apply(self, code, **told):
        return apply_preset(actor=self.coco, code=code, **{"reason": "Zo besloten."} | told)

    def by_hand(self, reason="Bij nader inzien.", department=None, **values):
        values = {code.replace("__", "."): value for code, value in values.items()}
        return change_settings(actor=self.coco, values=values, reason=reason, department=department)

    def seen(self, code, person=None):
        """Return what a page sees of a choice a moment later."""
        forget_choices()
        forget_organisation()
        return chosen(code, person)
