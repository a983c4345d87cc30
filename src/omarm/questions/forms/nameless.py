"""What was asked without a name, changed by who asked it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.questions.forms.asking import LONGEST_TITLE
from omarm.questions.forms.rich import LineField, RichForm
from omarm.stream.commands.posts import LONGEST_BODY


class NamelessWordsForm(RichForm):
    """The words of a question, and no more of it: nothing here is kept while it is typed."""

    title = LineField(
        label=_("Your question"), max_length=LONGEST_TITLE, error_messages={"required": _("Write your question first.")}
    )
    body = forms.CharField(
        label=_("More about your question"), required=False, max_length=LONGEST_BODY, strip=True,
        widget=forms.Textarea({"rows": 6}),
    )  # fmt: skip
