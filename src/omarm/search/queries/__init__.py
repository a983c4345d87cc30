"""What pages ask of the index."""

from omarm.search.queries.answers import DATE, RELEVANCE, Count, Filters, Found, Piece, Result
from omarm.search.queries.finding import find
from omarm.search.queries.known import forget_known
from omarm.search.queries.lighting import highlighted, snippet
from omarm.search.queries.suggesting import suggest

__all__ = [
    "DATE", "RELEVANCE", "Count", "Filters", "Found", "Piece", "Result", "find", "forget_known", "highlighted", "snippet",
    "suggest",
]  # fmt: skip
