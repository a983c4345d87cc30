"""The rows of a form in which the conditions of one rule are chosen. Works without any script: a row more is asked for."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from omarm.pilots.commands.checks import MOST, MOST_CONDITIONS, MOST_NUMBER, STEP
from omarm.pilots.models import Rule
from omarm.pilots.queries.conditions import CALM, DAYS_GONE, all_kinds


class ConditionForm(forms.Form):
    """One condition: what is looked at, and the number that goes with it."""

    code = forms.ChoiceField(label=_("What do we look at?"), required=False)
    value = forms.IntegerField(
        label=_("Number"), required=False, min_value=0, widget=forms.NumberInput({"inputmode": "numeric"})
    )

    def __init__(self, *args, kinds, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        self.fields["code"].choices = [("", _("Choose")), *choices]

    def clean(self):
        """Refuse half a condition, and a number that cannot be."""
        told = super().clean()
        kind, value = self.kinds.get(told.get("code", "")), told.get("value")
        if kind is None:
            if value is not None and "code" not in self.errors:
                self.add_error("code", _("Choose what the number is of."))
        elif not kind.unit:
            told["value"] = None
        elif value is None and "value" not in self.errors:
            self.add_error("value", _("Give a number."))
        elif value is not None:
            self._check_number(kind, value)
        return told

    def _check_number(self, kind, value):
        most = MOST.get(kind.unit, MOST_NUMBER)
        if value > most:
            self.add_error("value", gettext("At most %(most)s.") % {"most": most})
        elif value % STEP and kind.code != DAYS_GONE:
            self.add_error("value", _("Choose a number in steps of five, such as 5, 10 or 80."))


class RuleRows:
    """The conditions of one rule as rows: those that are there, one empty one, and one more for who asks."""

    def __init__(self, rule, kind, *, data=None, conditions=()):
        self.rule, self.error = Rule(rule), ""
        self.kinds = {
            code: one for code, one in all_kinds().items() if one.audience in ("", kind) and self.rule in one.rules
        }
        self.forms = [self._row(number, data, conditions) for number in range(self._count(data, conditions))]
        if data is not None and data.get("more") == self.rule:
            self.forms[-1].fields["code"].widget.attrs["autofocus"] = True

    def _count(self, data, conditions):
        if data is None:
            return min(len(conditions) + (not conditions), MOST_CONDITIONS)
        sent = str(data.get(f"{self.rule}-rows", ""))
        rows = int(sent) if sent.isdecimal() and sent.isascii() and len(sent) == 1 else 1
        return min(max(rows, 1) + (data.get("more") == self.rule), MOST_CONDITIONS)

    def _row(self, number, data, conditions):
        code, value = conditions[number] if number < len(conditions) else ("", None)
        choices = [(code, asks(one, self.rule)) for code, one in self.kinds.items()]
        return ConditionForm(
            data, prefix=f"{self.rule}-{number}", kinds=self.kinds, choices=choices, initial={"code": code, "value": value}
        )  # fmt: skip

    @property
    def is_needed(self):
        """Whether it must have a condition: without one a pilot never ends."""
        return self.rule != Rule.START

    @property
    def is_full(self):
        """Whether there is no place for another row."""
        return len(self.forms) >= MOST_CONDITIONS

    def is_valid(self):
        """Return whether each row is in order, none stands there twice, and what is needed is there."""
        rows = [form.is_valid() for form in self.forms]
        seen = set()
        for form in self.forms:
            code = form.cleaned_data.get("code") if form.is_valid() else ""
            if code and code in seen:
                form.add_error("code", _("This stands here already."))
                rows.append(False)
            seen.add(code)
        if self.is_needed and all(rows) and not self.conditions():
            self.error = _("Choose at least one.")
        return all(rows) and not self.error

    def conditions(self):
        """Return [(rule, code, value)] of the rows that are filled in."""
        told = [form.cleaned_data for form in self.forms]
        return [(self.rule, one["code"], one["value"]) for one in told if one.get("code")]


def asks(kind, rule):
    """Return what a condition asks as a choice of the form. Beside it stands "At least", but for a rule to stop."""
    if kind.code == CALM:
        red = rule == Rule.STOP
        return (
            gettext("A light of the group is red (no number)")
            if red
            else gettext("No light of the group is red (no number)")
        )
    if rule != Rule.STOP:
        return gettext("%(title)s (%%)") % {"title": kind.title} if kind.unit == "%" else kind.title
    if kind.code == DAYS_GONE:
        return gettext("It has run for … days")
    values = {"title": kind.title, "n": "…%" if kind.unit == "%" else "…"}
    return gettext("Fewer than %(n)s: %(title)s") % values
