"""What of pilots ends with a group, for who closes it (groups/queries/closing.py)."""

from django.utils.translation import gettext as _

from omarm.pilots.models import Pilot


def pilots_that_end(groups):
    """Return a sentence for each pilot that waits or runs with one of these groups."""
    rows = Pilot.objects.settled().filter(group__in=groups).order_by("pk")
    runs = _("The pilot “%(name)s” runs here. It ends at once and for good, also when this is opened again.")
    waits = _("The pilot “%(name)s” was to begin here. It ends at once and for good, also when this is opened again.")
    return [(runs if row.state == Pilot.State.RUNNING else waits) % {"name": row.name} for row in rows]
