"""What is told when the answers to a question were not enough."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReopenForm(forms.Form):
    """Why it is asked again; it becomes a comment."""

    because = forms.CharField(
        label=_("What is missing still?"), max_length=10_000, widget=forms.Textarea({"rows": 3}),
        help_text=_("It stands in the conversation as a comment. Somebody is asked again."),
    )  # fmt: skip
