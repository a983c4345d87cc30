"""What people say of the kit: a step is not needed, a photo is our own, and the day on which it opens."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.ambassadors.commands import set_go_live
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.launch.models import Opening, PhotoSource, Picture, Said
from omarm.launch.queries.kit import kit_for
from omarm.launch.queries.opening import LAST_STEP, forget_launching, openable_pilots
from omarm.launch.queries.photos import covered_group
from omarm.launch.queries.seeing import runs_kit
from omarm.launch.queries.tips import thing_of
from omarm.pilots.commands import start_pilot

MOST_PICTURES = 50


@transaction.atomic
def say_of_step(*, actor, code, verdict, words, address=""):
    """Say of a step that it is not needed here, or where it was done. Returns the Said.

    What is there itself goes before it. Raises KeyError for an unknown step; DomainError without words, for an address
    outside the intranet, and for “done” without an address.
    """
    _check(actor)
    thing_of(code)
    if not words.strip():
        raise DomainError(_("Say in a few words why: others read it."), code="said_words")
    if address and not (address.startswith("/") and url_has_allowed_host_and_scheme(address, set())):
        raise DomainError(_("Give an address of this intranet, that begins with /."), code="said_address")
    if verdict == Said.Verdict.DONE and not address:
        raise DomainError(_("Give the address where it can be seen."), code="said_where")

    told = {
        "verdict": verdict,
        "words": words.strip(),
        "address": address,
        "said_by": actor,
        "said_on": timezone.localdate(),
    }
    said, _new = Said.objects.update_or_create(code=code, defaults=told)
    note_act(actor=actor, act="launch.said", target=code, verdict=verdict, words=said.words)
    transaction.on_commit(forget_launching)
    return said


@transaction.atomic
def take_word_back(*, actor, code):
    """Take back what was said of a step, so that it shows again what is there. Returns nothing."""
    _check(actor)
    if Said.objects.filter(code=code).delete()[0]:
        note_act(actor=actor, act="launch.said_no_more", target=code)
        transaction.on_commit(forget_launching)


@transaction.atomic
def declare_photo(*, actor, group, source):
    """Declare whether the cover of a group is our own or of stock. Returns the PhotoSource."""
    _check(actor)
    group = covered_group(actor, group.pk)
    declared, _new = PhotoSource.objects.update_or_create(
        image=group.cover, defaults={"source": source, "said_by": actor}
    )
    return declared


@transaction.atomic
def add_picture(*, actor, what, shown_at, source):
    """Write down a photo that is shown elsewhere, and its source. Returns the Picture. Raises DomainError past the most."""
    _check(actor)
    if Picture.objects.count() >= MOST_PICTURES:
        raise DomainError(_("That are enough photos to go by. Take some off first."), code="picture_most")
    return Picture.objects.create(what=what.strip(), shown_at=shown_at.strip(), source=source, said_by=actor)


@transaction.atomic
def remove_picture(*, actor, picture):
    """Take a photo off the list that was written by hand. Returns nothing."""
    _check(actor)
    picture.delete()


@transaction.atomic
def open_intranet(*, actor, audience, day: date | None = None, pilot=None):
    """Decide from which day it is open for a pilot or for everybody. Returns the Opening, with the steps that were missing.

    Nothing is forced. A pilot opens on its own day; one that is a draft is let go by it, and DomainErrors of that come
    through. For everybody it is the day of going live, for ambassadors too. Raises DomainError without a pilot or a day.
    """
    _check(actor)
    for_pilot = audience == Opening.Audience.PILOT
    if for_pilot:
        pilot = _let_go(actor, pilot)
        day = pilot.starts_on
    if day is None:
        raise DomainError(_("Choose the day."), code="opening_day")

    now = timezone.localdate()
    Opening.objects.filter(audience=audience, taken_back_on=None).update(taken_back_on=now)
    missing = [one.step.code for one in kit_for(actor).missing if one.step.code != LAST_STEP]
    of_pilot = {"pilot": pilot, "group": pilot.group} if for_pilot else {}
    told = {"audience": audience, "day": day, "missing": missing, "decided_by": actor, "decided_on": now, **of_pilot}
    try:
        with transaction.atomic():
            opening = Opening.objects.create(**told)
    except IntegrityError as error:
        raise DomainError(_("Somebody else decided this just now. Look at what stands."), code="raced") from error
    if not for_pilot:
        set_go_live(actor=actor, day=day)
    note_act(actor=actor, act="launch.opened", target=audience, day=day.isoformat(), missing=missing)
    transaction.on_commit(forget_launching)

    log.record("launch.opened", actor=actor, subject=opening)
    return opening


@transaction.atomic
def take_opening_back(*, actor, opening):
    """Take back that it opens. Returns the Opening; of everybody the day of going live falls away with it.

    Raises DomainError for one that does not stand any more: another may stand in its place.
    """
    _check(actor)
    standing = (
        Opening.objects.select_for_update(of=("self",), no_key=True).filter(pk=opening.pk, taken_back_on=None).first()
    )
    if standing is None:
        raise DomainError(_("Somebody else decided this just now. Look at what stands."), code="raced")
    opening = standing
    opening.taken_back_on = timezone.localdate()
    opening.save(update_fields=["taken_back_on"])
    if opening.audience == Opening.Audience.EVERYBODY:
        set_go_live(actor=actor, day=None)
    note_act(actor=actor, act="launch.opening_taken_back", target=opening.audience)
    transaction.on_commit(forget_launching)
    return opening


def _let_go(actor, pilot):
    pilot = openable_pilots().filter(pk=pilot.pk).first() if pilot else None
    if pilot is None:
        raise DomainError(_("Choose the pilot that begins."), code="opening_pilot")
    return start_pilot(actor=actor, pilot=pilot) if pilot.state == pilot.State.DRAFT else pilot


def _check(actor):
    if not runs_kit(actor):
        raise PermissionDenied
