"""What of reports waits for who decides for the whole organisation."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, register
from omarm.moderation.queries import waiting


def _case(values):
    titles = {
        "post": _("A post was reported"), "comment": _("A comment was reported"), "person": _("A colleague was reported")
    }  # fmt: skip
    why = _("Who reported it, and who it is about, wait for a decision.")
    return Told(titles[values["kind"]], why, reverse("moderation:case", args=[values["case"]]), _("Read and decide"))


def _appeal(values):
    why = _("A decision was made before. They asked somebody else to look again.")
    url = reverse("moderation:case", args=[values["case"]])
    return Told(_("Somebody asks for a second opinion"), why, url, _("Read and answer"))


for source in (
    Source(code="moderation.cases", category="moderate", label=gettext_lazy("Reports that wait"),
           find=waiting.cases, words=_case, seen_by=waiting.may_decide, waits_for_word=True, order=8),
    Source(code="moderation.appeals", category="moderate", label=gettext_lazy("Second opinions that wait"),
           find=waiting.appeals, words=_appeal, seen_by=waiting.may_answer, waits_for_word=True, order=10),
):  # fmt: skip
    register(source)
