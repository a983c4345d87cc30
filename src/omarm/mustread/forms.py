"""Shape and type of what is asked to be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core.errors import DomainError
from omarm.mustread.commands import (
    ReadRequest,
    attach_must_read,
    change_must_read,
    check_request,
    take_off_must_read,
)
from omarm.mustread.models import MustRead
from omarm.mustread.queries import is_asked, may_ask_must, may_ask_must_at, may_be_taken_off, own_must_read


def _deadline():
    return forms.DateField(
        label=_("Read by"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class MustReadForm(forms.Form):
    """The part of the composer that asks to read (stream/attachments.py). “Must” is offered to who may ask it somewhere."""

    level = forms.ChoiceField(
        label=_("How important is it?"), choices=MustRead.Level, initial=MustRead.Level.SHOULD, widget=forms.RadioSelect
    )
    due_on = _deadline()

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if may_ask_must(person):
            self.fields["level"].help_text = _("With “must read”, everyone is asked to confirm: read and understood.")
            self.fields["due_on"].help_text = _(
                "For “must read” alone. One working day before, who has not confirmed is reminded."
            )
        else:
            del self.fields["due_on"]
            self.fields["level"].choices = [choice for choice in MustRead.Level.choices if choice[0] != "must"]

    def clean(self):
        """Judge the whole as the command will."""
        told = super().clean()
        if not self.errors:
            self.request = ReadRequest(told["level"], told.get("due_on"))
            try:
                check_request(self.request)
            except DomainError as error:
                self.add_error("due_on", error.message)
        return told

    def attach(self, *, actor, post):
        """Ask it. Returns the MustRead; raises what the command raises."""
        return attach_must_read(actor=actor, post=post, request=self.request)


class ChangeMustReadForm(forms.Form):
    """What is asked with a post that its author edits: how important it is, and by when."""

    level = forms.ChoiceField(label=_("How important is it?"), choices=MustRead.Level, widget=forms.RadioSelect)
    due_on = _deadline()
    take_off = forms.BooleanField(label=_("Take it off: nobody is asked to read this"), required=False)

    def __init__(self, data, *, person, post, prefix):
        self.must_read = own_must_read(person, post.pk)
        now = self.must_read
        super().__init__(data, prefix=prefix, initial={"level": now.level, "due_on": now.due_on})
        self.lock = ""
        if now.is_must or may_ask_must_at(person, post):
            self.fields["level"].help_text = _(
                "What becomes “must read” begins anew: everyone is told, and earlier confirmations are deleted."
            )
            self.fields["due_on"].help_text = _("For “must read” alone: today or later.")
        else:
            del self.fields["due_on"]
            self.fields["level"].choices = [choice for choice in MustRead.Level.choices if choice[0] != "must"]
        if not may_be_taken_off(now):
            del self.fields["take_off"]
            self.lock = _(
                "You cannot take this off: people may have confirmed it. You can withdraw it on the page that says how "
                "far it is. Whom it is asked stays as it is."
            )

    @classmethod
    def of(cls, data, *, person, post, prefix):
        """Return the form, or None for what was withdrawn."""
        return cls(data, person=person, post=post, prefix=prefix) if is_asked(post) else None

    def save(self, *, actor):
        """Store it. Returns the MustRead, or None when it was taken off; raises what the commands raise."""
        told = self.cleaned_data
        if told.get("take_off"):
            take_off_must_read(actor=actor, must_read=self.must_read)
            return None
        due_on = told.get("due_on") if told["level"] == MustRead.Level.MUST else None
        return change_must_read(actor=actor, must_read=self.must_read, request=ReadRequest(told["level"], due_on))


class AgainForm(forms.Form):
    """A new deadline, for asking again."""

    due_on = _deadline()
