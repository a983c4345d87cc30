from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from omarm.audit.commands import note_act
from omarm.audit.models import AuditEvent
from omarm.audit.queries import events_for
from omarm.audit.wording import ACTS, PARTS, acts_of
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people.commands import change_roles


class AppendOnlyTests(CastTestCase):
    def test_the_database_lets_nobody_change_or_remove_an_act(self):
        event = note_act(actor=self.mo, act="probe.made", target="iets")
        for statement in (
            "update audit_auditevent set target = 'iets anders'",
            "delete from audit_auditevent",
            "truncate audit_auditevent",
            "truncate audit_auditevent cascade",
        ):
            self.refuses(statement)
        for act in (event.save, event.delete, AuditEvent.objects.all().delete):
            with self.assertRaises(ProgrammingError) as raised, transaction.atomic():
                act()
            self.assertIsInstance(raised.exception.__cause__, InsufficientPrivilege)
        self.assertEqual(AuditEvent.objects.get(pk=event.pk).target, "iets")

    def refuses(self, statement):
        with self.subTest(statement=statement):
            with self.assertRaises(ProgrammingError) as raised, transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
            self.assertIsInstance(raised.exception.__cause__, InsufficientPrivilege)


class NotingTests(CastTestCase):
    def test_an_act_names_who_did_it_as_they_were_called_then(self):
        event = note_act(actor=self.mo, act="probe.made", target="x" * 400, colour="red")
        self.assertEqual((event.actor_name, event.details), (self.mo.name, {"colour": "red"}))
        self.assertEqual(len(event.target), 300)

    def test_the_operator_has_no_account(self):
        event = note_act(actor=None, act="probe.made", target="iets")
        self.assertEqual((event.actor, event.actor_name), (None, "operator"))


class ReadingTests(CastTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.wim, cls.eli = make_person("wim"), make_person("eli")
        change_roles(actor=None, person=cls.wim, codes=["works_council"])
        change_roles(actor=None, person=cls.eli, codes=["community_manager", "editor", "leader"])

    def test_administrators_and_the_works_council_read_it_newest_first(self):
        last = note_act(actor=self.mo, act="probe.made", target="iets")
        for person in (self.mo, self.wim):
            self.assertEqual(events_for(person).first(), last)

    def test_nobody_else_reads_it(self):
        for person in (self.ada, self.bo, self.cy, self.gus, self.eli):
            with self.assertRaises(PermissionDenied):
                events_for(person)
            self.assertEqual(self.as_person(person).get("/admin/audit/").status_code, 403)

    def test_the_page_shows_acts_and_has_an_end(self):
        for number in range(60):
            note_act(actor=self.mo, act="probe.made", target=f"nummer {number}.")
        for person in (self.mo, self.wim):
            browser = self.as_person(person)
            first = browser.get("/admin/audit/")
            self.assertContains(first, "nummer 59.")
            self.assertNotContains(first, "nummer 0.")
            older = browser.get(f"/admin/audit/?after={first.context['page'].after}")
            self.assertContains(older, "nummer 0.")
            self.assertNotContains(older, "nummer 59.")

    def test_the_list_is_narrowed_to_a_part_and_pages_within_it(self):
        for number in range(60):
            note_act(actor=self.mo, act="campaign.planned", target=f"campagne {number}.")
        note_act(actor=self.mo, act="group.given", target="de tuin")
        browser = self.as_person(self.wim)
        found = browser.get("/admin/audit/", {"part": "adoption"})
        self.assertContains(found, "campagne 59.")
        self.assertNotContains(found, "de tuin")
        self.assertContains(found, "part=adoption")
        older = browser.get("/admin/audit/", {"part": "adoption", "after": found.context["page"].after})
        self.assertEqual({event.act for event in older.context["page"]}, {"campaign.planned"})
        self.assertContains(browser.get("/admin/audit/", {"part": "groups"}), "de tuin")
        self.assertFalse(browser.get("/admin/audit/", {"part": "reports"}).context["page"].rows)
        self.assertEqual(browser.get("/admin/audit/", {"part": "gossip"}).status_code, 404)
        self.assertEqual(self.as_person(self.ada).get("/admin/audit/", {"part": "gossip"}).status_code, 403)

    def test_every_act_belongs_to_one_part(self):
        in_parts = [act for part in PARTS for act in acts_of(part)]
        self.assertEqual(sorted(in_parts), sorted(ACTS))

    def test_nonsense_in_the_address_shows_the_newest(self):
        for after in ("²", "-1", "x", "9" * 5000, "1.5", ""):
            self.assertEqual(self.as_person(self.mo).get("/admin/audit/", {"after": after}).status_code, 200, after)
