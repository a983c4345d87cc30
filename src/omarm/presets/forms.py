"""Shape and type of what is chosen on the pages of presets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice

LONGEST_REASON = 500


class ApplyForm(forms.Form):
    """Why settings are changed together."""

    reason = forms.CharField(
        label=_("Why"), max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}),
        help_text=_("It stands with your name on the page of presets, and in the audit."),
    )  # fmt: skip


class SettingsForm(ApplyForm):
    """Every setting that can be chosen by itself. `chosen` are (Choice, the value that it has)."""

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, initial={_name(choice): value for choice, value in chosen}, **kwargs)
        self.codes = {_name(choice): choice.code for choice, _value in chosen}
        for choice, _value in chosen:
            self.fields[_name(choice)] = forms.ChoiceField(
                label=choice.label, help_text=choice.about, choices=choice.offered
            )
        self.order_fields([*self.codes, "reason"])

    @property
    def settings(self):
        """Return the fields of the settings, for the page."""
        return [self[name] for name in self.codes]

    def values(self):
        """Return what was chosen, as {code: value}."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}


def _name(choice: Choice):
    return choice.code.replace(".", "-").replace(":", "-")
