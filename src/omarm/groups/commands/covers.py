"""The photo above a group."""

from django.db import transaction
from django.db.models import F

from omarm.activity import log
from omarm.groups.commands.checks import check_alive, check_manages, lock
from omarm.media.commands import describe_images, receive_image, remove_image
from omarm.media.models import COVERS


@transaction.atomic
def change_cover(*, actor, group, file, alt=""):
    """Give a group another photo; its sizes are made in the background, and the former goes. Returns the Group.

    Raises UnusableImage for what is no photo.
    """
    check_manages(actor, group)
    group = lock(group)[group.pk]
    check_alive(group)

    return _put(group, receive_image(actor=actor, file=file, alt=alt, folder=COVERS), actor=actor)


@transaction.atomic
def remove_cover(*, actor, group):
    """Leave a group without a photo. Returns the Group."""
    check_manages(actor, group)
    group = lock(group)[group.pk]
    check_alive(group)

    return _put(group, None, actor=actor)


@transaction.atomic
def describe_cover(*, actor, group, alt):
    """Say what is on the photo. Only who cannot see it notices, so no fact. Returns the Group."""
    check_manages(actor, group)
    group = lock(group)[group.pk]
    check_alive(group)

    if group.cover:
        group.cover.alt = alt
        describe_images(images=[group.cover])
    return group


def _put(group, image, *, actor):
    former = group.cover
    group.cover, group.version = image, F("version") + 1
    group.save(update_fields=["cover", "version"])
    if former:
        remove_image(image=former)

    log.record("group.changed", actor=actor, subject=group, former_access=group.access)
    return group
