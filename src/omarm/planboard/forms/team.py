"""Somebody in the team, and the places where somebody must be."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.adoption.queries.teams import place_names
from omarm.adoption.rules.teams import Layer
from omarm.people.queries import department_choices
from omarm.planboard.commands import NewMember
from omarm.planboard.forms.colleague import ColleagueField
from omarm.planboard.queries.team import required_places


class MemberForm(forms.Form):
    """Who is in the team, and for which layer of which department."""

    person = ColleagueField(label=_("Who?"), error_messages={"required": _("Choose a colleague.")})
    layer = forms.ChoiceField(label=_("Layer"), choices=Layer.choices, widget=forms.RadioSelect)
    department = forms.ChoiceField(
        label=_("Department"), required=False, help_text=_("Choose none for who speaks for the whole organisation.")
    )
    role = forms.CharField(
        label=_("What do they do in the team?"), max_length=80, required=False,
        help_text=_("For example: writes the stories, or speaks for the night shift."),
    )  # fmt: skip

    def __init__(self, *args, person, member=None, **kwargs):
        super().__init__(*args, initial=_told(member), **kwargs)
        self.departments = {str(row.pk): row for row in department_choices(person)}
        options = [(pk, row.indented) for pk, row in self.departments.items()]
        self.fields["department"].choices = [("", _("The whole organisation")), *options]
        if member is None:
            self.fields["person"].person = person
        else:
            del self.fields["person"]

    def clean_department(self):
        """Return the Department, or None."""
        return self.departments.get(self.cleaned_data["department"])

    def new_member(self):
        """Return what was typed as the command takes it."""
        return NewMember(**self.cleaned_data)


class PlacesForm(forms.Form):
    """Which layers of which parts must have somebody in the team, as boxes in the form of the matrix."""

    places = forms.MultipleChoiceField(label=_("Where must somebody be?"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = place_names()
        self.fields["places"].choices = [(_code(pk, layer), "") for pk in self.names for layer in Layer.values]

    @property
    def rows(self):
        """Return [(name, [(code, name of the layer, whether it is chosen), …])]."""
        chosen = set(self.data.getlist("places")) if self.is_bound else {_code(*one) for one in required_places()}
        return [
            (name, [(_code(pk, layer), layer.label, _code(pk, layer) in chosen) for layer in Layer])
            for pk, name in self.names.items()
        ]

    def chosen(self):
        """Return what was chosen as the command takes it."""
        parts = [code.partition("-") for code in self.cleaned_data["places"]]
        return [(int(pk) or None, layer) for pk, _dash, layer in parts]


def _told(member):
    if member is None:
        return None
    return {"layer": member.layer, "department": str(member.department_id or ""), "role": member.role}


def _code(pk, layer):
    return f"{pk or 0}-{layer}"
