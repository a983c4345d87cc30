"""A simulated week of a contact centre."""

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles
from omarm.questions.tests.week import ContactCentre

ASKED = 320
ENOUGH = 0.95


class WeekTests(CastTestCase):
    def test_nothing_is_without_an_owner_and_nearly_all_is_answered_or_escalated_in_time(self):
        for name in ("cora", "cas"):
            change_roles(actor=None, person=make_person(name), codes=["community_manager"])
        figures = ContactCentre(asked=ASKED).run()
        print("\n" + "\n".join(figures.lines()))  # noqa: T201 (the figures are what one runs it for)
        self.assertGreaterEqual(figures.kept / figures.asked, ENOUGH)
        self.assertEqual((figures.ownerless, figures.over_maximum, figures.asked_while_away), (0, 0, 0))
        self.assertGreater(figures.in_time / figures.asked, 0.5)  # the clock helps people to answer, not to escalate
        self.assertGreater(min(figures.turns.values()), 10)  # every stage had its share
