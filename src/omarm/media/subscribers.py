"""What happens after a photo came in."""

from omarm.activity.log import on
from omarm.media.tasks import make_sizes


@on("image.received")
def have_sizes_made(fact):
    """Ask for the sizes; doing so twice does no harm."""
    make_sizes.enqueue(fact.subject_id)
