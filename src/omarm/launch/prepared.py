"""What the launch has for the desk: names to look at, and a contest that waits for a decision."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, register, still
from omarm.launch.queries.looking import named, waiting_contest, waiting_names


def _contest(values):
    if values["state"] == "empty":
        return Told(
            _("Nobody suggested a name"), _("Give it more days, or call it off. Ask two colleagues what they would call it."),
            reverse("launch:contest"), _("Choose what to do"),
        )  # fmt: skip
    if values["state"] == "new":
        return Told(
            _("New names in the contest"), _("Colleagues read them already. Look whether one hurts somebody."),
            reverse("launch:contest") + "#names", _("Look at the names"),
        )  # fmt: skip
    return Told(
        _("The votes for a name are counted"), _("Colleagues voted, and wait for what it is going to be called."),
        reverse("launch:contest"), _("Choose the name"),
    )  # fmt: skip


def _name(values):
    why = (
        _("A word in it may hurt. Colleagues do not see it before somebody has looked.")
        if values["is_held"] else _("A colleague says that it should not stand, and waits for a word.")
    )  # fmt: skip
    title = _("A name to look at: %(name)s") % {"name": values.get("name", "")}
    return Told(title, why, reverse("launch:look", args=[values["idea"]]), _("Look and decide"))


register(
    Source(code="launch.names", category="moderate", label=gettext_lazy("Names of the contest to look at"),
           find=waiting_names, words=_name, seen_by=named, waits_for_word=True, order=12)
)  # fmt: skip
register(
    Source(code="launch.contest", category="plan", label=gettext_lazy("A name that waits to be chosen"),
           find=waiting_contest, words=_contest, seen_by=still(waiting_contest), order=32)
)  # fmt: skip
