"""The fields of the composer that Django does not have: where it goes, topics and people by their chips."""

from copy import deepcopy
from datetime import date

from django import forms
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from omarm.core.folding import fold
from omarm.people.models import Person
from omarm.stream.commands import reachable_places
from omarm.stream.commands.posts import MOST_TOPICS
from omarm.topics.models import Topic

LONGEST_ID = 18  # digits of a bigint, less one


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


class ChipsWidget(forms.Widget):
    """Chosen rows as boxes that can be unticked, and a line to look for another; `picks` is where it looks.

    Without JavaScript the line takes names, a comma between them; they come as `NAME-words`.
    """

    template_name = "stream/chips.html"

    def __init__(self, picks, *, most):
        super().__init__()
        self.picks, self.most = picks, most

    def use_required_attribute(self, initial):
        """The line may stay empty when a row is chosen: the field itself asks for one."""
        return False

    def value_from_datadict(self, data, files, name):
        words = [word.strip() for word in data.get(f"{name}-words", "").replace("\x00", "").split(",")]
        return [*(one.replace("\x00", "") for one in data.getlist(name)), *filter(None, words)]

    def get_context(self, name, value, attrs):
        rows = self.rows(value)
        known = {str(row.pk) for row in rows}
        typed = ", ".join(str(one) for one in value or [] if str(one) not in known and not _is_id(one))
        context = super().get_context(name, value, attrs)
        return context | {"rows": rows, "typed": typed, "picks": self.picks, "most": self.most}


class ChipsField(forms.Field):
    """Several rows, by their ids or by what people call them. A subclass finds them with `by_ids` and `by_word`."""

    picks, most, too_many, unknown = "", 0, "", ""

    def __init__(self, **kwargs):
        super().__init__(widget=ChipsWidget(self.picks, most=self.most), **kwargs)
        self.person = None

    def __deepcopy__(self, memo):
        copy = super().__deepcopy__(memo)
        copy.widget.rows = copy.rows
        return copy

    def rows(self, value):
        """Return the rows that these ids name, as far as they are there for this person."""
        ids = [int(one) for one in value or [] if _is_id(one)][: self.most + 1]
        return list(self.by_ids(ids)) if ids else []

    def clean(self, value):
        found = {row.pk: row for row in self.rows(value)}
        for word in [one for one in value or [] if not _is_id(one)][: self.most + 1]:
            row = self.by_word(word)
            if row is None:
                raise forms.ValidationError(format_lazy(self.unknown, word=word[:60]), code="unknown")
            found[row.pk] = row
        if len(found) > self.most:
            raise forms.ValidationError(format_lazy(self.too_many, most=self.most), code="too_many")
        if self.required and not found:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(found.values())


class TopicsField(ChipsField):
    """Topics of the organisation's own list."""

    picks, most = "topics", MOST_TOPICS
    too_many = _("Choose at most {most} topics.")
    unknown = _("There is no topic “{word}”. Choose one from the list of topics.")

    def by_ids(self, ids):
        return Topic.objects.none() if self.person.is_guest else Topic.objects.current().filter(pk__in=ids)

    def by_word(self, word):
        if self.person.is_guest:
            return None
        topic = Topic.objects.filter(words__word=fold(word.lstrip("#"))).select_related("merged_into").first()
        return topic and (topic.merged_into or topic)


class PeopleField(ChipsField):
    """Colleagues whom the person may see."""

    picks, most = "people", 20
    too_many = _("Name at most {most} people.")
    unknown = _("We do not know “{word}”. Use the username of a colleague.")

    def by_ids(self, ids):
        return Person.objects.visible_to(self.person).active().filter(pk__in=ids).by_surname()

    def by_word(self, word):
        people = Person.objects.visible_to(self.person).active()
        return people.filter(username=word.lstrip("@").lower()).first()


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


def _is_id(value):
    text = str(value)
    return text.isdecimal() and text.isascii() and len(text) <= LONGEST_ID
