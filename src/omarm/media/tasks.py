"""Making the sizes of photos and reading the words in files, apart from the page that took them in."""

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


@task()
def read_files():
    """Read a few of the files that wait, and ask for the next ones."""
    if commands.read_waiting_files():
        read_files.enqueue()


@every("*/10 * * * *")
@task()
def read_files_left_waiting():
    """Take up the files of which the job was lost, and those that came before there was a reader like this one."""
    if commands.take_up_unread():
        read_files.enqueue()
