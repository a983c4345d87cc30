"""What the ambassadors have for the desk: each thing that waits, in words, with the act that is ready."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omarm.ambassadors.queries import waiting
from omarm.core.prepared import Source, Told, register, still


def _unanswered(values):
    title = _("%(name)s did not answer whether they join the ambassadors") % {"name": values["name"]}
    why = _("You asked a week ago or longer. A word in passing helps more than another notice.")
    return Told(title, why, reverse("home:person", args=[values["username"]]), _("See how to reach them"))


def _no_meeting(_values):
    why = _("A team that does not meet for six weeks forgets what it is for.")
    url = reverse("ambassadors:plan-meeting")
    return Told(_("The ambassadors have no meeting in the next six weeks"), why, url, _("Plan a meeting"))


def _unwritten(values):
    title = _("Nothing was written down of “%(title)s”") % values
    why = _("Who was not there reads it, and the next meeting begins with it.")
    return Told(title, why, f"{reverse('ambassadors:meeting', args=[values['pk']])}#notes", _("Write the notes"))


def _few_after(values):
    title = _("%(after)d of at least %(wanted)d meetings after going live are planned") % values
    day = date_format(date.fromisoformat(values["day"]), "j F")
    why = _("Going live: %(day)s. Use grows when ambassadors go on meeting after it.") % {"day": day}
    return Told(title, why, reverse("ambassadors:plan-meeting"), _("Plan a meeting"))


def _gaps(values):
    missing = values["missing"]
    words = ngettext("%(n)d place where an ambassador is wanted has nobody",
                     "%(n)d places where an ambassador is wanted have nobody", missing)  # fmt: skip
    if values["is_called"]:
        why = _("The call is open, and nobody there joined yet. Ask somebody by name.")
        return Told(words % {"n": missing}, why, reverse("ambassadors:ask"), _("Ask somebody to join"))
    why = _("No call is open. Look who is missing, and ask somebody by name.")
    return Told(words % {"n": missing}, why, reverse("ambassadors:team"), _("Look who is missing"))


for source in (
    Source(code="ambassadors.asked", category="connect", label=gettext_lazy("Asked to be an ambassador, and no answer yet"),
           find=waiting.unanswered, words=_unanswered, seen_by=still(waiting.unanswered), order=55),
    Source(code="ambassadors.meeting", category="plan", label=gettext_lazy("Ambassadors without a meeting"),
           find=waiting.no_meeting, words=_no_meeting, seen_by=still(waiting.no_meeting), order=40),
    Source(code="ambassadors.notes", category="plan", label=gettext_lazy("Meetings without notes"),
           find=waiting.unwritten, words=_unwritten, seen_by=still(waiting.unwritten), order=50),
    Source(code="ambassadors.after", category="plan", label=gettext_lazy("Too few meetings after going live"),
           find=waiting.few_after, words=_few_after, seen_by=still(waiting.few_after), order=30),
    Source(code="ambassadors.gaps", category="connect", label=gettext_lazy("Places without an ambassador"),
           find=waiting.gaps, words=_gaps, order=58),
):  # fmt: skip
    register(source)
