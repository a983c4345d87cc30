"""What happens after words with links are up."""

from omarm.activity.log import on
from omarm.previews.commands import note_links
from omarm.previews.tasks import look_behind
from omarm.stream.models import Post


@on("post.published")
@on("post.edited")
def note_links_of_post(fact):
    """Note the links of the post and have those fetched that nobody looked at lately."""
    post = Post.objects.live().filter(pk=fact.subject_id).first()
    if post:
        for preview in note_links(post=post):
            look_behind.enqueue(preview.pk)
