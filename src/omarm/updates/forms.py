"""What an update asks beside what every post asks."""

from omarm.stream.composer import PostForm
from omarm.updates.commands import publish_update
from omarm.updates.models import Update


class UpdateForm(PostForm):
    """An everyday post."""

    writing_code = "update"

    def publish_kind(self, *, actor, draft):
        """Publish what was typed. Returns the Post; raises what the command raises."""
        return publish_update(actor=actor, draft=draft, form=Update.Form.UPDATE)

    def change_kind(self, *, actor, post):
        """Nothing to change: an update has no fields of its own."""
