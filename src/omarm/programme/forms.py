"""Shape and type of a goal, a campaign, an example, an evaluation and a corrected number."""

import re
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core.day_field import DayField
from omarm.groups.fields import GroupsField
from omarm.people.fields import DepartmentsField, OneColleagueField
from omarm.programme.behaviours import BEHAVIOURS, behaviour_of
from omarm.programme.commands import Correction, NewCampaign, NewGoal
from omarm.programme.commands.drafting import AUDIENCE, SETTLED
from omarm.programme.models import Campaign, Goal
from omarm.programme.queries.choosing import goal_choices, indicator_choices, writing_choices
from omarm.programme.queries.opening import opening_choices

USUAL_LENGTH = timedelta(weeks=8)
KINDS = dict(zip((Campaign.Audience.DEPARTMENT, Campaign.Audience.GROUP), AUDIENCE, strict=True))
NUMBER_IN_ADDRESS = re.compile(r"(?:/posts/)?(\d{1,18})/?(?:[?#].*)?$")


class GoalForm(forms.Form):
    """What the organisation goes for."""

    kind = forms.ChoiceField(label=_("What is it about?"), choices=Goal.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("The goal in one line"),
        max_length=120,
        help_text=_("For example: what one team knows, all teams know."),
    )
    text = forms.CharField(
        label=_("Why?"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Colleagues read this."),
    )  # fmt: skip
    owner = OneColleagueField(label=_("Who answers for it?"), required=False)

    def __init__(self, *args, person, goal=None, **kwargs):
        initial = {"owner": [person.pk]}
        if goal:
            initial = {"kind": goal.kind, "name": goal.name, "text": goal.text, "owner": _ids(goal.owner_id)}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["owner"].person = person

    def new_goal(self):
        """Return what was typed as the command takes it."""
        return NewGoal(**self.cleaned_data)


class CampaignForm(forms.Form):
    """What a campaign is. Of one that runs, what stands cannot be changed."""

    goal = forms.ChoiceField(label=_("For which goal?"))
    name = forms.CharField(label=_("What do you call it?"), max_length=120)
    behaviour = forms.ChoiceField(label=_("Which behaviour?"))
    sentence = forms.CharField(
        label=_("The behaviour in one sentence"), max_length=200,
        help_text=_("As a colleague would say it. For example: I ask my question in a group before I send a mail."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why do we ask this?"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Colleagues read this."),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("For whom?"), choices=Campaign.Audience.choices, widget=forms.RadioSelect)
    departments = DepartmentsField(
        label=_("Which departments?"), required=False, help_text=_("Each counts with all that is below it.")
    )
    groups = GroupsField(label=_("Which groups?"), required=False)
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"), help_text=_("Six to twelve weeks is usual."))
    prompt = forms.CharField(
        label=_("What does the composer ask?"), max_length=140, required=False,
        help_text=_("A short question that invites to do it. It stands at the composer as long as the campaign runs."),
    )  # fmt: skip
    writing = forms.ChoiceField(label=_("What does it open?"), required=False)
    indicators = forms.MultipleChoiceField(
        label=_("By what do you see whether it works?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Two or three. Where they stand when it starts is kept for good."),
    )  # fmt: skip
    opens = forms.MultipleChoiceField(
        label=_("What opens with it?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Functions that not everybody has yet. The audience gets them when the campaign starts, and keeps them."),
    )  # fmt: skip
    owner = OneColleagueField(label=_("Who leads it?"), required=False)

    def __init__(self, *args, person, campaign=None, behaviour="", **kwargs):
        super().__init__(*args, initial=_values_of(campaign) if campaign else _begun(person, behaviour), **kwargs)
        self.person, self.campaign = person, campaign
        self.goals = goal_choices(campaign.goal if campaign else None)
        self.fields["goal"].choices = [(pk, row.name) for pk, row in self.goals.items()]
        self.fields["behaviour"].choices = [(one.code, one.name) for one in BEHAVIOURS.values()]
        self.fields["writing"].choices = [("", _("The everyday composer")), *writing_choices()]
        self.fields["indicators"].choices = indicator_choices()
        self.fields["opens"].choices = opening_choices(campaign.opens if campaign else ())
        for name in ("owner", *AUDIENCE):
            self.fields[name].person = person
        if campaign and campaign.is_running:
            for name in (*SETTLED, *AUDIENCE, "indicators"):
                self.fields[name].disabled = True

    def clean_goal(self):
        """Return the Goal."""
        return self.goals[self.cleaned_data["goal"]]

    def clean(self):
        """Refuse an audience that is not told; what was filled in for another audience is left out."""
        told = super().clean()
        for kind, name in KINDS.items():
            if self.fields[name].disabled:
                told[name] = list(getattr(self.campaign, name).all())  # also those that who looks may not know of
            elif told.get("audience") != kind:
                told[name] = []
            elif not told.get(name) and name not in self.errors:
                self.add_error(name, _("Say for which department or group it is."))
        return told

    def new_campaign(self):
        """Return what was typed as the command takes it."""
        several = {name: tuple(self.cleaned_data[name]) for name in ("indicators", *AUDIENCE)}
        return NewCampaign(**(self.cleaned_data | several))


class StoryForm(forms.Form):
    """A post that shows how it goes, by its address."""

    post = forms.CharField(
        label=_("Address of the post"), max_length=300,
        help_text=_("Open the post and copy its address from the top of your browser."),
    )  # fmt: skip
    note = forms.CharField(label=_("Why is it an example?"), max_length=200, required=False)

    def clean_post(self):
        """Return the number of the post in its address."""
        found = NUMBER_IN_ADDRESS.search(self.cleaned_data["post"].strip())
        if not found:
            raise forms.ValidationError(_("We see no post in this address. It looks like …/posts/12/."), code="no_post")
        return int(found[1])


class EvaluationForm(forms.Form):
    """What came of a campaign."""

    outcome = forms.ChoiceField(label=_("How is it now?"), choices=Campaign.Outcome.choices, widget=forms.RadioSelect)
    evaluation = forms.CharField(
        label=_("What did you see, what did you learn, what comes next?"), max_length=6000,
        widget=forms.Textarea({"rows": 8}), help_text=_("Colleagues read this, so name no colleague who did not ask for it."),
    )  # fmt: skip


class CorrectionForm(forms.Form):
    """What a number should have been. The first one stays beside it."""

    part = forms.IntegerField(label=_("So many"), min_value=0, max_value=2_000_000_000)
    whole = forms.IntegerField(label=_("Of so many"), min_value=0, max_value=2_000_000_000)
    reason = forms.CharField(label=_("Why is it another number?"), max_length=300)

    def correction(self):
        """Return what was typed as the command takes it."""
        return Correction(**self.cleaned_data)


def _begun(person, code):
    """Return with which values a new campaign begins: those of the chosen behaviour, in the language of who makes it."""
    chosen, today = behaviour_of(code), timezone.localdate()
    return {
        "behaviour": chosen.code, "sentence": chosen.sentence, "prompt": chosen.prompt, "writing": chosen.writing,
        "indicators": list(chosen.indicators), "audience": Campaign.Audience.EVERYONE, "owner": [person.pk],
        "starts_on": today + timedelta(weeks=2), "ends_on": today + timedelta(weeks=2) + USUAL_LENGTH,
    }  # fmt: skip


def _values_of(campaign):
    plain = ("name", "behaviour", "sentence", "why", "audience", "starts_on", "ends_on", "prompt", "writing", "opens")
    return {name: getattr(campaign, name) for name in plain} | {
        "goal": str(campaign.goal_id),
        "departments": [row.pk for row in campaign.departments.all()],
        "groups": [row.pk for row in campaign.groups.all()],
        "owner": _ids(campaign.owner_id),
        "indicators": list(campaign.indicators.values_list("code", flat=True)),
    }


def _ids(pk):
    return [pk] if pk else []
