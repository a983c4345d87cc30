"""Keeping the list of a field from which people choose. For administrators; each act is in the audit."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.folding import fold
from omarm.core.legible import checked_name, legible
from omarm.profiles.commands.ordering import change_places
from omarm.profiles.models import Choice, Field, Value

MOST_CHOICES = 200


@transaction.atomic
def add_choice(*, actor, field, label_nl, label_en=""):
    """Add a choice at the end of the list; one that was removed comes back. Returns it.

    Raises DomainError without a label, when it is on the list, when the list is full and when the field has no list.
    """
    _check_administrator(actor)
    field = Field.objects.select_for_update(no_key=True).get(pk=field.pk)
    if field.kind not in Field.WITH_CHOICES:
        raise DomainError(_("This field has no list to choose from."), code="choice_no_list")
    label_nl = _checked(field, label_nl)
    if field.choices.filter(removed_at=None).count() >= MOST_CHOICES:
        raise DomainError(_("A list has at most %(most)d choices.") % {"most": MOST_CHOICES}, code="choices_many")

    last = field.choices.aggregate(last=Max("order"))["last"]
    former = next((one for one in field.choices.all() if fold(one.label_nl) == fold(label_nl)), None)
    choice = former or Choice(field=field, order=0 if last is None else last + 1)
    choice.label_nl, choice.label_en, choice.removed_at = label_nl, legible(label_en), None
    choice.save()

    _note(actor, "profile_choice.added", choice)
    return choice


@transaction.atomic
def rename_choice(*, actor, choice, label_nl, label_en=""):
    """Call a choice something else, wherever it was chosen. Returns it. Raises DomainError for a label that is taken."""
    _check_administrator(actor)
    choice = Choice.objects.select_for_update(no_key=True).get(pk=choice.pk)
    former = choice.label_nl
    choice.label_nl = _checked(choice.field, label_nl, of=choice)
    choice.label_en = legible(label_en)
    choice.save(update_fields=["label_nl", "label_en"])

    _note(actor, "profile_choice.renamed", choice, former=former)
    return choice


@transaction.atomic
def move_choice(*, actor, choice, up):
    """Change places with the choice before (`up`) or behind it. Returns the choice. At the end nothing happens."""
    _check_administrator(actor)
    rows = list(
        Choice.objects.select_for_update(no_key=True)
        .filter(field=choice.field_id, removed_at=None)
        .order_by("order", "pk")
    )
    if not change_places(rows, choice, up=up):
        return choice

    note_act(actor=actor, act="profile_choice.moved", target=choice.label_nl)
    return choice


@transaction.atomic
def remove_choice(*, actor, choice):
    """Take a choice off the list; where it was chosen it stays. Returns it."""
    _check_administrator(actor)
    choice = Choice.objects.select_for_update(no_key=True).get(pk=choice.pk)
    choice.removed_at = choice.removed_at or timezone.now()
    choice.save(update_fields=["removed_at"])

    _note(actor, "profile_choice.removed", choice)
    return choice


@transaction.atomic
def restore_choice(*, actor, choice):
    """Put a removed choice back on the list, at its place. Returns it. Raises DomainError when its label is taken now."""
    _check_administrator(actor)
    choice = Choice.objects.select_for_update(no_key=True).get(pk=choice.pk)
    _checked(choice.field, choice.label_nl, of=choice)
    choice.removed_at = None
    choice.save(update_fields=["removed_at"])

    _note(actor, "profile_choice.restored", choice)
    return choice


@transaction.atomic
def merge_choices(*, actor, source, target):
    """Let `target` stand wherever `source` was chosen, once for each person, and take `source` off the list.

    Returns the target. Raises DomainError when they are the same or of two fields.
    """
    _check_administrator(actor)
    rows = Choice.objects.select_for_update(no_key=True).order_by("pk").in_bulk({source.pk, target.pk})
    source, target = rows[source.pk], rows[target.pk]
    if source == target or source.field_id != target.field_id or target.removed_at:
        raise DomainError(_("Choose another choice of the same list."), code="choice_merge")

    chose_both = Value.objects.filter(choice=target).values("person")
    Value.objects.filter(choice=source, person__in=chose_both).delete()
    Value.objects.filter(choice=source).update(choice=target)
    source.removed_at = source.removed_at or timezone.now()
    source.save(update_fields=["removed_at"])

    _note(actor, "profile_choice.merged", source, into=target.label_nl)
    return target


def _checked(field, label, *, of=None):
    label = checked_name(label, code="choice_label")
    others = field.choices.filter(removed_at=None).exclude(pk=of.pk if of else None)
    if any(fold(label) == fold(one.label_nl) for one in others):
        raise DomainError(_("“%(label)s” is on the list already.") % {"label": label}, code="choice_taken")
    return label


def _check_administrator(actor):
    if actor is not None and not actor.is_administrator:
        raise PermissionDenied


def _note(actor, act, choice, **details):
    note_act(actor=actor, act=act, target=f"{choice.field.label_nl}: {choice.label_nl}", **details)
    log.record("profile_field.changed", actor=actor, subject=choice.field, code=choice.field.code)
