"""The questions beforehand, and the page that they become."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.launch.models import Edition

LONGEST = 2000


def _words(label, help_text, *, rows=3):
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST, required=False, widget=forms.Textarea({"rows": rows})
    )


class WhyForm(forms.Form):
    """Nothing is required to keep it: one can leave and take it up again."""

    wish = _words(
        _("What do you want of this intranet?"),
        _("In your own words. These answers stay with who look after the launch."),
    )
    kind = forms.ChoiceField(
        label=_("What matters most?"), choices=Edition.Kind, required=False, widget=forms.RadioSelect,
        help_text=_("Choose one. The step about settings proposes what fits it."),
    )  # fmt: skip
    means = forms.ChoiceField(
        label=_("Is it a means to tell, or to talk?"), choices=Edition.Means, required=False, widget=forms.RadioSelect
    )
    goal = _words(_("The goal"), _("What is different in a year? One thing, in words that everybody understands."))
    values = _words(_("The values"), _("What do you stand for, and how does one notice it here?"))
    scope = _words(_("What it is for"), _("Three things at most that one comes here for."))
    not_scope = _words(
        _("What it is not for"), _("What stays elsewhere. For example: files of cases stay in the case system.")
    )
    audience = _words(_("For whom"), _("Who works with it first, and who follows?"))
    signal = _words(
        _("How one sees that it works"),
        _("Something that anybody can see. For example: a question gets an answer within a day."),
    )

    questions = ("wish", "kind", "means")
    page = ("goal", "values", "scope", "not_scope", "audience", "signal")

    @property
    def asked(self):
        """The fields of the questions beforehand."""
        return [self[name] for name in self.questions]

    @property
    def written(self):
        """The fields that colleagues read."""
        return [self[name] for name in self.page]


class PublishForm(forms.Form):
    """Why it changes, after the first edition."""

    note = forms.CharField(
        label=_("Why does it change?"),
        max_length=300,
        help_text=_("One sentence. Colleagues read it with the edition."),
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["note"]
