"""What of the culture scan waits for who guides: one that may be closed, and one of which the result is there.

Nothing is told here of how many answered: while a scan runs nobody knows.
"""

from datetime import date, datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, Waiting, end_of, register, still
from omarm.culture.models import Outcome
from omarm.culture.queries.scans import closable_scans, counted_since

OPEN_FOR = timedelta(days=14)  # so long a scan was open before it is said that it may be closed
NEWS_FOR = timedelta(days=14)  # so long a result is news


def find(now, most):
    """Return the results that came lately and the scan that may be closed; nothing without the consent of the works council."""
    today = timezone.localdate(now)
    ready = [_waiting("ready", one, one.outcome.computed_on) for one in counted_since(today - NEWS_FOR)]
    return [*ready, *(_waiting("close", one, one.closes_on) for one in closable_scans(today - OPEN_FOR))][:most]


def words(values):
    """Return what the desk says of one of them."""
    day = date_format(date.fromisoformat(values["day"]), "j F")
    url = reverse("culture:scan", args=[values["scan"]])
    if values["what"] == "close":
        why = _("It has been open for two weeks. You can close it today, or leave it: it closes by itself on %(day)s.")
        return Told(_("The culture scan may be closed"), why % {"day": day}, url, _("Look at the scan"))
    if values["status"] == Outcome.Status.TOO_FEW:
        why = _(
            "Fewer than eight colleagues answered, so nothing is shown. Choose a preset by hand, or ask again later."
        )
        return Told(_("The culture scan gave no result"), why, url, _("Look at the scan"))
    why = _("Counted on %(day)s. Everybody can read it; the settings that fit stand with it.")
    return Told(_("The result of the culture scan is there"), why % {"day": day}, url, _("Read the result"))


def _waiting(what, scan, day):
    outcome = getattr(scan, "outcome", None)
    values = {"what": what, "scan": scan.pk, "day": day.isoformat(), "status": outcome.status if outcome else ""}
    if what == "ready":  # news: nobody is late with it
        return Waiting(key=f"{what}-{scan.pk}", values=values, since=_at(day))
    return Waiting(key=f"{what}-{scan.pk}", values=values, since=_at(scan.opens_on + OPEN_FOR), until=end_of(day))


def _at(day):
    return timezone.make_aware(datetime.combine(day, time(8)))


register(
    Source(
        code="culture",
        category="plan",
        label=gettext_lazy("The culture scan"),
        find=find,
        words=words,
        seen_by=still(find),
        order=55,
    )
)
