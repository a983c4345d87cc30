"""What the launch has for the desk: a contest that waits for a decision."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, register, still
from omarm.launch.queries.naming import waiting_contest


def _contest(values):
    if values["state"] == "empty":
        return Told(
            _("Nobody suggested a name"), _("Give it more days, or call it off. Ask two colleagues what they would call it."),
            reverse("launch:contest"), _("Choose what to do"),
        )  # fmt: skip
    return Told(
        _("The votes for a name are counted"), _("Colleagues voted, and wait for what it is going to be called."),
        reverse("launch:contest"), _("Choose the name"),
    )  # fmt: skip


register(
    Source(code="launch.contest", category="plan", label=gettext_lazy("A name that waits to be chosen"),
           find=waiting_contest, words=_contest, seen_by=still(waiting_contest), order=32)
)  # fmt: skip
