"""What of the programme ends with a group, for who closes it (groups/queries/closing.py)."""

from django.utils.translation import gettext as _

from omarm.programme.models import Campaign


def campaigns_that_lose_all(groups):
    """Return a sentence for each campaign planned or running that is for these groups and nobody else."""
    rows = (Campaign.objects.planned() | Campaign.objects.running()).filter(audience=Campaign.Audience.GROUP)
    rows = rows.prefetch_related("groups").order_by("starts_on", "pk")
    words = _("The campaign “%(name)s” is for nobody else: then nobody is asked anything any more.")
    return [words % {"name": row.name} for row in rows if row.parts and set(row.parts) <= set(groups)]
