"""The box with which somebody accepts the house rules, by what they write."""

from django import forms
from django.utils.functional import cached_property

from omarm.houserules.commands import UNACCEPTED
from omarm.houserules.queries import asked_of


class AcceptingMixin(forms.Form):
    """A form to write with. Tell it its `person`; `accepts` is the number of the edition that stood by the box."""

    accepts = forms.IntegerField(required=False)
    person, writing_code = None, ""

    @cached_property
    def asked(self):
        """Return what the person is asked to accept, or None: a form for nobody in particular asks nothing."""
        if self.person is None or "accepts" not in self.fields:
            return None
        return asked_of(self.person, self.writing_code)

    @property
    def is_ticked(self):
        """Whether the box stays ticked: by hand, for the edition that stands."""
        return self.is_bound and bool(self.asked) and self["accepts"].value() == str(self.asked.number)

    def refuse(self, error, *, field=None):
        """Show why a command refused: by the box when it is about the rules, else by `field` or above the form."""
        self.add_error("accepts" if error.code == UNACCEPTED else field, error.message)
