"""Words of the list in what was just written or changed."""

from omarm.activity.log import on
from omarm.moderation import commands


@on("post.published")
@on("post.edited")
def look_for_signals_in_a_post(fact):
    """Bring it to the queue when it has one."""
    commands.signal_post(post_id=fact.subject_id)


@on("comment.added")
@on("comment.edited")
def look_for_signals_in_a_comment(fact):
    """Bring it to the queue when it has one."""
    commands.signal_comment(comment_id=fact.subject_id)
