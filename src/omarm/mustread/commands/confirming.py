"""Saying that one has read and understood it: given by the person, for the owner of that one item."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.mustread.models import Confirmation, MustRead
from omarm.stream.models import Post


@transaction.atomic
def confirm(*, actor, must_read):
    """Say “read and understood”. Returns the Confirmation; nobody is told, so there is no fact."""
    _check_is_asked(actor, must_read)

    confirmation, _created = Confirmation.objects.get_or_create(
        must_read=must_read, person=actor, defaults={"confirmed_on": timezone.localdate()}
    )
    return confirmation


@transaction.atomic
def take_back_confirmation(*, actor, must_read):
    """Take it back, for who pressed too soon. Returns whether there was one."""
    _check_is_asked(actor, must_read)
    return bool(Confirmation.objects.filter(must_read=must_read, person=actor).delete()[0])


def _check_is_asked(actor, must_read):
    """Raise unless the post is there for this person and they are asked. The row stays locked: nobody asks anew meanwhile."""
    if not Post.objects.visible_to(actor).filter(pk=must_read.pk).exists():
        raise PermissionDenied
    asked = MustRead.objects.asked_of(actor).standing().filter(level=MustRead.Level.MUST, pk=must_read.pk)
    if not asked.select_for_update(of=("self",), no_key=True).exists():
        raise DomainError(_("You are not asked to confirm this."), code="must_read_not_asked")
