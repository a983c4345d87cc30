"""Shape and type of the choices about being told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.notifications.models import MailPace, Reason
from omarm.notifications.queries import CHOOSABLE


class ChoicesForm(forms.Form):
    """For what one wants to be told, and how often by mail."""

    wanted = forms.TypedMultipleChoiceField(
        label=_("Tell me of"), coerce=lambda value: Reason(int(value)), required=False,
        choices=[(reason.value, reason.label) for reason in CHOOSABLE], widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "You always hear it when somebody mentions you, when there is something that you must read, when somebody "
            "writes to everybody in a group of yours, and what has to do with a report."
        ),
    )  # fmt: skip
    pace = forms.ChoiceField(
        label=_("How often"), choices=MailPace.Pace.choices, widget=forms.RadioSelect,
        help_text=_(
            "By mail you hear only that somebody mentions, answers or asks you, and what is about you or asks for you in a "
            "group, and only what you have not seen yet. The daily mail comes at half past seven."
        ),
    )  # fmt: skip


class LowerForm(forms.Form):
    """How often from now on; a mail program names nothing and means never."""

    pace = forms.ChoiceField(choices=MailPace.Pace.choices)

    def wanted(self):
        """Return the pace that was asked for, or never when it is none of ours."""
        return self.cleaned_data["pace"] if self.is_valid() else MailPace.Pace.NEVER
