"""Shape and type of what is typed about accounts and profiles."""

from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from omarm.core.chat_links import is_chat_address
from omarm.people.fields import PeopleField
from omarm.people.models import Department, Person, Position, Role
from omarm.people.models.person import username_shape
from omarm.people.naming import Name
from omarm.people.queries import department_choices


class SignInForm(LoginForm):
    """allauth's form, without the labels said again inside the fields."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    theme = forms.ChoiceField(label=_("Light or dark"), choices=Person.Theme.choices)


class CodeForm(forms.Form):
    """A new password with a code from an administrator."""

    username = forms.CharField(label=_("Username"), max_length=60, widget=forms.TextInput({"autocomplete": "username"}))
    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("New password"), max_length=128, widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. A short sentence works well."),
    )  # fmt: skip

    def clean_password(self):
        validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]


class DetailsForm(forms.Form):
    """What somebody is called, and where their mail goes."""

    given_name = forms.CharField(label=_("First name"), max_length=80, required=False)
    particle = forms.CharField(label=_("Prefix"), max_length=30, required=False, help_text=_("For instance: van der"))
    surname = forms.CharField(label=_("Surname"), max_length=120)
    email = forms.EmailField(
        label=_("Mail address"), required=False, help_text=_("Not needed for people without a mailbox.")
    )

    def told(self):
        """Return what was typed as the command takes it."""
        clean = self.cleaned_data
        return {"name": Name(clean["given_name"], clean["particle"], clean["surname"]), "email": clean["email"]}


class NewPersonForm(DetailsForm):
    """A new account, made by an administrator."""

    given_name = forms.CharField(label=_("First name"), max_length=80)
    username = forms.CharField(
        label=_("Username"), max_length=60, required=False, validators=[username_shape],
        help_text=_("Leave empty to have one made from the name."),
    )  # fmt: skip
    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    department = forms.ModelChoiceField(Department.objects.all(), label=_("Department"), required=False)
    field_order = ["given_name", "particle", "surname", "username", "email"]


class DepartmentForm(forms.Form):
    """What a department is called."""

    name = forms.CharField(label=_("Name"), max_length=200)
    abbreviation = forms.CharField(label=_("Abbreviation"), max_length=40, required=False)


class MoveDepartmentForm(forms.Form):
    """Which department another is part of; none is the top of the tree."""

    parent = forms.ModelChoiceField(
        Department.objects.all(), label=_("Part of"), required=False, empty_label=_("None: at the top")
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        rows = [(row.pk, row.indented) for row in department_choices(person)]
        self.fields["parent"].choices = [("", self.fields["parent"].empty_label), *rows]


class NewDepartmentForm(MoveDepartmentForm, DepartmentForm):
    """A department that is added to the tree."""

    field_order = ["name", "abbreviation", "parent"]


class ManagerField(PeopleField):
    """The one colleague who manages somebody."""

    most = 1
    too_many = _("Choose one colleague.")


class JobForm(forms.Form):
    """Where somebody works, and as what."""

    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    department = forms.ModelChoiceField(Department.objects.all(), label=_("Department"), required=False)
    position = forms.ModelChoiceField(Position.objects.all(), label=_("Position"), required=False)
    manager = ManagerField(
        label=pgettext_lazy("of a person", "Manager"),
        required=False,
        help_text=_("It gives no rights. The organisation chart is made of it."),
    )

    def __init__(self, *args, person, account=None, **kwargs):
        initial = {name: getattr(account, name) for name in ("function", "department", "position")} if account else {}
        managers = [account.manager_id] if account and account.manager_id else []
        super().__init__(*args, initial=initial | {"manager": managers}, **kwargs)
        self.fields["manager"].person = person

    def clean_manager(self):
        """Return the one Person, or None."""
        return next(iter(self.cleaned_data["manager"]), None)


class RolesForm(forms.Form):
    codes = forms.MultipleChoiceField(
        label=_("Tasks"), choices=Role.Code.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class UsernameForm(forms.Form):
    username = forms.CharField(label=_("Username"), max_length=60, validators=[username_shape])


class KeptWordsForm(forms.Form):
    """Words with their formatting that were sent after the session ended."""

    body = forms.CharField(label=_("Your text"), widget=forms.Textarea({"rows": 8}))
    is_rich = forms.BooleanField(widget=forms.HiddenInput)


class ConversationForm(forms.Form):
    """What streams show of who talks."""

    functions_in_bylines = forms.BooleanField(
        label=_("Show functions beside names"), required=False,
        help_text=_("Without them an idea counts more than who has it."),
    )  # fmt: skip
    reaction_counts_in_streams = forms.BooleanField(
        label=_("Count reactions in streams"), required=False,
        help_text=_("On the page of a post they are always counted."),
    )  # fmt: skip
    allows_nameless = forms.BooleanField(
        label=_("Let colleagues ask without their name"), required=False,
        help_text=_(
            "Then no page, notice, export, log or audit tells who asked, not to administrators either. It is stored sealed. "
            "Whoever can open the database and holds the secret key of this installation can still find out: agree in the "
            "works council who that is. Who asked cannot be spoken to afterwards. Turned off later, what was asked stays as it is."
        ),
    )  # fmt: skip


class OrganisationForm(forms.Form):
    """How the organisation presents itself."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    intranet_name = forms.CharField(label=_("Name of the intranet"), max_length=60)
    accent = forms.CharField(
        label=_("Accent colour"), required=False, widget=forms.TextInput({"placeholder": "#0a6847", "spellcheck": "false"}),
        validators=[RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", _("Write the colour as #336655."))],
        help_text=_("Leave it empty for the colour of the house. We make it darker or lighter where text needs that."),
    )  # fmt: skip
    chat_address = forms.CharField(
        label=_("Where colleagues chat"), max_length=200, required=False,
        widget=forms.TextInput({"placeholder": "https://teams.microsoft.com/l/chat/0/0?users={mail}", "spellcheck": "false", "inputmode": "url"}),
        help_text=_(
            "The address at which a chat with one colleague begins, with {mail} or {username} in it. Profiles and lists then have a "
            "button for it. Leave it empty if you have no chat."
        ),
    )  # fmt: skip

    def clean_chat_address(self):
        address = self.cleaned_data["chat_address"]
        if address and not is_chat_address(address):
            raise forms.ValidationError(
                _("Write an address that begins with https and has {mail} or {username} in it.")
            )
        return address


class HoursForm(forms.Form):
    """On which days and hours the organisation works, and which public holidays it keeps."""

    keeps_public_holidays = forms.BooleanField(label=_("Closed on public holidays"), required=False)
    worked_holidays = forms.MultipleChoiceField(
        label=_("Open all the same on"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data=None, *, week, holidays, keeps):
        initial = {"keeps_public_holidays": keeps, "worked_holidays": [one.code for one in holidays if one.is_worked]}
        super().__init__(data, initial=initial)
        self.week = week
        self.fields["worked_holidays"].choices = [
            (one.code, f"{one.name} ({date_format(one.day, 'DATE_FORMAT')})") for one in holidays
        ]
        for day in week:
            self.fields.update(_hours_fields(day))

    @property
    def days(self):
        """The days of the week as pairs: the Hours, and its three fields."""
        return [(day, [self[f"{name}_{day.weekday}"] for name in ("open", "starts", "ends")]) for day in self.week]

    def clean(self):
        told = super().clean()
        for day in self.week:
            for name in ("starts", "ends"):
                if told.get(f"open_{day.weekday}") and told.get(f"{name}_{day.weekday}", "") is None:
                    self.add_error(f"{name}_{day.weekday}", _("Write a time, as 08:30."))
        return told

    def told(self):
        """Return what change_hours takes."""
        told = self.cleaned_data
        numbers = [day.weekday for day in self.week if told[f"open_{day.weekday}"]]
        return {
            "days": {number: (told[f"starts_{number}"], told[f"ends_{number}"]) for number in numbers},
            "keeps_public_holidays": told["keeps_public_holidays"], "worked_holidays": told["worked_holidays"],
        }  # fmt: skip


class ClosedDaysForm(forms.Form):
    """Days on which the organisation is closed by its own choice."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    until = forms.DateField(
        label=_("Until and with"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    name = forms.CharField(label=_("Why"), max_length=60, required=False, help_text=_("For instance: bridge day"))


def _hours_fields(day):
    """Return the three fields of one of the Hours by their names."""
    clock = {"type": "time", "step": "300"}
    label = {"day": day.name}
    return {
        f"open_{day.weekday}": forms.BooleanField(label=day.name, required=False, initial=day.is_open),
        f"starts_{day.weekday}": forms.TimeField(
            label=_("%(day)s, from") % label, required=False, initial=day.starts_at, widget=forms.TimeInput(clock, format="%H:%M")
        ),
        f"ends_{day.weekday}": forms.TimeField(
            label=_("%(day)s, until") % label, required=False, initial=day.ends_at, widget=forms.TimeInput(clock, format="%H:%M")
        ),
    }  # fmt: skip
