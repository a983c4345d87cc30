"""What a person tells about themselves, and how they want to see the intranet."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from omarm.activity import log
from omarm.media.commands import remove_image, store_image

OWN_FIELDS = ("phone", "place", "about", "function")
KEPT_FIELDS = (*OWN_FIELDS, "employed_since")


@transaction.atomic
def change_profile(*, actor, person, **told):
    """Change what a profile tells (phone, place, about, function): one's own. Returns the Person.

    Without any of these it only tells that the profile changed, in what apps above keep of it.
    """
    if actor.pk != person.pk or told.keys() - set(OWN_FIELDS):
        raise PermissionDenied
    return _tell(actor, person, told)


@transaction.atomic
def keep_profile(*, actor, person, **told):
    """Write what the staff administration keeps of a profile, as an administrator (None: the operator). Returns the Person."""
    if (actor is not None and not actor.is_administrator) or told.keys() - set(KEPT_FIELDS):
        raise PermissionDenied
    return _tell(actor, person, told)


def _tell(actor, person, told):
    for field, value in told.items():
        setattr(person, field, value)
    person.card_version = F("card_version") + 1
    person.save(update_fields=[*told, "card_version"])

    log.record("profile.changed", actor=actor, subject=person)
    return person


@transaction.atomic
def change_photo(*, actor, person, file):
    """Give a profile another photo, or none (`file` None); the former goes. Returns the Person. Raises UnusableImage."""
    if actor.pk != person.pk:
        raise PermissionDenied

    former = person.photo
    person.photo = store_image(actor=actor, file=file, square=True) if file else None
    person.card_version = F("card_version") + 1
    person.save(update_fields=["photo", "card_version"])
    if former:
        remove_image(image=former)

    log.record("profile.changed", actor=actor, subject=person)
    return person


@transaction.atomic
def change_preferences(*, actor, language, theme):
    """Choose one's language and light or dark. Nobody else sees it, so no fact. Returns the Person."""
    actor.language, actor.theme = language, theme
    actor.save(update_fields=["language", "theme"])
    return actor
