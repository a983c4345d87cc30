"""What an update asks beside what every post asks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from omarm.people.queries import language_of
from omarm.stream.commands import Draft
from omarm.stream.composer import PostForm
from omarm.updates.commands import publish_update
from omarm.updates.models import Update


class UpdateForm(PostForm):
    """An everyday post."""

    kind_code = "update"
    form = forms.ChoiceField(label=_("Kind of post"), choices=Update.Form.choices, required=False)

    def publish(self, *, actor):
        """Publish what was typed. Returns the Post; raises what the command raises."""
        told = self.cleaned_data
        draft = Draft(
            title=told["title"], body=told["body"], place=told["place"], photos=self.photo_pairs,
            lang=language_of(actor), submission=told["submission"],
        )  # fmt: skip
        return publish_update(actor=actor, draft=draft, form=told["form"] or Update.Form.UPDATE)
