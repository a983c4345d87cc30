"""What pages show of polls. Only for posts that the person may read: `poll_for` asks that itself."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from omarm.people.models import Person
from omarm.polls.models import Poll, PollBox, PollOption, Vote
from omarm.stream.models import Post


@dataclass(frozen=True, slots=True)
class OptionState:
    """One option as it is shown: how many chose it, what part of the voters that is (per cent), whether I did."""

    rank: int
    text: str
    votes: int
    percent: int
    mine: bool
    may_go: bool = False
    """Whether the person may take it away now: it was added by a reader and no vote for it has been counted."""


@dataclass(frozen=True, slots=True)
class PollState:
    """A poll as it stands for one person. `voters` is how many are in the results that are shown."""

    poll: Poll
    options: list
    voters: int
    has_voted: bool
    is_mine: bool
    is_counted: bool
    """Whether no vote waits to be published any more."""

    @property
    def is_open(self):
        return not self.poll.is_closed

    @property
    def may_choose(self):
        return self.is_open and not (self.poll.is_anonymous and self.has_voted)

    @property
    def removable(self):
        """Return the options that the person may take away now."""
        return [option for option in self.options if option.may_go]

    @property
    def shows_results(self):
        """Whether there is something to show, and it may be shown already."""
        due = self.poll.results == Poll.Results.NOW or not self.is_open
        return due and self.is_counted_enough

    @property
    def is_counted_enough(self):
        return bool(self.voters) or not self.poll.is_anonymous

    @property
    def has_too_few(self):
        """Whether an anonymous poll ended with fewer votes than may be told."""
        return self.poll.is_anonymous and self.is_counted and not self.voters


def poll_for(person, post_id):
    """Return the Poll with its post, if the person may read that. Raises Poll.DoesNotExist."""
    readable = Post.objects.visible_to(person).filter(pk=post_id)
    return Poll.objects.select_related("post").get(post__in=readable.values("pk"))


def option_for(person, post_id, rank):
    """Return an option that stands in a poll that the person can read and may take away. Raises PollOption.DoesNotExist.

    Whether a vote for it has been counted is asked by the command.
    """
    readable = Post.objects.visible_to(person).filter(pk=post_id)
    found = PollOption.objects.standing().select_related("poll__post", "added_by")
    option = found.get(poll__in=readable.values("pk"), rank=rank, is_added=True)
    if not may_take_away(person, option.poll, option):
        raise PollOption.DoesNotExist
    return option


def may_take_away(person, poll, option):
    """Return whether the person is the one to take this option away: a reader added it, and it was they, or the post is theirs."""
    return option.is_added and person.pk in {poll.post.author_id, option.added_by_id}


def words_are_fixed(poll):
    """Return whether the words of a poll stand: somebody voted on them, or may have.

    Where votes are hidden (an anonymous poll, and one that shows its results when it closes) they stand from the moment
    at which the post is up. Looking for a vote would tell its author that there is one.
    """
    if not poll.post.is_live:
        return False
    hides = poll.is_anonymous or poll.results == Poll.Results.AFTER
    return hides or Vote.objects.filter(option__poll=poll).exists()


def has_poll(post):
    """Return whether a post has a poll."""
    return Poll.objects.filter(post=post).exists()


def own_poll(person, post_id):
    """Return the Poll under the person's own post. Raises Poll.DoesNotExist."""
    own = Post.objects.editable_by(person).filter(pk=post_id)
    return Poll.objects.select_related("post").get(post__in=own.values("pk"))


def polls_on(person, post_ids):
    """Return {post_id: PollState} of the polls under these posts, as they stand for this person."""
    polls = Poll.objects.select_related("post").in_bulk(post_ids)
    options = _by_poll(PollOption.objects.standing().filter(poll__in=polls), polls)
    boxes = PollBox.objects.filter(poll__in=polls).defer("voters", "waiting").in_bulk()
    inside = set(PollBox.objects.filter(poll__in=polls, voters__contains=[person.pk]).values_list("pk", flat=True))
    named = Vote.objects.filter(option__poll__in=polls)
    counts = dict(named.values_list("option").annotate(Count("pk")))
    voters = dict(named.values_list("option__poll").annotate(Count("person", distinct=True)))
    mine = set(named.filter(person=person).values_list("option", flat=True))
    return {
        pk: _state(person, poll, options[pk], box=boxes.get(pk), voted=pk in inside)
        if poll.is_anonymous
        else _named_state(person, poll, options[pk], counts=counts, voters=voters.get(pk, 0), mine=mine)
        for pk, poll in polls.items()
    }


def who_voted(person, poll):
    """Return (option, voters whom the person may know, how many others) per option of a named poll whose results show.

    Empty for an anonymous poll, of which nobody can know, and for one that shows its results later.
    """
    state = polls_on(person, [poll.pk])[poll.pk]
    if poll.is_anonymous or not state.shows_results:
        return []
    known = Exists(Person.objects.visible_to(person).filter(pk=OuterRef("person")))
    votes = Vote.objects.filter(option__poll=poll).select_related("person").annotate(is_known=known)
    rows = list(votes.order_by("person__sort_key", "person"))
    options = poll.options.standing()
    by_option = {option.pk: [row for row in rows if row.option_id == option.pk] for option in options}
    return [
        (option, [row.person for row in by_option[option.pk] if row.is_known],
         sum(not row.is_known for row in by_option[option.pk]))
        for option in options
    ]  # fmt: skip


def _by_poll(options, polls):
    found = {pk: [] for pk in polls}
    for option in options:
        found[option.poll_id].append(option)
    return found


def _named_state(person, poll, options, *, counts, voters, mine):
    at_once = poll.results == Poll.Results.NOW
    shown = [
        _option(
            option, counts.get(option.pk, 0), voters, mine=option.pk in mine,
            may_go=_may_go(person, poll, option) and not (at_once and counts.get(option.pk)),
        )
        for option in options
    ]  # fmt: skip
    return PollState(
        poll, shown, voters, has_voted=any(option.mine for option in shown), is_mine=poll.post.author_id == person.pk,
        is_counted=True,
    )  # fmt: skip


def _state(person, poll, options, *, box, voted):
    tallies = dict(enumerate(box.tallies))
    shown = [
        _option(
            option, tallies.get(option.rank, 0), box.counted, mine=False,
            may_go=_may_go(person, poll, option) and not box.counted,
        )
        for option in options
    ]  # fmt: skip
    return PollState(
        poll, shown, box.counted, has_voted=voted, is_mine=poll.post.author_id == person.pk, is_counted=box.is_final
    )


def _may_go(person, poll, option):
    return not poll.is_closed and may_take_away(person, poll, option)


def _option(option, votes, voters, *, mine, may_go):
    percent = round(100 * votes / voters) if voters else 0
    return OptionState(option.rank, option.text, votes, percent, mine, may_go)
