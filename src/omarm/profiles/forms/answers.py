"""The form of a profile: it follows the list of fields."""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.profiles.builtin import BY_CODE
from omarm.profiles.commands import Told
from omarm.profiles.models import Audience, Field, Value
from omarm.profiles.queries.narrowing import allowed_audiences
from omarm.profiles.queries.values import fits, has_values

LONGEST_ANSWER = 2000
MOST_AT_ONCE = 8  # boxes
ASKED = "asked"  # names the fields that the page had: what was not asked is not told
YES_NO = [("", "–"), ("yes", pgettext_lazy("kind of field", "Yes")), ("no", pgettext_lazy("kind of field", "No"))]


@dataclass(frozen=True)
class Row:
    """One field as the form shows it. `stale` is what was told when the field asked for something else."""

    field: Field
    answer: forms.BoundField | None
    who: forms.BoundField | None
    stale: str = ""
    is_missing: bool = False

    @property
    def is_long_list(self):
        """Whether there is more to choose from than is shown without asking for it."""
        return self.field.kind == Field.Kind.CHOICES and self.answer and len(self.answer.field.choices) > MOST_AT_ONCE

    @property
    def chosen(self):
        """The labels of what is chosen, of a list."""
        chosen = set(self.answer.value() or ())
        return [label for pk, label in self.answer.field.choices if str(pk) in chosen]


class AnswersForm(forms.Form):
    """Answers to fields, by their codes, and beside each (`who.CODE`) who sees it. `only_who` asks that alone."""

    def __init__(self, data=None, *, answers, only_who=False):
        self.answers, self.schema, self.values = answers, answers.fields, answers.values
        super().__init__(data)
        for field in self.schema:
            if not only_who and (answer := self._answer(field)) is not None:
                self.fields[field.code] = answer
            if (who := self._who(field)) is not None:
                self.fields[f"who.{field.code}"] = who

    def rows(self):
        """Return the Rows in the order of the fields; those without an answer here are kept elsewhere."""
        return [self._row(field) for field in self.schema]

    def told(self):
        """Return what was typed as Told."""
        clean, who = self.cleaned_data, "who."
        chosen = {field.code for field in self.schema if field.kind in Field.WITH_CHOICES}
        given = {field.code for field in self.schema if field.code in clean and self._was_asked(field.code)}
        return Told(
            texts={
                code: _as_text(self._by_code[code], clean[code]) for code in given - chosen if not self._stays(code)
            },
            choices={code: _as_ids(clean[code]) for code in given & chosen if not self._stays(code)},
            audiences={name.removeprefix(who): one for name, one in clean.items() if name.startswith(who) and one},
        )

    def refuse(self, error):
        """Show a DomainError above the form."""
        self.add_error(None, error.message)

    @property
    def _by_code(self):
        return {field.code: field for field in self.schema}

    def _was_asked(self, code):
        return code in self.data or code in self.data.getlist(ASKED)

    def _stays(self, code):
        """Whether nothing new was told in a field where something of before waits to be mended."""
        return bool(self._stale(self._by_code[code])) and not self.cleaned_data[code]

    def _stale(self, field):
        values = self.values.get(field.pk, [])
        return "" if not values or fits(field, values) else ", ".join(_as_it_was(value) for value in values)

    def _row(self, field):
        names = (field.code, f"who.{field.code}")
        answer, who = (self[name] if name in self.fields else None for name in names)
        stale = self._stale(field)
        empty = field.is_required and answer is not None and not answer.value()
        return Row(field, answer, who, stale, is_missing=bool(empty and not stale))

    def _answer(self, field):
        told = {"label": field.label, "help_text": field.help, "required": False}
        if not has_values(field):
            column = BY_CODE[field.code].column
            made = _column_field(field.code, told)
            return _with_initial(made, getattr(self.answers.person, column)) if made is not None else None
        values = self.values.get(field.pk, [])
        return _with_initial(_value_field(field, values, told), _initial(field, values if fits(field, values) else []))

    def _who(self, field):
        present = self.answers.narrowed.get(field.pk)
        allowed = allowed_audiences(field, present)
        if not self.answers.is_own or len(allowed) == 1:
            return None
        choices = [(one, Audience(one).label) for one in allowed]
        made = forms.ChoiceField(label=_("Who sees this"), choices=choices, required=False)
        return _with_initial(made, present if present in allowed else field.audience)


def _column_field(code, told):
    if code == "employed_since":
        return forms.DateField(widget=_date_input(), **told)
    if code == "about":
        return forms.CharField(max_length=LONGEST_ANSWER, widget=forms.Textarea({"rows": 5}), **told)
    if code == "phone":
        return forms.CharField(max_length=40, widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}), **told)
    longest = {"function": 160, "place": 120}.get(code)
    return forms.CharField(max_length=longest, **told) if longest else None


def _value_field(field, values, told):
    if field.kind in Field.WITH_CHOICES:
        chosen = {value.choice_id for value in values}
        choices = [(one.pk, one.label) for one in field.choices.all() if one.removed_at is None or one.pk in chosen]
        if field.kind == Field.Kind.CHOICES:
            return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **told)
        return forms.ChoiceField(choices=[("", "–"), *choices], **told)
    return MADE[field.kind](**told)


def _date_input():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


MADE = {
    Field.Kind.TEXT: partial(forms.CharField, max_length=Value.LONGEST_LINE),
    Field.Kind.LONG: partial(forms.CharField, max_length=LONGEST_ANSWER, widget=forms.Textarea({"rows": 4})),
    Field.Kind.DATE: lambda **told: forms.DateField(widget=_date_input(), **told),
    Field.Kind.LINK: partial(forms.URLField, assume_scheme="https", max_length=Value.LONGEST_LINE),
    Field.Kind.YES_NO: partial(forms.ChoiceField, choices=YES_NO),
}


def _with_initial(made, initial):
    made.initial = initial
    return made


def _initial(field, values):
    if field.kind == Field.Kind.CHOICES:
        return [str(value.choice_id) for value in values]
    if not values:
        return ""
    return str(values[0].choice_id) if field.kind == Field.Kind.CHOICE else values[0].text


def _as_text(field, answer):
    if not has_values(field):
        return answer
    if not answer:
        return ""
    return " ".join(answer.split()) if field.kind == Field.Kind.TEXT else str(answer)


def _as_ids(answer):
    return [int(one) for one in ([answer] if isinstance(answer, str) else answer) if one]


def _as_it_was(value):
    return value.choice.label if value.choice_id else value.text
