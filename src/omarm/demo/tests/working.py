"""What a loaded demonstration tells of work: who knows, who is away, new or thanked. For the test case that loads it, once."""

from django.utils import timezone

from omarm.people.models import Person
from omarm.profiles.models import Absence, Expert, Expertise, Thanks, Week
from omarm.profiles.queries.chart import units_in, vacant
from omarm.profiles.queries.experts import experts_on, topics_with_experts
from omarm.profiles.queries.welcome import anniversaries_for, newcomers_for
from omarm.topics.models import Topic


class WorkChecks:
    """Checks on people's work, beside those on their conversations."""

    def test_most_topics_have_experts_who_said_so(self):
        me = Person.objects.get(username="medewerker")
        self.assertGreater(len(topics_with_experts(me)), 15)
        found = experts_on(me, Topic.objects.get(slug="bodem"))
        self.assertEqual(found[0].person.username, "groepsbeheerder")
        self.assertTrue(found[0].can_be_asked and found[0].thanked)
        self.assertEqual(found[-1].away.ask.username, "sjoerd.wiersma")
        asked = Expertise.objects.filter(may_be_asked=True).values("person")
        self.assertEqual(Expert.objects.count(), Expert.objects.filter(person__in=asked).count())

    def test_somebody_is_new_celebrates_and_is_away(self):
        me, today = Person.objects.get(username="medewerker"), timezone.localdate()
        self.assertGreaterEqual(len(newcomers_for(me)), 3)
        self.assertGreaterEqual(len(anniversaries_for(me)), 2)
        self.assertGreaterEqual(Absence.objects.filter(starts_on__lte=today, ends_on__gte=today).count(), 3)
        self.assertFalse(Absence.objects.filter(ends_on__lt=today).exists())
        self.assertGreater(Week.objects.count(), 100)

    def test_nobody_outside_is_part_of_it(self):
        for rows in (Expertise, Week, Absence):
            self.assertFalse(rows.objects.filter(person__is_guest=True).exists())
        self.assertFalse(Thanks.objects.filter(giver__is_guest=True).exists())

    def test_the_chart_has_leads_and_vacancies(self):
        units = units_in()
        self.assertTrue(all(unit.lead for unit in units))
        self.assertEqual([sum(unit.vacancies for unit in units), vacant().count()], [2, 2])
