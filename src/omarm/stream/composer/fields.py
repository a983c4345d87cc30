"""The fields of the composer that Django does not have: where it goes; topics and people by their chips are lower."""

from copy import deepcopy
from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from omarm.core.chips import ChipsField
from omarm.people.fields import PeopleField
from omarm.stream.commands import reachable_places
from omarm.stream.commands.posts import MOST_TOPICS
from omarm.topics import fields

__all__ = ["PeopleField", "PlaceField", "TopicsField", "place_code", "words_of"]


class PlaceField(forms.ChoiceField):
    """Where a post goes: one of the places where this person may post, as a Place."""

    def offer(self, person, *, without=()):
        """Fill the choices for this person, leaving out the places with these codes."""
        places = {place_code(place): place for place in reachable_places(person)}
        self.places = {code: place for code, place in places.items() if code not in without}
        self.choices = [(code, _place_label(place)) for code, place in self.places.items()]
        return self

    def clean(self, value):
        return self.places[super().clean(value)]


class TopicsField(fields.TopicsField):
    """The topics of a post."""

    most = MOST_TOPICS


def words_of(field, value, person):
    """Return what a field says, as text for this reader; `value` is as JSON keeps it."""
    if isinstance(field, ChipsField):
        field = deepcopy(field)
        field.person = person
        return ", ".join(str(row) for row in field.rows(value))
    if isinstance(field, forms.DateField) and value:
        return date_format(date.fromisoformat(value))
    return str(value or "")


def place_code(place):
    """Return how a Place is written in a form: everyone, group-12 or department-3."""
    if place.group:
        return f"group-{place.group.pk}"
    return f"department-{place.department.pk}" if place.department else "everyone"


def _place_label(place):
    if place.group:
        return place.group.name
    return place.department.name if place.department else _("Everyone in the organisation")
