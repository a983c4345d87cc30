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


@transaction.atomic
def bring_in_updates(*, posts):
    """Store ForeignPosts as updates. Returns the Post rows, in the same order."""
    return stream.bring_in_posts(kind="update", posts=posts, details=_bring_in_details)


def _bring_in_details(rows):
    Update.objects.bulk_create((Update(post=row) for row in rows), batch_size=2000)
