"""Reminding people of what they have not confirmed yet: they themselves are told, nobody else.

The fact carries the ids of the people to tell, because who tells them does not know of must-reads. It goes with the
other facts, two weeks after delivery.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.mustread.commands.telling import record_for
from omarm.mustread.models import Confirmation, MustRead
from omarm.mustread.queries import require_names
from omarm.stream.commands import check_is_living
from omarm.stream.models import Post

SATURDAY = 5


@transaction.atomic
def remind(*, actor, must_read):
    """Remind who has not confirmed, at most once a day. Returns the MustRead; how many there were is not told.

    Raises ConsentMissing until the works council agreed to `mustread.names`, and for what was asked before it did.
    """
    if not MustRead.objects.owned_by(actor).contains(must_read):
        raise PermissionDenied
    check_is_living(must_read.post)
    today = timezone.localdate()
    may = Q(reminded_on=None) | Q(reminded_on__lt=today)
    require_names(MustRead.objects.get(pk=must_read.pk))
    now = MustRead.objects.standing().filter(may, pk=must_read.pk, level=MustRead.Level.MUST)
    if not now.update(reminded_on=today):
        raise DomainError(_("You have reminded people today. Tomorrow you can do so again."), code="reminded_today")

    _record(actor, must_read)
    must_read.refresh_from_db()
    return must_read


@transaction.atomic
def remind_before_deadlines():
    """Remind people one working day before each deadline, once. Returns of how many items.

    Working days are Monday to Friday; holidays of the organisation are not known here.
    """
    today = timezone.localdate()
    due = MustRead.objects.standing().filter(
        Q(reminded_for=None) | ~Q(reminded_for=F("due_on")), post__in=Post.objects.live().values("pk"), due_on__gt=today,
        due_on__lte=next_working_day(today),
    )  # fmt: skip
    items = list(due.select_related("post").select_for_update(of=("self",), no_key=True, skip_locked=True))
    for must_read in items:
        MustRead.objects.filter(pk=must_read.pk).update(reminded_for=must_read.due_on)
        _record(None, must_read)
    return len(items)


def next_working_day(day):
    """Return the first day after `day` that is not in a weekend."""
    following = day + timedelta(days=1)
    while following.weekday() >= SATURDAY:
        following += timedelta(days=1)
    return following


def _record(actor, must_read):
    """Record who is to be told: who was asked and has not confirmed."""
    confirmed = Confirmation.objects.filter(must_read=must_read)
    people = must_read.people_asked().exclude(pk__in=confirmed.values("person"))
    due_on = must_read.due_on.isoformat() if must_read.due_on else None
    record_for(people, "mustread.reminded", actor=actor, must_read=must_read, due_on=due_on)
