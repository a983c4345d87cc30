"""Putting a poll under a post, adding options to it, closing it."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.core.functions import part_of
from omarm.polls.commands.counting import count_box
from omarm.polls.commands.taking_part import check_is_open, check_may_take_part
from omarm.polls.models import Poll, PollBox, PollOption
from omarm.search.commands import index
from omarm.stream import commands as stream
from omarm.stream.models import Post

FEWEST_OPTIONS = 2
MOST_OPTIONS = 12
MOST_WITH_ADDED = 30  # a ballot is one whole number of 31 bits
LONGEST_OPTION = 120


@dataclass(frozen=True, kw_only=True)
class PollDraft:
    """What is asked, and how. `options` are texts in their order."""

    options: tuple[str, ...]
    question: str = ""
    is_multiple: bool = False
    is_open_list: bool = False
    is_anonymous: bool = False
    results: str = Poll.Results.NOW
    closes_at: datetime | None = None


def check_draft(draft, *, opens_at=None):
    """Raise DomainError when this cannot be asked so. `opens_at` is when the post is published, if that is ahead."""
    check_options(draft.options)
    check_ends(is_anonymous=draft.is_anonymous, closes_at=draft.closes_at, opens_at=opens_at)


def check_ends(*, is_anonymous, closes_at, opens_at=None):
    """Raise DomainError when a poll cannot close at this moment, or has to close and does not."""
    opens_at = max(opens_at or timezone.now(), timezone.now())
    if is_anonymous and closes_at is None:
        raise DomainError(_("Say when the poll closes: an anonymous poll needs an end."), code="poll_endless")
    if closes_at and closes_at <= opens_at:
        raise DomainError(_("Choose a closing time that is still ahead."), code="poll_past")


def check_moment(post, at):
    """Raise DomainError when the poll of this post would have closed when the post is published at that moment."""
    poll = Poll.objects.filter(post=post, closed_at=None, closes_at__lte=at).first()
    if poll:
        when = date_format(timezone.localtime(poll.closes_at), "DATETIME_FORMAT")
        raise DomainError(
            _("The poll with it closes on %(when)s. Choose a moment before that.") % {"when": when}, code="poll_past"
        )


@part_of("polls")
@transaction.atomic
def attach_poll(*, actor, post, draft):
    """Put a poll under one's own post. Returns the Poll; the one that is there, when the same form came twice.

    It is part of the post and announced with it, so there is no fact. Raises DomainError for what cannot be asked so.
    """
    if not Post.objects.editable_by(actor).contains(post):
        raise PermissionDenied
    if existing := Poll.objects.filter(post=post).first():
        return existing
    check_draft(draft, opens_at=post.published_at)

    poll = Poll.objects.create(
        post=post, question=draft.question.strip(), is_multiple=draft.is_multiple, is_open_list=draft.is_open_list,
        is_anonymous=draft.is_anonymous, results=draft.results, closes_at=draft.closes_at,
    )  # fmt: skip
    PollOption.objects.bulk_create(
        PollOption(poll=poll, rank=rank, text=text.strip(), folded=fold(text))
        for rank, text in enumerate(draft.options)
    )
    if poll.is_anonymous:
        PollBox.objects.create(poll=poll)
    stream.mark_attached(post=post, code="poll")
    return poll


@transaction.atomic
def add_option(*, actor, poll, text):
    """Add an option to a poll with an open list. Returns the PollOption.

    Who added it is kept in a named poll alone: in an anonymous one it would tell what they will choose.
    """
    check_may_take_part(actor, poll)
    now = Poll.objects.select_for_update(no_key=True).get(pk=poll.pk)
    check_is_open(now)
    if not now.is_open_list:
        raise DomainError(_("The options of this poll are fixed."), code="poll_list_closed")
    _check_option(text)
    options = list(now.options.all())
    if fold(text) in {option.folded for option in options if not option.is_gone}:
        raise DomainError(_("This option is there already."), code="poll_option_twice")
    if len(options) >= MOST_WITH_ADDED:
        raise DomainError(
            _("There have been %(most)d options. No more can be added.") % {"most": MOST_WITH_ADDED}, code="poll_full"
        )

    added = PollOption.objects.create(
        poll=poll, rank=options[-1].rank + 1, text=" ".join(text.split()), folded=fold(text), is_added=True,
        added_by=None if now.is_anonymous else actor,
    )  # fmt: skip
    index(source="posts", ids=[poll.pk])
    return added


@transaction.atomic
def close_poll(*, actor, poll):
    """Close one's own poll before its time; of an anonymous one all that may be told is told. Returns the Poll."""
    if not Post.objects.editable_by(actor).contains(poll.post):
        raise PermissionDenied
    closed = Poll.objects.filter(pk=poll.pk, closed_at=None).exclude(closes_at__lte=timezone.now())
    if not closed.update(closed_at=timezone.now()):
        raise DomainError(_("This poll was closed before."), code="poll_closed")

    if poll.is_anonymous:
        count_box(PollBox.objects.select_for_update(no_key=True).get(pk=poll.pk), closing=True)
    poll.refresh_from_db()
    return poll


def check_options(options, *, most=MOST_OPTIONS):
    """Raise DomainError when these texts cannot be the options of a poll."""
    if not FEWEST_OPTIONS <= len(options) <= most:
        raise DomainError(
            _("Give %(fewest)d to %(most)d options.") % {"fewest": FEWEST_OPTIONS, "most": most},
            code="poll_options",
        )
    for option in options:
        _check_option(option)
    if len({fold(option) for option in options}) < len(options):
        raise DomainError(_("Two options are the same. Give each its own words."), code="poll_option_twice")


def _check_option(text):
    if not fold(text):
        raise DomainError(_("Write the option in letters or digits."), code="poll_option_empty")
    if len(text.strip()) > LONGEST_OPTION:
        raise DomainError(
            _("Keep an option within %(most)d characters.") % {"most": LONGEST_OPTION}, code="poll_option_long"
        )
