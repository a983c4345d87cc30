"""The form that every kind of post is written with; a kind adds its own fields and how it is published."""

import uuid

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from omarm.core import richtext
from omarm.people.queries import language_of
from omarm.stream.commands import Draft, reachable_places
from omarm.stream.commands.posts import LONGEST_BODY, MOST_PHOTOS


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files in one field, as a list (empty when none was chosen)."""

    widget = ManyFilesInput

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files if file]


class PlaceField(forms.ChoiceField):
    """Where a post goes: one of the places where this person may post, as a Place."""

    def offer(self, person):
        """Fill the choices for this person."""
        self.places = {place_code(place): place for place in reachable_places(person)}
        self.choices = [(code, _place_label(place)) for code, place in self.places.items()]
        return self

    def clean(self, value):
        return self.places[super().clean(value)]


class PostForm(forms.Form):
    """What every kind of post asks: words, place, topics, photos and files. A kind adds its own fields.

    A kind's form has `writing_code`, `publish_kind(*, actor, draft)`, `change_kind(*, actor, post)` and
    `own_values(detail)` (stream/kinds.py).
    """

    writing_code = ""  # which writing it is: sent along, so that the right one is published
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    body = forms.CharField(
        label=_("Your post"),
        required=False,
        max_length=LONGEST_BODY,
        strip=True,
        widget=forms.Textarea({"rows": 4, "autofocus": True}),
    )
    is_rich = forms.BooleanField(required=False, widget=forms.HiddenInput)  # the editor says so of its words
    place = PlaceField(label=_("Who can read it"))
    photos = ManyFilesField(
        label=_("Photos"), required=False, widget=ManyFilesInput({"accept": "image/*", "multiple": True}),
        help_text=format_lazy(_("At most {most}."), most=MOST_PHOTOS),
    )  # fmt: skip
    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, person, place="everyone", **kwargs):
        super().__init__(*args, initial={"place": place, "submission": uuid.uuid4()}, **kwargs)
        self.fields["place"].offer(person)
        self.alts = [alt.replace("\x00", "").strip() for alt in self.data.getlist("alt")] if self.is_bound else []

    @property
    def own_fields(self):
        """Return the fields that the kind adds to those of every post, for the composer."""
        return [self[name] for name in self.fields if name not in PostForm.base_fields]

    @property
    def photo_pairs(self):
        """Return the photos with the alt text that was typed beside each."""
        files = self.cleaned_data["photos"]
        return tuple((file, self.alts[number] if number < len(self.alts) else "") for number, file in enumerate(files))

    def publish(self, *, actor):
        """Publish what was typed. Returns the Post; raises what the command of the kind raises."""
        return self.publish_kind(actor=actor, draft=self._draft(actor))

    def _draft(self, actor):
        told = self.cleaned_data
        body = told["body"] if told["is_rich"] else richtext.from_text(told["body"])
        return Draft(
            title=told["title"], body=body, place=told["place"], photos=self.photo_pairs, lang=language_of(actor),
            submission=told["submission"],
        )  # fmt: skip


def place_code(place):
    """Return how a Place is written in a form: everyone, group-12 or department-3."""
    if place.group:
        return f"group-{place.group.pk}"
    return f"department-{place.department.pk}" if place.department else "everyone"


def _place_label(place):
    if place.group:
        return place.group.name
    return place.department.name if place.department else _("Everyone in the organisation")
