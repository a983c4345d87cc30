"""What the index holds."""

from omarm.search.models.documents import Document

__all__ = ["Document"]
