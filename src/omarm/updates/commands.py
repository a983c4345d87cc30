"""Writing an update."""

from django.db import transaction

from omarm.stream import commands as stream
from omarm.updates.models import Update


@transaction.atomic
def publish_update(*, actor, draft, form=Update.Form.UPDATE):
    """Publish an everyday post. Returns the Post. Raises what `publish_post` raises."""
    return stream.publish_post(
        actor=actor, kind="update", draft=draft, detail=lambda post: Update.objects.create(post=post, form=form)
    )
