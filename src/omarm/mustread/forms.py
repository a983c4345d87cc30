"""Shape and type of what is asked to be read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core.errors import DomainError
from omarm.mustread.commands import ReadRequest, attach_must_read, check_request
from omarm.mustread.models import MustRead
from omarm.mustread.queries import may_ask_must


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


class AgainForm(forms.Form):
    """A new deadline, for asking again."""

    due_on = _deadline()
