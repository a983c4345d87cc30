"""What follows from questions, and what questions hear of others."""

from omarm.questions.subscribers import (  # noqa: F401 (their decorators register the listeners)
    answers,
    cards,
    proposals,
    turns,
)
