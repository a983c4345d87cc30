"""What people do with posts, whatever their kind."""

from omarm.stream.commands.conversation import (
    add_comment,
    delete_comment,
    edit_comment,
    react,
    restore_comment,
    take_back_reaction,
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
from omarm.stream.commands.posts import Draft, delete_post, edit_post, mark_seen, publish_post, restore_post

__all__ = [
    "EVERYONE", "Draft", "ForeignComment", "ForeignPost", "Place", "add_comment", "bring_in_comments", "bring_in_posts",
    "bring_in_reactions", "delete_comment", "delete_post", "edit_comment", "edit_post",
    "mark_seen", "place_post", "publish_post", "reachable_places", "react", "remove_brought_in", "restore_comment", "restore_post",
    "take_back_reaction",
]  # fmt: skip
