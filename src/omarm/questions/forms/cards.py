"""What is typed on a knowledge card, and what a reader says of one."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.people.fields import OneColleagueField
from omarm.questions.commands import CardTold
from omarm.questions.commands.cards import YEAR
from omarm.questions.commands.checking import LONGEST_NOTE
from omarm.questions.forms.rich import LineField, RichForm
from omarm.stream.commands.posts import LONGEST_BODY
from omarm.stream.composer.accepting import AcceptingMixin


class CardForm(AcceptingMixin, RichForm):
    """A card: the question, the answer, where it comes from, who looks after it and when it is looked at again.

    `words` is the answer as it stands, as rich text; `answerers` are those who can be thanked besides whose answer solved it.
    """

    writing_code = "question"  # which rules stand by the box
    title = LineField(label=_("The question"), max_length=200)
    body = forms.CharField(
        label=_("The answer"), max_length=LONGEST_BODY, strip=True, widget=forms.Textarea({"rows": 8})
    )
    sources = forms.CharField(
        label=_("Sources"), required=False, max_length=8_000, widget=forms.Textarea({"rows": 2}),
        help_text=_("On each line an address, or the name of a rule or document."),
    )  # fmt: skip
    owner = OneColleagueField(
        label=_("Looked after by"), required=False, help_text=_("This colleague hears when somebody doubts the card, and on the day below."),
    )  # fmt: skip
    review_on = forms.DateField(
        label=_("Look again on"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        initial=lambda: timezone.localdate() + YEAR,
    )  # fmt: skip
    credits = forms.MultipleChoiceField(
        label=_("Thanked besides"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Whose answer was used too? Their names stay with the card."),
    )  # fmt: skip

    def __init__(self, *args, person, words, answerers=(), **kwargs):
        super().__init__(*args, words=words, **kwargs)
        self.person = person
        self.answerers = {str(one.pk): one for one in answerers}
        self.fields["owner"].person = person
        self.fields["credits"].choices = [(pk, one.name) for pk, one in self.answerers.items()]
        if not answerers:
            del self.fields["credits"]

    def told(self):
        """Return what was typed as CardTold."""
        told = self.cleaned_data
        return CardTold(
            title=told["title"], body=self.told_body, sources=told["sources"],
            owner=told["owner"], review_on=told["review_on"],
            credits=tuple(self.answerers[pk] for pk in told.get("credits", ())), accepts=told.get("accepts"),
        )  # fmt: skip

    def refuse(self, error):
        """Show what a command refused, with the field that it is about."""
        super().refuse(error, field=error.code if error.code in self.fields else None)


class ChangeCardForm(CardForm):
    """A card that stands: the rules were accepted with what began it."""

    accepts = None


class CheckForm(forms.Form):
    """Whether a card still holds: yes by a button of its own, no with what holds no more."""

    note = forms.CharField(
        label=_("What does not hold any more?"), max_length=LONGEST_NOTE, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say what does not hold any more.")},
        help_text=_("Who looks after the card reads this, without your name."),
    )  # fmt: skip
