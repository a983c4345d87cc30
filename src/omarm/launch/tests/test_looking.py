from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.core.prepared import all_sources, source_of
from omarm.desk.tasklist import TASKS
from omarm.launch.commands import looking as commands
from omarm.launch.commands import naming
from omarm.launch.models import Contest, NameIdea, NameReport
from omarm.launch.queries.looking import waiting_contest, waiting_names
from omarm.launch.queries.naming import contest_for
from omarm.launch.tests.launching import CONTEST, NAME, LaunchTestCase

HELD = "Mijnkutplein"


class LookingTestCase(LaunchTestCase):
    def setUp(self):
        super().setUp()
        self.running = self.contest()

    def refused(self, code, command, **told):
        with self.assertRaises(DomainError) as found:
            command(**told)
        self.assertEqual(found.exception.code, code)

    def reported(self, idea, by=None):
        return commands.report_name(actor=by or self.bo, idea=idea, why="Zo noemen ze Ans.")

    def found(self, find):
        return [(one.key, one.values) for one in find(timezone.now(), 5)]


class DaysTests(LookingTestCase):
    def test_the_days_of_a_contest_that_runs_stand_in_its_form(self):
        form = self.as_person(self.coco).get(CONTEST).context["form"]
        self.assertEqual(form.initial["suggest_until"], self.running.suggest_until)
        self.assertEqual(form.initial["vote_until"], self.running.vote_until)


class HeldTests(LookingTestCase):
    def test_what_may_hurt_only_its_maker_sees_until_somebody_looked(self):
        page = self.as_person(self.cy).post(f"{NAME}suggest/", {"name": HELD, "why": ""}, follow=True)
        self.assertContains(page, HELD)
        idea = NameIdea.objects.get()
        self.assertTrue(idea.is_held)
        self.assertNotContains(self.as_person(self.bo).get(NAME), HELD)
        self.assertContains(self.as_person(self.coco).get(CONTEST), HELD)
        self.assertEqual(self.found(waiting_names), [(str(idea.pk), {"idea": idea.pk, "is_held": True})])
        commands.let_names_stand(actor=self.coco, contest=self.running, ideas=[idea.pk])
        self.assertContains(self.as_person(self.bo).get(NAME), HELD)
        self.assertEqual((self.found(waiting_names), self.found(waiting_contest)), ([], []))
        self.assertEqual(AuditEvent.objects.get(act="name_contest.names_let_stand").details["names"], 1)

    def test_nobody_votes_for_what_is_held_and_after_the_votes_it_comes_too_late(self):
        idea, other = self.suggested(self.running, HELD), self.suggested(self.running)
        self.assertEqual(contest_for(self.bo).ideas, [other])
        with self.days_on(9):
            self.refused("vote_gone", naming.vote_for, actor=self.bo, idea=idea)
        with self.days_on(16):
            let = {"actor": self.coco, "contest": self.running, "ideas": [idea.pk]}
            self.refused("name_too_late", commands.let_names_stand, **let)
            commands.take_idea_out(actor=self.coco, idea=idea, why="Dit doet pijn.")

    def test_a_contest_with_only_names_that_wait_says_so_and_goes_on(self):
        idea = self.suggested(self.running, HELD)
        with self.days_on(9):
            self.assertEqual(self.found(waiting_contest)[0][1], {"state": "empty"})
            commands.let_names_stand(actor=self.coco, contest=self.running, ideas=[idea.pk])
            naming.vote_for(actor=self.bo, idea=idea)


