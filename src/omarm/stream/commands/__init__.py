"""What people do with posts, whatever their kind."""

from omarm.stream.commands.conversation import (
    add_comment,
    delete_comment,
    edit_comment,
    react,
    restore_comment,
    take_back_reaction,
)
from omarm.stream.commands.following import (
    bookmark,
    follow,
    mark_worth_keeping,
    remove_bookmark,
    unfollow,
    unmark_worth_keeping,
)
from omarm.stream.commands.importing import (
    ForeignComment,
    ForeignPost,
    bring_in_comments,
    bring_in_posts,
    bring_in_reactions,
    remove_brought_in,
)
from omarm.stream.commands.placing import EVERYONE, Place, place_post, reachable_places
from omarm.stream.commands.posts import (
    Draft,
    EditConflict,
    announce_due_posts,
    delete_post,
    edit_post,
    mark_attached,
    mark_seen,
    publish_post,
    restore_post,
    set_topics,
)

__all__ = [
    "EVERYONE", "Draft", "EditConflict", "ForeignComment", "ForeignPost", "Place", "add_comment", "announce_due_posts", "bookmark", "bring_in_comments", "bring_in_posts",
    "bring_in_reactions", "delete_comment", "delete_post", "edit_comment", "edit_post", "follow", "mark_worth_keeping",
    "mark_attached", "mark_seen", "place_post", "publish_post", "reachable_places", "react", "remove_brought_in", "restore_comment", "remove_bookmark", "restore_post", "set_topics",
    "take_back_reaction", "unfollow", "unmark_worth_keeping",
]  # fmt: skip
