from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.groups.models import Group
from omarm.polls.commands import add_option, attach_poll, cast_vote, close_poll, take_back_vote
from omarm.polls.commands.polls import PollDraft
from omarm.polls.models import Poll, Vote
from omarm.polls.tests.asking import PollTestCase, ask, end
from omarm.stream.commands import Place, delete_post
from omarm.stream.tests.writing import write


class AskingTests(PollTestCase):
    def test_a_poll_is_stored_and_its_post_knows_it(self):
        poll = ask(self.ada, " Fiets ", "Bus", question=" Hoe kom je? ")
        self.assertEqual(poll.question, "Hoe kom je?")
        self.assertEqual([option.text for option in poll.options.all()], ["Fiets", "Bus"])
        poll.post.refresh_from_db()
        self.assertEqual(poll.post.attached, ["poll"])

    def test_the_poll_is_announced_with_its_post_and_not_apart(self):
        post = write(self.ada)
        with self.records():
            ask(self.ada, post=post)

    def test_the_same_form_twice_asks_once(self):
        first = ask(self.ada)
        self.assertEqual(ask(self.ada, "Ja", "Nee", post=first.post), first)
        self.assertEqual(first.options.count(), 3)

    def test_only_the_author_puts_a_poll_under_a_post(self):
        post = write(self.ada)
        for person in (self.bo, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                attach_poll(actor=person, post=post, draft=PollDraft(options=("Ja", "Nee")))

    def test_what_cannot_be_asked_so(self):
        past, post = timezone.now() - timedelta(minutes=1), write(self.ada)
        ahead = write(self.ada, published_at=timezone.now() + timedelta(days=3))
        tomorrow = timezone.now() + timedelta(days=1)
        for draft, code, under in [
            (PollDraft(options=("Ja",)), "poll_options", post),
            (PollDraft(options=tuple(map(str, range(13)))), "poll_options", post),
            (PollDraft(options=("Café", " cafe ")), "poll_option_twice", post),
            (PollDraft(options=("Ja", "  ")), "poll_option_empty", post),
            (PollDraft(options=("Ja", "x" * 121)), "poll_option_long", post),
            (PollDraft(options=("Ja", "Nee"), closes_at=past), "poll_past", post),
            (PollDraft(options=("Ja", "Nee"), closes_at=tomorrow), "poll_past", ahead),
            (PollDraft(options=("Ja", "Nee"), is_anonymous=True), "poll_endless", post),
        ]:
            with self.subTest(code=code), self.assertRaises(DomainError) as raised:
                attach_poll(actor=self.ada, post=under, draft=draft)
            self.assertEqual(raised.exception.code, code)
        self.assertFalse(Poll.objects.exists())

    def test_the_database_holds_an_anonymous_poll_to_its_end(self):
        poll = ask(self.ada, is_anonymous=True)
        with self.assertRaises(IntegrityError), transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(closes_at=None)


class VotingTests(PollTestCase):
    def choices(self, poll, person):
        return list(Vote.objects.filter(option__poll=poll, person=person).values_list("option__text", flat=True))

    def test_a_vote_is_stored_and_told_to_nobody(self):
        poll = ask(self.ada)
        with self.records():
            cast_vote(actor=self.bo, poll=poll, ranks=[1])
        self.assertEqual(self.choices(poll, self.bo), ["Bus"])

    def test_another_vote_replaces_the_first(self):
        poll = ask(self.ada)
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        cast_vote(actor=self.bo, poll=poll, ranks=[2])
        self.assertEqual(self.choices(poll, self.bo), ["Lopen"])

    def test_several_answers_only_where_several_are_asked(self):
        one, more = ask(self.ada), ask(self.ada, is_multiple=True)
        cast_vote(actor=self.bo, poll=more, ranks=[0, 2])
        self.assertEqual(self.choices(more, self.bo), ["Fiets", "Lopen"])
        with self.assertRaises(DomainError) as raised:
            cast_vote(actor=self.bo, poll=one, ranks=[0, 2])
        self.assertEqual(raised.exception.code, "vote_single")

    def test_an_option_that_is_not_there_cannot_be_chosen(self):
        poll = ask(self.ada)
        for ranks in ([], [7], [0, 7]):
            with self.subTest(ranks=ranks), self.assertRaises(DomainError) as raised:
                cast_vote(actor=self.bo, poll=poll, ranks=ranks)
            self.assertEqual(raised.exception.code, "vote_empty")

    def test_a_vote_can_be_taken_back(self):
        poll = ask(self.ada)
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        self.assertTrue(take_back_vote(actor=self.bo, poll=poll))
        self.assertEqual(self.choices(poll, self.bo), [])

    def test_after_the_closing_time_nothing_can_be_done(self):
        poll = ask(self.ada, is_open_list=True)
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        poll = end(poll)
        for act, told in ((cast_vote, {"ranks": [0]}), (take_back_vote, {}), (add_option, {"text": "Trein"})):
            with self.subTest(act=act.__name__), self.assertRaises(DomainError) as raised:
                act(actor=self.bo, poll=poll, **told)
            self.assertEqual(raised.exception.code, "poll_closed")
        self.assertEqual(self.choices(poll, self.bo), ["Bus"])

    def test_a_poll_that_closed_after_it_was_read_takes_no_vote(self):
        poll = ask(self.ada)
        close_poll(actor=self.ada, poll=Poll.objects.get(pk=poll.pk))
        with self.assertRaises(DomainError):
            cast_vote(actor=self.bo, poll=poll, ranks=[1])

    def test_who_may_not_read_may_not_vote(self):
        poll = ask(self.ada, post=write(self.ada, place=Place(group=self.closed)), is_open_list=True)
        cast_vote(actor=self.bo, poll=poll, ranks=[0])
        for person in (self.cy, self.gus, self.mo):
            with self.subTest(person=person), self.assertRaises(PermissionDenied):
                cast_vote(actor=person, poll=poll, ranks=[0])
            with self.assertRaises(PermissionDenied):
                add_option(actor=person, poll=poll, text="Trein")

    def test_in_an_archived_group_nobody_votes_any_more(self):
        poll = ask(self.ada, post=write(self.ada, place=Place(group=self.closed)))
        Group.objects.filter(pk=self.closed.pk).update(archived_at=timezone.now())
        with self.assertRaises(DomainError) as raised:
            cast_vote(actor=self.bo, poll=poll, ranks=[0])
        self.assertEqual(raised.exception.code, "group_archived")

    def test_a_poll_in_the_bin_takes_no_vote(self):
        poll = ask(self.ada)
        delete_post(actor=self.ada, post=poll.post)
        with self.assertRaises(PermissionDenied):
            cast_vote(actor=self.bo, poll=poll, ranks=[0])


class OpenListTests(PollTestCase):
    def test_a_reader_adds_an_option_and_chooses_it(self):
        poll = ask(self.ada, is_open_list=True)
        option = add_option(actor=self.cy, poll=poll, text=" De  trein ")
        self.assertEqual((option.rank, option.text), (3, "De trein"))
        cast_vote(actor=self.cy, poll=poll, ranks=[3])
        self.assertEqual(option.votes.count(), 1)

    def test_what_is_refused(self):
        fixed, open_list = ask(self.ada), ask(self.ada, is_open_list=True)
        full = ask(self.ada, is_open_list=True)
        for number in range(27):
            add_option(actor=self.bo, poll=full, text=f"Nog een {number}")
        for poll, text, code in [
            (fixed, "Trein", "poll_list_closed"),
            (open_list, "  BÚS ", "poll_option_twice"),
            (open_list, "", "poll_option_empty"),
            (open_list, "x" * 121, "poll_option_long"),
            (full, "De dertigste is er al", "poll_full"),
        ]:
            with self.subTest(code=code), self.assertRaises(DomainError) as raised:
                add_option(actor=self.bo, poll=poll, text=text)
            self.assertEqual(raised.exception.code, code)
        self.assertEqual(full.options.count(), 30)


class ClosingTests(PollTestCase):
    def test_the_author_closes_once(self):
        poll = close_poll(actor=self.ada, poll=ask(self.ada))
        self.assertTrue(poll.is_closed)
        with self.assertRaises(DomainError):
            close_poll(actor=self.ada, poll=poll)

    def test_nobody_else_closes(self):
        poll = ask(self.ada)
        for person in (self.bo, self.cy, self.mo):
            with self.assertRaises(PermissionDenied):
                close_poll(actor=person, poll=poll)
