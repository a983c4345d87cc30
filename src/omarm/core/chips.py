"""Choosing rows by chips: the field for topics, people or whatever else somebody looks for by a word."""

from django import forms
from django.utils.text import format_lazy

LONGEST_ID = 18  # digits of a bigint, less one


class ChipsWidget(forms.Widget):
    """Chosen rows as boxes that can be unticked, and a line to look for another; `picks` is where it looks.

    Without JavaScript the line takes names, a comma between them; they come as `NAME-words`.
    """

    template_name = "ui/_chips.html"

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
        typed = ", ".join(str(one) for one in value or [] if str(one) not in known and not is_id(one))
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
        ids = [int(one) for one in value or [] if is_id(one)][: self.most + 1]
        return list(self.by_ids(ids)) if ids else []

    def clean(self, value):
        found = {row.pk: row for row in self.rows(value)}
        for word in [one for one in value or [] if not is_id(one)][: self.most + 1]:
            row = self.by_word(word)
            if row is None:
                raise forms.ValidationError(format_lazy(self.unknown, word=word[:60]), code="unknown")
            found[row.pk] = row
        if len(found) > self.most:
            raise forms.ValidationError(format_lazy(self.too_many, most=self.most), code="too_many")
        if self.required and not found:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(found.values())


class OneMixin:
    """Makes of a ChipsField one that asks for a single row, and cleans to that row, or to None when it may stay empty."""

    most = 1

    def clean(self, value):
        return next(iter(super().clean(value)), None)


def is_id(value):
    """Return whether what was sent names a row by its id."""
    text = str(value)
    return text.isdecimal() and text.isascii() and len(text) <= LONGEST_ID
