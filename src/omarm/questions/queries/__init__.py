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
    marks_on,
    marks_that_change,
    may_call_question,
    may_settle,
    solution_of,
    states_of,
)
from omarm.questions.queries.askers import is_asker, own_nameless
from omarm.questions.queries.asking import (
    AskPlace,
    Looked,
    begun_question,
    look_further,
    my_questions,
    who_may_be_asked,
)
from omarm.questions.queries.cardlists import (
    Kept,
    Listed,
    cards_for,
    cards_to_review,
    held_cards,
    listed_cards,
    topics_with_cards,
)
from omarm.questions.queries.cards import (
    CardChange,
    Shown,
    card_for,
    card_on,
    changes_of_card,
    may_change_card,
    may_keep_card,
    shown_card,
)
from omarm.questions.queries.due import due_in, overdue_for
from omarm.questions.queries.keeping import Begun, begun_card, card_values
from omarm.questions.queries.promise import promise_of, promise_words, urgent_minutes_of
from omarm.questions.queries.proposing import topic_proposal, topic_proposals
from omarm.questions.queries.repeats import repeated_for, watches
from omarm.questions.queries.routing import ExpertProposal, GroupProposal, Proposals, proposals, topics_in
from omarm.questions.queries.shelter import allows_nameless, shelters, takes_nameless
from omarm.questions.queries.similar import FEWEST_WORDS, Similar, similar
from omarm.questions.queries.solved import Solved, solved_by
from omarm.questions.queries.turns import asked_of, may_pass_on, may_take_on, waiting_turn

__all__ = [
    "FEWEST_WORDS", "Above", "AskPlace", "Begun", "CardChange", "ExpertProposal", "GroupProposal", "Holder", "Kept",
    "Listed", "Looked", "Mark", "Proposals", "Shown", "Similar", "Solved", "above_of", "allows_nameless", "answer_in",
    "asked_of", "begun_card", "begun_question", "card_for", "card_on", "card_values", "cards_for", "cards_to_review",
    "changes_of_card", "comment_to_judge", "due_in", "everyday_post", "held_cards", "holder_of", "is_asker",
    "listed_cards", "look_further", "marks_for", "marks_on", "marks_that_change",
    "may_call_question", "may_change_card", "may_keep_card",
    "may_pass_on", "may_settle", "may_take_on", "my_questions", "overdue_for", "own_nameless", "promise_of", "promise_words",
    "proposals", "question_for", "repeated_for", "shelters", "shown_card", "similar", "solution_of", "solved_by",
    "states_of", "takes_nameless", "topic_proposal", "topic_proposals", "topics_in", "topics_with_cards", "urgent_minutes_of",
    "waiting_turn", "watches", "who_may_be_asked",
]  # fmt: skip
