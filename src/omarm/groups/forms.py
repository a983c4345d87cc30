"""Shape and type of what is typed about groups."""

import hashlib
import uuid

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from omarm.core import pagination
from omarm.groups.kinds import KINDS, promised_by
from omarm.groups.models import Group, Membership, MembershipRule
from omarm.groups.tabs import all_tabs
from omarm.people.models import Department, Person

PROMISES = (1, 2, 3, 5, 10)  # days; what else a group promised stays a choice of its own


class GroupForm(forms.Form):
    """A group that starts: a name is enough, the rest comes from its kind."""

    kind = forms.ChoiceField(label=_("Kind of group"), choices=Group.Kind.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("What is it for?"), max_length=200, required=False,
        help_text=_("One sentence. Everybody who finds the group reads it."),
    )  # fmt: skip
    about = forms.CharField(
        label=_("More about it"), max_length=5000, required=False, widget=forms.Textarea({"rows": 4})
    )
    access = forms.ChoiceField(
        label=_("Who may read and join?"), choices=Group.Access.choices, widget=forms.RadioSelect
    )
    members_hidden = forms.BooleanField(
        label=_("Only members see who is in it"), required=False,
        help_text=_("Nobody else sees who they are or how many, not even an administrator. This cannot be undone."),
    )  # fmt: skip
    promise_days = forms.TypedChoiceField(
        label=_("Who asks something gets an answer within"), coerce=int, empty_value=None, required=False
    )
    promise_hours = forms.IntegerField(
        label=_("Or within so many hours"), required=False, widget=forms.NumberInput({"inputmode": "numeric"}),
        help_text=_("Of working time, from 1 to 40. A number here counts in the place of the days."),
    )  # fmt: skip
    tabs_on = forms.MultipleChoiceField(
        label=_("Pages beside the posts"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("The others appear by themselves when there is something in them."),
    )  # fmt: skip

    def __init__(self, *args, whole=None, **kwargs):
        super().__init__(*args, **kwargs)
        days = sorted({*PROMISES, self.initial.get("promise_days") or PROMISES[0]})
        words = [(n, ngettext_lazy("%d working day", "%d working days") % n) for n in days]
        self.fields["promise_days"].choices = [("", _("No promise in days")), *words]
        self.fields["tabs_on"].choices = [(tab.code, tab.label) for tab in all_tabs() if _is_a_choice(tab)]
        if whole:
            fitting = [(code, label) for code, label in Group.Access.choices if _fits(code, whole)]
            self.fields["access"].choices = fitting

    def refuse(self, error):
        """Show why a command refused, by the field that it is about, else above the form."""
        self.add_error(ABOUT.get(error.code), error.message)

    def told(self):
        """Return what was typed, by the names of NewGroup; what the form did not hold is left as it is."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in LEFT or name in self.data}
        return told if told["members_hidden"] else {name: told[name] for name in told if name != "members_hidden"}


ABOUT = {
    "group_promise_hours": "promise_hours",
    "hidden_members_open": "access",
    "part_shows_members": "members_hidden",
    "rules_tell_members": "members_hidden",
}
LEFT = {
    "about",
    "goals",
    "promise_days",
    "promise_hours",
    "rules",
    "welcome",
    "parent",
}  # a form without them tells nothing of them


class StartForm(GroupForm):
    """A group that starts, with a number of its own: the same form sent twice starts it once."""

    submission = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("submission", uuid.uuid4())

    def told(self):
        """Return what was typed, by the names of NewGroup."""
        return {name: value for name, value in super().told().items() if name != "submission"}


class ChangeGroupForm(GroupForm):
    """A group that changes: with what its managers settle once it is there."""

    goals = forms.CharField(
        label=_("What do you want to reach?"), max_length=3000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("The goals of the network, one a line. Everybody who finds it reads them."),
    )  # fmt: skip
    rules = forms.CharField(
        label=_("What we agree here"), max_length=3000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("One a line, beside the house rules. Say what helps, not what is forbidden."),
    )  # fmt: skip
    welcome = forms.CharField(
        label=_("Welcome for who joins"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Shown once to a new member. What can they do first? Whom can they ask?"),
    )  # fmt: skip
    parent = forms.ModelChoiceField(
        Group.objects.none(), label=_("Part of"), required=False, empty_label=_("Stands by itself"),
        help_text=_("A part is never open to more people than the whole."),
    )  # fmt: skip
    coaches_writers = forms.BooleanField(
        label=_("Give advice while writing"), required=False,
        help_text=_("Who writes in the group gets tips: about length, difficult words, a title that tells."),
    )  # fmt: skip

    def __init__(self, *args, wholes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = wholes
        self.fields["members_hidden"].disabled = bool(self.initial.get("members_hidden"))

    def against(self, group):
        """Return [(label, how it stands in the group)] of the fields in which something else was typed, in words."""
        stands = {name: getattr(group, name) for name in self.fields}
        return [
            (self.fields[name].label, _in_words(self.fields[name], value))
            for name, value in stands.items()
            if _even(value) != _even(self.cleaned_data[name])
        ]


def proposals(kind, person, *, keeps_members=False):
    """Return what a kind of group proposes to this person, who starts one, as the first values of the form.

    What keeps its members to itself cannot be open: it is proposed as on request, so that an outsider can ask to join.
    """
    found = KINDS.get(kind) or KINDS[Group.Kind.TEAM]
    access = Group.Access.REQUEST if keeps_members and found.access == Group.Access.OPEN else found.access
    return {
        "kind": found.code, "access": access, "members_hidden": keeps_members, "promise_days": promised_by(found, person), "promise_hours": None,
        "tabs_on": list(found.tabs),
    }  # fmt: skip


def _even(value):
    if isinstance(value, list):
        return sorted(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _in_words(field, value):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(field, forms.ModelChoiceField):
        return str(value or field.empty_label)
    if isinstance(value, list):
        return ", ".join(str(label) for code, label in field.choices if code in value) or _("None of them")
    if value is None and not hasattr(field, "choices"):
        return _("Nothing")
    return dict(getattr(field, "choices", [])).get("" if value is None else value, value)


def _is_a_choice(tab):
    return tab.has_content is not None and not tab.for_managers


def _fits(access, whole):
    return Group.Access(access).rank >= Group.Access(whole.access).rank


class CoverForm(forms.Form):
    """The photo over a group's pages; without a photo only the words with it change."""

    photo = forms.FileField(label=_("Photo"), required=False, widget=forms.FileInput({"accept": "image/*"}))
    alt = forms.CharField(
        label=_("What is on it?"), max_length=300, required=False, help_text=_("For who cannot see the photo.")
    )


class InviteGuestForm(forms.Form):
    """Somebody from outside, until a day."""

    name = forms.CharField(label=_("Name"), max_length=240)
    email = forms.EmailField(label=_("Mail address"))
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A year from now at most. You can make it later, or earlier."),
    )  # fmt: skip


