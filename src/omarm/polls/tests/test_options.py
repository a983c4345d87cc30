from django.core.exceptions import PermissionDenied

from omarm.core.errors import DomainError
from omarm.polls.commands import add_option, cast_vote, count_waiting_votes, take_option_away
from omarm.polls.models import Poll, PollBox, PollOption, Vote
from omarm.polls.queries import polls_on
from omarm.polls.tests.asking import PollTestCase, ask, end
from omarm.stream.models import Post

NEW = 3  # the rank of what is added behind three options


class TakingAwayTests(PollTestCase):
    def added(self, text="Step", **told):
        poll = ask(self.ada, is_open_list=True, **told)
        return poll, add_option(actor=self.bo, poll=poll, text=text)

    def texts(self, poll, person=None):
        return [option.text for option in polls_on(person or self.bo, [poll.pk])[poll.pk].options]

    def assert_refused(self, option, *, by, code):
        with self.assertRaises(DomainError) as refused:
            take_option_away(actor=by, option=option)
        self.assertEqual(refused.exception.code, code)

    def test_who_added_it_and_the_author_take_it_away(self):
        for person in (self.bo, self.ada):
            poll, option = self.added()
            with self.records():
                take_option_away(actor=person, option=option)
            self.assertEqual(self.texts(poll), ["Fiets", "Bus", "Lopen"])
            row = PollOption.objects.get(pk=option.pk)
            self.assertEqual((row.text, row.folded, row.added_by), ("", "", None))

    def test_nobody_else_does(self):
        poll, option = self.added()
        for outsider in (self.cy, self.mo, self.gus):
            with self.assertRaises(PermissionDenied):
                take_option_away(actor=outsider, option=option)
        with self.assertRaises(PermissionDenied):
            take_option_away(actor=self.ada, option=poll.options.first())
        self.assertEqual(len(self.texts(poll)), 4)

    def test_a_vote_that_shows_keeps_it(self):
        poll, option = self.added()
        cast_vote(actor=self.cy, poll=poll, ranks=[NEW])
        for person in (self.bo, self.ada):
            self.assert_refused(option, by=person, code="poll_option_counted")
            self.assertEqual(polls_on(person, [poll.pk])[poll.pk].removable, [])
        self.assertEqual(Vote.objects.get().option, option)

    def test_a_vote_that_is_hidden_until_the_end_keeps_nothing_and_tells_nothing(self):
        poll, option = self.added(results=Poll.Results.AFTER)
        cast_vote(actor=self.cy, poll=poll, ranks=[NEW])
        self.assertEqual(len(polls_on(self.ada, [poll.pk])[poll.pk].removable), 1)
        take_option_away(actor=self.ada, option=option)
        self.assertFalse(polls_on(self.cy, [poll.pk])[poll.pk].has_voted)
        cast_vote(actor=self.cy, poll=poll, ranks=[0])

    def test_a_closed_poll_stays_as_it_is(self):
        poll, option = self.added()
        option.poll = end(poll)
        self.assert_refused(option, by=self.ada, code="poll_closed")

    def test_its_place_is_not_given_to_another(self):
        poll, option = self.added()
        take_option_away(actor=self.bo, option=option)
        self.assertEqual(add_option(actor=self.cy, poll=poll, text="Step").rank, NEW + 1)
        with self.assertRaises(DomainError) as refused:
            cast_vote(actor=self.cy, poll=poll, ranks=[NEW])
        self.assertEqual(refused.exception.code, "vote_gone")
        self.assert_refused(option, by=self.bo, code="poll_option_gone")


