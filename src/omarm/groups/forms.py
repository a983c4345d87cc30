"""Shape and type of what is typed about groups."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.groups.models import Group, Membership


class GroupForm(forms.Form):
    """A group that starts or changes."""

    name = forms.CharField(label=_("Name"), max_length=120)
    purpose = forms.CharField(
        label=_("What is it for?"), max_length=200, help_text=_("One sentence. Everybody who finds the group reads it.")
    )
    about = forms.CharField(
        label=_("More about it"), max_length=5000, required=False, widget=forms.Textarea({"rows": 4})
    )
    kind = forms.ChoiceField(label=_("Kind of group"), choices=Group.Kind.choices)
    access = forms.ChoiceField(
        label=_("Who may read and join?"), choices=Group.Access.choices, widget=forms.RadioSelect
    )


class ChangeGroupForm(GroupForm):
    """A group that changes: with what its managers settle once it is there."""

    coaches_writers = forms.BooleanField(
        label=_("Give advice while writing"), required=False,
        help_text=_("Who writes in the group gets tips: about length, difficult words, a title that tells."),
    )  # fmt: skip


class RequestForm(forms.Form):
    message = forms.CharField(label=_("Why do you want to join?"), max_length=500, required=False)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Membership.Role.choices)


class InviteForm(forms.Form):
    username = forms.CharField(max_length=60)
