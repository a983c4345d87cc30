"""Shape and type of for whom a function is, and from when."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group
from omarm.groups.queries import my_groups
from omarm.people.queries import department_choices
from omarm.staging.commands import For, When

MOST_OFFERED = 40


class AudienceForm(forms.Form):
    """For whom: everyone, a department with all below it, or the members of a group."""

    KINDS = (("everyone", _("Everyone")), ("department", _("A department")), ("group", _("A group")))

    whom = forms.ChoiceField(label=_("For whom?"), choices=KINDS, widget=forms.RadioSelect, initial="everyone")
    department = forms.ChoiceField(
        label=_("Which department?"), required=False, help_text=_("It counts with all that is below it.")
    )
    group = forms.CharField(
        label=_("Which group?"), max_length=120, required=False, help_text=_("Its name, as it stands above its page.")
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.departments = {str(row.pk): row for row in department_choices(person)}
        choices = [(pk, row.indented) for pk, row in self.departments.items()]
        self.fields["department"].choices = [("", _("Choose")), *choices]
        self.fields["group"].widget.attrs["list"] = "groups-known"
        self.known_groups = [group.name for group in my_groups(person)[:MOST_OFFERED]]

    def clean(self):
        """Find the department or group that was meant."""
        told = super().clean()
        whom = told.get("whom")
        told["audience"] = For()
        if whom == "department":
            row = self.departments.get(told.get("department", ""))
            if row is None:
                self.add_error("department", _("Choose a department."))
            told["audience"] = For(department=row)
        elif whom == "group":
            told["audience"] = For(group=self._group(told.get("group", "")))
        return told

    def _group(self, text):
        words = text.replace("\x00", "").strip()
        listed = Group.objects.listed_for(self.person).filter(archived_at=None)
        found = list(listed.filter(slug=words)[:1]) or list(listed.filter(name__iexact=words)[:2]) if words else []
        if len(found) == 1:
            return found[0]
        several = _("More than one group has this name. Type the last part of its address instead.")
        self.add_error("group", several if found else _("We know no open group of this name."))
        return None


class StageForm(AudienceForm):
    """For whom a function is, and from when."""

    MOMENTS = (("now", _("On, from now")), ("day", _("On, from a day")), ("off", _("Off, no day yet")))

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
        self.fields["whom"].choices = [("everyone", _("Any colleague")), *self.KINDS[1:]]

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
