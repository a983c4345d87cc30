"""Shape and type of what is typed about topics."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.topics.commands.words import LONGEST_WORD
from omarm.topics.fields import OwnerField
from omarm.topics.queries import all_topics


class TopicForm(forms.Form):
    """A topic that is added or changed. `limited` leaves out what the owner of a topic may not change."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_WORD)
    description = forms.CharField(
        label=_("What is it about?"), max_length=300, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("One or two sentences, so that everybody uses it for the same thing."),
    )  # fmt: skip
    synonyms = forms.CharField(
        label=_("Other words for it"), max_length=4000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("One on each line, or with commas. Who types such a word finds this topic."),
    )  # fmt: skip
    owner = OwnerField(
        label=_("Looked after by"), max_length=60, required=False, help_text=_("The username of a colleague.")
    )

    def __init__(self, *args, limited=False, **kwargs):
        super().__init__(*args, **kwargs)
        if limited:
            del self.fields["name"], self.fields["owner"]

    def clean_synonyms(self):
        words = re.split(r"[,\n]", self.cleaned_data["synonyms"])
        return tuple(word.strip() for word in words if word.strip())


class ProposalForm(forms.Form):
    name = forms.CharField(label=_("Topic"), max_length=LONGEST_WORD)
    why = forms.CharField(label=_("What would it be about?"), max_length=300, required=False)


class MergeForm(forms.Form):
    """The topic that takes another one in."""

    into = forms.ModelChoiceField(
        all_topics(), to_field_name="slug", label=_("Merge into"), empty_label=_("Choose a topic"),
        error_messages={"required": _("Choose a topic first."), "invalid_choice": _("Choose a topic from the list.")},
    )  # fmt: skip

    def __init__(self, *args, source, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = all_topics().exclude(pk=source.pk)
