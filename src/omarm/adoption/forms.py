"""Shape and type of what people decide beside the figures."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.adoption.models import Declaration, Design
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


class DesignForm(forms.Form):
    """How it will be seen whether something helped. `departments` and `indicators` are [(code, name)] to choose from."""

    title = forms.CharField(label=_("Title"), max_length=120)
    question = forms.CharField(
        label=_("What do you want to know?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("One sentence that can turn out to be untrue. For instance: questions are answered in time more often."),
    )  # fmt: skip
    indicator = forms.ChoiceField(label=_("By which indicator"))
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    comparison = forms.ChoiceField(
        label=_("With what is it compared?"), choices=Design.Comparison.choices, widget=forms.RadioSelect,
        help_text=_("Without a comparison nobody can say that something is because of the intranet, and neither will this page."),
    )  # fmt: skip
    starters = forms.MultipleChoiceField(
        label=_("Departments that begin"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.MultipleChoiceField(
        label=_("Departments to compare with"), required=False, widget=forms.CheckboxSelectMultiple
    )
    is_by_lot = forms.BooleanField(
        label=_("Lots were drawn for who begins"), required=False,
        help_text=_("Who begins because they want to differs from the others in more than this."),
    )  # fmt: skip
    asked_apart = forms.CharField(
        label=_("What are leaders asked apart?"), max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Whether it is worth what it costs is for them to say; they are few, so their answers stand apart."),
    )  # fmt: skip
    costs = forms.CharField(
        label=_("What does it cost, and whose estimate is that?"), max_length=500, required=False,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args, departments, indicators, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].choices = indicators
        for name in ("starters", "others"):
            self.fields[name].choices = departments

    def clean(self):
        """Return the values, departments as ids."""
        told = super().clean()
        for name in ("starters", "others"):
            told[name] = tuple(int(pk) for pk in told.get(name, ()))
        return told


class EndForm(forms.Form):
    """Why something ends before its time."""

    because = forms.CharField(label=_("Why does it end?"), max_length=300, widget=forms.Textarea({"rows": 2}))


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
