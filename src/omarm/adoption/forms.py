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
