"""Keeping what is not sent yet. None of this is a fact: nobody else gets to know."""

import json
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.stream.kinds import was_sent
from omarm.stream.models import KeptDraft, Post

LARGEST_DRAFT = 200_000  # bytes
MOST_DRAFTS = 50
KEPT = timedelta(days=180)
LEFT_OUT = {"accepts", "csrfmiddlewaretoken", "submission", "writing", "photos", "attachments"}


@transaction.atomic
def keep_draft(*, actor, key, form, values):
    """Keep the fields of a form that is not sent yet, each a list of texts; an empty one is forgotten.

    Returns the KeptDraft, or None when there is nothing to keep: nothing typed, or sent in the meantime. Raises
    DomainError when it is too large, or one has too many.
    """
    values = {name: list(texts) for name, texts in values.items() if name not in LEFT_OUT and any(texts)}
    if Post.objects.filter(author=actor, submission=key).exists() or was_sent(actor, key):
        return None
    if not (_typed(values, "title") or _typed(values, "body")):
        KeptDraft.objects.filter(person=actor, key=key).delete()
        return None
    if len(json.dumps(values).encode()) > LARGEST_DRAFT or "\x00" in form or _unkeepable(values):
        raise DomainError(_("This draft is too long to keep here. It stays on this device only."), code="draft_large")
    others = KeptDraft.objects.filter(person=actor).exclude(key=key)
    if others.count() >= MOST_DRAFTS:
        raise DomainError(
            _("You have %(most)d drafts. Throw some away to keep this one.") % {"most": MOST_DRAFTS}, code="draft_many"
        )

    told = {"form": form[:20], "values": values, "saved_at": timezone.now()}
    return KeptDraft.objects.update_or_create(person=actor, key=key, defaults=told)[0]


@transaction.atomic
def throw_draft_away(*, actor, key):
    """Delete one's own draft; one that is not there is gone already."""
    KeptDraft.objects.filter(person=actor, key=key).delete()


def forget_old_drafts():
    """Delete drafts that nobody touched for half a year. Returns how many."""
    return KeptDraft.objects.filter(saved_at__lt=timezone.now() - KEPT).delete()[0]


def _typed(values, name):
    return any(text.strip() for text in values.get(name, ()))


def _unkeepable(values):
    """Return whether a NUL stands in it, which no database can hold."""
    return any("\x00" in text for name, texts in values.items() for text in (name, *texts))
