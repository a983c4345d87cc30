"""What pages and other apps ask about questions. Rows that reach a person start at `Post.objects.visible_to`."""

from omarm.questions.queries.above import Above, above_of, question_for
from omarm.questions.queries.answers import (
    Holder,
    Mark,
    answer_in,
    comment_to_judge,
    everyday_post,
    holder_of,
    marks_for,
    may_call_question,
    may_settle,
    solution_of,
    states_of,
)
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.asking import (
    AskPlace,
    Looked,
    begun_question,
    look_further,
    my_questions,
    who_may_be_asked,
)
from omarm.questions.queries.due import due_in, overdue_for
from omarm.questions.queries.promise import promise_of, promise_words, urgent_minutes_of
from omarm.questions.queries.routing import ExpertProposal, GroupProposal, Proposals, proposals, topics_in
from omarm.questions.queries.similar import FEWEST_WORDS, Similar, similar
from omarm.questions.queries.turns import asked_of, may_pass_on, may_take_on, waiting_turn

__all__ = [
    "FEWEST_WORDS", "Above", "AskPlace", "ExpertProposal", "GroupProposal", "Holder", "Looked", "Mark", "Proposals", "Similar",
    "above_of", "answer_in", "asked_of", "begun_question", "comment_to_judge", "due_in", "everyday_post", "holder_of", "is_asker", "look_further", "marks_for",
    "may_call_question", "may_pass_on", "may_settle", "may_take_on", "my_questions", "overdue_for", "promise_of", "promise_words",
    "proposals", "question_for", "similar", "solution_of", "states_of", "topics_in", "urgent_minutes_of", "waiting_turn",
    "who_may_be_asked",
]  # fmt: skip
