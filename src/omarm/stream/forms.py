"""Shape and type of what is typed to a post that stands, and into a comment."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.stream.commands.conversation import LONGEST_COMMENT
from omarm.stream.commands.posts import LONGEST_BODY
from omarm.stream.queries import reaction_kinds


class EditForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=200, required=False)
    body = forms.CharField(
        label=_("Your post"), required=False, max_length=LONGEST_BODY, widget=forms.Textarea({"rows": 8})
    )


class CommentForm(forms.Form):
    body = forms.CharField(
        label=_("Your answer"), max_length=LONGEST_COMMENT, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write something first.")},
    )  # fmt: skip
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"submission": uuid.uuid4()}, **kwargs})


def _offered():
    return [(kind.code, kind.label) for kind in reaction_kinds() if kind.is_offered]


class ReactionForm(forms.Form):
    kind = forms.ChoiceField(choices=_offered)
