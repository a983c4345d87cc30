"""Shape and type of what is typed about pilots: for whom, what, by which rules, and why one stops."""

from datetime import timedelta

from django import forms
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core.day_field import DayField
from omarm.groups.fields import OneGroupField
from omarm.people.fields import OneColleagueField, OneDepartmentField
from omarm.pilots.forms.rows import RuleRows
from omarm.pilots.models import Pilot, Rule
from omarm.pilots.queries.choosing import Audience, conditions_of

BEGINS_AFTER = timedelta(weeks=1)
USUAL = {  # with which conditions a first pilot begins: one changes a number sooner than one thinks of a rule
    "group": [(Rule.EXIT, "days", 42), (Rule.EXIT, "light:answered", 80), (Rule.STOP, "days", 120)],
    "department": [(Rule.EXIT, "days", 60), (Rule.STOP, "days", 180)],
}


class PilotGroupField(OneGroupField):
    """One group that is not hidden: pages on which others read tell of it."""

    unknown = _("We know no open group “{word}” that can be a pilot. A hidden one cannot: others would read its name.")

    def by_ids(self, ids):
        return super().by_ids(ids).not_discreet()

    def by_word(self, word):
        found = super().by_word(word)
        return None if found and found.is_discreet else found


class ChooseForm(forms.Form):
    """For whom a pilot is: that comes first, because it decides what can be looked at."""

    KINDS = (("department", _("A department")), ("group", _("A group")))

    whom = forms.ChoiceField(label=_("For whom is it?"), choices=KINDS, widget=forms.RadioSelect, initial="department")
    department = OneDepartmentField(
        label=_("Which department?"), required=False, help_text=_("It counts with all that is below it.")
    )
    group = PilotGroupField(label=_("Which group?"), required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("department", "group"):
            self.fields[name].person = person

    def clean(self):
        """Find the Audience that was meant."""
        told = super().clean()
        whom = told.get("whom")
        named = told.get(whom) if whom else None
        if whom and not named and whom not in self.errors:
            self.add_error(whom, _("Choose a department.") if whom == "department" else _("Choose a group."))
        told["audience"] = Audience(**{whom: named[0]}) if named else None
        return told


class WordsForm(forms.Form):
    """What a pilot is in words: all that can change while it runs."""

    name = forms.CharField(
        label=_("What do you call it?"), max_length=120, help_text=_("For example: Questions at Public Works.")
    )
    use_case = forms.CharField(
        label=_("What do they try?"), max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text=_("One thing that helps them in their work. For example: questions about a permit in the group, not by mail."),
    )  # fmt: skip
    success = forms.CharField(
        label=_("What is better when it succeeds?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("As they would say it. For example: who asks in the morning, has an answer before the end of the day."),
    )  # fmt: skip
    following = forms.CharField(
        label=_("Who is next when it succeeds?"), max_length=200, required=False,
        help_text=_("For example: the other teams of the department. You prepare them while this one runs."),
    )  # fmt: skip
    owner = OneColleagueField(
        label=_("Who answers for it?"),
        help_text=_("Somebody of the group or department works best. They hear when it begins, succeeds or stops."),
    )

    def __init__(self, *args, person, begun=None, **kwargs):
        super().__init__(*args, initial=begun or {"owner": [person.pk]}, **kwargs)
        self.fields["owner"].person = person

    def told(self):
        """Return what was typed as the command takes it."""
        return dict(self.cleaned_data)


class _WithRules(forms.Form):
    """A form with rows of conditions. Asked for one row more, it shows what was typed and judges none of it yet."""

    rules: tuple = ()

    def take_rules(self, kind, conditions, rules=(Rule.EXIT, Rule.STOP, Rule.START)):
        """Make the rows of these rules: for this kind of audience, with what was sent or else with these conditions."""
        data = self.data if self.is_bound else None
        self.rules = tuple(
            RuleRows(rule, kind, data=data, conditions=[one[1:] for one in conditions if one[0] == rule])
            for rule in rules
        )

    @property
    def wants_more(self):
        """Whether one asks for another row, and keeps nothing yet."""
        return self.is_bound and self.data.get("more", "") in Rule.values

    def full_clean(self):
        if self.wants_more:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self):
        """Return whether all of it is in order, each row too."""
        rows = [rule.is_valid() for rule in self.rules]  # all of them are asked, so that all errors stand there at once
        return not self.wants_more and super().is_valid() and all(rows)

    def conditions(self):
        """Return the conditions as commands take them: [(rule, code, value)]."""
        return [one for rule in self.rules for one in rule.conditions()]


class PilotForm(_WithRules, WordsForm):
    """A pilot that has not begun."""

    starts_on = DayField(
        label=_("From which day can it begin?"),
        help_text=_("It begins by itself on this day, or later: once all that it needs is there."),
    )

    def __init__(self, *args, person, audience, begun=None, conditions=None, **kwargs):
        begun = begun or {"owner": [person.pk], "starts_on": timezone.localdate() + BEGINS_AFTER}
        super().__init__(*args, person=person, begun=begun, **kwargs)
        self.audience = audience
        self.take_rules(audience.kind, USUAL[audience.kind] if conditions is None else conditions)

    def told(self):
        """Return what was typed as the command takes it."""
        audience = {"group": self.audience.group, "department": self.audience.department}
        return super().told() | audience | {"conditions": self.conditions()}


class RulesForm(_WithRules):
    """Other numbers or conditions for a pilot that runs, with the reason."""

    reason = forms.CharField(
        label=_("Why do you change it?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("It stays beside the change, so that nobody wonders afterwards. For example: the summer took three weeks of it."),
    )  # fmt: skip

    def __init__(self, *args, pilot, **kwargs):
        super().__init__(*args, **kwargs)
        rows = conditions_of(pilot)
        self.begun_by = [one for one in rows if one[0] == Rule.START]  # it began: that is not asked again
        self.take_rules(pilot.kind, rows, (Rule.EXIT, Rule.STOP))

    def conditions(self):
        """Return the conditions as commands take them, with those by which it began."""
        return [*self.begun_by, *super().conditions()]


class StopForm(forms.Form):
    """Why a pilot is stopped by hand."""

    reason = forms.CharField(
        label=_("Why do you stop it?"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Who guides pilots reads it, and it helps the next one. Name no colleague."),
    )  # fmt: skip


class FunctionForm(forms.Form):
    """Which function; without one, all of them."""

    code = forms.CharField(max_length=60, required=False)


def words_of(pilot):
    """Return with what the form of a pilot begins."""
    plain = ("name", "use_case", "success", "following", "starts_on")
    return {name: getattr(pilot, name) for name in plain} | {"owner": [pilot.owner_id] if pilot.owner_id else []}


def next_of(person, pilot: Pilot):
    """Return with what the form of the next pilot begins: what this one was about, for others, by who makes it."""
    begun = words_of(pilot) | {"name": "", "following": "", "owner": [person.pk]}
    return begun | {"starts_on": timezone.localdate() + BEGINS_AFTER}
