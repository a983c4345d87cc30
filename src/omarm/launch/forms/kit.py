"""What is said of a step, and the day on which it opens."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.launch.models import Opening, Said
from omarm.launch.queries.opening import pilot_groups


class SaidForm(forms.Form):
    """That a step is not needed, or where it was done."""

    verdict = forms.ChoiceField(label=_("What is it?"), choices=Said.Verdict, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Why, or what was done?"), max_length=300)
    address = forms.CharField(
        label=_("Where can it be seen?"), max_length=300, required=False,
        help_text=_("The address in this intranet, for example /posts/12/. Needed for what was done."),
    )  # fmt: skip


class OpeningForm(forms.Form):
    """For whom, and from which day."""

    audience = forms.ChoiceField(label=_("For whom does it open?"), choices=Opening.Audience, widget=forms.RadioSelect)
    group = forms.ModelChoiceField(
        None, label=_("Which group begins?"), required=False, empty_label=_("Choose a group"),
        help_text=_("Only for a pilot."),
    )  # fmt: skip
    day = forms.DateField(label=_("From which day?"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, initial={"audience": "pilot", "day": timezone.localdate()}, **kwargs)
        self.fields["group"].queryset = pilot_groups(person)