class LastDayForm(forms.Form):
    ends_on = forms.DateField(label=_("Last day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


class RuleForm(forms.Form):
    """One rule: all that is filled in must hold. Empty is no rule."""

    department = forms.ModelChoiceField(Department.objects.none(), label=_("Department"), required=False)
    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    is_mandatory = forms.BooleanField(label=_("Nobody leaves"), required=False)

    def __init__(self, *args, departments, may_bind=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = departments
        if not may_bind:
            del self.fields["is_mandatory"]

    def rule(self):
        """Return the MembershipRule that was typed, not stored, or None when the line is empty."""
        told = {name: value for name, value in self.cleaned_data.items() if name in RULED}
        # A line more that stays empty has no data at all.
        if not any(told.get(name) for name in ("department", "function", "place")):
            return None
        return MembershipRule(**told)


MOST_RULES = 20
RULED = ("department", "function", "place", "is_mandatory")


class RequestForm(forms.Form):
    message = forms.CharField(label=_("Why do you want to join?"), max_length=500, required=False)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices)


class SeatForm(forms.Form):
    """What a member does on the board of a group."""

    seat = forms.CharField(
        label=_("What do they do on the board?"), max_length=60, required=False,
        help_text=_("For instance: chair, secretary or treasurer. Leave it empty and they are not on it."),
    )  # fmt: skip
    rank = forms.IntegerField(
        label=_("Place in the list"), min_value=0, max_value=99, required=False,
        help_text=_("The lowest number stands on top. Who has no number comes after them."),
    )  # fmt: skip


class InviteForm(forms.Form):
    username = forms.CharField(max_length=60)


class GuestPasswordForm(forms.Form):
    """How a guest from outside signs in from now on."""

    password = forms.CharField(
        label=_("New password"), max_length=128, widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least 10 characters. A short sentence works well."),
    )  # fmt: skip

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.likely = Person(email=invitation.email, name=invitation.name)

    def clean_password(self):
        validate_password(self.cleaned_data["password"], user=self.likely)
        return self.cleaned_data["password"]


def rules_formset(data, rules, *, departments, may_bind):
    """Return the lines for these MembershipRules, with an empty one; `may_bind`: a line can be made mandatory."""
    initial = [{name: getattr(rule, name) for name in RULED} for rule in rules]
    lines = forms.formset_factory(RuleForm, extra=1, max_num=MOST_RULES, validate_max=True, absolute_max=MOST_RULES + 1)
    kwargs = {"departments": departments, "may_bind": may_bind}
    return lines(data, initial=initial, form_kwargs=kwargs, prefix="rule")


def rules_digest(rules):
    """Return a text that is another one for other rules: what was previewed is what is saved."""
    told = [[str(getattr(rule, name) or "") for name in RULED] for rule in rules]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def wished_in(query):
    """Return what stands in the address of the page that finds groups, as `wish_of` asks for it."""
    return {
        "text": query.get("q", "").strip()[:100], "kind": query.get("kind", ""), "topic": query.get("topic", ""),
        "department": pagination.number(query.get("department", "")), "archived": query.get("closed") == "1",
    }  # fmt: skip
