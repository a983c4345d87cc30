import re
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.cast import make_person
from omarm.people.models import Person
from omarm.profiles import commands
from omarm.profiles.models import Absence, Audience, Field, Narrowing, Project, Week
from omarm.profiles.queries.absence import absences_shown
from omarm.profiles.queries.projects import projects_of
from omarm.profiles.queries.week import days_of, week_of, working_today_ids
from omarm.profiles.tests.worklife import WorklifeTestCase, in_days

EVERY_DAY = 127


class WeekTests(WorklifeTestCase):
    def test_days_are_kept_and_read_back(self):
        commands.keep_week(actor=self.ada, mornings=0b00011, afternoons=0b00001, note="  om   de week ")
        days = days_of(week_of(self.ada))
        self.assertEqual(
            [(day.morning, day.afternoon) for day in days[:3]], [(True, True), (True, False), (False, False)]
        )
        self.assertEqual(week_of(self.ada).note, "om de week")
        with self.records():
            self.assertIsNone(commands.keep_week(actor=self.ada))
        self.assertIsNone(week_of(self.ada))

    def test_a_guest_and_an_eighth_day_are_refused(self):
        for actor, bits in ((self.gus, 1), (self.ada, 128), (self.ada, -1)):
            with self.assertRaises(PermissionDenied):
                commands.keep_week(actor=actor, mornings=bits)
        self.assertFalse(Week.objects.exists())

    def test_working_today_is_who_said_so_and_is_not_away(self):
        today = timezone.localdate()
        other_days = EVERY_DAY ^ (1 << today.weekday())
        commands.keep_week(actor=self.ada, mornings=EVERY_DAY)
        commands.keep_week(actor=self.bo, afternoons=1 << today.weekday())
        commands.keep_week(actor=self.cy, mornings=other_days, afternoons=other_days)
        self.assertEqual(self._at_work(self.mo), {"ada", "bo"})
        commands.tell_absence(actor=self.bo, ends_on=today)
        self.assertEqual(self._at_work(self.mo), {"ada"})
        self.assertEqual(self._at_work(self.gus), set())

    def test_who_keeps_week_or_absence_to_themselves_is_not_counted(self):
        for person, code in ((self.ada, "working_days"), (self.bo, "absence")):
            commands.keep_week(actor=person, mornings=EVERY_DAY)
            field = Field.objects.get(code=code)
            Narrowing.objects.create(person=person, field=field, audience=Audience.MYSELF)
        self.assertEqual(self._at_work(self.mo), set())

    def _at_work(self, viewer):
        return set(Person.objects.filter(pk__in=working_today_ids(viewer)).values_list("username", flat=True))


