"""The questions of groups. Whoever knows questions registers a provider; `care` knows those of the kind, and posts that end in “?”."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from omarm.core.worktime import NeverOpen
from omarm.people.queries import work_time

LOOKED_BACK = timedelta(days=84)  # older questions are not brought up any more: our own choice

_providers = []


@dataclass(frozen=True, slots=True)
class Question:
    """A question in a group: when it was asked, and when somebody else answered first (None: nobody did).

    `due_at` is when the promise ends that it was given; None: that of its group as it is now counts.
    """

    group_id: int
    post_id: int
    asked_at: datetime
    answered_at: datetime | None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer. `due_at` is when the promise of its group ends, None where nothing is promised."""

    post_id: int
    asked_at: datetime
    due_at: datetime | None
    is_overdue: bool


def register(provider):
    """Add a provider: a function of (group_ids, since, until) that returns the Questions asked from `since` to before `until`.

    One query for all groups, whoever asks: what a person may see of it is decided where it is shown. What those who own
    or manage the group ask there themselves does not come along: they ask to have others talk, and nobody promised them
    an answer. Returns it.
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
    return open_questions_of([group], now=now)[group.pk]


def open_questions_of(groups, *, now=None):
    """Return {group id: its OpenQuestions} of all these groups, asked of each provider once."""
    now = now or timezone.now()
    promised = {group.pk: group.promise for group in groups}
    found = {pk: [] for pk in promised}
    for question in questions_in(promised, since=now - LOOKED_BACK, until=now):
        if question.answered_at is None:
            found[question.group_id].append(_opened(question, promised[question.group_id], now))
    return found


def due_of(question, promise):
    """Return when the promise ends for a Question in a group with this promise (a Term), or None without one."""
    if question.due_at or not promise:
        return question.due_at
    return after(question.asked_at, promise)


def after(moment, term):
    """Return the moment at which a Term ends, by the hours of the organisation; None where it never opens."""
    try:
        return work_time().after(moment, term)
    except NeverOpen:
        return None


def _opened(question, promise, now):
    due_at = due_of(question, promise)
    return OpenQuestion(question.post_id, question.asked_at, due_at, due_at is not None and due_at < now)
