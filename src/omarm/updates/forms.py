"""What the forms of an update ask beside what every post asks. Nothing of it has to be filled in."""

from dataclasses import replace

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from omarm.core.errors import DomainError
from omarm.stream.composer import PostForm
from omarm.stream.composer.fields import PeopleField
from omarm.updates.commands import LONGEST_NOTE, change_update, check_celebrated_on, publish_update
from omarm.updates.models import Update

LINES = {"rows": 2}


class UpdateForm(PostForm):
    """An everyday post. Its other forms name their fields in `told`: those of their model, under the same names."""

    writing_code = Update.Form.UPDATE.value
    told = ()

    def publish_kind(self, *, actor, draft):
        """Publish what was typed; where only the fields of the form are filled in, its name is the title.

        Returns the Post; raises what the command raises.
        """
        if any(self.cleaned_data[name] for name in self.told) and not (draft.title or draft.body):
            draft = replace(draft, title=str(Update.Form(self.writing_code).label))
        return publish_update(actor=actor, draft=draft, form=self.writing_code, **self._told())

    def change_kind(self, *, actor, post):
        """Store the fields of the form; a plain update has none."""
        if self.told:
            change_update(actor=actor, post=post, **self._told())

    @classmethod
    def own_values(cls, detail):
        """Return the fields of the form as they are."""
        return model_to_dict(detail.told, fields=cls.told) if detail.told else {}

    def _told(self):
        return {"told": {name: self.cleaned_data[name] for name in self.told}} if self.told else {}


class WorkingOnForm(UpdateForm):
    """What I am working on."""

    writing_code = Update.Form.WORKING_ON.value
    told = ("goal", "state", "question", "next")
    goal = forms.CharField(label=_("What do you want to reach?"), max_length=500, required=False)
    state = forms.CharField(label=_("How far are you?"), max_length=500, required=False)
    question = forms.CharField(label=_("What can colleagues help you with?"), max_length=500, required=False)
    next = forms.CharField(label=_("What comes next?"), max_length=500, required=False)


class StoryForm(UpdateForm):
    """A success story."""

    writing_code = Update.Form.STORY.value
    told = ("situation", "action", "result", "benefit")
    situation = forms.CharField(
        label=_("What was the matter?"), max_length=2000, required=False, widget=forms.Textarea(LINES)
    )
    action = forms.CharField(label=_("What did you do?"), max_length=2000, required=False, widget=forms.Textarea(LINES))
    result = forms.CharField(label=_("What came of it?"), max_length=2000, required=False, widget=forms.Textarea(LINES))
    benefit = forms.CharField(label=_("Who has the benefit of it?"), max_length=300, required=False)
    helpers = PeopleField(label=_("Who helped?"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["helpers"].person = self.person

    @classmethod
    def own_values(cls, detail):
        """Return the fields of the story with the people who helped."""
        helpers = detail.told.helpers.values_list("person_id", flat=True) if detail.told else ()
        return super().own_values(detail) | {"helpers": list(helpers)}

    def _told(self):
        return super()._told() | {"helpers": self.cleaned_data["helpers"]}


class ReportForm(UpdateForm):
    """A report of a meeting or another event, with photos."""

    writing_code = Update.Form.REPORT.value
    told = ("about", "results", "next_on", "wanted")
    about = forms.CharField(label=_("Which meeting or event?"), max_length=200, required=False)
    results = forms.CharField(
        label=_("What came of it?"), max_length=4000, required=False, widget=forms.Textarea(LINES)
    )
    next_on = forms.DateField(
        label=_("When is the next one?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    wanted = forms.CharField(
        label=_("Who should join?"), max_length=300, required=False,
        help_text=_("For instance: somebody who knows about soil. Readers can offer themselves with one tap."),
    )  # fmt: skip


class CelebrationForm(UpdateForm):
    """Something that succeeded, to be celebrated."""

    writing_code = Update.Form.CELEBRATION.value
    told = ("success", "team", "reason", "thanks", "celebrated_on")
    success = forms.CharField(label=_("What succeeded?"), max_length=300, required=False)
    team = forms.CharField(
        label=_("Of which team or group is it?"), max_length=200, required=False,
        help_text=_("Name who took part with @ and their name, in your own words."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why is it worth celebrating?"), max_length=2000, required=False, widget=forms.Textarea(LINES)
    )
    thanks = forms.CharField(
        label=_("Whom do you want to thank?"), max_length=500, required=False,
        help_text=_("Think of who helped unseen, also outside your team."),
    )  # fmt: skip
    celebrated_on = forms.DateField(
        label=_("On which day is it celebrated?"), required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip

    def clean_celebrated_on(self):
        """Return the day. One that nobody can mean is told beside it."""
        day = self.cleaned_data["celebrated_on"]
        try:
            check_celebrated_on(day, before=self.initial.get("celebrated_on"))
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal
        return day


class OfferForm(forms.Form):
    note = forms.CharField(label=_("What do you bring?"), max_length=LONGEST_NOTE, required=False)
