"""What a group wants of questions."""

from django import forms
from django.utils.translation import gettext_lazy as _


class TermsForm(forms.Form):
    """Within how many minutes of working time a group answers what is urgent (empty: nothing can be), and whether it takes
    questions without a name: asked where the organisation does.
    """

    minutes = forms.IntegerField(
        label=_("Minutes for an urgent question"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Of working time, from 5 to 480. Leave it empty where nothing is urgent."),
    )  # fmt: skip
    takes_nameless = forms.BooleanField(
        label=_("Take questions without a name"), required=False,
        help_text=_("At least eight people must be able to ask something here. What was asked so before stays."),
    )  # fmt: skip

    def __init__(self, *args, allows_nameless, **kwargs):
        super().__init__(*args, **kwargs)
        if not allows_nameless:
            del self.fields["takes_nameless"]
