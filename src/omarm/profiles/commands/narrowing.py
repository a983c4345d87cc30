"""Showing a field to fewer people, and keeping what was promised to who told something."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.profiles.models import Audience, Narrowing
from omarm.profiles.queries.fields import holders_of
from omarm.profiles.queries.narrowing import RANK, allowed_audiences

BATCH = 2000


def keep_promise(field, former):
    """Keep what was told while the field was for `former` with those people, when the field is for more of them now."""
    if RANK[field.audience] >= RANK[former]:
        return
    wider = [audience for audience in Audience.values if RANK[audience] < RANK[former]]
    Narrowing.objects.filter(field=field, audience__in=wider).update(audience=former)
    rows = (
        Narrowing(person_id=pk, field=field, audience=former) for pk in holders_of(field).iterator(chunk_size=BATCH)
    )
    Narrowing.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def store_audience(person, field, audience):
    """Show one's field to `audience`; the field's own means agreeing with what the organisation shows.

    Raises DomainError for more people than the organisation shows it to, and where it may not be narrowed.
    """
    present = Narrowing.objects.filter(person=person, field=field).values_list("audience", flat=True).first()
    if audience not in allowed_audiences(field, present):
        raise DomainError(_("Choose who may see it from the list."), code="field_audience")
    if audience == field.audience:
        Narrowing.objects.filter(person=person, field=field).delete()
    else:
        Narrowing.objects.update_or_create(person=person, field=field, defaults={"audience": audience})
