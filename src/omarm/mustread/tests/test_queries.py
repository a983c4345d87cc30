from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from omarm.consent.models import ConsentRecord
from omarm.consent.queries import ConsentMissing
from omarm.core.testing.cast import make_person
from omarm.groups.models import Membership
from omarm.mustread.commands import ask_again, confirm, withdraw
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.queries import Totals, answers_of, open_count_for, open_for, totals_of, who_has_not
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.mustread.views.parts import parts_for
from omarm.people.models import Person
from omarm.stream.commands import EVERYONE, Place, delete_post
from omarm.stream.models import Post


class OpenTests(MustReadTestCase):
    def test_mine_to_read_nearest_deadline_first(self):
        today = timezone.localdate()
        endless, later = self.ask(), self.ask(due_on=today + timedelta(days=9))
        sooner, soft = self.ask(due_on=today + timedelta(days=1)), self.ask(level="should")
        self.assertEqual(list(open_for(self.bo)), [sooner, later, endless])
        self.assertEqual(open_count_for(self.bo), 3)
        confirm(actor=self.bo, must_read=later)
        self.assertEqual(list(open_for(self.bo)), [sooner, endless])
        self.assertNotIn(soft, open_for(self.bo))

    def test_what_ended_is_not_open(self):
        gone, withdrawn = self.ask(), self.ask()
        waiting = self.ask(place=Place(group=self.closed), published_at=timezone.now() + timedelta(days=1))
        delete_post(actor=self.ada, post=gone.post)
        withdraw(actor=self.ada, must_read=withdrawn)
        self.assertEqual(list(open_for(self.bo)), [])
        self.assertFalse(waiting.post.is_live)

    def test_who_is_not_asked_has_nothing_open(self):
        self.ask()
        self.ask(place=Place(group=self.open))
        for person in (self.ada, self.cy, self.mo):
            self.assertEqual(open_count_for(person), 0)
        self.assertEqual(open_count_for(self.gus), 1)

    def test_both_sides_of_asked_are_the_same_rule(self):
        wim = make_person("wim")
        Person.objects.filter(pk=wim.pk).update(is_active=False)
        team = Place(department=self.team)
        Person.objects.filter(pk=self.eva.pk).update(department=self.team)
        eva = Person.objects.get(pk=self.eva.pk)
        items = [self.ask(), self.ask(place=Place(group=self.open)), self.ask(place=Place(group=self.hidden)),
                 self.ask(eva, place=EVERYONE), self.ask(eva, place=team)]  # fmt: skip
        for must_read in items:
            asked = set(must_read.people_asked())
            other = {
                person for person in Person.objects.active() if MustRead.objects.asked_of(person).contains(must_read)
            }
            with self.subTest(post=must_read.pk):
                self.assertTrue(asked)
                self.assertEqual(asked, other)
                for person in asked:
                    self.assertTrue(Post.objects.visible_to(person).contains(must_read.post))


