"""Shape and type of a round, of an answer to it, and of how the team is put together anew."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from omarm.people.fields import PeopleField
from omarm.people.models import Person
from omarm.people.queries import department_choices
from omarm.surveys.commands import NewRound
from omarm.surveys.models import MOST_IN_TEAM, MOST_NAMES
from omarm.surveys.queries.answering import nameable

USUAL_TERM = timedelta(days=14)


class RoundForm(forms.Form):
    """What is asked, from when until when, and of whom."""

    subject = forms.CharField(
        label=_("About what?"), max_length=120,
        help_text=_("It ends the sentence “Whom do you ask for advice about …”. For example: working with other departments."),
    )  # fmt: skip
    opens_on = forms.DateField(label=_("Opens on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    closes_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Two weeks is usual, sixty days the most."),
    )  # fmt: skip
    departments = forms.MultipleChoiceField(
        label=_("Whom do you ask?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose no department to ask everybody. A department counts with all that is below it."),
    )  # fmt: skip
    most_names = forms.IntegerField(
        label=_("How many colleagues may somebody name?"), min_value=1, max_value=MOST_NAMES, initial=5
    )
    team_size = forms.IntegerField(
        label=_("How many ambassadors do you look for?"), min_value=1, max_value=MOST_IN_TEAM, initial=8,
        help_text=_("You can change this when you see the results."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        today = timezone.localdate()
        super().__init__(*args, initial={"opens_on": today, "closes_on": today + USUAL_TERM}, **kwargs)
        self.choosable = {str(row.pk): row for row in department_choices(person)}
        self.fields["departments"].choices = [(pk, row.indented) for pk, row in self.choosable.items()]

    def clean_departments(self):
        """Return the Departments that were chosen."""
        return [self.choosable[pk] for pk in self.cleaned_data["departments"]]

    def new_round(self):
        """Return what was typed as the command takes it."""
        return NewRound(**self.cleaned_data)


class NamesField(PeopleField):
    """The colleagues whom somebody asks for advice: they work here, and are not oneself. Others stay to be seen, and are refused."""

    def by_ids(self, ids):
        return Person.objects.visible_to(self.person).filter(pk__in=ids).by_surname()

    def by_word(self, word):
        return Person.objects.visible_to(self.person).filter(username=word.lstrip("@").lower()).first()

    def clean(self, value):
        """Return the People. Refuses oneself, and by name who cannot be named."""
        people = super().clean(value)
        if self.person in people:
            raise forms.ValidationError(_("You cannot name yourself."), code="oneself")
        fit = set(nameable(self.person).filter(pk__in=[one.pk for one in people]))
        strange = [one.name for one in people if one not in fit]
        if strange:
            words = _("{names} cannot be named: only colleagues who work here now.")
            raise forms.ValidationError(format_lazy(words, names=", ".join(strange)), code="not_a_colleague")
        return people


class AnswerForm(forms.Form):
    """Whom one asks for advice, or that one would rather not say. One of both: an empty answer is none."""

    names = NamesField(
        label=_("Whom do you ask for advice?"), required=False,
        help_text=_("Colleagues from your own department or from another one. The order does not matter."),
    )  # fmt: skip
    declines = forms.BooleanField(
        label=_("I would rather not say"), required=False,
        help_text=_("That is an answer too. You are not asked again, and nobody sees that you chose it."),
    )  # fmt: skip

    def __init__(self, *args, person, most, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["names"]
        field.person = person
        field.most = field.widget.most = most
        field.label = format_lazy(_("Name at most {most} colleagues"), most=most)

    def clean(self):
        """Refuse nothing at all, and both at once."""
        told = super().clean()
        if "names" not in self.errors and not told.get("names") and not told.get("declines"):
            raise forms.ValidationError(_("Name somebody, or choose “I would rather not say”."), code="empty")
        if told.get("names") and told.get("declines"):
            raise forms.ValidationError(
                _("You named somebody and would rather not say. Choose one of both."), code="both"
            )
        return told


class TeamForm(forms.Form):
    """How large the proposed team is, and who is left out of it, as ids of those who may be seen."""

    size = forms.IntegerField(label=_("How many people?"), min_value=1, max_value=MOST_IN_TEAM)
    left_out = forms.TypedMultipleChoiceField(label=_("Leave out"), coerce=int, required=False)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["left_out"].choices = [(pk, pk) for pk in people]
