"""What Omarm knows of Dutch and English words, without any domain: how a text is made findable, and a question read."""

from .analysis import VERSION, Lexeme, analyse
from .asking import Asked, Term, ask
from .literals import tsquery, tsvector

__all__ = ["VERSION", "Asked", "Lexeme", "Term", "analyse", "ask", "tsquery", "tsvector"]
