"""What of functions waits for who guides: one that opens in a few days is told of, or nobody finds it."""

from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.functions import function_of
from omarm.core.prepared import Source, Told, Waiting, end_of, register, still
from omarm.staging.queries import opening_between

SOON = timedelta(days=7)  # before the day on which it opens


def find(now, most):
    """Return the functions that open for everyone in a week, the first to open first."""
    today = timezone.localdate(now)
    stages = opening_between(today, today + SOON)[:most]
    return [
        Waiting(
            key=f"{stage.function}:{stage.opens_on}", values={"function": stage.function, "day": str(stage.opens_on)},
            since=_at(stage.opens_on - SOON), until=end_of(stage.opens_on),
        )
        for stage in stages
        if function_of(stage.function)
    ]  # fmt: skip


def words(values):
    """Return what the desk says of one of them; a function that is gone since keeps its code."""
    function, day = function_of(values["function"]), date_format(parse_date(values["day"]), "j F")
    told = {"function": function.label if function else values["function"], "day": day}
    told["about"] = function.about if function else ""
    begun = _("From %(day)s you find “%(function)s” here. %(about)s") % told
    url = f"{reverse('stream:new')}?{urlencode({'words': begun})}"
    why = _("What nobody was told of, nobody finds. Say what it is for.")
    title = _("“%(function)s” opens on %(day)s") % told
    if parse_date(values["day"]) <= timezone.localdate():
        title = _("“%(function)s” is open to everybody since today") % told
    return Told(title, why, url, _("Write a post about it"))


def _at(day):
    return timezone.make_aware(datetime.combine(day, time()))


register(
    Source(
        code="functions",
        category="plan",
        label=gettext_lazy("Functions that open"),
        find=find,
        words=words,
        seen_by=still(find),
        order=60,
    )
)
