"""What a group wants of questions."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UrgentForm(forms.Form):
    """Within how many minutes of working time a group answers what is urgent; empty: nothing can be."""

    minutes = forms.IntegerField(
        label=_("Minutes for an urgent question"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Of working time, from 5 to 480. Leave it empty where nothing is urgent."),
    )  # fmt: skip
