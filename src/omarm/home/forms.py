"""Shape and type of what is typed on pages that are made of several apps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.stream.queries import Hearing


class HearingForm(forms.Form):
    hearing = forms.ChoiceField(
        label=_("How much do you want to hear?"), choices=Hearing.choices, widget=forms.RadioSelect
    )
