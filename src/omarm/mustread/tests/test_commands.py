from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.consent.queries import ConsentMissing
from omarm.core.errors import DomainError
from omarm.mustread.commands import (
    ReadRequest,
    ask_again,
    attach_must_read,
    confirm,
    forget_confirmations,
    remind,
    remind_before_deadlines,
    take_back_confirmation,
    withdraw,
)
from omarm.mustread.commands.reminding import next_working_day
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.people.commands import change_roles
from omarm.stream.commands import EVERYONE, Place, delete_post, place_post
from omarm.stream.tests.writing import write


class AskingTests(MustReadTestCase):
    def asks(self, actor, place, level="must"):
        post = write(actor, place=place)
        try:
            return attach_must_read(actor=actor, post=post, request=ReadRequest(level))
        except DomainError as error:
            return error.code

    def test_it_is_stored_recorded_and_its_post_knows_it(self):
        post, due = write(self.ada, place=Place(group=self.closed)), timezone.localdate() + timedelta(days=5)
        with self.records("mustread.asked") as facts:
            must_read = attach_must_read(actor=self.ada, post=post, request=ReadRequest("must", due))
        self.assertEqual(facts[0].data, {"post": post.pk, "level": "must", "round": 1})
        self.assertEqual((must_read.due_on, must_read.asked_on), (due, timezone.localdate()))
        post.refresh_from_db()
        self.assertEqual(post.attached, ["mustread"])

    def test_of_a_post_that_waits_for_its_time_nothing_is_told(self):
        ahead = timezone.now() + timedelta(days=1)
        post = write(self.ada, place=Place(group=self.closed), published_at=ahead)
        with self.records():
            attach_must_read(actor=self.ada, post=post, request=ReadRequest("must"))

    def test_who_may_ask_that_it_must_be_read(self):
        group, team = Place(group=self.closed), Place(department=self.team)
        for actor, place, allowed in [
            (self.ada, group, True), (self.bo, group, False),
            (self.ada, EVERYONE, False), (self.ada, team, False),
            (self.eva, EVERYONE, True), (self.mo, EVERYONE, True),
        ]:  # fmt: skip
            with self.subTest(actor=actor.username, place=place):
                answer = self.asks(actor, place)
                self.assertEqual(isinstance(answer, MustRead), allowed, answer)

    def test_each_task_for_all_may_ask_a_department_and_the_works_council_may_not(self):
        for code, allowed in [("editor", True), ("community_manager", True), ("leader", True), ("administrator", True),
                              ("works_council", False)]:  # fmt: skip
            change_roles(actor=None, person=self.bo, codes=[code])
            bo = type(self.bo).objects.get(pk=self.bo.pk)
            with self.subTest(code=code):
                self.assertEqual(isinstance(self.asks(bo, Place(department=self.team)), MustRead), allowed)

    def test_anyone_who_posts_may_say_that_it_should_be_read_or_is_nice_to_know(self):
        for level in ("should", "nice"):
            self.assertEqual(self.asks(self.bo, EVERYONE, level).level, level)

    def test_only_under_ones_own_post(self):
        post = write(self.bo, place=Place(group=self.closed))
        for person in (self.ada, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                attach_must_read(actor=person, post=post, request=ReadRequest("nice"))

    def test_the_same_form_twice_asks_once(self):
        must_read = self.ask()
        again = attach_must_read(actor=self.ada, post=must_read.post, request=ReadRequest("nice"))
        self.assertEqual((again, again.level), (must_read, "must"))

    def test_a_deadline_is_ahead_and_for_must_alone(self):
        post, today = write(self.ada, place=Place(group=self.closed)), timezone.localdate()
        for request in (ReadRequest("must", today - timedelta(days=1)), ReadRequest("nice", today)):
            with self.assertRaises(DomainError):
                attach_must_read(actor=self.ada, post=post, request=request)
        self.assertFalse(MustRead.objects.exists())


class ConfirmingTests(MustReadTestCase):
    def test_a_confirmation_is_a_day_given_by_the_person_and_told_to_nobody(self):
        must_read = self.ask()
        with self.records():
            confirm(actor=self.bo, must_read=must_read)
            confirm(actor=self.bo, must_read=must_read)
        row = Confirmation.objects.get()
        self.assertEqual((row.person, row.confirmed_on), (self.bo, timezone.localdate()))
        self.assertEqual({field.get_internal_type() for field in Confirmation._meta.get_fields()},
                         {"BigAutoField", "ForeignKey", "DateField"})  # fmt: skip

    def test_looking_at_it_records_nothing(self):
        must_read = self.ask()
        browser = self.as_person(self.bo)
        for address in (must_read.post.get_absolute_url(), "/", "/must-read/"):
            self.assertEqual(browser.get(address).status_code, 200)
        self.assertFalse(Confirmation.objects.exists())

    def test_who_pressed_too_soon_takes_it_back(self):
        must_read = self.ask()
        confirm(actor=self.bo, must_read=must_read)
        self.assertTrue(take_back_confirmation(actor=self.bo, must_read=must_read))
        self.assertFalse(Confirmation.objects.exists())

    def test_who_cannot_read_it_cannot_confirm(self):
        must_read = self.ask()
        for person in (self.cy, self.gus, self.mo):
            with self.assertRaises(PermissionDenied):
                confirm(actor=person, must_read=must_read)

    def test_who_reads_it_but_is_not_asked_cannot_confirm(self):
        here = self.ask(place=Place(group=self.open))
        for person in (self.cy, self.ada):  # not a member; the author
            with self.subTest(person=person), self.assertRaises(DomainError):
                confirm(actor=person, must_read=here)
        with self.assertRaises(DomainError):
            confirm(actor=self.bo, must_read=self.ask(level="should"))

    def test_sharing_a_post_asks_nothing_of_who_reads_it_there(self):
        must_read = self.ask(place=Place(group=self.open))
        place_post(actor=self.cy, post=must_read.post, place=Place(department=self.department))
        with self.assertRaises(DomainError):
            confirm(actor=self.cy, must_read=must_read)
        self.assertNotIn(self.cy, must_read.people_asked())

    def test_what_was_withdrawn_or_deleted_is_not_confirmed(self):
        must_read, gone = self.ask(), self.ask()
        withdraw(actor=self.ada, must_read=must_read)
        delete_post(actor=self.ada, post=gone.post)
        with self.assertRaises(DomainError):
            confirm(actor=self.bo, must_read=must_read)
        with self.assertRaises(PermissionDenied):
            confirm(actor=self.bo, must_read=gone)


class OwnerTests(MustReadTestCase):
    def test_nobody_but_the_owner_reminds_asks_again_or_withdraws(self):
        self.agree()
        must_read = self.ask()
        for act in (remind, ask_again, withdraw):
            for person in (self.bo, self.cy, self.mo):
                with self.subTest(act=act.__name__, person=person), self.assertRaises(PermissionDenied):
                    act(actor=person, must_read=must_read)

    def test_a_reminder_waits_for_consent(self):
        with self.assertRaises(ConsentMissing), self.records():
            remind(actor=self.ada, must_read=self.ask())

    def test_a_reminder_waits_for_a_round_in_which_names_were_shown(self):
        must_read = self.ask()
        self.agree()
        with self.assertRaises(ConsentMissing), self.records():
            remind(actor=self.ada, must_read=must_read)
        ask_again(actor=self.ada, must_read=must_read)
        with self.records("mustread.reminded"):
            remind(actor=self.ada, must_read=must_read)

    def test_a_reminder_names_who_has_not_confirmed_and_nobody_else(self):
        self.agree()
        must_read, (kim,) = self.ask(), self.crowd(1)
        confirm(actor=self.bo, must_read=must_read)
        with self.records("mustread.reminded") as facts:
            remind(actor=self.ada, must_read=must_read)
        self.assertEqual(facts[0].data, {"post": must_read.pk, "due_on": None, "people": [kim.pk]})

    def test_one_reminder_a_day(self):
        self.agree()
        must_read = self.ask()
        remind(actor=self.ada, must_read=must_read)
        with self.assertRaises(DomainError), self.records():
            remind(actor=self.ada, must_read=must_read)
        MustRead.objects.update(reminded_on=timezone.localdate() - timedelta(days=1))
        with self.records("mustread.reminded"):
            remind(actor=self.ada, must_read=must_read)

    def test_when_everyone_confirmed_there_is_nobody_to_remind(self):
        self.agree()
        must_read = self.ask()
        confirm(actor=self.bo, must_read=must_read)
        with self.records():
            remind(actor=self.ada, must_read=must_read)

    def test_asking_again_starts_a_new_round(self):
        must_read, due = self.ask(), timezone.localdate() + timedelta(days=3)
        confirm(actor=self.bo, must_read=must_read)
        with self.records("mustread.asked"):
            again = ask_again(actor=self.ada, must_read=must_read, due_on=due)
        self.assertEqual((again.round, again.due_on, again.confirmations.count()), (2, due, 0))

    def test_who_no_longer_manages_the_group_asks_no_new_round(self):
        must_read = self.ask()
        self.closed.memberships.filter(person=self.ada).update(role="member")
        confirm(actor=self.bo, must_read=must_read)
        with self.assertRaises(DomainError):
            ask_again(actor=self.ada, must_read=must_read)
        self.assertEqual(must_read.confirmations.count(), 1)

    def test_what_is_withdrawn_stays_withdrawn(self):
        must_read = self.ask()
        self.assertEqual(withdraw(actor=self.ada, must_read=must_read).withdrawn_on, timezone.localdate())
        for act in (withdraw, ask_again):
            with self.assertRaises(DomainError):
                act(actor=self.ada, must_read=must_read)


class ClockTests(MustReadTestCase):
    def test_working_days(self):
        for day, following in [(23, 24), (27, 30), (28, 30), (29, 30)]:  # Monday, Friday, Saturday, Sunday
            self.assertEqual(next_working_day(date(2026, 11, day)), date(2026, 11, following))

    def test_one_working_day_before_the_deadline_everyone_who_has_not_is_reminded_once(self):
        today = timezone.localdate()
        soon, later = self.ask(due_on=next_working_day(today)), self.ask(due_on=today + timedelta(days=9))
        with self.records("mustread.reminded") as facts:
            self.assertEqual(remind_before_deadlines(), 1)
            self.assertEqual(remind_before_deadlines(), 0)
        self.assertEqual(
            (facts[0].actor, facts[0].data["post"], facts[0].data["people"]), (None, soon.pk, [self.bo.pk])
        )
        self.assertNotEqual(soon.pk, later.pk)

    def test_a_deleted_or_withdrawn_post_reminds_nobody(self):
        due = next_working_day(timezone.localdate())
        gone, withdrawn = self.ask(due_on=due), self.ask(due_on=due)
        delete_post(actor=self.ada, post=gone.post)
        withdraw(actor=self.ada, must_read=withdrawn)
        with self.records():
            remind_before_deadlines()

    def test_confirmations_are_forgotten_after_they_were_kept(self):
        today = timezone.localdate()
        past, kept, endless = (self.ask() for _item in range(3))
        for must_read in (past, kept, endless):
            confirm(actor=self.bo, must_read=must_read)
        MustRead.objects.filter(pk=past.pk).update(due_on=today - timedelta(days=91))
        MustRead.objects.filter(pk=kept.pk).update(due_on=today - timedelta(days=90))
        self.assertEqual(forget_confirmations(), 1)
        self.assertEqual(set(Confirmation.objects.values_list("must_read", flat=True)), {kept.pk, endless.pk})
        past.refresh_from_db()
        self.assertEqual(past.withdrawn_on, today)
        self.assertEqual(forget_confirmations(), 0)

    def test_what_never_ends_is_forgotten_after_a_year_and_what_was_withdrawn_sooner(self):
        today = timezone.localdate()
        old, withdrawn = self.ask(), self.ask()
        for must_read in (old, withdrawn):
            confirm(actor=self.bo, must_read=must_read)
        MustRead.objects.filter(pk=old.pk).update(asked_on=today - timedelta(days=365 + 91))
        MustRead.objects.filter(pk=withdrawn.pk).update(withdrawn_on=today - timedelta(days=91))
        self.assertEqual(forget_confirmations(), 2)
        self.assertFalse(Confirmation.objects.exists())
