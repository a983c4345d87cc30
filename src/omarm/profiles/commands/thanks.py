"""Thanking a colleague for help with a topic, and taking it back; keeping thanks to oneself."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.people.models import Person
from omarm.profiles.models import Thanks


@transaction.atomic
def thank(*, actor, receiver, topic):
    """Thank a colleague for help with a topic. Returns the Thanks; the same again changes nothing.

    Thanks for a topic that the receiver keeps to themselves stay with them. Raises DomainError for oneself, for who
    works here no more and for a topic that was merged; PermissionDenied for guests and whom one cannot see.
    """
    if actor.is_guest or receiver.is_guest or not Person.objects.visible_to(actor).contains(receiver):
        raise PermissionDenied
    if receiver.pk == actor.pk:
        raise DomainError(_("Thanks are for somebody else."), code="thanks_self")
    if not receiver.is_active:
        raise DomainError(_("This colleague works here no more."), code="thanks_left")
    if topic.merged_into_id:
        raise DomainError(_("This topic was merged with another. Choose that one."), code="topic_merged")

    hidden = Thanks.objects.filter(receiver=receiver, topic=topic, is_hidden=True).exists()
    thanks, is_new = Thanks.objects.get_or_create(
        giver=actor, receiver=receiver, topic=topic, defaults={"is_hidden": hidden}
    )

    if is_new:
        log.record("thanks.given", actor=actor, subject=thanks, receiver=receiver.pk)
    return thanks


@transaction.atomic
def take_back_thanks(*, actor, receiver, topic):
    """Take back one's own thanks. Returns whether they were there."""
    gone = Thanks.objects.filter(giver=actor, receiver=receiver, topic=topic).delete()[0]

    if gone:
        log.record("thanks.taken_back", actor=actor, subject=receiver)
    return bool(gone)


@transaction.atomic
def show_thanks(*, actor, topic, shown):
    """Have colleagues see how many thanked one for help with a topic, or keep it to oneself. Returns how many rows changed."""
    return Thanks.objects.filter(receiver=actor, topic=topic).update(is_hidden=not shown)
