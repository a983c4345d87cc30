"""Looking behind links, and forgetting what no post shows."""

from datetime import timedelta

from django.tasks import task
from django.utils import timezone

from omarm.core.jobs import every
from omarm.previews import commands
from omarm.previews.models import LinkPreview

SECOND_TRY = timedelta(hours=1)


@task()
def look_behind(preview_id):
    """Fetch one preview, unless that was done today; when it fails, once more an hour later."""
    preview = LinkPreview.objects.filter(pk=preview_id).exclude(state="ready", fetched_on=timezone.localdate()).first()
    if preview and commands.look_behind(preview=preview):
        look_behind.using(run_after=timezone.now() + SECOND_TRY).enqueue(preview_id)


@every("47 3 * * *")
@task()
def forget_unused_previews():
    """Delete previews that no post has any more."""
    commands.forget_unused()
