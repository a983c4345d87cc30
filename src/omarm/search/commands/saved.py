"""Keeping a search for later. Nobody is told: none of this is a fact."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.legible import legible
from omarm.search.models import SavedSearch

MOST_SAVED = 50


@transaction.atomic
def save_search(*, actor, name, asked):
    """Keep a question under a name, for oneself. Returns the SavedSearch; what was kept before gets the new name.

    Raises DomainError when nothing is asked, or fifty are kept already.
    """
    name = legible(name)[:80]
    if not asked or not name:
        raise DomainError(_("There is nothing to keep yet. Type what you look for first."), code="search_empty")
    mine = SavedSearch.objects.filter(person=actor)
    if mine.filter(removed_at=None).exclude(asked=asked).count() >= MOST_SAVED:
        raise DomainError(
            _("You keep %(most)d searches. Delete one that you no longer need first.") % {"most": MOST_SAVED},
            code="search_saved_many",
        )

    saved, _is_new = SavedSearch.objects.update_or_create(
        person=actor, asked=asked, defaults={"name": name, "removed_at": None}
    )
    return saved


@transaction.atomic
def remove_search(*, actor, saved):
    """Take a search off one's list; `restore_search` undoes it until the next is taken off. Returns it."""
    _check_own(actor, saved)

    SavedSearch.objects.filter(person=actor).exclude(removed_at=None).delete()
    saved.removed_at = timezone.now()
    saved.save(update_fields=["removed_at"])
    return saved


@transaction.atomic
def restore_search(*, actor, saved):
    """Put a search that was taken off back on the list. Returns it."""
    _check_own(actor, saved)

    saved.removed_at = None
    saved.save(update_fields=["removed_at"])
    return saved


def _check_own(actor, saved):
    if saved.person_id != actor.pk:
        raise PermissionDenied
