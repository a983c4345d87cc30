"""What posts carry: polls with their votes, requests to read with who confirmed, and previews of links."""

from datetime import timedelta

from django.utils import timezone

from omarm.core.folding import fold
from omarm.demo.drawing.chance import chance_for
from omarm.mustread.models import Confirmation, MustRead
from omarm.people.queries import DEMO_ACCOUNTS
from omarm.polls.models import Poll, PollBox, PollOption, Vote
from omarm.previews.fetching import host_of
from omarm.previews.models import LinkPreview, PostLink, PreviewDomain


def store_polls(house):
    """Store the polls. A named vote is a row; an anonymous poll has its box, as voting and counting leave it."""
    asked = [(talk, talk.more["poll"]) for talk in house.plan.talks if "poll" in talk.more]
    polls = {talk.key: _poll(house, talk, told) for talk, told in asked}
    Poll.objects.bulk_create(polls.values())
    options = {
        (talk.key, rank): PollOption(poll=polls[talk.key], rank=rank, text=text, folded=fold(text))
        for talk, told in asked
        for rank, text in enumerate(told["options"])
    }
    PollOption.objects.bulk_create(options.values())
    Vote.objects.bulk_create(
        Vote(option=options[talk.key, rank], person=house.people[key])
        for talk, told in asked
        if not told.get("anonymous")
        for rank, key in _named_votes(house, talk, told)
    )
    PollBox.objects.bulk_create(
        _box(house, talk, polls[talk.key], told["votes"]) for talk, told in asked if told.get("anonymous")
    )


def store_must_reads(house):
    """Store what people are asked to read, and who confirmed it: not the demonstration accounts, they still can."""
    asked = [(talk, talk.more["must_read"]) for talk in house.plan.talks if "must_read" in talk.more]
    rows = {talk.key: _must_read(house, talk, told) for talk, told in asked}
    MustRead.objects.bulk_create(rows.values())
    Confirmation.objects.bulk_create(
        Confirmation(must_read=rows[talk.key], person=house.people[key], confirmed_on=day)
        for talk, told in asked
        for key, day in _confirmed(house, talk, told.get("confirmed", 0))
    )


def store_links(house):
    """Store which sites may be looked at, and what was found there for the posts that link to them."""
    PreviewDomain.objects.bulk_create(
        PreviewDomain(domain=told["domain"], why=told["why"], allowed_by=house.people[told["allowed_by"]])
        for told in house.plan.content.domains
    )
    linked = [(talk, told) for talk in house.plan.talks for told in talk.more.get("link", ())]
    today = house.plan.calendar.today
    previews = {
        told["url"]: LinkPreview(host=host_of(told["url"]), state=LinkPreview.State.READY, fetched_on=today, **told)
        for _talk, told in linked
    }
    LinkPreview.objects.bulk_create(previews.values())
    PostLink.objects.bulk_create(
        PostLink(post=house.posts[talk.key], preview=previews[told["url"]], rank=rank)
        for talk in house.plan.talks
        for rank, told in enumerate(talk.more.get("link", ()))
    )


def _poll(house, talk, told):
    days = told.get("closes")
    return Poll(
        post=house.posts[talk.key], question=told.get("question", ""), is_multiple=told.get("multiple", False),
        is_open_list=told.get("open_list", False), is_anonymous=told.get("anonymous", False),
        results=told.get("results", Poll.Results.NOW),
        closes_at=None if days is None else house.plan.calendar.moment(-days, "17:00"),
    )  # fmt: skip


def _named_votes(house, talk, told):
    """Yield (rank of an option, who chose it): of several at once the readers of each option are drawn apart."""
    eager = house.readers.eager(talk, "poll")
    for rank, count in enumerate(told["votes"]):
        if told.get("multiple"):
            eager = house.readers.eager(talk, f"poll {rank}")
        for key in eager[:count]:
            yield rank, key
        eager = eager[count:]


def _box(house, talk, poll, votes):
    """Return the ballot box: counted and emptied when the poll is closed, else with ballots that still wait."""
    if poll.is_closed:
        return PollBox(poll=poll, tallies=votes, counted=sum(votes), is_final=True)
    voters = house.readers.eager(talk, "poll")[: sum(votes)]
    ballots = [1 << rank for rank, count in enumerate(votes) for _ in range(count)]
    return PollBox(poll=poll, voters=sorted(house.people[key].pk for key in voters), waiting=ballots)


def _must_read(house, talk, told):
    today = house.plan.calendar.today
    return MustRead(
        post=house.posts[talk.key], level=told["level"], asked_on=timezone.localdate(talk.at),
        due_on=today + timedelta(days=told["due"]) if "due" in told else None,
    )  # fmt: skip


def _confirmed(house, talk, count):
    """Yield (who confirmed, on which day), most of them in the first days."""
    asked_on, chance = timezone.localdate(talk.at), chance_for("confirmed", talk.key)
    days = (house.plan.calendar.today - asked_on).days
    others = [key for key in house.readers.eager(talk, "confirmed") if house.people[key].username not in DEMO_ACCOUNTS]
    for key in others[:count]:
        yield key, asked_on + timedelta(days=int((days + 1) * chance.random() ** 2))
