"""Shape and type of what people tell about what they know, and of thanks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.core.chips import OneMixin
from omarm.profiles.commands.experts import MOST_A_DAY
from omarm.profiles.models import Expert
from omarm.topics.fields import TopicsField


class OneTopicField(OneMixin, TopicsField):
    """One topic of the organisation's own list, by its name or another word for it."""

    too_many = _("Choose one topic.")


class ExpertiseForm(forms.Form):
    """A topic that one knows about. For one that stands there already the topic is known."""

    topic = OneTopicField(label=_("Topic"), error_messages={"required": _("Choose a topic from the list.")})
    note = forms.CharField(
        label=_("What exactly?"), max_length=160, required=False, help_text=_("In a few words, for who looks for you.")
    )
    may_be_asked = forms.BooleanField(label=_("Colleagues may ask me about this"), required=False)

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].person = person


class TermsForm(forms.Form):
    """On which terms one may be asked."""

    pace = forms.ChoiceField(label=_("I answer"), choices=Expert.Pace, widget=forms.RadioSelect)
    most_a_day = forms.IntegerField(
        label=_("At most so many questions a day"), min_value=1, max_value=MOST_A_DAY,
        help_text=_("When you were asked so often, we say that colleagues can ask you tomorrow."),
    )  # fmt: skip
    paused_until = forms.DateField(
        label=_("Do not ask me until and with"), required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), help_text=_("Leave empty when you may be asked."),
    )  # fmt: skip


class ThanksForm(forms.Form):
    """The topic with which a colleague helped."""

    topic = OneTopicField(label=_("Helped me with"), error_messages={"required": _("Choose a topic from the list.")})

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].person = person
