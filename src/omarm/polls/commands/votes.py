"""Voting. A named vote is a row that can be changed; an anonymous vote goes into the box and cannot be found back."""

from bisect import insort

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.polls.commands.taking_part import check_is_open, check_may_take_part
from omarm.polls.models import Poll, PollBox, PollOption, Vote


@transaction.atomic
def cast_vote(*, actor, poll, ranks):
    """Choose the options with these ranks; in a named poll that replaces what one chose before. Returns nothing.

    Voting is no fact: nobody is told. Raises DomainError (closed, nothing chosen, too many, voted anonymously before).
    """
    check_may_take_part(actor, poll)
    options = _chosen(poll, set(ranks))

    if poll.is_anonymous:
        _put_in_box(actor, poll, options)
    else:
        _replace(actor, poll, options)


@transaction.atomic
def take_back_vote(*, actor, poll):
    """Take one's vote in a named poll back. Returns whether there was one."""
    check_may_take_part(actor, poll)
    if poll.is_anonymous:
        raise DomainError(
            _("An anonymous vote cannot be taken back: nobody can find out which one was yours."), code="vote_final"
        )

    return bool(Vote.objects.filter(option__poll=poll, person=actor).delete()[0])


def _chosen(poll, ranks):
    options = list(PollOption.objects.filter(poll=poll, rank__in=ranks))
    if not options or len(options) < len(ranks):
        raise DomainError(_("Choose an option first."), code="vote_empty")
    if len(options) > 1 and not poll.is_multiple:
        raise DomainError(_("Choose one option: this poll takes one answer."), code="vote_single")
    return options


def _check_standing(options):
    """Under the lock: one may have been taken away while somebody chose it."""
    if PollOption.objects.filter(pk__in=[option.pk for option in options], is_gone=True).exists():
        raise DomainError(_("This option has been taken away. Choose another."), code="vote_gone")


def _replace(actor, poll, options):
    """Under the lock of the poll, so that two answers at once do not both stand."""
    check_is_open(Poll.objects.select_for_update(no_key=True).get(pk=poll.pk))
    _check_standing(options)
    Vote.objects.filter(option__poll=poll, person=actor).exclude(option__in=options).delete()
    for option in options:
        Vote.objects.get_or_create(option=option, person=actor)


def _put_in_box(actor, poll, options):
    """Rewrite the one row of the box under its lock; nothing else changes, and nothing is written down about when."""
    box = PollBox.objects.select_for_update(no_key=True).get(pk=poll.pk)
    if box.is_final:
        check_is_open(Poll.objects.get(pk=poll.pk))
    _check_standing(options)
    if actor.pk in box.voters:
        raise DomainError(_("You have voted. An anonymous vote cannot be changed."), code="vote_final")

    insort(box.voters, actor.pk)
    insort(box.waiting, sum(1 << option.rank for option in options))
    box.save(update_fields=["voters", "waiting"])
