"""What is typed at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core.chips import OneMixin
from omarm.desk.prompts import PROMPTS
from omarm.desk.queries.seeing import askable
from omarm.people.fields import PeopleField


class AskedField(OneMixin, PeopleField):
    """One colleague who can be asked something."""

    too_many = _("Choose one colleague. What goes to many is a campaign.")

    def by_ids(self, ids):
        return askable(self.person).filter(pk__in=ids)

    def by_word(self, word):
        return askable(self.person).filter(username=word.lstrip("@").lower()).first()


class PromptForm(forms.Form):
    """Whom you ask, and what: a ready prompt or your own words."""

    to = AskedField(label=_("Whom do you ask?"), error_messages={"required": _("Choose whom you ask.")})
    code = forms.ChoiceField(label=_("A ready prompt"), required=False)
    words = forms.CharField(
        label=_("Or in your own words"), max_length=400, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Only this colleague and you read it. With own words the ready prompt is left out."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].person = person
        self.fields["code"].choices = [("", _("None")), *((one.code, one.words) for one in PROMPTS.values())]

    def clean(self):
        """Take own words before a ready prompt; one of the two is needed."""
        told = super().clean()
        if not told.get("words") and not told.get("code") and not {"words", "code"} & {*self.errors}:
            self.add_error("words", _("Choose a prompt, or write your own."))
        if told.get("words"):
            told["code"] = ""
        return told


class TaskForm(forms.Form):
    """How the organisation says one of the seven tasks. What stays empty is said as it came."""

    name_nl = forms.CharField(label=_("Name in Dutch"), max_length=60, required=False)
    about_nl = forms.CharField(
        label=_("What it is, in Dutch"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)
    about_en = forms.CharField(
        label=_("What it is, in English"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )


class CapacityForm(forms.Form):
    """How many hours there are, and what an hour is enough for."""

    hours = forms.IntegerField(
        label=_("Hours a week for the community"), min_value=0, max_value=2000, required=False,
        help_text=_("Of all community managers together. Leave it empty when nobody knows."),
    )  # fmt: skip
    people_an_hour = forms.IntegerField(
        label=_("Colleagues for each hour a week"), min_value=1, max_value=10_000,
        help_text=_("With 50, a house of 500 colleagues asks for ten hours a week."),
    )  # fmt: skip
    groups_an_hour = forms.IntegerField(
        label=_("Groups for each hour a week"), min_value=1, max_value=1_000,
        help_text=_("With 5, twenty groups ask for four hours a week more."),
    )  # fmt: skip
