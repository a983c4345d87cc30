"""Shape of what is typed about consent and modes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.consent.measurements import Mode


class ConsentForm(forms.Form):
    """The works council agreed: who, when, to what, where the paper is, until when."""

    given_by = forms.CharField(label=_("Who agreed"), max_length=160, help_text=_("For instance: the works council."))
    given_on = forms.DateField(label=_("Given on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("Until and with"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: until it is withdrawn. The day after it, measuring stops by itself."),
    )  # fmt: skip
    scope = forms.CharField(
        label=_("What was agreed"), max_length=4000, widget=forms.Textarea({"rows": 4}),
        help_text=_("In the words of the agreement."),
    )  # fmt: skip
    document = forms.CharField(
        label=_("Where the agreement is kept"), max_length=300, help_text=_("A number, a folder or an address.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = timezone.localdate


class ModeForm(forms.Form):
    """How far it is measured from now on, and why."""

    mode = forms.ChoiceField(label=_("How far it goes"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Everybody who works here can read it in the register.")
    )

    def __init__(self, *args, modes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode.value, mode.label) for mode in Mode if mode in modes]
