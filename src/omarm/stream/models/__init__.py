"""What every post has, whatever its kind: where it stands, who may read it, what people say to it."""

from omarm.stream.models.conversation import Comment, CommentPhoto, Reaction, ReactionKind
from omarm.stream.models.following import Bookmark, Follow, WorthKeeping
from omarm.stream.models.placement import Placement
from omarm.stream.models.post import Photo, Post, SeenMarker
from omarm.stream.models.writing import KeptDraft, Mention, PostFile, PostTopic, Revision

__all__ = [
    "Bookmark", "Comment", "CommentPhoto", "Follow", "KeptDraft", "Mention", "Photo", "Placement", "Post", "PostFile",
    "PostTopic", "Reaction", "ReactionKind", "Revision", "SeenMarker", "WorthKeeping",
]  # fmt: skip
