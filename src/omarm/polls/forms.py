"""Shape and type of what is asked in a poll, and of what is answered."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from omarm.core.errors import DomainError
from omarm.polls.commands import PollChange, PollDraft, attach_poll, change_poll, check_draft
from omarm.polls.commands.polls import LONGEST_OPTION, MOST_WITH_ADDED
from omarm.polls.models import Poll
from omarm.polls.queries import has_poll, own_poll, words_are_fixed


class PollForm(forms.Form):
    """The part of the composer that asks for a poll (stream/attachments.py)."""

    question = forms.CharField(
        label=_("Question"), max_length=200, required=False, help_text=_("Leave it empty when your post asks it.")
    )
    options = forms.CharField(
        label=_("Options"), max_length=4000, widget=forms.Textarea({"rows": 4}), help_text=_("One on each line, 2 to 12."),
        error_messages={"required": _("Write the options, one on each line.")},
    )  # fmt: skip
    is_multiple = forms.BooleanField(label=_("People may choose more than one"), required=False)
    is_open_list = forms.BooleanField(label=_("People may add an option"), required=False)
    closes_at = forms.DateTimeField(
        label=_("Closes on"), required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip
    results = forms.ChoiceField(
        label=_("Show the results"), choices=Poll.Results, initial=Poll.Results.NOW, widget=forms.RadioSelect
    )
    is_anonymous = forms.BooleanField(
        label=_("Vote anonymously"), required=False,
        help_text=_(
            "No colleague sees who voted or who chose what, also not you or an administrator. It needs a closing time. "
            "Nobody can change their vote, and results show from 8 votes on, in batches. "
            "You cannot change this once the poll is up."
        ),
    )  # fmt: skip

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self):
        """Judge the whole as the command will, so that nothing is published of which a part is refused."""
        told = super().clean()
        if self.errors:
            return told
        self.draft = PollDraft(
            question=told["question"], options=_lines(told["options"]), is_multiple=told["is_multiple"],
            is_open_list=told["is_open_list"], is_anonymous=told["is_anonymous"],
            results=told["results"], closes_at=told["closes_at"],
        )  # fmt: skip
        try:
            check_draft(self.draft)
        except DomainError as error:
            self.add_error("closes_at" if error.code in {"poll_endless", "poll_past"} else "options", error.message)
        return told

    def attach(self, *, actor, post):
        """Put the poll under the post. Returns it; raises what the command raises."""
        return attach_poll(actor=actor, post=post, draft=self.draft)


class ChangePollForm(forms.Form):
    """The poll of a post that its author edits: its words as long as nobody can have voted on them, its closing time."""

    question = forms.CharField(label=_("Question"), max_length=200, required=False)

    def __init__(self, data, *, person, post, prefix):
        self.poll = own_poll(person, post.pk)
        fixed, closed = words_are_fixed(self.poll), self.poll.is_closed
        self.lock = _why_fixed(self.poll) if fixed or closed else ""
        self.own = [option for option in self.poll.options.standing() if not option.is_added]
        super().__init__(None if closed else data, prefix=prefix, initial=self._initial())
        for number, option in enumerate(self.own, start=1):
            label = format_lazy(_("Option {number}"), number=number)
            self.fields[f"option-{option.rank}"] = forms.CharField(label=label, max_length=LONGEST_OPTION)
        for field in self.fields.values():
            field.disabled = fixed or closed
        if closed:
            return
        if self.poll.closes_at or not fixed:  # one that has no end cannot get an earlier one
            self.fields["closes_at"] = forms.DateTimeField(
                label=_("Closes on"), required=False, help_text=_("Only later than it was.") if fixed else "",
                widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            )  # fmt: skip
        if post.is_live:
            self.fields["closes_now"] = forms.BooleanField(label=_("Close the poll now"), required=False)

    @classmethod
    def of(cls, data, *, person, post, prefix):
        """Return the form, or None for a post without a poll."""
        return cls(data, person=person, post=post, prefix=prefix) if has_poll(post) else None

    def save(self, *, actor):
        """Store it. Returns the Poll; raises what the command raises."""
        told = self.cleaned_data
        change = PollChange(
            question=told["question"], options={option.rank: told[f"option-{option.rank}"] for option in self.own},
            closes_at=told.get("closes_at"), closes_now=told.get("closes_now", False),
        )  # fmt: skip
        return change_poll(actor=actor, poll=self.poll, change=change)

    def _initial(self):
        words = {f"option-{option.rank}": option.text for option in self.own}
        return words | {"question": self.poll.question, "closes_at": self.poll.closes_at}


class VoteForm(forms.Form):
    """The boxes that were ticked. The field bears the number of the poll: many polls may stand in one form of a page."""

    def __init__(self, data, *, poll_id):
        super().__init__(data)
        self.name = f"poll-{poll_id}"
        self.fields[self.name] = forms.TypedMultipleChoiceField(
            choices=[(rank, rank) for rank in range(MOST_WITH_ADDED + 1)], coerce=int, required=False
        )

    @property
    def ranks(self):
        """Return the ranks of the options that were ticked; none when something else was sent."""
        return self.cleaned_data.get(self.name, []) if self.is_valid() else []


class OptionForm(forms.Form):
    """An option that a reader adds. The field bears the number of the poll, as in VoteForm."""

    def __init__(self, data, *, poll_id):
        super().__init__(data)
        self.name = f"option-{poll_id}"
        self.fields[self.name] = forms.CharField(
            label=_("Your option"),
            max_length=LONGEST_OPTION,
            error_messages={"required": _("Write your option first.")},
        )

    @property
    def text(self):
        return self.cleaned_data[self.name]

    @property
    def refusal(self):
        """Return why it was refused, in words."""
        return self.errors[self.name][0]

    @property
    def bound_text(self):
        """Return the field as a template shows it."""
        return self[self.name]


def _lines(text):
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _why_fixed(poll):
    """Return in words why what a poll asks can no longer be changed."""
    if poll.is_closed:
        return _("This poll is closed. It can no longer be changed.")
    if poll.is_anonymous:
        return _(
            "Question and options stand since the post is up. Whether somebody has voted stays hidden in an anonymous poll."
        )
    if poll.results == Poll.Results.AFTER:
        return _(
            "Question and options stand since the post is up. Whether somebody has voted stays hidden until it closes."
        )
    return _("Somebody has voted, so question and options stand.")