class AnonymousTests(PollTestCase):
    def setUp(self):
        super().setUp()
        self.poll = ask(self.ada, is_open_list=True, is_anonymous=True, is_multiple=True)
        self.option = add_option(actor=self.bo, poll=self.poll, text="Step")

    def state(self, person):
        return polls_on(person, [self.poll.pk])[self.poll.pk]

    def test_who_added_it_is_kept_nowhere(self):
        self.assertIsNone(PollOption.objects.get(pk=self.option.pk).added_by)
        self.assertEqual(self.state(self.bo).removable, [])
        with self.assertRaises(PermissionDenied):
            take_option_away(actor=self.bo, option=self.option)

    def test_it_goes_alike_with_votes_for_it_and_without(self):
        """Nothing that the author can see tells whether somebody had chosen it."""
        seen = []
        for votes in ((), ([NEW],), ([NEW, 0], [NEW], [1])):
            poll = ask(self.ada, is_open_list=True, is_anonymous=True, is_multiple=True)
            option = add_option(actor=self.bo, poll=poll, text="Step")
            for person, ranks in zip(self.crowd_once(), votes, strict=False):
                cast_vote(actor=person, poll=poll, ranks=ranks)
            before = polls_on(self.ada, [poll.pk])[poll.pk]
            take_option_away(actor=self.ada, option=option)
            after = polls_on(self.ada, [poll.pk])[poll.pk]
            seen.append(
                [(len(one.removable), one.voters, [option.votes for option in one.options]) for one in (before, after)]
            )
            box = PollBox.objects.get(pk=poll.pk)
            self.assertEqual((len(box.voters), len(box.waiting)), (len(votes), len(votes)))
            self.assertFalse(any(ballot >> NEW & 1 for ballot in box.waiting))
            self.assertEqual(box.waiting, sorted(box.waiting))
        self.assertEqual(seen[0], seen[1])
        self.assertEqual(seen[0], seen[2])

    def test_after_the_first_batch_it_stays(self):
        for person in self.crowd_once(16):
            cast_vote(actor=person, poll=self.poll, ranks=[0])
        count_waiting_votes()
        self.assertEqual(self.state(self.ada).removable, [])
        with self.assertRaises(DomainError) as refused:
            take_option_away(actor=self.ada, option=self.option)
        self.assertEqual(refused.exception.code, "poll_option_counted")

    def test_ballots_that_are_left_blank_count_as_ballots(self):
        for person in self.crowd_once(8):
            cast_vote(actor=person, poll=self.poll, ranks=[NEW])
        take_option_away(actor=self.ada, option=self.option)
        end(self.poll)
        count_waiting_votes()
        state = self.state(self.ada)
        self.assertEqual((state.voters, [option.votes for option in state.options]), (8, [0, 0, 0]))

    def crowd_once(self, how_many=3):
        self.people = getattr(self, "people", None) or self.crowd(16)
        return self.people[:how_many]


class PageTests(PollTestCase):
    def setUp(self):
        super().setUp()
        self.poll = ask(self.ada, is_open_list=True)
        add_option(actor=self.bo, poll=self.poll, text="Step")
        self.address = f"/posts/{self.poll.pk}/poll/options/{NEW}/delete/"

    def test_it_is_asked_before_it_is_done(self):
        browser = self.as_person(self.bo)
        self.assertContains(browser.get(self.poll.post.get_absolute_url()), self.address)
        self.assertContains(browser.get(self.address), "Step")
        self.assertEqual(self.poll.options.standing().count(), 4)
        self.assertRedirects(browser.post(self.address), self.poll.post.get_absolute_url())
        self.assertNotContains(browser.get(self.poll.post.get_absolute_url()), "Step")
        self.assertEqual(browser.get(self.address).status_code, 404)

    def test_for_another_it_does_not_exist(self):
        for outsider in (self.cy, self.mo, self.gus):
            browser = self.as_person(outsider)
            self.assertEqual(browser.post(self.address).status_code, 404)
            self.assertNotIn(self.address, browser.get("/").content.decode())
        self.assertEqual(self.poll.options.standing().count(), 4)

    def test_an_option_of_the_author_does_not_go(self):
        self.assertEqual(self.as_person(self.ada).get(self.address.replace(f"/{NEW}/", "/0/")).status_code, 404)

    def test_it_costs_no_more_queries(self):
        polls = [ask(self.ada, is_open_list=True) for _number in range(17)]
        for poll in polls:
            add_option(actor=self.bo, poll=poll, text="Step")
        for some in (polls[:2], polls):
            with self.assertNumQueries(7):
                polls_on(self.bo, [poll.pk for poll in some])
        self.assertEqual(Post.objects.count(), 18)
