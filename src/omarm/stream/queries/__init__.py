"""What pages ask about posts and what is said to them."""

from omarm.stream.queries.conversation import comment_in, comments_on, own_comment, who_reacted
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

__all__ = [
    "FeedRow", "binned_post", "comment_in", "comments_on", "department_feed", "editable_post", "group_feed",
    "groups_with_news", "home_feed", "own_comment", "person_feed", "photo_in", "readable_post", "row_for",
    "who_reacted",
]  # fmt: skip
