"""What of pilots is for the desk: one that ended by its rule, one without an audience, one of which nobody can tell."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omarm.core.prepared import Source, Told, register, still
from omarm.pilots.queries import waiting


def _changed(values):
    if values["state"] == "met":
        title = _("The pilot “%(name)s” has succeeded") % values
        why = _("Its rule holds. Who is next is still open: attention lasts when the next one begins soon.")
        if values["following"]:
            why = _("Its rule holds. You wrote who is next: %(following)s") % values
        return Told(title, why, f"{reverse('pilots:new')}?after={values['pk']}", _("Prepare the next pilot"))
    title = _("The pilot “%(name)s” was stopped by its rule") % values
    why = _("Tell who took part why it stops, and what you learned. Then say that it is seen to.")
    return Told(title, why, _page(values), _("Look what was found"))


def _dissolved(values):
    title = _("The group or department of the pilot “%(name)s” was closed or is gone") % values
    why = _("What was limited to it is listed on its page. Release it, or begin with another audience.")
    return Told(title, why, _page(values), _("Look what it leaves"))


def _unjudged(values):
    if values["what"] == "never":
        title = _("A condition of the pilot “%(name)s” cannot become known") % values
        why = _("Time alone does not help: the page says what does. Otherwise the rule never decides.")
        return Told(title, why, _page(values), _("Look which one"))
    if values["what"] == "same":
        title = _("The same people are in “%(name)s” and “%(other)s”") % values
        why = _("A department was moved below the other. Of what comes now nobody can say which of them did it.")
        return Told(title, why, _page(values), _("Look at the pilot"))
    title = _("The pilot “%(name)s” was not judged for two nights") % values
    why = _("Its rules are looked at every night. Ask who runs the intranet whether the clock stands still.")
    return Told(title, why, _page(values), _("Look at the pilot"))


def _late(values):
    title = _("The pilot “%(name)s” still waits for its start") % values
    why = _("Its first day has been a fortnight ago. Help with what is missing, or change the rule.")
    return Told(title, why, _page(values), _("Look what is missing"))


def _unowned(values):
    title = _("Nobody answers for the pilot “%(name)s”") % values
    why = _("Who did, left. It goes on as before, but nobody hears what is found.")
    return Told(title, why, reverse("pilots:edit", args=[values["pk"]]), _("Choose somebody"))


def _page(values):
    return reverse("pilots:pilot", args=[values["pk"]])


for source in (
    Source(code="pilots.changed", category="plan", label=gettext_lazy("A pilot that ended by its rule"),
           find=waiting.changed, words=_changed, seen_by=still(waiting.changed), order=22),
    Source(code="pilots.dissolved", category="plan", label=gettext_lazy("A pilot without its audience"),
           find=waiting.dissolved, words=_dissolved, seen_by=still(waiting.dissolved), order=24),
    Source(code="pilots.unjudged", category="plan", label=gettext_lazy("A pilot of which nobody can tell"),
           find=waiting.unjudged, words=_unjudged, order=46),
    Source(code="pilots.late", category="plan", label=gettext_lazy("A pilot that has not begun"),
           find=waiting.late, words=_late, seen_by=still(waiting.late), order=48),
    Source(code="pilots.unowned", category="plan", label=gettext_lazy("A pilot without an owner"),
           find=waiting.unowned, words=_unowned, seen_by=still(waiting.unowned), order=26),
):  # fmt: skip
    register(source)
