"""Making the sizes of photos, apart from the page that took them in."""

from django.tasks import task

from omarm.core.jobs import every
from omarm.media import commands, queries


@task()
def make_sizes(image_id):
    """Make the sizes of a photo that was received."""
    commands.make_sizes(image_id=image_id)


@every("*/10 * * * *")
@task()
def make_sizes_left_waiting():
    """Take up the photos of which the job was lost."""
    for image_id in queries.left_waiting():
        make_sizes.enqueue(image_id)
