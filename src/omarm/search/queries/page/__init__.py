"""What the search page shows: the question that stands in an address, to what it is narrowed, and the answer."""

from omarm.search.queries.page.answer import Answer, answer_to, around, register_ways
from omarm.search.queries.page.inquiry import BETWEEN, PERIODS, POSTS, Inquiry, kinds_of
from omarm.search.queries.page.narrowing import Choice, choice_of, choices_named, register_own

__all__ = [
    "BETWEEN",
    "PERIODS",
    "POSTS",
    "Answer",
    "Choice",
    "Inquiry",
    "answer_to",
    "around",
    "choice_of",
    "choices_named",
    "kinds_of",
    "register_own",
    "register_ways",
]  # fmt: skip
