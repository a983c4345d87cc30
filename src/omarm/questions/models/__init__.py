"""Questions: what was asked, who was asked for an answer and until when, the answers, and what is kept of them."""

from omarm.questions.models.answers import Answer, Helped, SameQuestion
from omarm.questions.models.asking import GroupTerms, Question, SealedAsker, Turn
from omarm.questions.models.knowledge import Card, CardCheck, CardRevision, Credit
from omarm.questions.models.proposing import Repeat, RepeatWatch, TopicProposal

__all__ = [
    "Answer", "Card", "CardCheck", "CardRevision", "Credit", "GroupTerms", "Helped", "Question", "Repeat",
    "RepeatWatch", "SameQuestion", "SealedAsker", "TopicProposal", "Turn",
]  # fmt: skip
