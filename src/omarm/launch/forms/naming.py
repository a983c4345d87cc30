"""What is typed in the contest for a name."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.launch.commands.naming import NewContest

FORMAT = "%Y-%m-%dT%H:%M"


def _moment(label):
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput({"type": "datetime-local"}, format=FORMAT))


class ContestForm(forms.Form):
    """What is asked, and the two moments."""

    call = forms.CharField(
        label=_("What do you ask?"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: our intranet is a place to meet. What do we call it?"),
    )  # fmt: skip
    suggest_until = _moment(_("Until when can one suggest a name?"))
    vote_until = _moment(_("Until when can one vote?"))

    def __init__(self, *args, contest=None, **kwargs):
        in_weeks = [timezone.localtime().replace(hour=12, minute=0) + timedelta(weeks=weeks) for weeks in (2, 3)]
        begun = {"suggest_until": in_weeks[0], "vote_until": in_weeks[1]}
        if contest is not None:
            begun = {name: timezone.localtime(getattr(contest, name)) for name in begun}
        super().__init__(*args, initial=begun, **kwargs)
        if contest is not None:
            del self.fields["call"]

    def new_contest(self):
        """Return what was typed as the command takes it."""
        return NewContest(**self.cleaned_data)


class IdeaForm(forms.Form):
    """A name, and why."""

    name = forms.CharField(label=_("Your name for it"), max_length=40)
    why = forms.CharField(
        label=_("Why this name?"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Your own name stands with it only when it is chosen."),
    )  # fmt: skip


class VoteForm(forms.Form):
    """One of the names that stand."""

    idea = forms.TypedChoiceField(
        label=_("Which name do you choose?"), coerce=int, widget=forms.RadioSelect,
        error_messages={"required": _("Choose a name first.")},
    )  # fmt: skip

    def __init__(self, *args, ideas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["idea"].choices = [
            (idea.pk, f"{idea.name}: {idea.why}" if idea.why else idea.name) for idea in ideas
        ]


class ChooseForm(VoteForm):
    """The name that it becomes, and why where the votes alone do not say it."""

    reason = forms.CharField(
        label=_("Why this one?"), max_length=300, required=False,
        help_text=_("Needed after a tie, with few votes, or when you choose another than most did. Colleagues read it."),
    )  # fmt: skip


class OutForm(forms.Form):
    """Why a name is taken out."""

    why = forms.CharField(label=_("Why?"), max_length=300, help_text=_("Who suggested it reads this."))


class ReportNameForm(forms.Form):
    """What is the matter with a name."""

    why = forms.CharField(
        label=_("What is the matter with it?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("Who looks after the contest reads this, and not who wrote it."),
    )  # fmt: skip
