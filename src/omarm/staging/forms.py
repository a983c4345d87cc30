"""Shape and type of for whom a function is, and from when."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.groups.fields import GroupsField, OneGroupField
from omarm.people.fields import DepartmentsField, OneDepartmentField
from omarm.staging.commands import For, When


class AudienceForm(forms.Form):
    """For whom: everyone, a department with all below it, or the members of a group. `audience` is who was chosen, as For."""

    KINDS = (("everyone", _("Everyone")), ("department", _("A department")), ("group", _("A group")))

    whom = forms.ChoiceField(label=_("For whom?"), choices=KINDS, widget=forms.RadioSelect, initial="everyone")
    department = OneDepartmentField(
        label=_("Which department?"), required=False, help_text=_("It counts with all that is below it.")
    )
    group = OneGroupField(label=_("Which group?"), required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        for name in ("department", "group"):
            self.fields[name].person = person

    def clean(self):
        """Find the departments or groups that were meant."""
        told = super().clean()
        whom = told.get("whom")
        named = told.get(whom) or [] if whom in {"department", "group"} else []
        if not named and whom in {"department", "group"} and whom not in self.errors:
            self.add_error(whom, _("Choose a department.") if whom == "department" else _("Choose a group."))
        told["audiences"] = [For(**{whom: one}) for one in named] or [For()]
        told["audience"] = told["audiences"][0]
        return told


class StageForm(AudienceForm):
    """For whom a function is, and from when: for one or for several at once."""

    KINDS = (("everyone", _("Everyone")), ("department", _("Departments")), ("group", _("Groups")))
    MOMENTS = (("now", _("On, from now")), ("day", _("On, from a day")), ("off", _("Off, no day yet")))

    whom = forms.ChoiceField(label=_("For whom?"), choices=KINDS, widget=forms.RadioSelect, initial="everyone")
    department = DepartmentsField(
        label=_("Which departments?"), required=False, help_text=_("Each counts with all that is below it.")
    )
    group = GroupsField(label=_("Which groups?"), required=False)
    moment = forms.ChoiceField(label=_("From when?"), choices=MOMENTS, widget=forms.RadioSelect, initial="now")
    opens_on = forms.DateField(
        label=_("From which day?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    closes_on = forms.DateField(
        label=_("Until which day?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("That day it is off again; a department or group has it as everyone does. Leave empty if it stays."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What do colleagues read about it?"), max_length=300, required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Stands on the page “What comes later”, as long as it is off."),
    )  # fmt: skip

    knows = forms.BooleanField(label=_("I know what this cuts off"), required=False)

    def clean(self):
        """Read from when it is."""
        told = super().clean()
        opens_on = timezone.localdate() if told.get("moment") == "now" else told.get("opens_on")
        if told.get("moment") == "day" and not opens_on and "opens_on" not in self.errors:
            self.add_error("opens_on", _("Choose from which day it is there."))
        is_off = told.get("moment") == "off"
        told["when"] = When(
            opens_on=None if is_off else opens_on, closes_on=None if is_off else told.get("closes_on"),
            note=told.get("note", ""),
        )  # fmt: skip
        return told


class LookForm(AudienceForm):
    """As whom one looks, and on which day."""

    day = forms.DateField(
        label=_("On which day?"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave empty for today."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [("everyone", _("Any colleague")), *AudienceForm.KINDS[1:]]

    def clean_day(self):
        """Take today or a day ahead."""
        day = self.cleaned_data["day"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a day ahead."))
        return day

    def kept(self):
        """Return as whom one looks, as a session keeps it."""
        audience, day = self.cleaned_data["audience"], self.cleaned_data["day"]
        named = audience.department or audience.group
        return {
            "department": audience.department and audience.department.pk,
            "group": audience.group and audience.group.pk,
            "name": named.name if named else "", "day": day.isoformat() if day else "",
        }  # fmt: skip
