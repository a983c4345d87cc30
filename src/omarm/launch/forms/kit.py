"""What is said of a step, and the day on which it opens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.launch.models import Opening, PhotoSource, Said
from omarm.launch.queries.opening import openable_pilots


class SaidForm(forms.Form):
    """That a step is not needed, or where it was done."""

    verdict = forms.ChoiceField(label=_("What is it?"), choices=Said.Verdict, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Why, or what was done?"), max_length=300)
    address = forms.CharField(
        label=_("Where can it be seen?"), max_length=300, required=False,
        help_text=_("The address in this intranet, for example /posts/12/. Needed for what was done."),
    )  # fmt: skip


class PictureForm(forms.Form):
    """A photo that is shown elsewhere, and its source."""

    what = forms.CharField(label=_("What is on it?"), max_length=120)
    shown_at = forms.CharField(
        label=_("Where is it shown?"), max_length=120,
        help_text=_("For example: the poster in the canteen, the mail to everybody, the screen in the hall."),
    )  # fmt: skip
    source = forms.ChoiceField(label=_("Who made it?"), choices=PhotoSource.Source, widget=forms.RadioSelect)


class OpeningForm(forms.Form):
    """For whom, and from which day: a pilot has its own. `begun` are the audiences for which it was decided."""

    audience = forms.ChoiceField(label=_("For whom does it open?"), choices=Opening.Audience, widget=forms.RadioSelect)
    pilot = forms.ModelChoiceField(
        None, label=_("Which pilot begins?"), required=False, empty_label=_("Choose a pilot"),
        help_text=_("It begins on the day that was chosen for it."),
    )  # fmt: skip
    day = forms.DateField(
        label=_("From which day?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("For everybody."),
    )  # fmt: skip

    def __init__(self, *args, begun, **kwargs):
        audience = Opening.Audience
        initial = {"audience": audience.EVERYBODY if audience.PILOT in begun else audience.PILOT}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["pilot"].queryset = openable_pilots()
        self.fields["pilot"].initial = openable_pilots().first()
