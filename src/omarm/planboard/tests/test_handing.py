"""What somebody was to do who left: flagged, and handed over in one act. And two people who do the same at one moment."""

from unittest.mock import patch

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.prepared import source_of
from omarm.people.commands import deactivate_person
from omarm.people.handing_over import held_by
from omarm.planboard import commands
from omarm.planboard.commands import NewMember, NewStep
from omarm.planboard.models import Action, Commitment, Contribution, Member, Sponsor, WeaveStep
from omarm.planboard.tests.planning import BOARD, PlanTestCase


class HandingTests(PlanTestCase):
    def setUp(self):
        super().setUp()
        self.first, self.second, self.done = (self.action(f"Actie {n}", owner=self.bo) for n in range(3))
        commands.finish_action(actor=self.kim, action=self.done)

    def leave(self):
        deactivate_person(actor=self.mo, person=self.bo)
        self.bo.refresh_from_db()

    def owners(self):
        return {action.owner for action in Action.objects.standing()}

    def test_all_that_was_theirs_goes_at_once_and_what_was_done_stays(self):
        self.leave()
        with self.records("plan_action.changed", "plan_action.changed"):
            number = commands.hand_over_actions(actor=self.kim, person=self.bo, to=self.cy)
        self.assertEqual((number, self.owners()), (2, {self.cy}))
        self.done.refresh_from_db()
        self.assertEqual(self.done.owner, self.bo)
        self.assertIn(("planboard.action", self.cy.pk), self.notices())
        with self.assertRaises(DomainError) as found:
            commands.hand_over_actions(actor=self.kim, person=self.bo, to=self.cy)
        self.assertEqual(found.exception.code, "settled")

    def test_who_may_and_to_whom(self):
        for actor in (self.cy, self.otto, self.gus):
            with self.assertRaises(PermissionDenied):
                commands.hand_over_actions(actor=actor, person=self.bo, to=self.cy)
        with self.assertRaises(DomainError):
            commands.hand_over_actions(actor=self.kim, person=self.bo, to=self.gus)
        self.assertEqual(commands.hand_over_actions(actor=self.bo, person=self.bo, to=self.cy), 2)

    def test_the_page_is_for_the_team_and_of_who_left(self):
        page = f"{BOARD}left/{self.bo.pk}/"
        self.assertEqual(self.as_person(self.kim).get(page).status_code, 404)  # Bo works here
        self.assertNotContains(self.as_person(self.kim).get(BOARD), page)
        self.leave()
        self.assertContains(self.as_person(self.kim).get(BOARD), page)
        self.assertNotContains(self.as_person(self.cy).get(BOARD), page)
        self.assertEqual(self.as_person(self.cy).get(page).status_code, 403)
        self.assertEqual(self.as_person(self.gus).get(page).status_code, 404)
        browser = self.as_person(self.kim)
        self.assertContains(browser.get(page), self.second.title)
        self.assertEqual(browser.post(page, {"to-words": "nobody"}).status_code, 422)
        self.assertRedirects(browser.post(page, {"to": self.cy.pk}), BOARD)
        self.assertEqual(self.owners(), {self.cy})

    def test_the_desk_has_it_as_one_thing_with_the_act(self):
        self.leave()
        source = source_of("planboard.ownerless")
        (one,) = source.find(timezone.now(), 10)
        self.assertEqual(source.words(one.values).url, f"{BOARD}left/{self.bo.pk}/")

    def test_a_board_asks_as_much_for_many_as_for_few(self):
        self.leave()
        asked = []
        for number in (0, 15):
            Action.objects.bulk_create(
                Action(title=f"Nog {n}", owner=self.bo, due_on=self.today, added_on=self.today) for n in range(number)
            )
            self.as_person(self.kim).get(BOARD)
            with CaptureQueriesContext(connection) as captured:
                self.as_person(self.kim).get(BOARD)
            asked.append(len(captured))
        self.assertEqual(asked[0], asked[1])

    def test_it_stands_in_the_hand_over_of_who_left_or_moved(self):
        ((holding, (held,)),) = held_by(self.bo, seen_by=self.mo)
        self.assertEqual((holding.code, held.pk), ("plan-actions", self.bo.pk))
        holding.hand_over(actor=self.mo, pk=held.pk, person=self.bo, to=self.cy)
        self.assertEqual(held_by(self.bo, seen_by=self.mo), [])


class SameMomentTests(PlanTestCase):
    """Somebody else did it between the look and the write: it is told in words, and the one row stands."""

    def refused(self, code, command, **told):
        with (
            patch.object(QuerySet, "exists", autospec=True, side_effect=unseen),
            self.assertRaises(DomainError) as found,
        ):
            command(**({"actor": self.coco} | told))
        self.assertEqual(found.exception.code, code)

    def test_the_same_sponsor_twice(self):
        self.sponsor()
        self.refused("sponsor_already", commands.name_sponsor, person=self.lea, goal=self.goal)
        self.assertEqual(Sponsor.objects.count(), 1)

    def test_the_same_post_for_two_promises(self):
        first, second = self.promised(), self.promised(Sponsor.objects.get(), what="Nog iets")
        post = self.post(self.lea)
        commands.keep_commitment(actor=self.lea, commitment=first, post=post.pk)
        told = {"actor": self.lea, "commitment": second, "post": post.pk}
        self.refused("used_before", commands.keep_commitment, **told)

    def test_the_same_words_twice_are_once(self):
        for _tap in range(2):
            commands.write_contribution(actor=self.cy, helper=self.bo, what="Legde het uit")
            commands.add_step(actor=self.kim, new=NewStep(process="project", step="Open een groep"))
        written = (Contribution.objects.count(), WeaveStep.objects.filter(step="Open een groep").count())
        self.assertEqual(written, (1, 1))

    def test_what_nobody_can_read_is_refused(self):
        with self.assertRaises(DomainError):
            commands.write_contribution(actor=self.cy, helper=self.bo, what="\u200b\u200c")
        with self.assertRaises(DomainError):
            self.action("\u200b")

    def test_a_week_far_ahead_has_no_page(self):
        for week in ("9999-12-27", "9999-12-31", "morgen"):
            self.assertEqual(self.as_person(self.cy).get(f"{BOARD}weeks/{week}/").status_code, 404)

    def test_the_same_member_twice(self):
        new = NewMember(person=self.kim, layer="field", department=self.team)
        self.refused("member_already", commands.add_member, new=new)
        self.assertEqual(Member.objects.count(), 1)


_exists = QuerySet.exists


def unseen(rows):
    """Return whether rows are there, as who looks a moment too early sees it."""
    return False if rows.model in {Commitment, Sponsor, Member} else _exists(rows)
