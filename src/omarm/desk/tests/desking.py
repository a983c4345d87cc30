"""The desk in tests: Coco is community manager, things wait by real commands, and the list is made."""

from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from omarm.core.prepared import Source, Told
from omarm.desk.commands import lay_out_desk
from omarm.planboard.commands import NewAction, add_action
from omarm.programme.tests.campaigning import ProgrammeTestCase

DESK = "/adoption/desk/"
HTMX = {"HX-Request": "true"}
DAY = timedelta(days=1)


class DeskTestCase(ProgrammeTestCase):
    def action(self, title="Drie voorbeelden over delen", **told):
        """Put an action without an owner on the plan board: it waits on the desk. Returns it."""
        return add_action(actor=self.coco, new=NewAction(title=title, **{"due_on": self.today + 7 * DAY} | told))

    def laid_out(self, number=1):
        """Have so many actions wait, and make the list. Returns how many things wait."""
        for one in range(number):
            self.action(f"Wat er te doen is: {one}")
        return lay_out_desk()

    def hours_ago(self, number):
        return timezone.now() - timedelta(hours=number)

    def sources(self, found, **told):
        """Have these sources, and no others: {code: [Waiting]}."""
        made = {
            code: Source(
                code=code, category="plan", label=code, find=lambda now, most, rows=rows: rows[:most],
                words=lambda values: Told("Iets", "Zomaar", "/", "Doe het"), **told,
            )
            for code, rows in found.items()
        }  # fmt: skip
        return patch.dict("omarm.core.prepared._sources", made, clear=True)
