"""The whole demonstration, decided as plain data."""

from dataclasses import dataclass

from omarm.demo.loading.calendar import Calendar
from omarm.demo.loading.colleagues import colleagues
from omarm.demo.loading.content import Content, read_content
from omarm.demo.loading.conversations import first_words, talks
from omarm.demo.loading.memberships import memberships


@dataclass(frozen=True)
class Plan:
    """All that will be there, decided and not yet stored: the same for the same day."""

    content: Content
    calendar: Calendar
    talks: list
    colleagues: list
    members: dict

    @classmethod
    def for_day(cls, today=None):
        """Return the Plan with dates relative to `today`."""
        content, calendar = read_content(), Calendar(today)
        told = talks(content.posts, calendar)
        everybody = colleagues(content, calendar, first_words(told))
        return cls(content, calendar, told, everybody, memberships(content, told, everybody, calendar))
