"""Shape and type of what is typed about sites."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DomainForm(forms.Form):
    domain = forms.CharField(
        label=_("Site"), max_length=300, help_text=_("For instance example.org. What is below it counts too.")
    )
    why = forms.CharField(
        label=_("Why?"), max_length=200, help_text=_("For instance: we share articles of this paper every week.")
    )
