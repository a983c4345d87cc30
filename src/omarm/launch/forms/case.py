"""What is typed for the business case."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.launch.commands.case import Measured, NewCase
from omarm.launch.queries.case import indicator_choices

MOST_EUROS = 100_000_000


def _euros(label):
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_EUROS, initial=0, help_text=_("Whole euros."))


class CaseForm(forms.Form):
    """A line of the sheet."""

    goal = forms.CharField(label=_("Which goal does it serve?"), max_length=200)
    behaviour = forms.CharField(
        label=_("What do colleagues do differently?"), max_length=200,
        help_text=_("Begin with “I”. For example: I look for an answer before I mail."),
    )  # fmt: skip
    indicator = forms.ChoiceField(label=_("By which indicator does one see it?"), required=False)
    measure = forms.CharField(
        label=_("Or what do you measure yourself?"), max_length=200, required=False,
        help_text=_("For example: minutes to find a form, asked of ten colleagues."),
    )  # fmt: skip
    target = forms.DecimalField(label=_("What should it become?"), max_digits=11, decimal_places=1, required=False)
    reason = forms.CharField(
        label=_("Why is it another target now?"), max_length=300, required=False,
        help_text=_("Only when you change it. The earlier target stays beside it, with your reason."),
    )  # fmt: skip
    cost_once = _euros(_("What does it cost once?"))
    cost_a_year = _euros(_("What does it cost each year?"))
    benefit_a_year = _euros(_("What is it worth each year?"))
    assumptions = forms.CharField(
        label=_("What do you assume?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("How you came to these amounts, so that a reader can judge them."),
    )  # fmt: skip

    amounts = ("cost_once", "cost_a_year", "benefit_a_year")

    def __init__(self, *args, case=None, is_measured=False, **kwargs):
        if case is not None:
            kwargs["initial"] = {name: getattr(case, name, "") for name in self.base_fields}
        super().__init__(*args, **kwargs)
        if not is_measured or case.target is None:
            del self.fields["reason"]
        self.fields["indicator"].choices = [("", _("None: we measure it ourselves")), *indicator_choices()]

    def clean(self):
        """See to it that one of the two ways to measure is chosen."""
        told = super().clean()
        if not told.get("indicator") and not told.get("measure"):
            self.add_error("measure", _("Choose an indicator, or write what you measure yourself."))
        return told

    def new_case(self):
        """Return what was typed as the command takes it."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        return NewCase(**told | {"measure": "" if told["indicator"] else told["measure"]})


class MeasuredForm(forms.Form):
    """What somebody measured by hand."""

    value = forms.DecimalField(label=_("How much was it?"), max_digits=11, decimal_places=1)
    n = forms.IntegerField(
        label=_("Of how many?"),
        min_value=1,
        max_value=10_000_000,
        required=False,
        help_text=_("People asked, files counted."),
    )
    since = forms.DateField(label=_("Measured from"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(label=_("Measured until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    how = forms.CharField(
        label=_("How was it measured?"), max_length=300, help_text=_("So that somebody else can do it again in a year.")
    )

    def __init__(self, *args, held=None, again=None, **kwargs):
        today = timezone.localdate()
        initial = {"since": today, "until": today}
        if again:  # measured as it was the first time
            initial |= {"n": again.n, "how": again.how}
        if held:  # a correction is mostly of one number
            initial = {name: getattr(held, name) for name in ("n", "since", "until", "how")}
        super().__init__(*args, initial=initial, **kwargs)

    def measured(self):
        """Return what was typed as the command takes it."""
        return Measured(**{name: self.cleaned_data[name] for name in ("value", "n", "since", "until", "how")})


class CorrectionForm(MeasuredForm):
    """What it should have been, and why."""

    reason = forms.CharField(label=_("Why is it another number?"), max_length=300)