class AbsenceTests(WorklifeTestCase):
    def test_away_from_today_with_who_stands_in(self):
        with self.records("absence.stand_in_named") as facts:
            commands.tell_absence(actor=self.ada, ends_on=in_days(3), stand_in=self.bo)
        self.assertEqual(facts[0].data, {"stand_in": self.bo.pk})
        away = absences_shown(self.cy, [self.ada, self.bo])
        self.assertEqual((away[self.ada.pk].until, away[self.ada.pk].ask), (in_days(3), self.bo))
        self.assertNotIn(self.bo.pk, away)

    def test_it_begins_and_ends_by_itself_and_is_forgotten(self):
        commands.tell_absence(actor=self.ada, starts_on=in_days(2), ends_on=in_days(4))
        told = [bool(absences_shown(self.cy, [self.ada], in_days(day))) for day in range(1, 6)]
        self.assertEqual(told, [False, True, True, True, False])
        self.assertEqual(commands.forget_past_absences(), 0)
        Absence.objects.update(starts_on=in_days(-4), ends_on=in_days(-1))
        self.assertEqual(commands.forget_past_absences(), 1)

    def test_days_that_cannot_be_are_refused(self):
        commands.tell_absence(actor=self.ada, starts_on=in_days(5), ends_on=in_days(9))
        for code, told in (
            ("absence_turned_round", {"starts_on": in_days(3), "ends_on": in_days(2)}),
            ("absence_over", {"starts_on": in_days(-5), "ends_on": in_days(-1)}),
            ("absence_over", {"ends_on": in_days(-1)}),
            ("absence_far", {"ends_on": in_days(800)}),
            ("absence_overlaps", {"ends_on": in_days(5)}),
            ("absence_stand_in", {"ends_on": in_days(1), "stand_in": self.ada}),
            ("absence_stand_in", {"ends_on": in_days(1), "stand_in": self.gus}),
        ):
            with self.records(), self.assertRaises(DomainError) as refused:
                commands.tell_absence(actor=self.ada, **told)
            self.assertEqual(refused.exception.code, code)
        with self.assertRaises(PermissionDenied):
            commands.tell_absence(actor=self.gus, ends_on=in_days(1))

    def test_a_stand_in_who_is_away_too_is_not_named(self):
        commands.tell_absence(actor=self.ada, ends_on=in_days(3), stand_in=self.bo)
        commands.tell_absence(actor=self.bo, ends_on=in_days(1))
        self.assertIsNone(absences_shown(self.cy, [self.ada])[self.ada.pk].ask)

    def test_only_whom_the_field_is_for_knows(self):
        commands.tell_absence(actor=self.ada, ends_on=in_days(3))
        field = Field.objects.get(code="absence")
        Narrowing.objects.create(person=self.ada, field=field, audience=Audience.DEPARTMENT)
        knows = [bool(absences_shown(viewer, [self.ada])) for viewer in (self.ada, self.bo, self.cy, self.mo, self.gus)]
        self.assertEqual(knows, [True, True, True, False, False])  # Cy works in the department above

    def test_being_back_is_ones_own_to_say(self):
        absence = commands.tell_absence(actor=self.ada, ends_on=in_days(3), stand_in=self.bo)
        for actor in (self.bo, self.mo):
            with self.assertRaises(PermissionDenied):
                commands.end_absence(actor=actor, absence=absence)
        with self.assertRaises(PermissionDenied):
            commands.decline_stand_in(actor=self.cy, absence=absence)
        with self.records("absence.ended"):
            commands.decline_stand_in(actor=self.bo, absence=absence)
        absence.refresh_from_db()
        self.assertIsNone(absence.stand_in)
        commands.end_absence(actor=self.ada, absence=absence)
        self.assertFalse(Absence.objects.exists())

    def test_as_many_queries_for_two_as_for_seventeen(self):
        many = [make_person(f"p{number}", department=self.team) for number in range(17)]
        for person in many:
            commands.tell_absence(actor=person, ends_on=in_days(1), stand_in=self.bo)
        absences_shown(self.cy, many[:2])
        with self.assertNumQueries(5):
            absences_shown(self.cy, many[:2])
        with self.assertNumQueries(5):
            self.assertEqual(len(absences_shown(self.cy, many)), 17)


class ProjectTests(WorklifeTestCase):
    def test_a_project_begins_ends_and_goes(self):
        with self.records("profile.changed"):
            project = commands.add_project(actor=self.ada, name=" Wijk  Oost ", role="trekker", started_on=in_days(-30))
        self.assertEqual(projects_of(self.ada), ([project], []))
        self.assertEqual(project.name, "Wijk Oost")
        with self.records("profile.changed"):
            commands.end_project(actor=self.ada, project=project)
        self.assertEqual(projects_of(self.ada), ([], [project]))
        commands.remove_project(actor=self.ada, project=project)
        self.assertFalse(Project.objects.exists())

    def test_a_project_that_starts_later_ends_on_its_first_day(self):
        project = commands.add_project(actor=self.ada, name="Later", started_on=in_days(30))
        self.assertEqual(commands.end_project(actor=self.ada, project=project).ended_on, in_days(30))

    def test_no_name_the_same_again_and_anothers_are_refused(self):
        project = commands.add_project(actor=self.ada, name="Wijk Oost")
        for name, code in (("  ", "project_name"), ("wijk oost", "project_known")):
            with self.assertRaises(DomainError) as refused:
                commands.add_project(actor=self.ada, name=name)
            self.assertEqual(refused.exception.code, code)
        for act in (commands.end_project, commands.remove_project):
            with self.records(), self.assertRaises(PermissionDenied):
                act(actor=self.cy, project=project)
        with self.assertRaises(PermissionDenied):
            commands.add_project(actor=self.gus, name="Iets")


