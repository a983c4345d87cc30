"""What an anonymous vote leaves behind: nothing but a changed box."""

from django.db import connection
from django.utils import timezone

from omarm.core.errors import DomainError
from omarm.core.testing.browsing import HtmxClient, signed_in
from omarm.polls.commands import add_option, cast_vote, close_poll, count_waiting_votes, take_back_vote
from omarm.polls.models import PollBox, Vote
from omarm.polls.queries import polls_on, who_voted
from omarm.polls.tests.asking import PollTestCase, ask, end


def every_table():
    """Return a digest of all rows of each table, where they lie and what they hold, and of all counters."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = current_schema()")
        tables = [name for (name,) in cursor.fetchall()]
        digests = {}
        for table in tables:
            cursor.execute(f"select md5(string_agg(ctid::text || t::text, E'\\n' order by ctid)) from \"{table}\" t")
            digests[table] = cursor.fetchone()[0]
        cursor.execute("select sequencename, last_value from pg_sequences where schemaname = current_schema()")
        return digests | dict(cursor.fetchall())


class TraceTests(PollTestCase):
    def test_a_vote_changes_the_box_and_nothing_else(self):
        poll, browser = ask(self.ada, is_anonymous=True), signed_in(HtmxClient(), self.bo)
        browser.get(poll.post.get_absolute_url())  # the session knows its day already
        before = every_table()
        answer = browser.post(f"/posts/{poll.pk}/poll/vote/", {f"poll-{poll.pk}": "1"})
        self.assertEqual(answer.status_code, 200)
        after = every_table()
        self.assertGreater(len(before), 40)
        self.assertEqual({name for name in before | after if before.get(name) != after.get(name)}, {"polls_pollbox"})

    def test_the_same_look_sees_a_named_vote(self):
        poll = ask(self.ada)
        before = every_table()
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        changed = {name for name, digest in every_table().items() if before[name] != digest}
        self.assertIn("polls_vote", changed)

    def test_the_box_has_no_column_that_holds_a_time(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "select column_name, udt_name from information_schema.columns where table_name = 'polls_pollbox'"
            )
            columns = dict(cursor.fetchall())
        self.assertEqual(
            columns,
            {"poll_id": "int8", "voters": "_int8", "waiting": "_int4", "tallies": "_int4", "counted": "int4",
             "is_final": "bool"},
        )  # fmt: skip

    def test_neither_voters_nor_ballots_keep_the_order_of_voting(self):
        poll = ask(self.ada, is_anonymous=True)
        for person, rank in ((self.mo, 2), (self.bo, 0), (self.cy, 1)):
            cast_vote(actor=person, poll=poll, ranks=[rank])
        box = PollBox.objects.get(pk=poll.pk)
        self.assertEqual(box.voters, sorted([self.bo.pk, self.cy.pk, self.mo.pk]))
        self.assertEqual(box.waiting, [1, 2, 4])

    def test_voting_is_no_fact_and_no_row(self):
        poll = ask(self.ada, is_anonymous=True)
        with self.records():
            cast_vote(actor=self.bo, poll=poll, ranks=[1])
        self.assertFalse(Vote.objects.exists())


class BoxTests(PollTestCase):
    def vote(self, poll, people, rank=0):
        for person in people:
            cast_vote(actor=person, poll=poll, ranks=[rank])

    def shown(self, poll, person=None):
        state = polls_on(person or self.ada, [poll.pk])[poll.pk]
        return state.voters, [option.votes for option in state.options]

    def test_one_votes_once_and_for_good(self):
        poll = ask(self.ada, is_anonymous=True)
        cast_vote(actor=self.bo, poll=poll, ranks=[1])
        for act, told in ((cast_vote, {"ranks": [0]}), (take_back_vote, {})):
            with self.assertRaises(DomainError) as raised:
                act(actor=self.bo, poll=poll, **told)
            self.assertEqual(raised.exception.code, "vote_final")
        self.assertEqual(PollBox.objects.get(pk=poll.pk).waiting, [2])

    def test_results_and_number_of_voters_move_together_in_batches(self):
        poll, crowd = ask(self.ada, is_anonymous=True), self.crowd(17)
        seen = []
        for number, person in enumerate(crowd):
            cast_vote(actor=person, poll=poll, ranks=[number % 3])
            count_waiting_votes()
            seen.append(self.shown(poll)[0])
        self.assertEqual(seen, [0] * 15 + [8, 8])
        close_poll(actor=self.ada, poll=poll)
        self.assertEqual(self.shown(poll), (17, [6, 6, 5]))

    def test_a_vote_publishes_nothing_by_itself(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, self.crowd(20))
        self.assertEqual(self.shown(poll), (0, [0, 0, 0]))
        self.assertEqual(count_waiting_votes(), 1)
        self.assertEqual(self.shown(poll), (12, [12, 0, 0]))
        self.assertEqual(count_waiting_votes(), 0)

    def test_seven_votes_are_never_told(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, self.crowd(7))
        end(poll)
        count_waiting_votes()
        self.assertEqual(self.shown(poll), (0, [0, 0, 0]))
        self.assertTrue(polls_on(self.ada, [poll.pk])[poll.pk].has_too_few)

    def test_eight_votes_are_told_at_the_end(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, self.crowd(8), rank=2)
        end(poll)
        self.assertEqual(self.shown(poll), (0, [0, 0, 0]))
        count_waiting_votes()
        self.assertEqual(self.shown(poll), (8, [0, 0, 8]))

    def test_at_the_end_the_box_forgets_who_voted(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, self.crowd(9))
        close_poll(actor=self.ada, poll=poll)
        box = PollBox.objects.get(pk=poll.pk)
        self.assertEqual((box.voters, box.waiting, box.is_final), ([], [], True))

    def test_several_answers_count_as_one_voter(self):
        poll = ask(self.ada, is_anonymous=True, is_multiple=True)
        for person in self.crowd(8):
            cast_vote(actor=person, poll=poll, ranks=[0, 2])
        close_poll(actor=self.ada, poll=poll)
        self.assertEqual(self.shown(poll), (8, [8, 0, 8]))

    def test_an_added_option_is_counted_too(self):
        poll, crowd = ask(self.ada, is_anonymous=True, is_open_list=True), self.crowd(25)
        self.vote(poll, crowd[:16])
        count_waiting_votes()
        add_option(actor=self.bo, poll=poll, text="Trein")
        self.vote(poll, crowd[16:], rank=3)
        close_poll(actor=self.ada, poll=poll)
        self.assertEqual(self.shown(poll), (25, [16, 0, 0, 9]))

    def test_nobody_can_ask_who_voted(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, self.crowd(9))
        close_poll(actor=self.ada, poll=poll)
        for person in (self.ada, self.mo, self.bo):
            self.assertEqual(who_voted(person, poll), [])

    def test_only_the_voter_sees_that_they_voted_and_not_what(self):
        poll = ask(self.ada, is_anonymous=True)
        self.vote(poll, [self.bo], rank=1)
        mine, other = (polls_on(person, [poll.pk])[poll.pk] for person in (self.bo, self.ada))
        self.assertEqual((mine.has_voted, other.has_voted), (True, False))
        self.assertEqual({option.mine for option in mine.options}, {False})
        self.assertEqual(mine.voters, 0)

    def test_a_poll_that_shows_results_at_the_end_shows_none_before(self):
        poll = ask(self.ada, is_anonymous=True, results="after")
        self.vote(poll, self.crowd(20))
        count_waiting_votes()
        self.assertFalse(polls_on(self.ada, [poll.pk])[poll.pk].shows_results)
        close_poll(actor=self.ada, poll=poll)
        self.assertTrue(polls_on(self.ada, [poll.pk])[poll.pk].shows_results)

    def test_a_vote_that_comes_when_the_box_is_emptied_is_refused(self):
        poll = ask(self.ada, is_anonymous=True)
        stale = type(poll).objects.select_related("post").get(pk=poll.pk)
        self.vote(poll, self.crowd(8))
        close_poll(actor=self.ada, poll=poll)
        self.assertGreater(stale.closes_at, timezone.now())
        with self.assertRaises(DomainError) as raised:
            cast_vote(actor=self.bo, poll=stale, ranks=[0])
        self.assertEqual(raised.exception.code, "poll_closed")
