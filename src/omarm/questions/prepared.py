"""What of questions waits for who looks after the whole: no answer in time, or none after a day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, register
from omarm.questions.queries import waiting


def _overdue(values):
    why = _("It was asked on %(day)s, and an answer was promised sooner.") % _day(values)
    return _told(values, why)


def _unanswered(values):
    why = _("It was asked on %(day)s, and nobody answered. Answer it, or pass it on to somebody who knows.") % _day(
        values
    )
    return _told(values, why)


def _told(values, why):
    url = f"{reverse('stream:post', args=[values['post']])}#comment-body"
    return Told(_("“%(title)s”") % values, why, url, _("Answer it"))


def _day(values):
    return {"day": date_format(timezone.localtime(parse_datetime(values["since"])), "j F")}


for source in (
    Source(code="questions.overdue", category="answer", label=gettext_lazy("Questions past their promise"),
           find=waiting.overdue, words=_overdue, seen_by=waiting.seen_by, order=12),
    Source(code="questions.unanswered", category="answer", label=gettext_lazy("Questions without an answer for a day"),
           find=waiting.unanswered, words=_unanswered, seen_by=waiting.seen_by, order=14),
):  # fmt: skip
    register(source)
