"""Shape and type of what owners type for their group, and communication for tips."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from omarm.care.models import PlannedAction
from omarm.care.queries.planning import RHYTHMS
from omarm.stream.composer.accepting import AcceptingMixin

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


class MessageForm(AcceptingMixin):
    """A message to all members: a post like others, so it too goes by the house rules."""

    writing_code = "update"

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Your message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea({"rows": 7}))
    by_mail = forms.BooleanField(
        label=_("Also by mail"), required=False, initial=True,
        help_text=_("To who wants mail of such messages. Without it they see it in the intranet only."),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **{"initial": {"submission": uuid.uuid4(), "by_mail": True}, **kwargs})
        self.person = person

    @property
    def is_written(self):
        """Whether title and words are there to be shown, whatever else keeps the message from going."""
        return self.is_bound and not {"title", "text"} & {*self.errors}

    @property
    def told_fields(self):
        """What is typed, to show one under the other: the box for the house rules has a place of its own."""
        return [self[name] for name in ("title", "text", "by_mail", "submission")]

    @property
    def goes_by_mail(self):
        """Whether mail is chosen as the form stands."""
        return bool(self["by_mail"].value())


class MessageRoomForm(forms.Form):
    """How often groups may be written to as a whole."""

    a_week = forms.IntegerField(label=_("Messages a week"), min_value=1, max_value=7)
    a_month = forms.IntegerField(label=_("Messages in four weeks"), min_value=1, max_value=28)

    def clean(self):
        """Take no week that holds more than the month."""
        told = super().clean()
        if not self.errors and told["a_week"] > told["a_month"]:
            self.add_error("a_month", _("At least as many as in a week."))
        return told


class HelpForm(forms.Form):
    """What who looks after a group asks of the desk."""

    words = forms.CharField(
        label=_("What do you want help with?"), max_length=1000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Administrators and community managers read it, with your name."),
    )  # fmt: skip


class AnswerForm(forms.Form):
    """What the desk says to who asked for help."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=1000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Who asked is told, and all who look after the group read it."),
    )  # fmt: skip


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
