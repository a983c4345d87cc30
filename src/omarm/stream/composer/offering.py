"""What the composer offers to this person: functions that are off for them are left out, and are not published."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from omarm.core.functions import attachments_off, function_of, off_for, off_in, writings_off
from omarm.stream.attachments import offered_attachments
from omarm.stream.kinds import all_writings, named_or_everyday


class OfferingMixin(forms.Form):
    """A form to write with, for its `person`. What was typed while a function went off stays in the form, and is not sent."""

    person, writing_code, post, attached = None, "", None, ()

    @property
    def writings(self):
        """Return the ways to write, for the menu: the one that this is first, where a narrow screen begins."""
        off = writings_off(self.person)
        offered = [writing for writing in all_writings() if writing.code not in off]
        return sorted(offered, key=lambda writing: writing.code != self.writing_code)

    @property
    def writing(self):
        """Return the way to write that this is."""
        return named_or_everyday(self.writing_code)

    @property
    def unused_attachments(self):
        """Return the attachments that are not in the form yet."""
        left_out = {attachment.code for attachment, _form in self.attached} | attachments_off(self.person)
        return [attachment for attachment in offered_attachments() if attachment.code not in left_out]

    @cached_property
    def closed(self):
        """Return the function that is off for the person and that this form needs, or None. A post that stands needs none."""
        return None if self.post else off_in(self.writing_code, self.person) or self._closed_attachment()

    @property
    def closed_words(self):
        """Return what the form says about that, "" when all is open."""
        if not self.closed:
            return ""
        told = {"function": self.closed.label}
        if self.closed.writings:
            return _(
                "“%(function)s” is not open to you now. What you typed is still here: "
                "choose another way to write it, or leave it as a draft until then."
            ) % told  # fmt: skip
        return (
            _(
                "“%(function)s” is not open to you now. What you typed is still here: leave that part out to post the rest."
            )
            % told
        )

    def _closed_attachment(self):
        used = {attachment.code for attachment, _form in self.attached}
        off = [function_of(code) for code in sorted(off_for(self.person))]
        return next((function for function in off if function and used & {*function.attachments}), None)
