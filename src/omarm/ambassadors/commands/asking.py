"""Asking somebody to join. Who is asked joins, says not now, or says that they would rather not be asked again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.ambassadors.commands.checks import check_guides, locked_team
from omarm.ambassadors.models import Ambassador, Asking
from omarm.ambassadors.queries.seeing import sees_public
from omarm.ambassadors.queries.team import askable
from omarm.core.errors import DomainError

MOST_WORDS = 500


@transaction.atomic
def ask_person(*, actor, person, words=""):
    """Ask somebody to join, with a few words. Returns the Asking.

    Raises DomainError for who is in the team, was asked for it before, or would rather not be asked at all.
    """
    check_guides(actor)
    locked_team()
    if not askable([person]).exists():
        raise DomainError(_("Choose a colleague who works here."), code="ask_whom")
    if Ambassador.objects.serving().filter(person=person).exists():
        raise DomainError(_("%(name)s is an ambassador already.") % {"name": person.name}, code="ask_member")
    if before := Asking.objects.filter(person=person).first():
        raise DomainError(_refusal(before.state) % {"name": person.name}, code=f"ask_{before.state}")

    asking = Asking.objects.create(
        person=person, asked_by=actor, words=words.strip()[:MOST_WORDS], asked_on=timezone.localdate()
    )

    log.record("ambassador.asked", actor=actor, subject=asking, person=person.pk)
    return asking


@transaction.atomic
def take_back_asking(*, actor, asking):
    """Ask it no more, as long as there is no answer. Returns nothing."""
    check_guides(actor)
    if Asking.objects.waiting().select_for_update(of=("self",), no_key=True).filter(pk=asking.pk).exists():
        log.record("ambassador.asked_no_more", actor=actor, subject=asking)
        Asking.objects.filter(pk=asking.pk).delete()


@transaction.atomic
def decline(*, actor, asking, for_good):
    """Say no to what one was asked: for now, or for good. Returns the Asking, as it was where it was taken back meanwhile."""
    if asking.person_id != actor.pk:
        raise PermissionDenied
    if not Asking.objects.select_for_update(of=("self",), no_key=True).filter(pk=asking.pk).exists():
        return asking
    state = Asking.State.NEVER if for_good else Asking.State.NOT_NOW
    Asking.objects.filter(pk=asking.pk).update(state=state)
    asking.refresh_from_db()

    log.record("ambassador.asked_no_more", actor=actor, subject=asking)
    return asking


@transaction.atomic
def may_be_asked(*, actor, may):
    """Say of oneself whether one may be asked, asked or not. Returns the Asking, or None where one may."""
    if not sees_public(actor):
        raise PermissionDenied
    if may:
        Asking.objects.filter(person=actor).delete()
        return None
    told = {"state": Asking.State.NEVER}
    return Asking.objects.update_or_create(
        person=actor, defaults=told, create_defaults=told | {"asked_on": timezone.localdate()}
    )[0]


def _refusal(state):
    return {
        Asking.State.WAITING: _("%(name)s was asked already, and did not answer yet."),
        Asking.State.NOT_NOW: _("%(name)s was asked for this team, and said: not now."),
        Asking.State.NEVER: _("%(name)s would rather not be asked."),
    }[state]
