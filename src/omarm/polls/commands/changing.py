"""Changing a poll that is up: its words until somebody has voted on them, its closing time as long as it is open."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.polls.commands.polls import MOST_WITH_ADDED, check_ends, check_options, close_poll
from omarm.polls.models import Poll
from omarm.polls.queries import words_are_fixed
from omarm.search.commands import index
from omarm.stream.commands import check_is_living
from omarm.stream.models import Post


@dataclass(frozen=True, kw_only=True)
class PollChange:
    """How a poll is to read: `options` are {rank: text} of its author's own; `closes_now` closes it at once."""

    question: str
    options: dict[int, str]
    closes_at: datetime | None = None
    closes_now: bool = False


@transaction.atomic
def change_poll(*, actor, poll, change):
    """Change the words of one's own poll, or when it closes. Returns the Poll. Nobody is told, so there is no fact.

    Raises DomainError for a poll that is closed, for words on which somebody may have voted, and, from then on, for a
    closing time that is earlier than people were told.
    """
    if not Post.objects.editable_by(actor).filter(pk=poll.pk).exists():
        raise PermissionDenied
    now = Poll.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=poll.pk)
    check_is_living(now.post)
    if now.is_closed:
        raise DomainError(_("This poll is closed. It can no longer be changed."), code="poll_closed")
    is_fixed = words_are_fixed(now)
    _change_words(now, change, is_fixed=is_fixed)
    now.save(update_fields=["question"])
    index(source="posts", ids=[now.pk])
    if change.closes_now:
        return close_poll(actor=actor, poll=now)

    _check_moment(now, change.closes_at, is_fixed=is_fixed)
    if not same_minute(change.closes_at, now.closes_at):
        now.closes_at = change.closes_at
    now.save(update_fields=["closes_at"])
    return now


def same_minute(one, other):
    """Return whether two moments are the same in a browser, which knows no seconds."""
    return one == other or bool(one and other and one == other.replace(second=0, microsecond=0))


def _change_words(poll, change, *, is_fixed):
    """Store other words for the question and for its author's own options; those that readers added are theirs."""
    own = list(poll.options.standing().filter(is_added=False).select_for_update(no_key=True))
    changed = [option for option in own if change.options.get(option.rank, option.text).strip() != option.text]
    if not changed and change.question.strip() == poll.question:
        return
    if is_fixed:
        raise DomainError(_("People may have voted on these words. They can no longer be changed."), code="poll_fixed")
    for option in changed:
        option.text = change.options[option.rank].strip()
        option.folded = fold(option.text)
    added = list(poll.options.standing().filter(is_added=True))
    check_options(tuple(option.text for option in (*own, *added)), most=MOST_WITH_ADDED)
    poll.question = change.question.strip()[:200]
    for option in changed:  # two may have changed places: neither may stand in the way of the other
        type(option).objects.filter(pk=option.pk).update(folded=f"\n{option.rank}")
    for option in changed:
        option.save(update_fields=["text", "folded"])


def _check_moment(poll, closes_at, *, is_fixed):
    """Raise unless it can close then; a moment that stays what it was is always right."""
    if same_minute(closes_at, poll.closes_at):
        return
    check_ends(is_anonymous=poll.is_anonymous, closes_at=closes_at, opens_at=poll.post.published_at)
    is_earlier = closes_at and (poll.closes_at is None or closes_at < poll.closes_at)
    if is_fixed and is_earlier:
        raise DomainError(_("Choose a later closing time, or close the poll now."), code="poll_earlier")
