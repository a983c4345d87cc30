"""Handing over the pages that stand on top of the search."""

from django.core.exceptions import PermissionDenied

from omarm.notifications.models import Notice
from omarm.people import commands
from omarm.people.commands import deactivate_person
from omarm.people.models import HandOver, Person
from omarm.people.queries.best_bets import held_best_bets
from omarm.people.tests.test_hand_over import HandOverTestCase, deliver
from omarm.search.commands.bestbets import Bet, add_best_bet, hand_over_best_bet, remove_best_bet
from omarm.stream.commands import Draft
from omarm.stream.commands.placing import Place
from omarm.updates.commands import publish_update

SITE = "https://www.rijksoverheid.example/"


class BestBetsTests(HandOverTestCase):
    def bet(self, owner, **told):
        bet = Bet(title=told.pop("title", "Fietsplan"), address=told.pop("address", SITE), words="fiets", owner=owner)
        return add_best_bet(actor=told.pop("by", self.mo), bet=bet)

    def test_who_leaves_a_page_on_top_leaves_a_hand_over_and_it_closes_once_it_is_given(self):
        row = self.bet(self.bo)
        Person.objects.filter(pk=self.bo.pk).update(manager=self.ada)
        hand_over = self.leave(self.bo)
        [held] = self.held(Person.objects.get(pk=self.bo.pk), seen_by=self.kim)
        self.assertEqual((held.name, held.url, held.detail, held.proposed), ("Fietsplan", SITE, "fiets", self.ada))
        with self.records("bestbet.handed_over", "hand_over.closed"):
            commands.give_away(actor=self.kim, hand_over=hand_over, code="best-bets", pk=row.pk, to=self.cy)
        row.refresh_from_db()
        self.assertEqual(row.owner, self.cy)
        self.assertFalse(HandOver.objects.filter(closed_at=None).exists())

    def test_the_new_owner_is_told_and_nobody_else_until_it_is_taken_off(self):
        row = self.bet(self.bo)
        hand_over_best_bet(actor=self.bo, pk=row.pk, person=self.bo, to=self.cy)
        deliver()
        told = Notice.objects.filter(what="bestbet.owner")
        self.assertEqual([one.person for one in told.standing()], [self.cy])
        self.assertContains(self.as_person(self.cy).get("/settings/hand-over/"), "Fietsplan")
        remove_best_bet(actor=self.mo, row=row)
        self.assertFalse(told.standing().exists())

    def test_others_and_what_is_not_theirs_are_refused(self):
        row = self.bet(self.bo)
        for actor in (self.cy, self.gus):
            with self.assertRaises(PermissionDenied):
                hand_over_best_bet(actor=actor, pk=row.pk, person=self.bo, to=self.cy)
        given = {"actor": self.mo, "pk": row.pk}
        self.refuses("settled", hand_over_best_bet, **given, person=self.cy, to=self.ada)
        self.refuses("not_a_colleague", hand_over_best_bet, **given, person=self.bo, to=self.gus)
        deactivate_person(actor=self.mo, person=self.cy)
        gone = Person.objects.get(pk=self.cy.pk)
        self.refuses("not_a_colleague", hand_over_best_bet, **given, person=self.bo, to=gone)
        row.refresh_from_db()
        self.assertEqual(row.owner, self.bo)

    def test_what_the_reader_may_not_open_has_no_name_there(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Geheim", place=Place(group=self.closed)))
        commands.change_roles(actor=self.mo, person=self.ada, codes=["editor"])
        row = self.bet(self.bo, title="Geheim plan", address=post.get_absolute_url(), by=self.ada)
        hand_over = self.leave(self.bo)
        page = self.as_person(self.kim).get(f"/admin/hand-over/{hand_over.pk}/")
        self.assertNotContains(page, "Geheim plan")
        self.assertNotContains(page, post.get_absolute_url())
        self.assertContains(page, f'id="best-bets-{row.pk}"')

    def test_many_cost_as_much_as_two(self):
        post = publish_update(actor=self.ada, draft=Draft(body="Voor iedereen"))
        for number in (2, 15):
            for _one in range(number):
                self.bet(self.bo, address=post.get_absolute_url())
            with self.assertNumQueries(2):
                self.assertTrue(all(one.url for one in held_best_bets(self.bo, self.kim)))

    def test_what_was_taken_off_is_not_held(self):
        remove_best_bet(actor=self.mo, row=self.bet(self.bo))
        self.assertIsNone(self.leave(self.bo))

    def test_on_its_own_page_and_in_the_list_it_says_how(self):
        self.bet(self.bo)
        page = self.as_person(self.bo).get("/settings/hand-over/")
        self.assertContains(page, "Fietsplan")
        self.assertNotContains(page, "/best-bets/")
        self.assertContains(self.as_person(self.mo).get("/admin/best-bets/"), "chip--warn", count=0)
        deactivate_person(actor=self.mo, person=self.bo)
        self.bet(None, title="Zonder")
        self.assertContains(self.as_person(self.mo).get("/admin/best-bets/"), "chip--warn", count=2)
