"""What happens after a post is up: open pages hear that there is something new, never what."""

from omarm.activity.log import on
from omarm.core.live.announce import announce
from omarm.stream.models import Placement, Post


@on("post.published")
@on("post.placed")
def tell_open_pages(fact):
    """Announce the post on the channel of each of its places; whoever may read there fetches it by the read rule."""
    placements = Placement.objects.filter(post__in=Post.objects.live().filter(pk=fact.subject_id))
    if "placement" in fact.data:
        placements = placements.filter(pk=fact.data["placement"])
    channels = sorted({_channel(placement) for placement in placements})
    if channels:
        announce(channels, "post", fact.subject_id)


def _channel(placement):
    if placement.group_id:
        return f"g{placement.group_id}"
    return f"d{placement.department_id}" if placement.department_id else "all"
