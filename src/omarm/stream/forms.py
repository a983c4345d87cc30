"""Shape and type of what is typed to a post that stands, and into a comment."""

import uuid
from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.stream.commands.conversation import LONGEST_COMMENT, MOST_COMMENT_PHOTOS
from omarm.stream.commands.reactions import ICONS, Offered
from omarm.stream.composer.accepting import AcceptingMixin
from omarm.stream.composer.fields import PlaceField, place_code
from omarm.stream.queries import reaction_kinds
from omarm.stream.uploads import UploadsMixin


class RescheduleForm(forms.Form):
    """Another moment for a post that waits; without one, now."""

    publish_at = forms.DateTimeField(
        label=_("Publish on"), required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )  # fmt: skip


class CommentForm(AcceptingMixin, UploadsMixin, forms.Form):
    """What is said to a post, with a few photos. Judge it after telling it its `person`."""

    most_photos = MOST_COMMENT_PHOTOS
    attachments = None
    body = forms.CharField(
        label=_("Your comment"), required=False, max_length=LONGEST_COMMENT, widget=forms.Textarea({"rows": 2})
    )
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)
    quotes = forms.IntegerField(required=False, widget=forms.HiddenInput)
    submission = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"initial": {"submission": uuid.uuid4()}, **kwargs})


class CloseForm(forms.Form):
    because = forms.CharField(label=_("Why do you close the conversation?"), max_length=300)


class ShareForm(forms.Form):
    """Where else a post can stand: the places where the person may post and it does not stand yet."""

    place = PlaceField(label=_("Share to"))

    def __init__(self, *args, person, post, **kwargs):
        super().__init__(*args, **kwargs)
        taken = {place_code(placement) for placement in post.placements.select_related("group", "department")}
        self.fields["place"].offer(person, without=taken)


class PinForm(forms.Form):
    until = forms.DateField(
        label=_("On top until the end of"), required=False, widget=forms.DateInput({"type": "date"})
    )

    def clean_until(self):
        """Return the end of the chosen day, or None."""
        day = self.cleaned_data["until"]
        return timezone.make_aware(datetime.combine(day, time.max)) if day else None


def _offered():
    return [(kind.code, kind.label) for kind in reaction_kinds() if kind.is_offered]


class ReactionForm(forms.Form):
    kind = forms.ChoiceField(choices=_offered)


class ReactionKindForm(forms.Form):
    code = forms.CharField(max_length=12, required=False, widget=forms.HiddenInput)
    label_nl = forms.CharField(label=_("In Dutch"), max_length=30)
    label_en = forms.CharField(label=_("In English"), max_length=30)
    icon = forms.ChoiceField(label=_("Icon"), choices=[("", "—"), *((name, name) for name in ICONS)])
    is_offered = forms.BooleanField(label=_("Offered"), required=False)


class BaseReactionKinds(forms.BaseFormSet):
    """A line for each reaction there is, and one for a new one."""

    @property
    def reactions(self):
        """Return what was typed as Offered, in the order that was chosen."""
        filled = [form.cleaned_data for form in self.ordered_forms]
        known = {kind.code for kind in reaction_kinds()}
        return [
            Offered(
                code=line["code"] if line["code"] in known else "", label_nl=line["label_nl"],
                label_en=line["label_en"], icon=line["icon"], is_offered=line["is_offered"],
            )
            for line in filled
        ]  # fmt: skip

    def get_ordering_widget(self):
        """Return a number field: the order by keyboard and without JavaScript."""
        return forms.NumberInput({"min": 1})


ReactionKindsForm = forms.formset_factory(
    ReactionKindForm, formset=BaseReactionKinds, can_order=True, extra=1, max_num=20, absolute_max=40
)
