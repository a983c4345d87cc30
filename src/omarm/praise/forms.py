"""What a compliment asks beside what every post asks, and the values of the organisation."""

from copy import deepcopy

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from omarm.core.chips import is_id
from omarm.praise.commands import ValueText, change_praise, publish_praise
from omarm.praise.commands.praise import MOST_PRAISED
from omarm.praise.models import Value
from omarm.praise.queries import others_praised
from omarm.stream.composer import PostForm
from omarm.stream.composer.fields import PeopleField


class PraisedField(PeopleField):
    """The colleagues whom a compliment is for."""

    most = MOST_PRAISED
    too_many = _("A compliment is for at most {most} people.")


class PraiseForm(PostForm):
    """A compliment."""

    writing_code = "praise"
    out_of_history = ("people",)  # each can take their name off, so it must not stand there still
    people = PraisedField(
        label=_("For whom?"), error_messages={"required": _("Choose who the compliment is for.")},
        help_text=_("They hear of it, and each can take their name off."),
    )  # fmt: skip
    value = forms.ModelChoiceField(
        Value.objects.none(), label=_("What did you see in it?"), empty_label=None, widget=forms.RadioSelect,
        error_messages={"required": _("Choose a value from the list.")},
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].person = self.person
        if self.post and others_praised(self.person, self.post.praise).exists():
            self.fields["people"].required = False
        kept = self.post.praise.value_id if self.post else None
        self.fields["value"].queryset = Value.objects.filter(Q(is_used=True) | Q(pk=kept))

    def publish_kind(self, *, actor, draft):
        """Publish what was typed. Returns the Post; raises what the command raises."""
        told = self.cleaned_data
        return publish_praise(actor=actor, draft=draft, people=told["people"], value=told["value"])

    def change_kind(self, *, actor, post):
        """Store for whom it is and the value; raises what the command raises."""
        change_praise(actor=actor, post=post, people=self.cleaned_data["people"], value=self.cleaned_data["value"])

    @classmethod
    def own_values(cls, detail):
        """Return for whom it is, as far as they are named, and the value."""
        named = detail.praised.filter(has_declined=False)
        return {"people": list(named.values_list("person_id", flat=True)), "value": detail.value_id}

    @classmethod
    def words_along(cls, values, *, person):
        """Return for whom it was, each named as in any post, and the value."""
        field = deepcopy(cls.base_fields["people"])
        field.person = person
        named = [f"@{row.username}" for row in field.rows(values.getlist("people"))]
        chosen = values.get("value", "")
        value = Value.objects.filter(pk=chosen).first() if is_id(chosen) else None
        return [*named, *filter(None, [str(value or "")])]

    @classmethod
    def own_words(cls, told, *, person):
        """Return {label: text} of these own fields; the value by its name."""
        if "value" in told:
            told = told | {"value": Value.objects.filter(pk=told["value"]).first()}
        return super().own_words(told, person=person)


class ValueForm(forms.Form):
    """One value of the organisation."""

    name_nl = forms.CharField(label=_("In Dutch"), max_length=40)
    name_en = forms.CharField(label=_("In English"), max_length=40)
    rank = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=999, required=False)
    is_used = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def text(self):
        """Return what was typed as the command takes it."""
        return ValueText(**self.cleaned_data)
