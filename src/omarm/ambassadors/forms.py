"""Shape and type of what is typed about ambassadors."""

import uuid
from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.adoption.queries.teams import place_names
from omarm.adoption.rules.teams import Layer
from omarm.ambassadors.commands import Ending, NewCall, NewMeeting, OwnTerms, Written
from omarm.ambassadors.queries.covering import required_places
from omarm.core.day_field import DayField
from omarm.core.functions import is_on
from omarm.people.fields import OneColleagueField
from omarm.people.queries import department_choices
from omarm.praise.models import Value
from omarm.stream.composer.accepting import AcceptingMixin

USUALLY_OPEN = timedelta(weeks=4)
MOST_HOURS = 40
LONGEST = 4000


class CallForm(AcceptingMixin):
    """An open call. Told in a post, it goes by the house rules as every post does."""

    writing_code = "update"

    text = forms.CharField(
        label=_("What do you ask?"), max_length=LONGEST, widget=forms.Textarea({"rows": 7}),
        help_text=_("What an ambassador does, what they get for it, and who they can come to with questions."),
    )  # fmt: skip
    hours = forms.IntegerField(label=_("About how many hours a week?"), min_value=1, max_value=MOST_HOURS, initial=2)
    until_on = DayField(label=_("Until which day can one join?"))
    as_post = forms.BooleanField(
        label=_("Tell it in a post for everybody"), required=False, initial=True,
        help_text=_("It stands at home, with your name and a link to the page on which one joins."),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, person, call=None, **kwargs):
        begun = {
            "until_on": timezone.localdate() + USUALLY_OPEN,
            "as_post": True,
            "hours": 2,
            "submission": uuid.uuid4(),
        }
        if call:
            begun = {"text": call.text, "hours": call.hours, "until_on": call.until_on}
        super().__init__(*args, initial=begun, **kwargs)
        self.person = person
        if call:
            for name in ("as_post", "submission", "accepts"):
                del self.fields[name]

    def new_call(self):
        """Return what was typed as the command takes it."""
        return NewCall(**self.cleaned_data)


class TermsForm(forms.Form):
    """What an ambassador says of themselves. Filled in already, so that joining is one tap."""

    hours = forms.IntegerField(label=_("Hours a week"), min_value=1, max_value=MOST_HOURS)
    department = forms.ChoiceField(label=_("For which department?"), required=False)
    layer = forms.ChoiceField(label=_("What is your work?"), choices=Layer)
    until_on = DayField(
        label=_("Until which day?"), required=False, help_text=_("Leave it empty if you do not know yet.")
    )

    def __init__(self, *args, person, row=None, hours=2, layer=Layer.OPERATIONAL, **kwargs):
        begun = {"hours": hours, "department": str(person.department_id or ""), "layer": layer}
        if row:
            begun = {
                "hours": row.hours, "department": str(row.department_id or ""), "layer": row.layer, "until_on": row.until_on,
            }  # fmt: skip
        super().__init__(*args, initial=begun, **kwargs)
        self.departments = {str(one.pk): one for one in department_choices(person)}
        rows = [(pk, one.indented) for pk, one in self.departments.items()]
        self.fields["department"].choices = [("", _("The whole organisation")), *rows]

    def terms(self):
        """Return what was typed as the command takes it."""
        return OwnTerms(**self.cleaned_data | {"department": self.departments.get(self.cleaned_data["department"])})


class AskForm(forms.Form):
    """Whom to ask, and in which words."""

    person = OneColleagueField(label=_("Whom do you ask?"))
    words = forms.CharField(
        label=_("Why them?"), max_length=500, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("They read it, with your name. Never write that they were named in a round: that is for you alone."),
    )  # fmt: skip

    def __init__(self, *args, asker, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].person = asker


class PlacesForm(forms.Form):
    """Where an ambassador is wanted: layers of the whole and of each part."""

    places = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = place_names()
        self.fields["places"].choices = [(_code(pk, layer), layer) for pk in self.names for layer in Layer.values]

    @property
    def rows(self):
        """Return [(name of the part, [(code, layer, whether it is chosen)])] as the page shows them."""
        chosen = set(self.data.getlist("places")) if self.is_bound else {_code(*one) for one in required_places()}
        return [
            (name, [(code := _code(pk, value), label, code in chosen) for value, label in Layer.choices])
            for pk, name in self.names.items()
        ]

    def chosen(self):
        """Return [(department id or None, layer)]."""
        pairs = (code.split("-", 1) for code in self.cleaned_data["places"])
        return [(int(pk) if pk != "all" else None, layer) for pk, layer in pairs]


