"""A step on the weave-in map."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.planboard.commands import NewStep
from omarm.planboard.forms.colleague import ColleagueField, chosen
from omarm.planboard.models import WeaveStep


class StepForm(forms.Form):
    """In which process what is done in the intranet."""

    process = forms.ChoiceField(label=_("In which process?"), choices=WeaveStep.Process, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("What is that other process called?"), max_length=80, required=False,
        help_text=_("Only when you chose another process."),
    )  # fmt: skip
    step = forms.CharField(
        label=_("What is done in the intranet?"), max_length=240,
        help_text=_("For example: the manager introduces the new colleague in the group of the team, on the first day."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Where?"), max_length=200, required=False,
        help_text=_("An address in the intranet: what stands after its name, such as /groups/."),
    )  # fmt: skip
    owner = ColleagueField(label=_("Who looks after it?"), required=False)

    def __init__(self, *args, person, step=None, **kwargs):
        kwargs["initial"] = _told(step) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["owner"].person = person

    def clean_name(self):
        """Return the name without space around it."""
        return self.cleaned_data["name"].strip()

    def new_step(self):
        """Return what was typed as the command takes it."""
        return NewStep(**self.cleaned_data)


def _told(step):
    if step is None:
        return {}
    return {
        "process": step.process, "name": step.name, "step": step.step, "address": step.address, "owner": chosen(step.owner),
    }  # fmt: skip
