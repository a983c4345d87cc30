from django.core.exceptions import PermissionDenied
from django.db import connection

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.testing.cast import CastTestCase, make_person
from omarm.people import commands
from omarm.people.models import FormerUsername, Found, Person, Role, Session
from omarm.people.naming import Name


def new(name="Dirk van Dam", **told):
    return commands.NewPerson(name=Name.split(name), **told)


class AccountTestCase(CastTestCase):
    def refuses(self, code, command, **told):
        with self.records(), self.assertRaises(DomainError) as raised:
            command(**told)
        self.assertEqual(raised.exception.code, code)

    def denies_all_but_administrators(self, command, **told):
        for person in (self.ada, self.cy, self.gus):
            with self.records(), self.assertRaises(PermissionDenied):
                command(actor=person, **told)


class MakingTests(AccountTestCase):
    def test_an_account_is_made_and_stands_in_the_audit(self):
        with self.records("person.created") as facts:
            person = commands.create_person(
                actor=self.mo, new=new(email="dirk@proefstad.example", password="een zin", department=self.team)
            )
        self.assertEqual((person.username, person.sort_key), ("dirk.van.dam", "dam dirk van"))
        self.assertTrue(person.check_password("een zin"))
        self.assertTrue(Found.objects.filter(person=person, words__meets="'groen' & 'dam'").exists())
        self.assertEqual((facts[0].actor, facts[0].subject_id), (self.mo, person.pk))
        self.assertEqual(AuditEvent.objects.first().act, "person.created")

    def test_the_operator_and_imports_stand_in_no_audit(self):
        commands.create_person(actor=None, new=new())
        self.assertFalse(AuditEvent.objects.filter(act="person.created").exists())

    def test_only_administrators_make_accounts(self):
        self.denies_all_but_administrators(commands.create_person, new=new())

    def test_what_is_taken_is_refused(self):
        for code, told in (
            ("username_taken", {"username": "ada"}),
            ("username_taken", {"username": "departments"}),
            ("username_taken", {"username": "new"}),
            ("username_shape", {"username": "Dirk"}),
            ("username_shape", {"username": "dirk/van"}),
            ("username_shape", {"username": ".dirk"}),
            ("email_taken", {"email": "ADA@proefstad.example"}),
            ("name_missing", {"name": "  "}),
            ("name_missing", {"name": "\u200b\u2060 \u3164"}),
        ):
            with self.subTest(**told):
                self.refuses(code, commands.create_person, actor=self.mo, new=new(**told))

    def test_what_nobody_sees_of_a_name_is_left_out(self):
        name = Name("Di\u200brk\u202e", "van", "Dam\u3164")
        person = commands.create_person(actor=None, new=commands.NewPerson(name=name))
        self.assertEqual((person.name, person.username), ("Dirk van Dam", "dirk.van.dam"))

    def test_people_of_one_name_get_numbers(self):
        made = [commands.create_person(actor=None, new=new()).username for _time in range(3)]
        self.assertEqual(made, ["dirk.van.dam", "dirk.van.dam2", "dirk.van.dam3"])

    def test_nobody_gets_the_address_of_a_page(self):
        self.assertEqual(commands.create_person(actor=None, new=new("New")).username, "new2")

    def test_a_very_long_name_is_cut_to_what_fits(self):
        person = commands.create_person(actor=None, new=new(f"{'Maximiliaan ' * 9}van {'x' * 200}"))
        self.assertLessEqual(len(person.username), 60)
        Person.objects.get(pk=person.pk).full_clean(exclude=["password"])
        dotted = commands.create_person(actor=None, new=new(f"{'x' * 55} Bakker"))
        self.assertEqual(dotted.username, "x" * 55)

    def test_without_a_mail_address_one_is_as_good_as_another(self):
        people = [commands.create_person(actor=None, new=new(email="")) for _time in range(2)]
        self.assertEqual([person.email for person in people], [None, None])

    def test_no_visit_can_be_written_down(self):
        self.assertNotIn("last_login", {field.name for field in Person._meta.get_fields()})
        with connection.cursor() as cursor:
            columns = {
                column.name for column in connection.introspection.get_table_description(cursor, "people_person")
            }
        self.assertFalse({name for name in columns if "login" in name or "seen" in name or "visit" in name})


class RenamingTests(AccountTestCase):
    def test_the_old_address_leads_to_the_new_one(self):
        with self.records("person.renamed"):
            commands.rename_person(actor=self.mo, person=self.ada, username="augusta")
        browser = self.as_person(self.cy)
        self.assertRedirects(browser.get("/people/ada/"), "/people/augusta/", status_code=302)
        self.assertRedirects(browser.get("/people/Ada/"), "/people/augusta/", status_code=302)
        self.assertEqual(AuditEvent.objects.first().details, {"former": "ada"})

    def test_a_chain_of_names_leads_to_the_last(self):
        for username in ("augusta", "aurora"):
            commands.rename_person(actor=self.mo, person=self.ada, username=username)
        for former in ("ada", "augusta"):
            self.assertRedirects(self.as_person(self.cy).get(f"/people/{former}/"), "/people/aurora/", status_code=302)

    def test_a_guest_is_led_only_to_whom_they_may_see(self):
        for person, status in ((self.cy, 404), (self.ada, 302)):
            former = person.username
            commands.rename_person(actor=self.mo, person=person, username=f"{former}x")
            self.assertEqual(self.as_person(self.gus).get(f"/people/{former}/").status_code, status)

    def test_a_name_that_somebody_had_stays_theirs_and_can_come_back(self):
        commands.rename_person(actor=self.mo, person=self.ada, username="augusta")
        self.refuses("username_taken", commands.create_person, actor=self.mo, new=new(username="ada"))
        self.refuses("username_taken", commands.rename_person, actor=self.mo, person=self.bo, username="ada")
        commands.rename_person(actor=self.mo, person=self.ada, username="ada")
        self.assertEqual(list(FormerUsername.objects.values_list("username", flat=True)), ["augusta"])
        self.assertEqual(self.as_person(self.cy).get("/people/ada/").status_code, 200)

    def test_a_username_has_our_shape_and_is_free(self):
        for code, username in (
            ("username_taken", "bo"),
            ("username_shape", "A D A"),
            ("username_taken", "departments"),
        ):
            self.refuses(code, commands.rename_person, actor=self.mo, person=self.ada, username=username)

    def test_only_administrators_rename(self):
        self.denies_all_but_administrators(commands.rename_person, person=self.ada, username="augusta")


