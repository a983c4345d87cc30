"""What Omarm knows of Dutch and English words, without any domain: how a text is made findable, and a question read."""

from .analysis import VERSION, Lexeme, analyse
from .asking import Asked, Term, ask
from .literals import (
    as_one,
    each_word,
    in_title,
    only_in,
    saying,
    titled,
    tsqueries,
    tsquery,
    tsquery_of_most,
    tsvector,
)

__all__ = [
    "VERSION", "Asked", "Lexeme", "Term", "analyse", "as_one", "ask", "each_word", "in_title", "only_in", "saying",
    "titled", "tsqueries", "tsquery", "tsquery_of_most", "tsvector",
]  # fmt: skip
