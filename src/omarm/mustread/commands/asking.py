"""Asking people to read a post."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.functions import part_of
from omarm.mustread.models import MustRead
from omarm.mustread.queries import may_ask_must_at, names_are_open
from omarm.stream import commands as stream
from omarm.stream.models import Post


@dataclass(frozen=True)
class ReadRequest:
    """How much it matters, and by when it must have been read (must alone)."""

    level: str
    due_on: date | None = None


def check_request(request, *, opens_at=None):
    """Raise DomainError when this cannot be asked so. `opens_at` is when the post is published, if that is ahead."""
    if request.due_on and request.level != MustRead.Level.MUST:
        raise DomainError(_("Only what must be read has a deadline."), code="must_read_level")
    if request.due_on and request.due_on < timezone.localdate():
        raise DomainError(_("Choose a deadline from today."), code="must_read_past")
    if request.due_on and opens_at and request.due_on < timezone.localdate(opens_at):
        raise DomainError(_("Choose a deadline from the day on which it is published."), code="must_read_past")


def check_moment(post, at):
    """Raise DomainError when this post must be read by a day before that moment."""
    asked = MustRead.objects.standing().filter(post=post, due_on__lt=timezone.localdate(at)).first()
    if asked:
        raise DomainError(
            _("It must be read by %(day)s. Choose a moment before that.") % {"day": date_format(asked.due_on)},
            code="must_read_past",
        )


@part_of("must-read")
@transaction.atomic
def attach_must_read(*, actor, post, request):
    """Ask the readers of one's own post to read it. Returns the MustRead; the one there is, when the form came twice.

    Of a post that waits for its time there is no fact yet. Raises DomainError when the actor may not ask that where the post stands.
    """
    if not Post.objects.editable_by(actor).contains(post):
        raise PermissionDenied
    if existing := MustRead.objects.filter(post=post).first():
        return existing
    check_request(request, opens_at=post.published_at)
    if request.level == MustRead.Level.MUST:
        check_may_ask_must(actor, post)

    must_read = MustRead.objects.create(
        post=post, level=request.level, due_on=request.due_on, asked_on=timezone.localdate(),
        names_from_start=names_are_open(),
    )  # fmt: skip
    stream.mark_attached(post=post, code="mustread")

    if post.is_live:
        log.record("mustread.asked", actor=actor, subject=must_read, post=post.pk, level=must_read.level, round=1)
    return must_read


@transaction.atomic
def ask_again(*, actor, must_read, due_on=None):
    """Ask everyone anew, because what it says has changed: all confirmations go. Returns the MustRead.

    Whether names are shown is settled again: what holds now is what people are told before they confirm.
    """
    now = _own_must(actor, must_read)
    check_request(ReadRequest(now.level, due_on))
    check_may_ask_must(actor, now.post)

    now.confirmations.all().delete()
    now.round, now.asked_on, now.due_on = now.round + 1, timezone.localdate(), due_on
    now.reminded_on = now.reminded_for = None
    now.names_from_start = names_are_open()
    now.save(update_fields=["round", "asked_on", "due_on", "reminded_on", "reminded_for", "names_from_start"])

    log.record("mustread.asked", actor=actor, subject=now, post=now.pk, level=now.level, round=now.round)
    return now


@transaction.atomic
def withdraw(*, actor, must_read):
    """Ask no longer. The post stays; confirmations go after the time that they are kept. Returns the MustRead."""
    if not MustRead.objects.owned_by(actor).contains(must_read):
        raise PermissionDenied
    if not MustRead.objects.standing().filter(pk=must_read.pk).update(withdrawn_on=timezone.localdate()):
        raise DomainError(_("This was withdrawn before."), code="must_read_withdrawn")

    must_read.refresh_from_db()
    return must_read


def _own_must(actor, must_read):
    """Return it under a lock, if it is the actor's and still asked."""
    if not MustRead.objects.owned_by(actor).contains(must_read):
        raise PermissionDenied
    now = MustRead.objects.select_for_update(of=("self",), no_key=True).select_related("post").get(pk=must_read.pk)
    if now.withdrawn_on or not now.is_must:
        raise DomainError(_("Nobody is asked to confirm this."), code="must_read_not_asked")
    stream.check_is_living(now.post)
    return now


def check_may_ask_must(actor, post):
    """Raise DomainError unless the actor may: in a group its managers, for others who has a task for the whole organisation."""
    if not may_ask_must_at(actor, post):
        raise DomainError(
            _("“Must read” can be asked in a group by who manages it, and of everyone or a department by editors, "
              "community managers, leaders and administrators. Choose “should read”, or ask one of them."),
            code="must_read_place",
        )  # fmt: skip
