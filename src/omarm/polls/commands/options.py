"""Taking away an option that a reader added, in a way that tells nobody who chose it, or whether anyone did."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.polls.commands.taking_part import check_may_take_part
from omarm.polls.models import Poll, PollBox, PollOption, Vote
from omarm.polls.queries import may_take_away
from omarm.search.commands import index


@transaction.atomic
def take_option_away(*, actor, option):
    """Take an option that a reader added out of its poll, for good. Returns it, without its words.

    For the author of the post, and in a named poll for who added it: as long as no vote for it has been counted. That is
    so until the first vote, where votes show at once; until the first batch in an anonymous poll; until it closes in one
    that shows its results then. Votes for it that are not counted yet lapse: asking whether there are any would tell.
    In a named poll one can choose anew, an anonymous ballot keeps its other choices and counts as one without it.
    """
    poll = option.poll
    check_may_take_part(actor, poll)
    poll = Poll.objects.select_for_update(no_key=True).select_related("post").get(pk=poll.pk)
    box = PollBox.objects.select_for_update(no_key=True).get(pk=poll.pk) if poll.is_anonymous else None
    option = PollOption.objects.standing().filter(pk=option.pk).first()
    if option is None:
        raise DomainError(_("This option has been taken away already."), code="poll_option_gone")
    if not may_take_away(actor, poll, option):
        raise PermissionDenied
    if _is_counted(poll, option, box):
        raise DomainError(
            _("A vote for this option has been counted. It stays in the poll."), code="poll_option_counted"
        )

    Vote.objects.filter(option=option).delete()
    if box:
        box.waiting = sorted(ballot & ~(1 << option.rank) for ballot in box.waiting)
        box.save(update_fields=["waiting"])
    option.text, option.folded, option.added_by, option.is_gone = "", "", None, True
    option.save(update_fields=["text", "folded", "added_by", "is_gone"])
    index(source="posts", ids=[poll.pk])  # nobody finds by words that were taken away
    return option


def _is_counted(poll, option, box):
    if poll.is_anonymous:
        return bool(box.counted)
    return poll.results == Poll.Results.NOW and Vote.objects.filter(option=option).exists()
