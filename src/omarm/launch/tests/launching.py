"""The launch in tests: Coco looks after it, Otto is of the works council, Lea leads, Cy only works here."""

from datetime import datetime, time, timedelta
from unittest.mock import patch

from django.utils import timezone

from omarm.ambassadors.models import GoLive
from omarm.core.testing.cast import make_person
from omarm.launch.commands import case, naming, why
from omarm.launch.commands.case import Measured, NewCase
from omarm.launch.commands.naming import NewContest
from omarm.launch.queries.naming import forget_naming
from omarm.launch.queries.opening import forget_launching
from omarm.launch.queries.why import forget_why
from omarm.programme.tests.campaigning import DAY, ProgrammeTestCase

KIT, WHY, NAME, CASE = "/adoption/launch/", "/why/", "/name/", "/adoption/launch/case/"
CONTEST = "/adoption/launch/name/"
WORDS = {
    "kind": "knowledge", "means": "talking", "wish": "Minder zoeken.", "goal": "Wie iets weet, is te vinden.", "values": "Open.",
    "scope": "Vragen stellen.", "not_scope": "Dossiers.", "audience": "Iedereen.", "signal": "Antwoord binnen een dag.",
}  # fmt: skip
__all__ = ["CASE", "CONTEST", "DAY", "KIT", "NAME", "WHY", "WORDS", "GoLive", "LaunchTestCase"]


class LaunchTestCase(ProgrammeTestCase):
    def setUp(self):
        super().setUp()
        for forget in (forget_why, forget_naming, forget_launching):
            forget()
            self.addCleanup(forget)

    def published(self, note="", **told):
        why.keep_draft(actor=self.coco, told=WORDS | told)
        edition = why.publish_why(actor=self.coco, note=note)
        forget_why()
        return edition

    def contest(self):
        now = timezone.now()
        new = NewContest(call="Hoe heet het?", suggest_until=now + 7 * DAY, vote_until=now + 14 * DAY)
        return naming.open_contest(actor=self.coco, new=new)

    def suggested(self, contest, name="Binnenplein", by=None):
        return naming.suggest_name(actor=by or self.cy, contest=contest, name=name)

    def today_at(self, number):
        """Return noon, so many days from today."""
        return timezone.make_aware(datetime.combine(self.today + number * DAY, time(12)))

    def days_on(self, number):
        noon = timezone.make_aware(datetime.combine(self.today + number * DAY, time(12)))
        return patch("django.utils.timezone.now", return_value=noon + timedelta(hours=12))

    def voted(self, ideas, *, first):
        """Have twelve colleagues vote: so many of them for the first name, the rest for the second; and count."""
        people = [make_person(f"v{n}") for n in range(12)]
        with self.days_on(9):
            for number, person in enumerate(people):
                naming.vote_for(actor=person, idea=ideas[0 if number < first else 1])
        with self.days_on(16):
            naming.count_contests()

    def line(self, **told):
        told = {"goal": "Sneller antwoord", "behaviour": "Ik vraag het in een groep.", "assumptions": "Tien minuten.",
                "measure": "Minuten zoeken", "cost_once": 1200, "benefit_a_year": 2400} | told  # fmt: skip
        return case.add_case(actor=self.coco, new=NewCase(**told))

    def measured(self, **told):
        return Measured(**{"value": 12, "since": self.today - DAY, "until": self.today, "how": "Tien gevraagd"} | told)