class ReportTests(LookingTestCase):
    def test_a_report_waits_on_the_desk_without_who_made_it_and_is_answered(self):
        idea = self.suggested(self.running)
        page = self.as_person(self.bo).post(f"{NAME}{idea.pk}/report/", {"why": "Zo noemen ze Ans."})
        self.assertRedirects(page, NAME)
        self.assertEqual(self.found(waiting_names), [(str(idea.pk), {"idea": idea.pk, "is_held": False})])
        look = self.as_person(self.coco).get(f"{CONTEST}{idea.pk}/")
        self.assertContains(look, "Zo noemen ze Ans.")
        self.assertNotContains(look, self.bo.name)
        self.assertEqual(contest_for(self.bo).open_reports, {idea.pk})
        self.as_person(self.coco).post(f"{CONTEST}let-stand/", {"idea": idea.pk})
        self.assertEqual((self.found(waiting_names), contest_for(self.bo).reported), ([], {idea.pk: True}))

    def test_what_is_missing_or_said_twice_is_refused_in_words_and_nothing_typed_is_lost(self):
        idea = self.suggested(self.running)
        self.refused("name_own", self.reported, idea=idea, by=self.cy)
        self.refused("name_report_why", commands.report_name, actor=self.bo, idea=idea, why="  ")
        self.reported(idea)
        self.refused("name_reported", self.reported, idea=idea)
        page = self.as_person(self.bo).post(f"{NAME}{idea.pk}/report/", {"why": "Nog een keer."})
        self.assertContains(page, "Nog een keer.", status_code=422)
        commands.take_idea_out(actor=self.coco, idea=idea, why="Zo heet een bedrijf.")
        self.refused("name_gone", self.reported, idea=idea, by=self.ada)
        self.assertEqual(self.as_person(self.ada).get(f"{NAME}{idea.pk}/report/").status_code, 404)

    def test_who_does_not_look_after_it_decides_nothing_and_a_guest_reports_nothing(self):
        idea = self.suggested(self.running)
        for person in (self.cy, self.otto, self.lea):
            for address in (f"{CONTEST}{idea.pk}/", f"{CONTEST}let-stand/"):
                self.assertEqual(self.as_person(person).post(address, {"why": "x"}).status_code, 403)
            with self.assertRaises(PermissionDenied):
                commands.let_names_stand(actor=person, contest=self.running, ideas=[idea.pk])
        self.assertEqual(self.as_person(self.gus).get(f"{NAME}{idea.pk}/report/").status_code, 404)
        with self.assertRaises(PermissionDenied):
            self.reported(idea, by=self.gus)

    def test_reports_are_gone_with_the_contest(self):
        idea = self.suggested(self.running)
        self.reported(idea)
        naming.call_off_contest(actor=self.coco, contest=self.running)
        self.assertFalse(NameReport.objects.exists())

    def test_a_name_is_taken_out_by_hand_and_its_maker_reads_why(self):
        idea = self.suggested(self.running)
        self.reported(idea)
        with self.assertRaises(PermissionDenied):
            commands.take_idea_out(actor=self.lea, idea=idea, why="x")
        self.refused("name_out_why", commands.take_idea_out, actor=self.coco, idea=idea, why=" ")
        commands.take_idea_out(actor=self.coco, idea=idea, why="Zo heet een bedrijf.")
        self.assertContains(self.as_person(self.cy).get(NAME), "Zo heet een bedrijf.")
        self.assertNotContains(self.as_person(self.bo).get(NAME), "Binnenplein")
        self.assertEqual(self.found(waiting_names), [])


class DeskTests(LookingTestCase):
    def test_new_names_wait_until_somebody_looked_and_again_with_the_next(self):
        first = self.suggested(self.running)
        [(key, values)] = self.found(waiting_contest)
        self.assertEqual(values, {"state": "new"})
        page = self.as_person(self.coco).post(f"{CONTEST}let-stand/", {"idea": [first.pk, "x"]})
        self.assertRedirects(page, CONTEST)
        self.assertEqual(self.found(waiting_contest), [])
        self.suggested(self.running, "De Brink")
        self.assertNotEqual(self.found(waiting_contest)[0][0], key)

    def test_every_source_of_the_launch_has_words_and_opens(self):
        held, new = self.suggested(self.running, HELD), self.suggested(self.running)
        waiting = {
            "launch.names": waiting_names(timezone.now(), 5),
            "launch.contest": waiting_contest(timezone.now(), 5),
        }
        ours = {source.code for source in all_sources() if source.find.__module__.startswith("omarm.launch")}
        self.assertEqual(ours, {code for code, found in waiting.items() if found})
        for code, found in waiting.items():
            source = source_of(code)
            self.assertIn(source.category, TASKS)
            [one] = source.seen_by(self.coco, found)
            for language in ("nl", "en"):
                with self.subTest(code=code, language=language), translation.override(language):
                    told = source.words(one.values)
                    self.assertTrue(told.title and told.why and told.act)
                    self.assertNotIn("%(", told.title + told.why)
            self.assertEqual(self.as_person(self.coco).get(told.url).status_code, 200)
        self.assertIn(
            HELD,
            source_of("launch.names")
            .words(source_of("launch.names").seen_by(self.coco, waiting["launch.names"])[0].values)
            .title,
        )
        self.assertEqual((NameIdea.objects.count(), Contest.objects.count(), held.pk < new.pk), (2, 1, True))
