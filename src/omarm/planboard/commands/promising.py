"""What a sponsor promises, and that it was kept: by something that they wrote themselves, where others can read it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.queries.seeing import may_run
from omarm.planboard.queries.sponsors import holds_a_question_hour, may_promise, own_commitment, written_by

MOST_WAITING = 12  # for one sponsor: who promises everything keeps nothing
AHEAD = timedelta(days=366)
Kind, State = Commitment.Kind, Commitment.State


@dataclass(frozen=True, kw_only=True)
class NewCommitment:
    """What is promised, for which day, and every how many days (None: once)."""

    kind: str
    what: str
    due_on: date
    every_days: int | None = None


@transaction.atomic
def promise(*, actor, sponsor, new):
    """Write down what a sponsor promises. Returns the Commitment; the same words for the same day are one promise.

    Raises DomainError for a day that has passed or is more than a year ahead, and for too many at once.
    """
    if not may_promise(actor, sponsor):
        raise PermissionDenied
    today = timezone.localdate()
    if not today <= new.due_on <= today + AHEAD:
        raise DomainError(_("Choose a day between today and a year from now."), code="promise_day")
    list(Sponsor.objects.select_for_update(no_key=True).filter(pk=sponsor.pk))  # the same form may come twice at once
    if same := sponsor.commitments.waiting().filter(starts_on=today, **vars(new)).first():
        return same
    if sponsor.commitments.waiting().filter(due_on__gte=today).count() >= MOST_WAITING:
        raise DomainError(
            _("%(most)d promises wait already. Keep one first, or take one back.") % {"most": MOST_WAITING},
            code="promises_full",
        )

    row = Commitment.objects.create(sponsor=sponsor, starts_on=today, **vars(new))

    log.record("commitment.made", actor=actor, subject=row)
    return row


@transaction.atomic
def keep_commitment(*, actor, commitment, post=None, comment=None):
    """Say by which post or comment (ids) one kept one's promise. Returns the Commitment.

    It is checked: it is one's own, it can be read now, it was written since the promise, and it kept no other one; of a
    question hour, that colleagues asked something under it and got an answer. Written
    after the day, the promise is kept late. Raises DomainError where it is not so.
    """
    row = _own(actor, commitment)
    if row.kept_on:
        raise DomainError(_("This promise was kept already."), code="promise_kept")
    if row.kind == Kind.REPLY and comment is None:
        raise DomainError(_("Give the address of your reply: open it and copy its own address."), code="no_reply")
    if row.kind != Kind.REPLY and comment is not None:
        raise DomainError(_("This is a reply. Give the address of a message of your own."), code="no_post")
    found = _found(actor, post=post, comment=comment)
    day = timezone.localdate(found.created_at if comment is not None else found.published_at)
    if day < row.starts_on:
        raise DomainError(_("This was written before the promise was made."), code="written_before")
    if row.kind == Kind.QUESTIONS and not holds_a_question_hour(actor, found):
        raise DomainError(
            _(
                "A question hour is a message under which colleagues asked something and you answered. Nobody did under this one."
            ),
            code="no_question_hour",
        )
    _check_unused(row, found)

    row.kept_on = day
    row.post, row.comment = (found.post, found) if row.kind == Kind.REPLY else (found, None)
    _store_kept(row)
    _go_on(row)

    log.record("commitment.kept", actor=actor, subject=row)
    return row


@transaction.atomic
def reopen_commitment(*, actor, commitment):
    """Say that one's promise was not kept by that after all: it waits again. Returns the Commitment; what comes after it stays.

    Raises DomainError for one that was not kept.
    """
    row = _own(actor, commitment)
    if not row.kept_on:
        raise DomainError(_("Nobody said that this promise was kept."), code="not_kept")

    row.kept_on = row.post = row.comment = None
    row.save(update_fields=["kept_on", "post", "comment"])

    log.record("commitment.reopened", actor=actor, subject=row)
    return row


@transaction.atomic
def end_commitment(*, actor, commitment):
    """Take a promise back before its day has passed, with all that would have followed. Returns the Commitment.

    Raises DomainError when its day has passed: then it was not kept.
    """
    row = _locked(commitment)
    if row.sponsor.person_id != actor.pk and not may_run(actor):
        raise PermissionDenied
    if row.state != State.OPEN:
        raise DomainError(_("Only what is still to come can be taken back."), code="promise_passed")

    row.ended_on = timezone.localdate()
    row.save(update_fields=["ended_on"])

    log.record("commitment.ended", actor=actor, subject=row)
    return row


def renew_commitments():
    """Put down the next time of what comes back and whose day has passed. Returns how many; it follows the clock."""
    passed = Commitment.objects.waiting().filter(
        due_on__lt=timezone.localdate(), every_days__isnull=False, followed_by=None, sponsor__ended_on=None
    )
    return sum(_renew(row) for row in passed.order_by("pk"))


@transaction.atomic
def _renew(row):
    return _go_on(_locked(row))


def _go_on(row):
    """Put down the next time of what comes back, on the first of its days from today. Returns whether it did."""
    if row.every_days is None or Commitment.objects.filter(follows=row).exists() or row.sponsor.ended_on is not None:
        return False
    today = timezone.localdate()
    due = row.due_on + timedelta(days=row.every_days)
    while due < today:
        due += timedelta(days=row.every_days)
    since = (row.kept_on or row.due_on) + timedelta(days=1)
    Commitment.objects.create(
        sponsor=row.sponsor, kind=row.kind, what=row.what, starts_on=min(since, due), due_on=due,
        every_days=row.every_days, follows=row,
    )  # fmt: skip
    return True


def _own(actor, commitment):
    try:
        row = own_commitment(actor, commitment.pk)
    except Commitment.DoesNotExist:
        raise PermissionDenied from None
    row = _locked(row)
    if row.ended_on is not None or row.sponsor.ended_on is not None:
        raise DomainError(_("This promise was taken back."), code="promise_ended")
    return row


def _found(actor, *, post, comment):
    try:
        return written_by(actor, post=post, comment=comment)
    except ObjectDoesNotExist:
        raise DomainError(
            _("We found nothing of yours there. Give the address of something that you wrote yourself and that is up."),
            code="not_yours",
        ) from None


def _check_unused(row, found):
    taken = {"comment": found} if row.kind == Kind.REPLY else {"post": found}
    others = Commitment.objects.filter(kept_on__isnull=False, **taken).exclude(pk=row.pk)
    if row.kind != Kind.REPLY:
        others = others.exclude(kind=Kind.REPLY)
    if others.exists():
        raise _used_before()


def _store_kept(row):
    """Store by what it was kept. Raises DomainError when the same kept another promise at the same moment."""
    try:
        with transaction.atomic():
            row.save(update_fields=["kept_on", "post", "comment"])
    except IntegrityError as error:
        raise _used_before() from error


def _used_before():
    return DomainError(_("You kept another promise with this. One thing keeps one promise."), code="used_before")


def _locked(row):
    """Return the promise anew, locked after its sponsor: who ends that one locks them in the same order."""
    Sponsor.objects.select_for_update(no_key=True).get(pk=row.sponsor_id)
    return Commitment.objects.select_for_update(of=("self",), no_key=True).select_related("sponsor").get(pk=row.pk)
