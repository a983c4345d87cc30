"""Rounds in tests: Coco runs them, Wim speaks for the works council, forty colleagues work in two departments."""

from datetime import timedelta

from django.utils import timezone

from omarm.consent.commands import Agreement, record_consent
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import add_department, change_roles
from omarm.people.models import Person
from omarm.surveys.commands import NewRound, answer, open_round
from omarm.surveys.models import Round
from omarm.surveys.queries.answering import forget_running
from omarm.surveys.queries.gate import NOMINATIONS

DAY = timedelta(days=1)


class RoundTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.kim, cls.wim = make_person("coco"), make_person("kim"), make_person("wim")
        for person in (cls.coco, cls.kim):
            change_roles(actor=None, person=person, codes=["community_manager"])
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        cls.other = add_department(actor=None, name="Burgerzaken")
        cls.crowd = [cls._colleague(number) for number in range(40)]
        cls.today = timezone.localdate()

    @classmethod
    def _colleague(cls, number):
        department = cls.team if number % 2 else cls.other
        return Person.objects.create(
            username=f"collega{number}",
            name=f"Collega {number:02}",
            sort_key=f"collega {number:02}",
            department=department,
        )

    def setUp(self):
        forget_running()
        self.addCleanup(forget_running)

    def agree(self, **told):
        """Have the works council agree. Returns the ConsentRecord."""
        told = {
            "given_by": "Ondernemingsraad",
            "given_on": self.today,
            "scope": "Zoals besproken.",
            "document": "OR-12",
        } | told
        return record_consent(actor=self.wim, measurement=NOMINATIONS, agreement=Agreement(**told))

    def round(self, by=None, **told):
        """Return a round that opens today and runs for two weeks, with consent."""
        told = {"subject": "samenwerken", "opens_on": self.today, "closes_on": self.today + 14 * DAY} | told
        round = open_round(actor=by or self.coco, new=NewRound(**told))
        forget_running()
        return round

    def opened(self):
        """Return a round of everybody, after the works council agreed."""
        self.agree()
        return self.round()

    def name(self, round, who, *names):
        return answer(actor=who, round=round, names=names)

    def over(self, round, *, days_ago=1):
        """Have the last day of a round lie so many days back. Returns it."""
        last = self.today - days_ago * DAY
        Round.objects.filter(pk=round.pk).update(opens_on=last - 14 * DAY, closes_on=last)
        forget_running()
        return Round.objects.get(pk=round.pk)

    def answered(self, number=20):
        """Return a round that so many colleagues answered: all name Ada, from the fourth on Bo too; two name Cy."""
        round = self.opened()
        for place, person in enumerate(self.crowd[:number]):
            names = [self.ada, *([self.bo] if place >= 4 else []), *([self.cy] if place < 2 else [])]
            self.name(round, person, *names)
        return round