class EndingTests(AccountTestCase):
    def test_an_ended_account_is_out_at_once_and_everywhere(self):
        phone, laptop = self.as_person(self.cy), self.as_person(self.cy)
        with self.records("person.deactivated"):
            commands.deactivate_person(actor=self.mo, person=self.cy)
        for browser in (phone, laptop):
            self.assertIn("/sign-in/", browser.get("/people/").headers["Location"])
            self.assertEqual(browser.post("/settings/", {"language": "en", "theme": "dark"}).status_code, 401)
        self.assertFalse(Session.objects.filter(person=self.cy).exists())

    def test_a_session_that_was_not_ended_is_dead_all_the_same(self):
        browser = self.as_person(self.cy)
        Person.objects.filter(pk=self.cy.pk).update(is_active=False)
        self.assertIn("/sign-in/", browser.get("/people/").headers["Location"])

    def test_it_can_be_opened_again(self):
        commands.deactivate_person(actor=self.mo, person=self.cy)
        with self.records("person.reactivated"):
            commands.reactivate_person(actor=self.mo, person=self.cy)
        self.assertTrue(Person.objects.active().contains(self.cy))
        self.assertEqual(
            [event.act for event in AuditEvent.objects.all()[:2]], ["person.reactivated", "person.deactivated"]
        )

    def test_nobody_ends_their_own_account(self):
        self.refuses("own_account", commands.deactivate_person, actor=self.mo, person=self.mo)

    def test_only_administrators_end_and_open_accounts(self):
        self.denies_all_but_administrators(commands.deactivate_person, person=self.bo)
        self.denies_all_but_administrators(commands.reactivate_person, person=self.bo)


class TaskTests(AccountTestCase):
    def test_one_has_exactly_the_tasks_that_were_given(self):
        for codes in (["editor", "leader"], ["leader"], []):
            with self.records("person.roles_changed"):
                commands.change_roles(actor=self.mo, person=self.ada, codes=codes)
            self.assertEqual(sorted(Person.objects.get(pk=self.ada.pk).role_codes), codes)
            self.assertEqual(sorted(self.ada.role_codes), codes)
            self.assertEqual(AuditEvent.objects.first().details, {"roles": codes})

    def test_somebody_administers(self):
        self.refuses("last_administrator", commands.change_roles, actor=self.mo, person=self.mo, codes=["editor"])
        deputy = make_person("deputy")
        commands.change_roles(actor=self.mo, person=deputy, codes=["administrator"])
        commands.change_roles(actor=deputy, person=self.mo, codes=[])
        self.assertFalse(Person.objects.get(pk=self.mo.pk).is_administrator)

    def test_an_administrator_whose_account_ended_does_not_count(self):
        deputy = make_person("deputy")
        commands.change_roles(actor=self.mo, person=deputy, codes=["administrator"])
        commands.deactivate_person(actor=self.mo, person=deputy)
        self.refuses("last_administrator", commands.change_roles, actor=self.mo, person=self.mo, codes=[])

    def test_only_administrators_give_tasks(self):
        self.denies_all_but_administrators(commands.change_roles, person=self.cy, codes=["administrator"])
        self.assertEqual(Role.objects.count(), 1)


class OrganisationTests(AccountTestCase):
    def test_there_is_one_organisation(self):
        self.refuses("organisation_exists", commands.found_organisation, name="Nog een")

    def test_name_and_colour_change(self):
        told = {"name": "Gemeente Anders", "intranet_name": "Plein", "accent": "#AA3300"}
        with self.records("organisation.changed"):
            organisation = commands.change_organisation(actor=self.mo, **told)
        self.assertEqual((organisation.name, organisation.accent), ("Gemeente Anders", "#aa3300"))
        self.denies_all_but_administrators(commands.change_organisation, **told)

    def test_departments_know_what_they_are_part_of(self):
        with self.records("department.added", "position.added"):
            below = commands.add_department(actor=self.mo, name="Ploeg 1", parent=self.team)
            commands.add_position(actor=self.mo, title="Voorvrouw", department=below)
        self.assertEqual((below.path, below.depth), ([self.department.pk, self.team.pk, below.pk], 3))
        self.denies_all_but_administrators(commands.add_department, name="Eigen rijk")
        self.denies_all_but_administrators(commands.add_position, title="Koning", department=self.team)
