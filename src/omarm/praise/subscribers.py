"""What happens after a compliment is up."""

from omarm.activity.log import on
from omarm.praise.commands import tell_of_praise
from omarm.stream.models import Post


@on("post.published")
def tell_who_waited_for_it(fact):
    """Tell for whom a compliment is that was published at a set time; else the fact itself says so."""
    if fact.data.get("kind") != "praise" or "people" in fact.data:
        return
    post = Post.objects.live().select_related("author").filter(pk=fact.subject_id).first()
    if post:
        tell_of_praise(post=post)
