"""Who stands for a goal, what they promise, and by what they kept it."""

import re

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from omarm.planboard.commands import NewCommitment
from omarm.planboard.forms.colleague import ColleagueField
from omarm.planboard.models import Commitment
from omarm.planboard.queries.sponsors import goals_to_choose, own_lately

POST = re.compile(r"/posts/(\d{1,18})/?(?:[?#]|$)")
COMMENT = re.compile(r"[?&#]comment[=-](\d{1,18})\b")
OTHER_HOUSE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//([^/?#]+)", re.IGNORECASE)
RHYTHMS = ((7, _("Every week")), (14, _("Every two weeks")), (28, _("Every four weeks")), (91, _("Every quarter")))


class SponsorForm(forms.Form):
    """Who stands for which goal."""

    person = ColleagueField(label=_("Who?"), error_messages={"required": _("Choose a colleague.")})
    goal = forms.TypedChoiceField(label=_("For which goal?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].person = person
        self.goals = goals_to_choose()
        self.fields["goal"].choices = [(pk, goal.name) for pk, goal in self.goals.items()]

    def clean_goal(self):
        """Return the Goal."""
        return self.goals[self.cleaned_data["goal"]]


class CommitmentForm(forms.Form):
    """What is promised, for which day, and whether it comes back."""

    kind = forms.ChoiceField(label=_("What kind of promise is it?"), choices=Commitment.Kind, widget=forms.RadioSelect)
    what = forms.CharField(
        label=_("What is promised?"), max_length=200,
        help_text=_("For example: tell what we decided about the roster, and answer what colleagues ask about it."),
    )  # fmt: skip
    due_on = forms.DateField(label=_("By which day?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    every_days = forms.TypedChoiceField(
        label=_("Does it come back?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("No, once")), *RHYTHMS],
    )

    def new_commitment(self):
        """Return what was typed as the command takes it."""
        return NewCommitment(**self.cleaned_data)


class KeepForm(forms.Form):
    """By what a promise was kept: one of one's last messages or replies, or the address of another."""

    lately = forms.ChoiceField(label=_("Was it one of these?"), required=False, widget=forms.RadioSelect)
    address = forms.CharField(
        label=_("Or give its address"), max_length=500, required=False,
        help_text=_("Open your message or your reply, and copy the address of the page."),
    )  # fmt: skip

    def __init__(self, *args, person, commitment, host, **kwargs):
        super().__init__(*args, **kwargs)
        self.host = host
        rows = own_lately(person, commitment)
        self.fields["lately"].choices = [
            (code, f"{words} ({date_format(timezone.localdate(at), 'j F')})") for code, words, at in rows
        ]
        if not rows:
            del self.fields["lately"]
            self.fields["address"].label = _("Its address")

    def clean_address(self):
        """Return {"post": id} or {"comment": id}, empty without an address. Refuses another site, and what is no message."""
        text = self.cleaned_data["address"].strip()
        if not text:
            return {}
        foreign = OTHER_HOUSE.match(text)
        if foreign and foreign[1].lower() != self.host.lower():
            raise forms.ValidationError(
                _("This address is of another site. Give one of the intranet."), code="elsewhere"
            )
        if found := COMMENT.search(text):
            return {"comment": int(found[1])}
        if found := POST.search(text):
            return {"post": int(found[1])}
        raise forms.ValidationError(_("This is not the address of a message or a reply."), code="no_message")

    def clean(self):
        """Ask for one of both."""
        told = super().clean()
        if not self.errors and not told.get("lately") and not told.get("address"):
            raise forms.ValidationError(_("Choose one, or give an address."), code="empty")
        return told

    def found(self):
        """Return by what it was kept as the command takes it: the address, where both are given."""
        told = self.cleaned_data
        if told["address"]:
            return told["address"]
        kind, _dash, pk = told["lately"].partition("-")
        return {kind: int(pk)}
