"""The values that a compliment can name. Acts of administrators."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.praise.models import Praise, Value
from omarm.search.commands import index
from omarm.stream.commands import renew_texts


@dataclass(frozen=True, kw_only=True)
class ValueText:
    """A value in both languages. Without a rank it stands where it stood, a new one at the end."""

    name_nl: str
    name_en: str
    is_used: bool = True
    rank: int | None = None


@transaction.atomic
def add_value(*, actor, text):
    """Add a value. Returns it. Raises DomainError when it has no name, or seven are in use already."""
    others = _check(actor, text, of=None)

    last = others.aggregate(last=Max("rank"))["last"]
    rank = (0 if last is None else last + 1) if text.rank is None else text.rank
    value = Value.objects.create(
        name_nl=text.name_nl.strip(), name_en=text.name_en.strip(), is_used=text.is_used, rank=rank
    )
    note_act(actor=actor, act="values.changed", target=value.name_nl, is_used=value.is_used)
    return value


@transaction.atomic
def change_value(*, actor, value, text):
    """Change a value, also on compliments that name it; out of use, no new one can. Returns it."""
    _check(actor, text, of=value)

    value.name_nl, value.name_en, value.is_used = text.name_nl.strip(), text.name_en.strip(), text.is_used
    value.rank = value.rank if text.rank is None else text.rank
    value.save(update_fields=["name_nl", "name_en", "is_used", "rank"])
    if renew_texts(posts=Praise.objects.filter(value=value).values("pk")):
        index(source="posts", ids=Praise.objects.filter(value=value).values_list("pk", flat=True))
    note_act(actor=actor, act="values.changed", target=value.name_nl, is_used=value.is_used)
    return value


def _check(actor, text, *, of):
    """Return the other values, locked, so that two who add one at the same moment do not make eight."""
    if not actor.is_administrator:
        raise PermissionDenied
    if not (text.name_nl.strip() and text.name_en.strip()):
        raise DomainError(_("A value needs a name in both languages."), code="value_name")
    others = Value.objects.exclude(pk=of.pk if of else None)
    used = sum(
        row.is_used for row in Value.objects.select_for_update(no_key=True).order_by("pk") if not of or row.pk != of.pk
    )
    if text.is_used and used >= Value.MOST_IN_USE:
        raise DomainError(
            _("At most %(most)d values are in use. Take one out of use first.") % {"most": Value.MOST_IN_USE},
            code="values_many",
        )
    return others
