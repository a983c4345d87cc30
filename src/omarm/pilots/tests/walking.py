"""The pages of pilots in tests: Coco guides, Otto is of the works council, Bo answers for a pilot of the open group."""

from datetime import timedelta

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles
from omarm.pilots.commands import save_pilot
from omarm.pilots.models import Pilot

PAGE, NEW = "/adoption/pilots/", "/adoption/pilots/new/"
CONDITIONS = [("exit", "days", 40), ("stop", "days", 120), ("start", "members", 5)]


class PilotPageTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.coco, cls.otto = make_person("coco"), make_person("otto")
        for person, role in ((cls.coco, "community_manager"), (cls.otto, "works_council")):
            change_roles(actor=None, person=person, codes=[role])
        cls.today = timezone.localdate()

    def draft(self, **told):
        told = {
            "name": "Vragen in Groen", "group": self.open, "department": None, "use_case": "vragen in de groep", "success": "antwoord op een dag",
            "owner": self.bo, "starts_on": self.today + timedelta(days=7), "conditions": CONDITIONS,
        } | told  # fmt: skip
        return save_pilot(actor=self.coco, **told)

    def running(self, **told):
        pilot = self.draft(**told)
        Pilot.objects.filter(pk=pilot.pk).update(state=Pilot.State.RUNNING, started_on=self.today)
        return Pilot.objects.get(pk=pilot.pk)

    def ended(self, state, **told):
        pilot = self.running(**told)
        Pilot.objects.filter(pk=pilot.pk).update(state=state, ended_on=self.today)
        return Pilot.objects.get(pk=pilot.pk)

    def typed(self, **more):
        """Return what the form of a pilot sends."""
        return {
            "name": "Vragen in Groen", "use_case": "vragen in de groep", "success": "antwoord op een dag", "owner": self.bo.pk,
            "starts_on": (self.today + timedelta(days=7)).isoformat(), "following": "",
            "exit-rows": "1", "exit-0-code": "days", "exit-0-value": "40", "stop-rows": "1", "stop-0-code": "days",
            "stop-0-value": "120", "start-rows": "1", "start-0-code": "", "start-0-value": "",
        } | more  # fmt: skip

    def costs(self, path, person):
        browser = self.as_person(person)
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(browser.get(path).status_code, 200)
        return len(queries)

    def told_after(self, answer):
        """Return what the person is told after an answer, as [(level, words)]."""
        return [(message.level_tag, str(message)) for message in get_messages(answer.wsgi_request)]