class LiveForm(forms.Form):
    """On which day the intranet opens for everybody."""

    day = DayField(label=_("The day of going live"), required=False, help_text=_("Leave it empty while nobody knows."))


class MeetingForm(forms.Form):
    """When and where the team meets."""

    title = forms.CharField(label=_("What do you call it?"), max_length=120)
    day = DayField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https", help_text=_("To a meeting online.")
    )
    agenda = forms.CharField(
        label=_("What is it about?"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 5})
    )

    def __init__(self, *args, meeting=None, **kwargs):
        begun = {"day": timezone.localdate() + timedelta(weeks=2), "time": "09:30"}
        if meeting:
            local = timezone.localtime(meeting.starts_at)
            begun = {name: getattr(meeting, name) for name in ("title", "place", "link", "agenda")}
            begun |= {"day": local.date(), "time": local.time()}
        super().__init__(*args, initial=begun, **kwargs)

    def new_meeting(self):
        """Return what was typed as the command takes it."""
        told = dict(self.cleaned_data)
        day, time = told.pop("day"), told.pop("time")
        return NewMeeting(starts_at=timezone.make_aware(datetime.combine(day, time)), **told)


class NotesForm(forms.Form):
    """What was said in a meeting. `before` is what stood there when one began to write."""

    notes = forms.CharField(
        label=_("What was said and agreed?"), max_length=8000, required=False, strip=False,
        widget=forms.Textarea({"rows": 8}),
    )  # fmt: skip
    before = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def told(self):
        """Return notes and what stood there before; a browser sends another end of line than is stored."""
        return {name: value.replace("\r\n", "\n").strip() for name, value in self.cleaned_data.items()}


class SheetForm(forms.Form):
    """What an ambassador brings along to a meeting."""

    works = forms.CharField(
        label=_("What works?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("For example: questions in the group about planning get an answer the same day."),
    )  # fmt: skip
    does_not = forms.CharField(
        label=_("What does not work?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )
    is_said = forms.CharField(
        label=_("What do colleagues say?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Without names: it is about the intranet, not about who uses it."),
    )  # fmt: skip

    def written(self):
        """Return what was typed as the command takes it."""
        return Written(**self.cleaned_data)


class EndForm(AcceptingMixin):
    """How a team ends, and how it is thanked."""

    writing_code = "praise"

    thanks = forms.BooleanField(
        label=_("Thank them with a compliment that everybody reads"), required=False, initial=True,
        help_text=_("Up to ten people in one post. Each hears of it, and can take their name off."),
    )  # fmt: skip
    words = forms.CharField(
        label=_("What do you thank them for?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 5})
    )
    value = forms.ModelChoiceField(
        Value.objects.none(),
        label=_("What did you see in it?"),
        required=False,
        empty_label=None,
        widget=forms.RadioSelect,
    )
    archives_group = forms.BooleanField(
        label=_("Close their group"), required=False,
        help_text=_("It can be read, and nobody writes in it any more. Without this they go on meeting there."),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["value"].queryset = Value.objects.in_use()
        if not is_on("compliments", person):
            for name in ("thanks", "words", "value"):
                del self.fields[name]

    def clean(self):
        """Ask for words and a value where a compliment is given."""
        told = super().clean()
        if told.get("thanks"):
            for name in ("words", "value"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, _("A compliment needs words and a value. Or untick it."))
        return told

    def ending(self):
        """Return what was typed as the command takes it."""
        told = self.cleaned_data
        return Ending(
            words=told.get("words", ""), value=told.get("value") if told.get("thanks") else None, archives_group=told["archives_group"],
            accepts=told.get("accepts"),
        )  # fmt: skip


class FunctionForm(forms.Form):
    """Which function, by its code."""

    function = forms.CharField(max_length=60)


class StoryForm(forms.Form):
    """Which post, by its number."""

    post = forms.IntegerField(min_value=1)


def _code(pk, layer):
    return f"{pk or 'all'}-{layer}"
