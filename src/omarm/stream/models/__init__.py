"""What every post has, whatever its kind: where it stands, who may read it, what people say to it."""

from omarm.stream.models.conversation import Comment, Reaction
from omarm.stream.models.placement import Placement
from omarm.stream.models.post import Photo, Post, SeenMarker

__all__ = ["Comment", "Photo", "Placement", "Post", "Reaction", "SeenMarker"]
