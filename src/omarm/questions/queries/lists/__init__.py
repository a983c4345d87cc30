"""The lists of questions: for me, mine, overdue, answered, those of a group, and the few beside the stream."""

from omarm.questions.queries.lists.answered import answered_for, topics_answered
from omarm.questions.queries.lists.beside import beside_home
from omarm.questions.queries.lists.for_me import for_me, with_me
from omarm.questions.queries.lists.looked_after import looks_after_questions, overdue_in_groups
from omarm.questions.queries.lists.mine import asked_by, news_count
from omarm.questions.queries.lists.of_group import has_questions, promise_here, questions_in_group
from omarm.questions.queries.lists.rows import Row, rows_of

__all__ = [
    "Row", "answered_for", "asked_by", "beside_home", "for_me", "has_questions", "looks_after_questions",
    "news_count", "overdue_in_groups", "promise_here", "questions_in_group", "rows_of", "topics_answered", "with_me",
]  # fmt: skip
