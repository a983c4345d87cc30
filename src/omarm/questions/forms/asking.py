"""The form of a question: what one wants to know, more about it, and where to ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core import richtext
from omarm.houserules.commands import accept_when_asked
from omarm.people.fields import PeopleField
from omarm.questions.commands import ask
from omarm.questions.commands.asking import MOST_EXPERTS
from omarm.stream.commands.posts import LONGEST_BODY, LONGEST_TEXT
from omarm.stream.composer import PostForm
from omarm.stream.composer.fields import place_code

EVERYONE = "everyone"
LONGEST_TITLE = 200
LOOKED_AT = 2_000  # letters of a question that others are compared with


class ExpertsField(PeopleField):
    """Whom to ask first."""

    most = MOST_EXPERTS
    too_many = _("Choose at most {most} colleagues to ask first.")


class QuestionForm(PostForm):
    """A question. Its place is that of the button with which it is sent; `elsewhere` is one that the person looked up.

    The first line is the title, up to 200 letters; what is longer stands whole in the text.
    """

    writing_code = "question"
    is_nameless = False
    title = forms.CharField(
        label=_("Your question"), max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 2, "autofocus": True}),
        error_messages={
            "required": _("Write your question first."),
            "max_length": _("This question is longer than %(limit_value)d characters. Shorten it, or put a part in a file."),
        },
    )  # fmt: skip
    body = forms.CharField(
        label=_("More about your question"), required=False, max_length=LONGEST_BODY, strip=True,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    urgent = forms.MultipleChoiceField(required=False)  # the places for which the box was ticked
    experts = ExpertsField(required=False)

    def __init__(self, *args, words="", **kwargs):
        super().__init__(*args, **kwargs)
        self.rest = ""  # what the first line leaves for the text
        if self.post:
            del self.fields["urgent"], self.fields["experts"]
            return
        self.initial["title"] = words
        self.fields["place"].error_messages["required"] = _("Choose where you want to ask it.")
        self.fields["urgent"].choices = self.fields["place"].choices
        self.fields["experts"].person = self.person

    def clean(self):
        """Part the question in its first line and the rest."""
        told = super().clean()
        if told.get("title"):
            told["title"], self.rest = parted(told["title"])
        return told

    @property
    def asked_text(self):
        """Return the words that are typed so far, without markup: what others are compared with."""
        body = self["body"].value() or ""
        text = richtext.to_text(richtext.clean(body)) if self["is_rich"].value() else body
        return f"{self['title'].value() or ''}\n{text}".replace("\x00", "").strip()[:LOOKED_AT]

    @property
    def chosen(self):
        """Return the Place that the person looked up or came from, or None: in the composer everyone is no choice yet."""
        if not self.is_bound:
            return self.fields["place"].places.get(self.initial["place"])
        code = self.data.get("elsewhere") or self.data.get("place")
        is_from_composer = self.data.get("writing") != self.writing_code
        return None if is_from_composer and code == EVERYONE else self.fields["place"].places.get(code)

    @property
    def chosen_code(self):
        """Return that place as a form writes it, or nothing."""
        return place_code(self.chosen) if self.chosen else ""

    @property
    def chosen_experts(self):
        """Return the colleagues whose box is ticked."""
        return self.fields["experts"].rows(self["experts"].value())

    @property
    def ticked_urgent(self):
        """Return the places for which the box of urgent is ticked."""
        return self["urgent"].value() or []

    def publish_kind(self, *, actor, draft):
        """Ask what was typed. Returns the Post; raises what the command raises."""
        told = self.cleaned_data
        return ask(
            actor=actor, draft=draft, urgent=place_code(draft.place) in told["urgent"], anonymous=self.is_nameless,
            experts=told["experts"],
        )  # fmt: skip

    def change_kind(self, *, actor, post):
        """Change the words alone: what was promised, and who was asked, stays as it was."""

    def _body(self):
        return richtext.from_text(self.rest) + super()._body() if self.rest else super()._body()


class NamelessForm(QuestionForm):
    """A question without the name of who asks: words alone, asked at once, and no draft of it is kept.

    That somebody accepts the house rules is stored with their name, so it is done before, and by itself.
    """

    is_nameless = True
    photos = attachments = publish_at = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["title"].widget.attrs["autofocus"]  # what is told above the field is to be read first

    def clean(self):
        """Leave out what would be stored with a name."""
        return super().clean() | {"publish_at": None}

    def accept_first(self):
        """Accept the house rules where the box is ticked, apart from the question."""
        if self.asked and self.is_ticked:
            accept_when_asked(actor=self.person, number=self.asked.number)
            self.person.rules_accepted = self.asked.number  # as it is read along with a session
            del self.asked

    def _attached_codes(self):
        return ()


def form_for(values):
    """Return the form for what was sent: with the name of who asks or without it, as they chose last."""
    chosen = values and (values.get("switch") or values.get("nameless"))
    return NamelessForm if chosen == "1" else QuestionForm


def taken_over(values):
    """Return the fields of another writing as those of a question: without a title, its words are the question.

    What is more than one line stays in the text too, with its markup.
    """
    if values.get("title") or values.get("writing") == QuestionForm.writing_code:
        return values
    body, told = values.get("body", ""), values.copy()
    title, rest = parted(richtext.to_text(richtext.clean(body)) if values.get("is_rich") else body)
    told["title"], told["body"] = title, body if rest else ""
    return told


class DraftKeyForm(forms.Form):
    """Under which key the words of a form are kept as a draft: its submission."""

    submission = forms.UUIDField()


def parted(question):
    """Return a question as title and text: its first line and the others, or all of it under a beginning of 200 letters."""
    first, _newline, rest = question.strip().partition("\n")
    if len(first := first.strip()) <= LONGEST_TITLE:
        return first, rest.strip()
    beginning = first[: LONGEST_TITLE - 1]
    return (beginning.rsplit(" ", 1)[0] if " " in beginning else beginning) + "…", question.strip()
