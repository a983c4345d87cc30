"""Writing why this intranet is there, and publishing it. What was published is never changed."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.launch.models import Edition
from omarm.launch.queries.seeing import runs_kit
from omarm.launch.queries.why import WORDS, draft, forget_why, published_editions, stamp_of

NEEDED = ("goal", "not_scope", "signal")


@transaction.atomic
def keep_draft(*, actor, told, before=None):
    """Keep what is written so far: `told` has WORDS. Returns the Edition; nobody else sees it until it is published.

    `before` is the stamp (queries.stamp_of) of the draft that one began with: DomainError when somebody wrote meanwhile.
    """
    if not runs_kit(actor):
        raise PermissionDenied
    last = published_editions().select_for_update(of=("self",), no_key=True).first()
    number = last.number + 1 if last else 1

    edition, _new = Edition.objects.get_or_create(published_at=None, defaults={"number": number})
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    same = all(getattr(edition, name) == told[name].strip() for name in WORDS)
    if before is not None and not _new and not same and stamp_of(edition) != before:
        raise DomainError(
            _(
                "A colleague wrote here meanwhile. Your words stand below and are not kept yet; send them again to keep yours."
            ),
            code="why_changed",
        )
    for name in WORDS:
        setattr(edition, name, told[name].strip())
    edition.save(update_fields=WORDS)
    return edition


@transaction.atomic
def publish_why(*, actor, note=""):
    """Have what is written stand on /why/ from now on. Returns the Edition.

    Raises DomainError without a draft, without what a reader needs (goal, what it is not for, how one sees that it works),
    and after the first edition without a sentence that says why it changed.
    """
    if not runs_kit(actor):
        raise PermissionDenied
    edition = Edition.objects.select_for_update(no_key=True).filter(published_at=None).first()
    if edition is None or not all(getattr(edition, name) for name in NEEDED):
        raise DomainError(
            _("Write the goal, what it is not for, and how you will see that it works. Then it can be published."),
            code="why_not_whole",
        )
    if edition.number > 1 and not note.strip():
        raise DomainError(_("Say in a sentence why it changed: colleagues read it."), code="why_note")

    edition.note, edition.published_at, edition.published_by = note.strip()[:300], timezone.now(), actor
    edition.save(update_fields=["note", "published_at", "published_by"])
    note_act(actor=actor, act="why.published", target=f"#{edition.number}")
    transaction.on_commit(forget_why)

    log.record("why.published", actor=actor, subject=edition)
    return edition


@transaction.atomic
def throw_draft_away(*, actor):
    """Drop what is being written. What stands stays; returns nothing, also when there was none."""
    if not runs_kit(actor):
        raise PermissionDenied
    if edition := draft():
        edition.delete()
