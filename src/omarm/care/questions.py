"""The questions of groups. An app that knows questions registers a provider; `care` itself knows posts that end in “?”."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

LOOKED_BACK = timedelta(days=84)  # older questions are not brought up any more: our own choice

_providers = []


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a group: when it was asked, and when somebody else answered first (None: nobody did)."""

    group_id: int
    post_id: int
    asked_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer. `due_at` is when the promise of its group ends, None where nothing is promised."""

    post_id: int
    asked_at: datetime
    due_at: datetime | None
    is_overdue: bool


def register(provider):
    """Add a provider: a function of (group_ids, since, until) that returns the Questions asked from `since` to before `until`.

    One query for all groups, whoever asks: what a person may see of it is decided where it is shown. Returns it.
    """
    if provider not in _providers:
        _providers.append(provider)
    return provider


def questions_in(group_ids, *, since, until):
    """Return the Questions of these groups, of all providers, by the moment of asking; a post counts once a group."""
    found = {}
    for provider in _providers:
        for question in provider(list(group_ids), since, until):
            found[question.group_id, question.post_id] = question
    return sorted(found.values(), key=lambda question: (question.asked_at, question.post_id))


def open_questions(group, *, now=None):
    """Return the OpenQuestions of a group that were asked in the last twelve weeks, oldest first.

    Whoever shows one to a person asks `Post.objects.visible_to` for it.
    """
    now = now or timezone.now()
    promise = group.promise_days is not None and timedelta(days=group.promise_days)
    asked = questions_in([group.pk], since=now - LOOKED_BACK, until=now)
    return [_opened(question, promise, now) for question in asked if question.answered_at is None]


def _opened(question, promise, now):
    due_at = question.asked_at + promise if promise is not False else None
    return OpenQuestion(question.post_id, question.asked_at, due_at, due_at is not None and due_at < now)
