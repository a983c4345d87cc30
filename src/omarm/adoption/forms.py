"""Shape and type of what people decide beside the figures."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.adoption.models import Declaration
from omarm.adoption.rules.wording import NO_STAGE, STAGES


class StageForm(forms.Form):
    """Another stage than was observed, and why."""

    stage = forms.ChoiceField(label=_("Stage"), choices=[*STAGES.items(), ("none", NO_STAGE)])
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody who sees this page reads it, with your name. It is kept in the audit."),
    )  # fmt: skip


class StartForm(forms.Form):
    """What an indicator should have started at, and why it was wrong."""

    part = forms.IntegerField(label=_("How many it should be"), min_value=0, max_value=1_000_000_000)
    whole = forms.IntegerField(label=_("Of how many (n)"), min_value=0, max_value=1_000_000_000)
    reason = forms.CharField(
        label=_("Why the start was wrong"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody who sees the indicator reads it. What was recorded first stays beside it."),
    )  # fmt: skip

    def clean(self):
        """Return the values; a part of more than the whole is told at the part."""
        told = super().clean()
        if None not in (told.get("part"), told.get("whole")) and told["part"] > told["whole"]:
            self.add_error("part", _("A part cannot be more than the whole."))
        return told


class DeclarationForm(forms.Form):
    """What a department or group says of itself. What stays empty is not known, which is not the same as nought."""

    YES_NO = (("", _("Not known")), ("True", pgettext_lazy("answer", "Yes")), ("False", pgettext_lazy("answer", "No")))

    without_desk = forms.IntegerField(
        label=_("How many in a hundred work without a desk"), min_value=0, max_value=100, required=False,
        help_text=_("Outdoors, at a bedside, behind a wheel: who has no computer of their own at work."),
    )  # fmt: skip
    other_tools = forms.TypedChoiceField(
        label=_("Do they share work in other tools now?"), choices=[("", _("Not known")), *Declaration.Tools.choices],
        coerce=int, empty_value=None, required=False,
        help_text=_("A chat app on private phones, mailing lists, a shared disk."),
    )  # fmt: skip
    has_sponsor = forms.TypedChoiceField(
        label=_("Has a leader promised to take part?"), choices=YES_NO, coerce=lambda text: text == "True",
        empty_value=None, required=False,
        help_text=_("What was promised, not what was seen: whether one leader writes is not measured."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
