from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.audit.models import AuditEvent
from omarm.core.errors import DomainError
from omarm.launch.commands import naming as commands
from omarm.launch.models import Contest, ContestBox, NameIdea
from omarm.launch.queries.looking import waiting_contest
from omarm.launch.queries.naming import contest_for
from omarm.launch.tests.launching import CONTEST, NAME, LaunchTestCase
from omarm.moderation.models import SignalWord
from omarm.people.models import Organisation


class ContestTests(LaunchTestCase):
    def refused(self, code, command, **told):
        with self.assertRaises(DomainError) as found:
            command(**told)
        self.assertEqual(found.exception.code, code)

    def test_a_name_is_suggested_once_whatever_its_capitals(self):
        contest = self.contest()
        with self.records("name_contest.suggested"):
            self.suggested(contest)
        self.refused("name_taken", commands.suggest_name, actor=self.bo, contest=contest, name="  bínnenPLEIN ")
        self.refused("name_empty", commands.suggest_name, actor=self.bo, contest=contest, name="   ")
        with self.assertRaises(PermissionDenied):
            self.suggested(contest, "Gast", by=self.gus)

    def test_an_insult_is_refused_and_not_kept(self):
        contest = self.contest()
        SignalWord.objects.create(word="sukkels", folded="sukkels")
        self.refused("name_signal", commands.suggest_name, actor=self.cy, contest=contest, name="De Sukkels")
        self.assertFalse(NameIdea.objects.exists())
        page = self.as_person(self.cy).post(f"{NAME}suggest/", {"name": "De sukkels", "why": "Daarom."})
        self.assertContains(page, "Daarom.", status_code=422)

    def test_a_vote_changes_the_box_alone_and_cannot_be_changed(self):
        contest = self.contest()
        ideas = [self.suggested(contest, name) for name in ("Binnenplein", "De Brink")]
        self.refused("vote_closed", commands.vote_for, actor=self.bo, idea=ideas[0])
        with self.days_on(9), self.records():
            commands.vote_for(actor=self.bo, idea=ideas[1])
            commands.vote_for(actor=self.ada, idea=ideas[0])
            self.refused("vote_final", commands.vote_for, actor=self.bo, idea=ideas[0])
        box = ContestBox.objects.get()
        self.assertEqual(
            (box.voters, box.ballots), (sorted([self.ada.pk, self.bo.pk]), sorted(idea.pk for idea in ideas))
        )

    def test_the_clock_counts_and_empties_and_few_votes_are_never_told(self):
        contest = self.contest()
        idea = self.suggested(contest)
        with self.days_on(9):
            commands.vote_for(actor=self.bo, idea=idea)
            self.assertEqual(commands.count_contests(), 0)
        with self.days_on(16):
            self.assertEqual((commands.count_contests(), commands.count_contests()), (1, 0))
            self.refused("name_reason", commands.choose_name, actor=self.coco, idea=idea)
            commands.choose_name(actor=self.coco, idea=idea, reason="Het enige.")
        idea.refresh_from_db()
        box = ContestBox.objects.get()
        self.assertEqual((idea.votes, box.voters, box.ballots, box.counted), (None, [], [], 0))

    def test_most_votes_win_and_the_intranet_bears_the_name(self):
        contest = self.contest()
        ideas = [self.suggested(contest, name) for name in ("Binnenplein", "De Brink")]
        self.refused("name_not_now", commands.choose_name, actor=self.coco, idea=ideas[0])
        self.voted(ideas, first=9)
        self.refused("name_not_chosen", commands.apply_name, actor=self.coco, contest=contest)
        with self.days_on(16), self.records("name_contest.decided", "organisation.changed"):
            commands.choose_name(actor=self.coco, idea=ideas[0])
            commands.apply_name(actor=self.coco, contest=contest)
        self.assertEqual(Organisation.objects.get().intranet_name, "Binnenplein")
        self.assertEqual(AuditEvent.objects.get(act="intranet.named").details["before"], "Omarm")

    def test_a_tie_asks_who_chooses_to_say_why(self):
        contest = self.contest()
        ideas = [self.suggested(contest, name) for name in ("Binnenplein", "De Brink")]
        self.voted(ideas, first=6)
        with self.days_on(16):
            self.assertTrue(contest_for(self.coco).is_tie)
            page = self.as_person(self.coco).post(f"{CONTEST}choose/", {"idea": ideas[0].pk, "reason": ""})
            self.assertEqual(page.status_code, 422)
            self.as_person(self.coco).post(f"{CONTEST}choose/", {"idea": ideas[0].pk, "reason": "Zo heet het plein."})
        self.assertEqual(Contest.objects.get().chosen, ideas[0])

    def test_a_contest_without_a_name_waits_for_who_looks_after_it(self):
        contest = self.contest()
        with self.days_on(9):
            self.assertEqual([one.values["state"] for one in waiting_contest(None, 5)], ["empty"])
            self.assertEqual(self.as_person(self.cy).get(NAME).status_code, 200)
            commands.call_off_contest(actor=self.coco, contest=contest)
            self.assertEqual(waiting_contest(None, 5), [])

    def test_one_contest_at_a_time_and_moments_in_order(self):
        contest = self.contest()
        with self.assertRaises(DomainError):
            self.contest()
        told = {"actor": self.coco, "contest": contest, "suggest_until": contest.vote_until}
        self.refused("contest_order", commands.move_contest, **told, vote_until=contest.suggest_until)

    def test_others_do_not_run_it(self):
        contest = self.contest()
        for person in (self.cy, self.otto, self.lea):
            for command in (commands.call_off_contest, commands.apply_name):
                with self.assertRaises(PermissionDenied):
                    command(actor=person, contest=contest)
            self.assertEqual(self.as_person(person).get(CONTEST).status_code, 403)
        self.assertEqual(self.as_person(self.gus).get(NAME).status_code, 404)

    def test_a_page_costs_the_same_with_more_names(self):
        contest = self.contest()
        self.suggested(contest, "Een")
        browser = self.as_person(self.bo)
        browser.get(NAME)
        before = len(self.asked(browser))
        NameIdea.objects.bulk_create(NameIdea(contest=contest, name=f"N{n}", folded=f"n{n}") for n in range(17))
        self.assertEqual(len(self.asked(browser)), before)

    def asked(self, browser):
        with CaptureQueriesContext(connection) as found:
            browser.get(NAME)
        return found

    def test_the_form_opens_a_contest_and_a_vote_is_given(self):
        told = {"call": "Hoe heet het?", "suggest_until": "2099-01-01T12:00", "vote_until": "2099-01-08T12:00"}
        self.assertRedirects(self.as_person(self.coco).post(CONTEST, told), CONTEST)
        self.assertRedirects(self.as_person(self.cy).post(f"{NAME}suggest/", {"name": "Brink"}), NAME)
        self.assertEqual(
            self.as_person(self.cy).post(f"{NAME}vote/", {"idea": NameIdea.objects.get().pk}).status_code, 422
        )
