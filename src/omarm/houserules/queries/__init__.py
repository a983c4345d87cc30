"""What pages ask about the house rules."""

from omarm.houserules.queries.comparing import RuleChange, changes_between
from omarm.houserules.queries.editions import (
    edition_numbered,
    goals_of,
    known_goals,
    may_write,
    published_editions,
    rule_of_draft,
    texts_of,
    unpublished,
)
from omarm.houserules.queries.standing import (
    Asked,
    Standing,
    asked_of,
    forget_standing,
    is_asked,
    rules_for,
    standing_rules,
)

__all__ = [
    "Asked", "RuleChange", "Standing", "asked_of", "changes_between", "edition_numbered", "forget_standing", "goals_of",
    "is_asked", "known_goals", "may_write", "published_editions", "rule_of_draft", "rules_for", "standing_rules",
    "texts_of", "unpublished",
]  # fmt: skip
