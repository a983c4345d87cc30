from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from omarm.activity.deliverer import deliver_batch
from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.mustread.commands import ReadRequest, change_must_read, confirm, take_off_must_read, withdraw
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.tests.asking import MustReadTestCase
from omarm.stream.commands import EVERYONE


def day(number):
    return timezone.localdate() + timedelta(days=number)


class ChangingTests(MustReadTestCase):
    def change(self, must_read, level, due_on=None, *, by=None):
        change_must_read(actor=by or self.ada, must_read=must_read, request=ReadRequest(level, due_on))
        must_read.refresh_from_db()
        return must_read

    def assert_refused(self, code, *args, **told):
        with self.assertRaises(DomainError) as refused, self.records():
            self.change(*args, **told)
        self.assertEqual(refused.exception.code, code)

    def test_the_deadline_moves_both_ways_and_never_into_the_past(self):
        must_read = self.ask(due_on=day(5))
        confirm(actor=self.bo, must_read=must_read)
        for due_on in (day(9), day(0), None):
            self.assertEqual(self.change(must_read, "must", due_on).due_on, due_on)
        self.assert_refused("must_read_past", must_read, "must", day(-1))
        self.assertEqual((must_read.round, must_read.confirmations.count()), (1, 1))

    def test_another_deadline_is_reminded_of_anew(self):
        must_read = self.ask(due_on=day(5))
        MustRead.objects.update(reminded_for=day(5))
        self.assertIsNone(self.change(must_read, "must", day(9)).reminded_for)

    def test_a_deadline_that_has_passed_may_stay(self):
        must_read = self.ask(due_on=day(5))
        MustRead.objects.update(due_on=day(-2))
        self.assertEqual(self.change(must_read, "must", day(-2)).due_on, day(-2))

    def test_what_is_no_must_any_more_keeps_its_answers_to_itself(self):
        must_read = self.ask(due_on=day(5))
        confirm(actor=self.bo, must_read=must_read)
        self.assert_refused("must_read_level", must_read, "should", day(5))
        self.assertEqual(self.change(must_read, "should").due_on, None)
        self.assertEqual(must_read.confirmations.count(), 1)

    def test_what_becomes_a_must_begins_anew_and_is_told(self):
        must_read = self.ask(due_on=day(5))
        confirm(actor=self.bo, must_read=must_read)
        self.change(must_read, "nice")
        while deliver_batch():
            pass
        self.agree()
        with self.records("mustread.asked"):
            self.change(must_read, "must", day(3))
        self.assertFalse(Confirmation.objects.exists())
        self.assertTrue(must_read.names_from_start)
        with self.records("mustread.asked_of") as facts:
            while deliver_batch():
                pass
        self.assertEqual(facts[0].data["people"], [self.bo.pk])

    def test_who_may_not_ask_must_cannot_make_it_one(self):
        must_read = self.ask(self.ada, level="should", place=EVERYONE)
        self.assert_refused("must_read_place", must_read, "must")
        self.assertEqual(self.change(must_read, "nice").level, "nice")

    def test_nobody_but_the_author(self):
        must_read = self.ask()
        for outsider in (self.bo, self.cy, self.mo, self.eva):
            with self.assertRaises(PermissionDenied):
                self.change(must_read, "nice", by=outsider)
            with self.assertRaises(PermissionDenied):
                take_off_must_read(actor=outsider, must_read=must_read)

    def test_not_when_it_was_withdrawn_and_not_in_an_archived_group(self):
        must_read = self.ask()
        Group.objects.update(archived_at=timezone.now())
        self.assert_refused("group_archived", must_read, "nice")
        Group.objects.update(archived_at=None)
        withdraw(actor=self.ada, must_read=must_read)
        self.assert_refused("must_read_withdrawn", must_read, "nice")


class TakingOffTests(MustReadTestCase):
    def test_a_must_that_is_up_stays_whether_or_not_somebody_confirmed(self):
        for confirmed in (False, True):
            must_read = self.ask()
            if confirmed:
                confirm(actor=self.bo, must_read=must_read)
            with self.assertRaises(DomainError) as refused:
                take_off_must_read(actor=self.ada, must_read=must_read)
            self.assertEqual(refused.exception.code, "must_read_asked")

    def test_what_nobody_can_have_confirmed_goes_altogether(self):
        waiting = self.ask(published_at=timezone.now() + timedelta(days=1))
        for must_read in (waiting, self.ask(level="should"), self.ask(level="nice")):
            post = take_off_must_read(actor=self.ada, must_read=must_read)
            post.refresh_from_db()
            self.assertEqual(post.attached, [])
            self.assertFalse(MustRead.objects.filter(pk=must_read.pk).exists())


class EditPageTests(MustReadTestCase):
    def setUp(self):
        super().setUp()
        self.browser = self.as_person(self.ada)

    def send(self, must_read, **told):
        form = {"body": "Lees dit", "version": must_read.post.version, "attach": "mustread"}
        form |= {f"mustread-{name}": value for name, value in told.items()}
        return self.browser.post(f"/posts/{must_read.pk}/edit/", form)

    def form(self, must_read):
        attached = self.browser.get(f"/posts/{must_read.pk}/edit/").context["form"].attached
        return attached[0][1] if attached else None

    def test_level_and_deadline_change_with_the_words(self):
        must_read = self.ask(due_on=day(5))
        self.assertTrue(self.form(must_read).lock)
        self.assertEqual(self.send(must_read, level="must", due_on=day(7).isoformat()).status_code, 302)
        must_read.refresh_from_db()
        self.assertEqual((must_read.due_on, must_read.post.words), (day(7), "Lees dit"))
        self.assertEqual(self.send(must_read, level="nice", due_on=day(7).isoformat()).status_code, 302)
        must_read.refresh_from_db()
        self.assertEqual((must_read.level, must_read.due_on), ("nice", None))

    def test_a_refusal_leaves_all_as_it_was(self):
        must_read = self.ask()
        self.assertEqual(self.send(must_read, level="must", due_on=day(-1).isoformat()).status_code, 422)
        must_read.post.refresh_from_db()
        self.assertNotEqual(must_read.post.words, "Lees dit")

    def test_taking_it_off(self):
        must_read = self.ask(level="should")
        self.assertEqual(self.form(must_read).lock, "")
        self.assertEqual(self.send(must_read, level="should", take_off="on").status_code, 302)
        self.assertFalse(MustRead.objects.exists())
        self.assertIsNone(self.form(must_read))

    def test_a_change_that_does_not_name_it_leaves_it_alone(self):
        must_read = self.ask(due_on=day(5))
        answer = self.browser.post(
            f"/posts/{must_read.pk}/edit/", {"body": "Lees dit", "version": must_read.post.version}
        )
        self.assertEqual((answer.status_code, MustRead.objects.get().due_on), (302, day(5)))

    def test_who_may_not_ask_must_is_not_offered_it(self):
        must_read = self.ask(level="should", place=EVERYONE)
        self.assertNotIn("must", dict(self.form(must_read).fields["level"].choices))
        self.assertEqual(self.send(must_read, level="must").status_code, 422)
