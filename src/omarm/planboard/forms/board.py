"""An action on the board, and what somebody helped with."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.planboard.commands import NewAction
from omarm.planboard.forms.colleague import ColleagueField, chosen
from omarm.planboard.queries.board import campaign_options

USUAL_TERM = timedelta(days=14)


class ActionForm(forms.Form):
    """What is to be done, by whom and by which day."""

    title = forms.CharField(
        label=_("What is to be done?"), max_length=160,
        help_text=_("Something that somebody can finish. For example: put three examples on the page about sharing."),
    )  # fmt: skip
    owner = ColleagueField(
        label=_("Who does it?"), required=False, help_text=_("Without an owner it is flagged, until somebody takes it.")
    )
    due_on = forms.DateField(
        label=_("By which day?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
    campaign = forms.TypedChoiceField(label=_("For which campaign?"), required=False, coerce=int, empty_value=None)
    about = forms.CharField(
        label=_("What else is good to know?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    is_milestone = forms.BooleanField(
        label=_("It is a milestone"), required=False,
        help_text=_("When it is done, a compliment for its owner stands ready."),
    )  # fmt: skip

    def __init__(self, *args, person, action=None, **kwargs):
        kwargs["initial"] = _told(action) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["owner"].person = person
        self.campaigns = campaign_options(person, kept=action and action.campaign_id)
        self.fields["campaign"].choices = [
            ("", _("For none in particular")),
            *((pk, row.name) for pk, row in self.campaigns.items()),
        ]

    def new_action(self):
        """Return what was typed as the command takes it."""
        told = self.cleaned_data
        return NewAction(**told | {"campaign": self.campaigns.get(told["campaign"])})


class HandOverForm(forms.Form):
    """Who takes on what somebody was to do."""

    to = ColleagueField(label=_("Who takes it on?"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].person = person


class ContributionForm(forms.Form):
    """Who helped with what."""

    helper = ColleagueField(label=_("Who helped?"), error_messages={"required": _("Choose who helped.")})
    what = forms.CharField(
        label=_("With what?"), max_length=200,
        help_text=_("A few words, as you would tell it. For example: took the photos for the page about the depot."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["helper"].person = person


def _told(action):
    if action is None:
        return {"due_on": timezone.localdate() + USUAL_TERM}
    return {
        "title": action.title, "about": action.about, "due_on": action.due_on, "is_milestone": action.is_milestone,
        "campaign": action.campaign_id, "owner": chosen(action.owner),
    }  # fmt: skip
