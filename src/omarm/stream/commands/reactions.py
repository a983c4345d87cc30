"""Which reactions the organisation offers."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.folding import slug
from omarm.stream.models import ReactionKind
from omarm.stream.queries import forget_reaction_kinds

MOST_REACTIONS = 8
ICONS = (
    "thumbs-up", "hand-heart", "check", "party-popper", "heart", "smile", "star", "lightbulb", "hand-helping",
    "handshake", "sprout", "sparkles", "award", "eye",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One reaction as it is to be offered; a new one has no code yet."""

    label_nl: str
    label_en: str
    icon: str
    code: str = ""
    is_offered: bool = True


@transaction.atomic
def change_reactions(*, actor, reactions):
    """Offer these reactions, in this order. Returns how many are offered.

    One that is left out is no longer offered; where it was given it stays.
    """
    if not actor.is_administrator:
        raise PermissionDenied
    offered = sum(reaction.is_offered for reaction in reactions)
    if not 1 <= offered <= MOST_REACTIONS:
        raise DomainError(
            _("Offer at least one reaction and at most %(most)d.") % {"most": MOST_REACTIONS}, code="reactions_number"
        )
    if any(reaction.icon not in ICONS for reaction in reactions):
        raise DomainError(_("Choose one of the icons."), code="reactions_icon")

    kept = [_store(rank, reaction) for rank, reaction in enumerate(reactions)]
    ReactionKind.objects.exclude(code__in=kept).update(is_offered=False)

    labels = ", ".join(reaction.label_nl for reaction in reactions if reaction.is_offered)
    note_act(actor=actor, act="reactions.changed", target=labels)
    transaction.on_commit(forget_reaction_kinds)
    return offered


def _store(rank, reaction):
    told = {
        "label_nl": reaction.label_nl.strip(), "label_en": reaction.label_en.strip(), "icon": reaction.icon,
        "rank": rank, "is_offered": reaction.is_offered,
    }  # fmt: skip
    code = reaction.code or _free_code(reaction.label_en)
    ReactionKind.objects.update_or_create(code=code, defaults=told)
    return code


def _free_code(label):
    stem, number = slug(label, longest=9) or "reaction", 1
    while ReactionKind.objects.filter(code=stem if number == 1 else f"{stem}-{number}").exists():
        number += 1
    return stem if number == 1 else f"{stem}-{number}"
