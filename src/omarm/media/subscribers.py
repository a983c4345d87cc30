"""What happens after a photo or a file came in."""

from omarm.activity.log import on
from omarm.media.tasks import make_sizes, read_files


@on("image.received")
def have_sizes_made(fact):
    """Ask for the sizes; doing so twice does no harm."""
    make_sizes.enqueue(fact.subject_id)


@on("file.received")
def have_words_read(_fact):
    """Ask for the words in the files that wait; doing so twice does no harm."""
    read_files.enqueue()
