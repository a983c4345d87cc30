"""Shape and type of what owners type for their group, and communication for tips."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from omarm.care.models import PlannedAction
from omarm.care.queries.planning import RHYTHMS

LONGEST_MESSAGE = 4000


def _rhythms():
    """Return the rhythms to choose from in words."""
    words = [
        (days, ngettext("Every week", "Every %(number)d weeks", days // 7) % {"number": days // 7}) for days in RHYTHMS
    ]
    return [("", _("Once")), *words]


class ActionForm(forms.Form):
    """Something to do for the group. A rhythm that is none of ours stays as it is."""

    title = forms.CharField(label=_("What will you do?"), max_length=160)
    pillar = forms.ChoiceField(label=_("Column of the planner"), choices=PlannedAction.Pillar.choices)
    due_on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    every_days = forms.TypedChoiceField(
        label=_("How often"), choices=_rhythms, coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial={"due_on": timezone.localdate()} | (initial or {}), **kwargs)
        now = (initial or {}).get("every_days")
        if now and now not in RHYTHMS:
            words = ngettext("Every day", "Every %(number)d days", now) % {"number": now}
            self.fields["every_days"].choices = [*_rhythms(), (now, words)]


class MessageForm(forms.Form):
    """A message to all members."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Your message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea({"rows": 7}))
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"submission": uuid.uuid4()}, **kwargs})


class TipForm(forms.Form):
    """How the organisation says a tip. What stays empty is said in our words."""

    title_nl = forms.CharField(label=_("Title in Dutch"), max_length=120, required=False)
    text_nl = forms.CharField(
        label=_("Text in Dutch"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    text_en = forms.CharField(
        label=_("Text in English"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    is_off = forms.BooleanField(label=_("Do not give this tip"), required=False)
