"""Shape and type of what an administrator settles about the fields of a profile."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.profiles.builtin import fixed_of
from omarm.profiles.models import Audience, Field
from omarm.profiles.queries.kinds import KINDS

SETTLED = ("is_required", "is_found", "audience", "may_narrow", "source")


class LabelsForm(forms.Form):
    """A name in both languages."""

    label_nl = forms.CharField(label=_("Name in Dutch"), max_length=60)
    label_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)


class FieldForm(LabelsForm):
    """A field. Of a built-in one only what may be changed stands in it."""

    help_nl = forms.CharField(label=_("Explanation in Dutch"), max_length=200, required=False)
    help_en = forms.CharField(label=_("Explanation in English"), max_length=200, required=False)
    audience = forms.ChoiceField(
        label=_("Who sees it"), choices=Audience.choices, widget=forms.RadioSelect,
        help_text=_("To fewer people: at once. To more: what was filled in before stays with whom it was told to, until "
                    "that person agrees."),
    )  # fmt: skip
    may_narrow = forms.BooleanField(
        label=_("People may show it to fewer"), required=False,
        help_text=_("Turned off, who showed it to fewer before goes on doing so."),
    )  # fmt: skip
    source = forms.ChoiceField(
        label=_("Who keeps it"), choices=Field.Source.choices, widget=forms.RadioSelect,
        help_text=_("What the staff administration keeps, people only read."),
    )  # fmt: skip
    is_required = forms.BooleanField(
        label=_("Ask for it"), required=False, help_text=_("Who left it empty is reminded, and never stopped."),
    )  # fmt: skip
    is_found = forms.BooleanField(
        label=_("Leads to the person in search"), required=False,
        help_text=_("Only as far as all colleagues may see it."),
    )  # fmt: skip

    def __init__(self, *args, field=None, **kwargs):
        self.field = field
        super().__init__(*args, **kwargs)
        for name in fixed_of(field) & set(SETTLED) if field else ():
            del self.fields[name]

    def told(self):
        """Return what was typed, with what this form does not hold as it is."""
        kept = {name: getattr(self.field, name) for name in SETTLED if name not in self.fields}
        return kept | self.cleaned_data


class NewFieldForm(FieldForm):
    """A field of the organisation's own."""

    kind = forms.ChoiceField(
        label=_("Kind of answer"), choices=[(kind, Field.Kind(kind).label) for kind in KINDS], initial=Field.Kind.TEXT
    )
    field_order = ["label_nl", "label_en", "kind"]


class KindForm(forms.Form):
    """Another kind for a field."""

    kind = forms.ChoiceField(label=_("Kind of answer"), choices=())

    def __init__(self, *args, field, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, Field.Kind(kind).label) for kind in KINDS if kind != field.kind]


class MergeForm(forms.Form):
    """The choice that takes another one in."""

    into = forms.ModelChoiceField(
        None, label=_("Merge into"), empty_label=_("Choose"),
        error_messages={"required": _("Choose from the list first."), "invalid_choice": _("Choose from the list.")},
    )  # fmt: skip

    def __init__(self, *args, choice, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = choice.field.choices.filter(removed_at=None).exclude(pk=choice.pk)