class AnswersTests(MustReadTestCase):
    def test_totals_stay_above_the_floor_on_both_sides(self):
        must_read = self.ask()
        self.assertEqual(totals_of(must_read), Totals(None, None, 8))
        crowd = [self.bo, *self.crowd(16)]
        seen = []
        for person in crowd:
            self.confirmed_yesterday(person, must_read)
            totals = totals_of(must_read)
            self.assertEqual(totals.asked, 17)
            seen.append(totals.confirmed if totals.confirmed is not None else totals.most_did)
        self.assertEqual(seen, [False] * 7 + [8, 8] + [True] * 8)

    def test_a_total_goes_by_steps_and_not_by_persons(self):
        must_read, crowd = self.ask(), self.crowd(30)
        seen = []
        for person in crowd[:18]:
            self.confirmed_yesterday(person, must_read)
            seen.append(totals_of(must_read).confirmed)
        self.assertEqual(seen, [None] * 7 + [8] * 8 + [16] * 3)

    def test_what_somebody_does_today_changes_no_total_today(self):
        must_read, crowd = self.ask(), self.crowd(30)
        for person in crowd[:15]:
            self.confirmed_yesterday(person, must_read)
        before = totals_of(must_read)
        confirm(actor=crowd[15], must_read=must_read)
        self.assertEqual((before.confirmed, totals_of(must_read)), (8, before))
        Confirmation.objects.update(confirmed_on=timezone.localdate() - timedelta(days=1))
        self.assertEqual(totals_of(must_read).confirmed, 16)

    def test_taking_somebody_out_of_the_group_tells_nothing_of_them(self):
        crowd = self.crowd(30)
        must_read = self.ask()
        for person in crowd[:16]:
            self.confirmed_yesterday(person, must_read)
        seen = set()
        for person in (crowd[0], crowd[20]):  # who confirmed, who did not
            row = self.closed.memberships.filter(person=person)
            told = row.values("group", "person", "role", "joined_at").first()
            if told:
                row.delete()
            seen.add(totals_of(must_read).confirmed)
            if told:
                Membership.objects.create(
                    group=self.closed, person=person, role=told["role"], joined_at=told["joined_at"]
                )
        self.assertEqual(seen, {16})

    def confirmed_yesterday(self, person, must_read):
        row = confirm(actor=person, must_read=must_read)
        Confirmation.objects.filter(pk=row.pk).update(confirmed_on=timezone.localdate() - timedelta(days=1))

    def test_names_wait_for_consent(self):
        must_read = self.ask()
        for query in (who_has_not, answers_of):
            with self.assertRaises(ConsentMissing):
                query(self.ada, must_read.pk)

    def test_with_consent_the_owner_and_nobody_else_sees_who_has_not(self):
        self.agree()
        must_read, (kim,) = self.ask(), self.crowd(1)
        confirm(actor=self.bo, must_read=must_read)
        self.assertEqual(who_has_not(self.ada, must_read.pk), ([kim], False))
        self.assertEqual({person: person.has_confirmed for person in answers_of(self.ada, must_read.pk)},
                         {self.bo: True, kim: False})  # fmt: skip
        for person in (self.bo, self.cy, self.mo, kim):
            with self.assertRaises(MustRead.DoesNotExist):
                who_has_not(person, must_read.pk)

    def test_who_confirmed_when_no_names_were_shown_stays_unnamed_until_it_is_asked_again(self):
        must_read = self.ask()
        confirm(actor=self.bo, must_read=must_read)
        self.agree()
        for query in (who_has_not, answers_of):
            with self.assertRaises(ConsentMissing):
                query(self.ada, must_read.pk)
        ask_again(actor=self.ada, must_read=must_read)
        self.assertEqual(who_has_not(self.ada, must_read.pk), ([self.bo], False))

    def test_names_that_were_shown_end_with_the_consent(self):
        consent, must_read = self.agree(), self.ask()
        ConsentRecord.objects.filter(pk=consent.pk).update(withdrawn_on=timezone.localdate())
        with self.assertRaises(ConsentMissing):
            who_has_not(self.ada, must_read.pk)

    def test_a_long_list_says_that_there_are_more(self):
        self.agree()
        must_read, crowd = self.ask(), self.crowd(2)
        self.assertEqual(who_has_not(self.ada, must_read.pk, limit=2), ([self.bo, crowd[0]], True))
        self.assertEqual(len(answers_of(self.ada, must_read.pk)), 3)

    def test_after_withdrawing_there_is_no_list(self):
        self.agree()
        must_read = self.ask()
        withdraw(actor=self.ada, must_read=must_read)
        with self.assertRaises(MustRead.DoesNotExist):
            who_has_not(self.ada, must_read.pk)


class CostTests(MustReadTestCase):
    def cost(self, act):
        with CaptureQueriesContext(connection) as captured:
            act()
        return len(captured)

    def test_parts_cost_as_many_queries_for_two_as_for_seventeen(self):
        items = [self.ask().pk for _item in range(17)]
        self.assertEqual(self.cost(lambda: parts_for(self.bo, items[:2])), self.cost(lambda: parts_for(self.bo, items)))

    def test_the_list_costs_as_many_queries_for_two_as_for_seventeen(self):
        browser = self.as_person(self.bo)
        for _item in range(2):
            self.ask()
        browser.get("/must-read/")
        few = self.cost(lambda: browser.get("/must-read/"))
        for _item in range(15):
            self.ask()
        self.assertEqual(self.cost(lambda: browser.get("/must-read/")), few)
