"""Shape and type of what people tell about their work: days, absence, projects, being new."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from omarm.people.fields import PeopleField


class StandInField(PeopleField):
    """The one colleague who stands in."""

    most = 1
    too_many = _("Choose one colleague.")


class WeekForm(forms.Form):
    """The mornings and afternoons on which one works, as numbers of days (0 is Monday)."""

    mornings = forms.TypedMultipleChoiceField(choices=list(WEEKDAYS.items()), coerce=int, required=False)
    afternoons = forms.TypedMultipleChoiceField(choices=list(WEEKDAYS.items()), coerce=int, required=False)
    note = forms.CharField(
        label=_("Note"), max_length=160, required=False,
        help_text=_("For example: every other Friday, or at home on Tuesdays."),
    )  # fmt: skip

    def told(self):
        """Return what was chosen as the command takes it: days as bits."""
        chosen = self.cleaned_data
        bits = {part: sum(1 << day for day in set(chosen[part])) for part in ("mornings", "afternoons")}
        return bits | {"note": chosen["note"]}

    @property
    def days(self):
        """Return the days as [(number, name, whether the morning is chosen, the afternoon)]."""
        chosen = [{str(one) for one in self[part].value() or []} for part in ("mornings", "afternoons")]
        return [(number, name, str(number) in chosen[0], str(number) in chosen[1]) for number, name in WEEKDAYS.items()]


class AbsenceForm(forms.Form):
    """From when until when one is away, and who stands in."""

    starts_on = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty for today."),
    )  # fmt: skip
    ends_on = forms.DateField(
        label=_("Until and with"), help_text=_("The last day that you are away."), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the last day that you are away.")},
    )  # fmt: skip
    stand_in = StandInField(
        label=_("Who can colleagues ask instead?"), required=False, help_text=_("They hear that you named them.")
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stand_in"].person = person

    def clean_stand_in(self):
        """Return the one Person, or None."""
        return next(iter(self.cleaned_data["stand_in"]), None)


class ProjectForm(forms.Form):
    name = forms.CharField(label=_("Project"), max_length=120)
    role = forms.CharField(label=_("What do you do in it?"), max_length=120, required=False)
    started_on = forms.DateField(
        label=_("Since"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class WelcomeForm(forms.Form):
    """What colleagues may be told of when one came to work here."""

    as_newcomer = forms.BooleanField(
        label=_("Colleagues may read that I am new"), required=False,
        help_text=_("For sixty days after you came, with your name, photo, function and department."),
    )  # fmt: skip
    anniversaries = forms.BooleanField(
        label=_("Colleagues may read how many years I work here"), required=False,
        help_text=_("In the two weeks before you are here 1, 5, 10, 12½ and more years. Nothing about your age."),
    )  # fmt: skip
