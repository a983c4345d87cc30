"""What pages ask about posts and what is said to them."""

from omarm.stream.queries.conversation import comment_in, comments_on, own_comment
from omarm.stream.queries.feed import (
    FeedRow,
    department_feed,
    group_feed,
    groups_with_news,
    home_feed,
    person_feed,
    row_for,
)
from omarm.stream.queries.posts import binned_post, editable_post, photo_in, readable_post
from omarm.stream.queries.reactions import forget_reaction_kinds, reaction_kinds, who_reacted

__all__ = [
    "FeedRow", "binned_post", "comment_in", "comments_on", "department_feed", "editable_post", "forget_reaction_kinds", "group_feed",
    "groups_with_news", "home_feed", "own_comment", "person_feed", "photo_in", "reaction_kinds", "readable_post", "row_for",
    "who_reacted",
]  # fmt: skip
