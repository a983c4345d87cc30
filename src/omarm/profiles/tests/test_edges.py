"""Pages of who left, and of guests: what there is nothing to ask for is not there."""

from django.utils import timezone

from omarm.people.commands import deactivate_person
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.models import Absence, Expert, Expertise
from omarm.profiles.tests.worklife import WorklifeTestCase
from omarm.topics.commands import TopicText, add_topic


class LeaverTests(WorklifeTestCase):
    def test_who_left_is_not_reached_asked_away_or_working(self):
        Person.objects.filter(pk=self.ada.pk).update(phone="06 12345678")
        topic = add_topic(actor=self.mo, text=TopicText(name="Rioleringen"))
        Expertise.objects.create(person=self.ada, topic=topic, may_be_asked=True)
        Expert.objects.get_or_create(person=self.ada)
        commands.keep_week(actor=self.ada, mornings=1)
        Absence.objects.create(person=self.ada, starts_on=timezone.localdate(), ends_on=timezone.localdate())
        ways = (
            "tel:0612345678",
            "mailto:ada",
            "card.vcf",
            "about=rioleringen",
            'class="week"',
            'class="away"',
        )
        browser = self.as_person(self.bo)
        before = browser.get("/people/ada/").content.decode()
        self.assertEqual([way for way in ways[:4] if way not in before], [])
        deactivate_person(actor=self.mo, person=self.ada)
        after = browser.get("/people/ada/")
        self.assertContains(after, "Rioleringen")
        for way in ways:
            self.assertNotContains(after, way)


class GuestFormTests(WorklifeTestCase):
    def test_a_guest_is_not_asked_for_what_only_colleagues_have(self):
        form = self.as_person(self.gus).get("/settings/profile/")
        self.assertContains(form, 'name="phone"')
        for code in ("expertise", "projects", "working_days", "absence"):
            self.assertNotContains(form, f'name="who.{code}"')
            self.assertContains(self.as_person(self.ada).get("/settings/profile/"), f'name="who.{code}"')
