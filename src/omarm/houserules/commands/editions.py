"""An edition from its first line to its publishing. For who writes the house rules."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.houserules.models import Edition, Rule
from omarm.houserules.ours import our_rules_in_both
from omarm.houserules.queries import forget_standing, may_write, published_editions

COPIED = ("origin", "rank", "goal_nl", "goal_en", "text_nl", "text_en", "example_nl", "example_en", "kind")


@transaction.atomic
def start_edition(*, actor):
    """Begin a new edition with the rules that stand, or with ours. Returns it, also when it was begun before."""
    _check_writes(actor)

    last = published_editions().select_for_update(of=("self",), no_key=True).first()
    edition, is_new = Edition.objects.get_or_create(
        published_at=None, defaults={"number": last.number + 1 if last else 1}
    )
    if is_new:
        _copy(last, edition)
    return edition


@transaction.atomic
def throw_edition_away(*, actor):
    """Drop the edition that is being written; none is gone already. The rules that stand are as they were."""
    _check_writes(actor)

    Edition.objects.filter(published_at=None).delete()


@transaction.atomic
def publish_edition(*, actor, note, is_small=False):
    """Have the edition that is being written stand from now on. Returns it.

    `is_small` when nobody needs to accept it anew. Raises DomainError without an edition, without rules, or, after the
    first, without a note that says why.
    """
    _check_writes(actor)
    edition = Edition.objects.select_for_update(no_key=True).filter(published_at=None).first()
    if edition is None or not edition.rules.exists():
        raise DomainError(_("Write a rule first."), code="rules_empty")
    if edition.number > 1 and not note.strip():
        raise DomainError(_("Say in a sentence why the rules change: everybody reads it."), code="rules_note")

    edition.note, edition.is_small = note.strip()[:300], bool(is_small and edition.number > 1)
    edition.published_at, edition.published_by = timezone.now(), actor
    edition.save(update_fields=["note", "is_small", "published_at", "published_by"])
    note_act(actor=actor, act="house_rules.published", target=f"#{edition.number}", is_small=edition.is_small)
    transaction.on_commit(forget_standing)

    log.record("house_rules.published", actor=actor, subject=edition)
    return edition


def _check_writes(actor):
    if not may_write(actor):
        raise PermissionDenied


def _copy(last, edition):
    if last is None:
        rules = [Rule(edition=edition, rank=rank, **told) for rank, told in enumerate(our_rules_in_both())]
    else:
        told = last.rules.values(*COPIED)
        rules = [Rule(edition=edition, **one) for one in told]
    Rule.objects.bulk_create(rules)
