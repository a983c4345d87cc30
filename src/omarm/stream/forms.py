"""Shape and type of what is typed to a post that stands, and into a comment."""

import uuid
from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.stream.commands.conversation import LONGEST_COMMENT
from omarm.stream.composer.fields import PlaceField, place_code
from omarm.stream.queries import reaction_kinds


class RescheduleForm(forms.Form):
    """Another moment for a post that waits; without one, now."""

    publish_at = forms.DateTimeField(
        label=_("Publish on"), required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip


class CommentForm(forms.Form):
    body = forms.CharField(
        label=_("Your answer"), required=False, max_length=LONGEST_COMMENT, widget=forms.Textarea({"rows": 2})
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quotes = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"submission": uuid.uuid4()}, **kwargs})


class CloseForm(forms.Form):
    because = forms.CharField(label=_("Why do you close the conversation?"), max_length=300)


class ShareForm(forms.Form):
    """Where else a post can stand: the places where the person may post and it does not stand yet."""

    place = PlaceField(label=_("Share to"))

    def __init__(self, *args, person, post, **kwargs):
        super().__init__(*args, **kwargs)
        taken = {place_code(placement) for placement in post.placements.select_related("group", "department")}
        self.fields["place"].offer(person, without=taken)


class PinForm(forms.Form):
    until = forms.DateField(
        label=_("On top until the end of"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def clean_until(self):
        """Return the end of the chosen day, or None."""
        day = self.cleaned_data["until"]
        return timezone.make_aware(datetime.combine(day, time.max)) if day else None


def _offered():
    return [(kind.code, kind.label) for kind in reaction_kinds() if kind.is_offered]


class ReactionForm(forms.Form):
    kind = forms.ChoiceField(choices=_offered)
