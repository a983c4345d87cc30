"""Shape and type of what is typed when reporting, deciding and asking again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.moderation.commands import Reported, RiskText
from omarm.moderation.commands.deciding import LONGEST_REASON, decisions_for
from omarm.moderation.commands.signalling import LONGEST_WORD
from omarm.moderation.models import Case, Report, Risk
from omarm.stream.composer.fields import PeopleField

DECISIONS = {
    Case.Decision.KEPT: _("It stays as it is"),
    Case.Decision.HIDDEN: _("Hide it: nobody reads it any more"),
    Case.Decision.SPOKEN: _("It stays, and I speak to who it is about"),
}
DECISIONS_ON_PEOPLE = DECISIONS | {
    Case.Decision.KEPT: _("Nothing needs to change"),
    Case.Decision.SPOKEN: _("I speak to this colleague"),
}
# (whether who it is about is told, whether somebody who reported it is) → who hears of a decision.
TOLD = {
    (True, True): _("Who it is about is told, and so is who reported it."),
    (True, False): _("Who it is about is told."),
    (False, True): _("Who reported it is told; who it is about is not."),
    (False, False): _("Nobody is told."),
}
UPHELD = [("yes", _("The decision stands")), ("no", _("I see it otherwise: turn it round"))]


class ReportForm(forms.Form):
    reason = forms.ChoiceField(label=_("What is the matter?"), choices=Report.Reason, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"), required=False, max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    names_reporter = forms.BooleanField(label=_("Who decides may know that I reported it"), required=False)

    @property
    def told(self):
        """Return what was typed as Reported."""
        return Reported(**self.cleaned_data)


class BecauseForm(forms.Form):
    because = forms.CharField(
        label=_("Why?"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}),
        help_text=_("Who is told reads this too. Name nobody who reported it."),
    )  # fmt: skip


class DecideForm(BecauseForm):
    """What happens with a case that `case_for` gave, and why. Each decision says who hears of it."""

    decision = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    field_order = ["decision", "because"]

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        words = DECISIONS_ON_PEOPLE if case.colleague_id else DECISIONS
        self.fields["decision"].choices = [
            (decision, f"{words[decision]}. {TOLD[decision in Case.AGAINST, case.is_reported]}")
            for decision in decisions_for(case)
        ]


class AnswerForm(BecauseForm):
    """What the second person says of a decision, and why."""

    upheld = forms.ChoiceField(label=_("How do you see it?"), choices=UPHELD, widget=forms.RadioSelect)
    field_order = ["upheld", "because"]


class AppealForm(forms.Form):
    words = forms.CharField(
        label=_("Why do you see it otherwise?"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )


class WordForm(forms.Form):
    word = forms.CharField(label=_("Word, or a few words that belong together"), max_length=LONGEST_WORD)


class OwnerField(PeopleField):
    """The one colleague who looks after something."""

    most = 1
    too_many = _("Choose one colleague.")


class RiskForm(forms.Form):
    """A risk in both languages; what is not put into English is shown in Dutch."""

    title_nl = forms.CharField(label=_("What may go wrong, in Dutch"), max_length=Risk.LONGEST["title"])
    happens_nl = forms.CharField(
        label=_("What may happen, in Dutch"), max_length=Risk.LONGEST["happens"], widget=forms.Textarea({"rows": 2})
    )
    answer_nl = forms.CharField(
        label=_("What we do then, in Dutch"), max_length=Risk.LONGEST["answer"], widget=forms.Textarea({"rows": 4})
    )
    title_en = forms.CharField(
        label=_("What may go wrong, in English"), max_length=Risk.LONGEST["title"], required=False
    )
    happens_en = forms.CharField(
        label=_("What may happen, in English"), max_length=Risk.LONGEST["happens"], required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    answer_en = forms.CharField(
        label=_("What we do then, in English"), max_length=Risk.LONGEST["answer"], required=False,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    owner = OwnerField(label=_("Who looks after it?"), required=False)

    def __init__(self, *args, person, risk=None, **kwargs):
        told = {name: getattr(risk, name) for name in self.base_fields if name != "owner"} if risk else {}
        owners = [risk.owner_id] if risk and risk.owner_id else []
        super().__init__(*args, initial=told | {"owner": owners}, **kwargs)
        self.fields["owner"].person = person

    def text(self):
        """Return what was typed as the command takes it."""
        told = self.cleaned_data
        return RiskText(**told | {"owner": next(iter(told["owner"]), None)})