class WorkPageTests(WorklifeTestCase):
    def test_away_is_told_and_stands_on_the_page(self):
        browser = self.as_person(self.ada)
        told = {"ends_on": in_days(4).isoformat(), "stand_in-words": "bo"}
        self.assertRedirects(browser.post("/settings/my-work/absences/", told), "/settings/my-work/")
        self.assertContains(self.as_person(self.cy).get("/people/ada/"), "/people/bo/")
        self.assertContains(self.as_person(self.bo).get("/settings/my-work/"), self.ada.name)

    def test_what_was_done_is_said_in_words_of_its_own(self):
        browser, at, told = self.as_person(self.ada), "/settings/my-work/", []

        def post(address, data=None):
            answer = browser.post(f"{at}{address}", data or {}, follow=True)
            told.extend(str(message) for message in answer.context["messages"])

        post("week/", {"mornings": ["0"]})
        post("week/")
        post("absences/", {"ends_on": in_days(4).isoformat()})
        post(f"absences/{Absence.objects.get().pk}/delete/")
        post("absences/", {"ends_on": in_days(4).isoformat(), "stand_in-words": "bo"})
        post("projects/", {"name": "Wijk Oost"})
        post(f"projects/{Project.objects.get().pk}/end/")
        post(f"projects/{Project.objects.get().pk}/delete/")
        self.assertEqual(len(set(told)), 8)
        self.assertIn(self.bo.name, told[4])
        self.assertIn(str(in_days(4).day), told[2])
        for text in told[5:]:
            self.assertIn("Wijk Oost", text)

    def test_what_cannot_be_is_422_and_comes_back(self):
        browser = self.as_person(self.ada)
        told = {"starts_on": in_days(4).isoformat(), "ends_on": in_days(3).isoformat()}
        self.assertContains(browser.post("/settings/my-work/absences/", told), in_days(4).isoformat(), status_code=422)
        for address, told in (
            ("absences/", {"ends_on": "gisteren"}),
            ("absences/", {"ends_on": in_days(1).isoformat(), "stand_in-words": "niemand"}),
            ("projects/", {"name": ""}),
            ("week/", {"mornings": ["9"]}),
            ("week/", {"note": "x" * 161}),
        ):
            self.assertEqual(browser.post(f"/settings/my-work/{address}", told).status_code, 422, (address, told))

    def test_days_are_ticked_as_they_were_kept(self):
        browser = self.as_person(self.ada)
        browser.post("/settings/my-work/week/", {"mornings": ["0", "4"], "afternoons": ["0"]})
        week = week_of(self.ada)
        self.assertEqual((week.mornings, week.afternoons), (0b10001, 1))
        ticked = re.findall(
            r'name="(\w+)" value="(\d)"[^>]* checked', browser.get("/settings/my-work/").content.decode()
        )
        self.assertEqual(ticked, [("mornings", "0"), ("afternoons", "0"), ("mornings", "4")])

    def test_a_guest_has_no_such_page_and_nobody_ends_anothers(self):
        absence = commands.tell_absence(actor=self.ada, ends_on=in_days(3), stand_in=self.bo)
        project = commands.add_project(actor=self.ada, name="Wijk Oost")
        guest, outsider = self.as_person(self.gus), self.as_person(self.cy)
        self.assertEqual(guest.get("/settings/my-work/").status_code, 404)
        self.assertEqual(guest.post("/settings/my-work/week/", {}).status_code, 404)
        for address in (
            f"absences/{absence.pk}/delete/", f"stand-in/{absence.pk}/delete/", f"projects/{project.pk}/end/",
            f"projects/{project.pk}/delete/",
        ):  # fmt: skip
            self.assertEqual(outsider.post(f"/settings/my-work/{address}").status_code, 404, address)
        self.assertTrue(Absence.objects.get().stand_in)

    def test_absence_is_over_by_the_clock(self):
        from omarm.profiles.tasks import forget_who_was_away  # noqa: PLC0415 (as the clock takes it)

        Absence.objects.create(person=self.ada, starts_on=in_days(-9), ends_on=in_days(-1))
        Absence.objects.create(person=self.bo, starts_on=in_days(-9), ends_on=in_days(0))
        forget_who_was_away.func()
        self.assertEqual(Absence.objects.get().person, self.bo)
        self.assertEqual(Absence.objects.get().ends_on - timedelta(days=9), in_days(-9))
