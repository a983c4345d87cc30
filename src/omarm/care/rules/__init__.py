"""From figures to lights, and from lights to words."""

from omarm.care.rules.judging import BETWEEN_PEOPLE, RULES, Light, Measured, lights_for, trend_light, worst_of
from omarm.care.rules.wording import ACTS, REASONS, TITLES, WORDS, in_words

__all__ = [
    "ACTS", "BETWEEN_PEOPLE", "REASONS", "RULES", "TITLES", "WORDS", "Light", "Measured", "in_words", "lights_for", "trend_light",
    "worst_of",
]  # fmt: skip
