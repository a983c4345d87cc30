"""Changing what is asked with a post that stands, and taking it off as long as nobody can have answered."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.mustread.commands.asking import check_may_ask_must, check_request
from omarm.mustread.models import MustRead
from omarm.mustread.queries import may_be_taken_off, names_are_open
from omarm.stream import commands as stream


@transaction.atomic
def change_must_read(*, actor, must_read, request):
    """Ask it at another level, or by another day; whom it is asked stays. Returns the MustRead.

    What becomes “must” begins anew: people are told, and earlier confirmations go. What no longer is a must keeps its
    confirmations for as long as they are kept, and shows them to nobody. Raises DomainError for a day that is past,
    unless it was that day before, and where the actor may not ask “must”.
    """
    now = _own(actor, must_read)
    if (request.level, request.due_on) == (now.level, now.due_on):
        return now
    if (request.level, request.due_on) != (MustRead.Level.MUST, now.due_on):
        check_request(request, opens_at=now.post.published_at)
    becomes_must = request.level == MustRead.Level.MUST and not now.is_must
    if becomes_must:
        check_may_ask_must(actor, now.post)

    now.level, now.due_on, now.reminded_for = request.level, request.due_on, None
    if becomes_must:
        _begin_anew(now)
    now.save()

    if becomes_must and now.post.is_live:
        log.record("mustread.asked", actor=actor, subject=now, post=now.pk, level=now.level, round=now.round)
    return now


@transaction.atomic
def take_off_must_read(*, actor, must_read):
    """Take the request off one's own post, as if it had never been there. Returns the post.

    Only as long as nobody can have confirmed it: a “must” on a post that is up can be withdrawn, not taken off. That does
    not depend on whether somebody did: a refusal would tell.
    """
    now = _own(actor, must_read)
    if not may_be_taken_off(now):
        raise DomainError(
            _("People may have confirmed this. You can withdraw it, and then nobody is asked any more."),
            code="must_read_asked",
        )

    post = now.post
    now.delete()
    stream.unmark_attached(post=post, code="mustread")
    return post


def _own(actor, must_read):
    """Return it under a lock, if it is the actor's, still asked, and stands where something can be changed."""
    if not MustRead.objects.owned_by(actor).contains(must_read):
        raise PermissionDenied
    now = MustRead.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=must_read.pk)
    stream.check_is_living(now.post)
    if now.withdrawn_on:
        raise DomainError(_("This was withdrawn before."), code="must_read_withdrawn")
    return now


def _begin_anew(must_read):
    """Nobody has confirmed it and nobody has been told; whether names are shown is settled by what holds now."""
    must_read.confirmations.all().delete()
    must_read.round += must_read.told_round == must_read.round
    must_read.asked_on, must_read.names_from_start = timezone.localdate(), names_are_open()
    must_read.reminded_on = None
