"""The planner of a group: five columns (SHAPE, Stan Garfield), what turns their lights, and what each kind may start with.

The five words and what belongs under them are Garfield's (“SHAPE: Schedule, Host, Answer, Post, Expand”). That an activity
is planned within 30 days and that its owner posted within 14 is our reading of them; the other days are our own choice.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from omarm.care.models import GroupHealth, PlannedAction
from omarm.groups.models import Group

Pillar, Kind = PlannedAction.Pillar, Group.Kind
GREEN, AMBER, RED = GroupHealth.Light.GREEN, GroupHealth.Light.AMBER, GroupHealth.Light.RED

AHEAD = timedelta(days=30)
HOSTED, HOSTED_LONG_AGO = timedelta(days=45), timedelta(days=90)
POSTED, POSTED_LONG_AGO = timedelta(days=14), timedelta(days=28)
GREW, GREW_LONG_AGO = timedelta(days=28), timedelta(days=84)

EXPLAINED = {
    Pillar.SCHEDULE: _("What is planned, so that people know when they meet again."),
    Pillar.HOST: _("Meetings, walk-ins and talks that were held."),
    Pillar.ANSWER: _("Questions that wait for somebody."),
    Pillar.POST: _("What owners and managers write or ask themselves."),
    Pillar.EXPAND: _("New people, and new sources to talk about."),
}


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What the lights are judged by. Days are None where it never happened."""

    today: date
    planned_on: date | None = None  # the next activity
    is_overdue: bool = False  # one was planned, its day passed and it was not marked as done
    hosted_on: date | None = None
    questions: int = 0  # without an answer
    late: int = 0  # of them, past the promise
    posted_on: date | None = None  # by an owner or manager
    grew_on: date | None = None  # somebody joined or was invited, or it was marked as done


@dataclass(frozen=True)
class Judged:
    """A light with its reason, as a sentence."""

    light: str
    reason: str


@dataclass(frozen=True)
class Proposal:
    """An action that a kind of group may start with: every so many days."""

    code: str
    pillar: str
    title: Promise
    every_days: int
    kinds: tuple = tuple(Kind)


PROPOSALS = (
    Proposal("plan-meeting", Pillar.SCHEDULE, _("Set the date of the next meeting"), 30, (Kind.PRACTICE, Kind.NETWORK, Kind.COUNCIL)),
    Proposal("plan-week", Pillar.SCHEDULE, _("Put the plan of the week in the group"), 7, (Kind.TEAM, Kind.PROJECT)),
    Proposal("plan-outing", Pillar.SCHEDULE, _("Plan something to do together"), 90, (Kind.INTEREST,)),
    Proposal("host-session", Pillar.HOST, _("Hold a session in which members show their work"), 42, (Kind.PRACTICE, Kind.NETWORK)),
    Proposal("host-look-back", Pillar.HOST, _("Look back together: what went well, what can be better"), 28, (Kind.TEAM, Kind.PROJECT)),
    Proposal("host-outing", Pillar.HOST, _("Meet each other in person"), 90, (Kind.INTEREST,)),
    Proposal("host-round", Pillar.HOST, _("Hold a walk-in where colleagues can ask anything"), 56, (Kind.COUNCIL,)),
    Proposal("answer-round", Pillar.ANSWER, _("Look for questions without an answer, and ask somebody who knows"), 7),
    Proposal("post-question", Pillar.POST, _("Ask one question that everybody can answer"), 14, (Kind.PRACTICE, Kind.NETWORK, Kind.INTEREST)),
    Proposal("post-done", Pillar.POST, _("Tell what was done, with a photo"), 14, (Kind.TEAM, Kind.PROJECT, Kind.COUNCIL)),
    Proposal("post-thanks", Pillar.POST, _("Thank somebody in the open for what they shared"), 28, (Kind.PRACTICE, Kind.NETWORK)),
    Proposal("expand-invite", Pillar.EXPAND, _("Invite two colleagues who are not in the group yet"), 28, (Kind.PRACTICE, Kind.NETWORK, Kind.INTEREST)),
    Proposal("expand-welcome", Pillar.EXPAND, _("Welcome who is new and ask what they work on"), 28),
    Proposal("expand-source", Pillar.EXPAND, _("Share a source from outside, and say why it matters here"), 42, (Kind.PRACTICE, Kind.NETWORK, Kind.COUNCIL)),
)  # fmt: skip


def proposals_for(kind):
    """Return the Proposals for a kind of group, in the order of the columns."""
    return [proposal for proposal in PROPOSALS if kind in proposal.kinds]


def proposal_of(code):
    """Return the Proposal with this code. Raises KeyError."""
    return {proposal.code: proposal for proposal in PROPOSALS}[code]


def judge(signs):
    """Return {pillar: Judged} of the five columns, in their order."""
    return {pillar: rule(signs) for pillar, rule in _RULES.items()}


def _schedule(signs):
    if signs.planned_on and signs.planned_on <= signs.today + AHEAD:
        return Judged(GREEN, _("Something is planned within 30 days."))
    if signs.planned_on:
        return Judged(AMBER, _("The next thing is more than 30 days away."))
    if signs.is_overdue:
        return Judged(AMBER, _("What was planned has passed, and is not marked as done."))
    return Judged(RED, _("Nothing is planned."))


def _host(signs):
    words = {
        GREEN: _("Something was held in the last 45 days."),
        AMBER: _("It is more than 45 days ago that something was held."),
        RED: _("Nothing was held in the last 90 days."),
    }
    return _by_age(signs.today, signs.hosted_on, HOSTED, HOSTED_LONG_AGO, words)


def _answer(signs):
    if signs.late:
        return Judged(RED, _counted(
            ngettext("%(number)d question waits longer than promised.", "%(number)d questions wait longer than promised.",
                     signs.late), signs.late))  # fmt: skip
    if signs.questions:
        return Judged(AMBER, _counted(
            ngettext("%(number)d question has no answer yet.", "%(number)d questions have no answer yet.",
                     signs.questions), signs.questions))  # fmt: skip
    return Judged(GREEN, _("No question waits for an answer."))


def _post(signs):
    words = {
        GREEN: _("An owner or manager wrote something in the last 14 days."),
        AMBER: _("It is more than 14 days ago that an owner or manager wrote something."),
        RED: _("No owner or manager wrote something in the last 28 days."),
    }
    return _by_age(signs.today, signs.posted_on, POSTED, POSTED_LONG_AGO, words)


def _expand(signs):
    words = {
        GREEN: _("Somebody joined or was invited, or you did something for it, in the last 28 days."),
        AMBER: _("It is more than 28 days ago that somebody joined or was invited."),
        RED: _("Nobody joined or was invited in the last 12 weeks."),
    }
    return _by_age(signs.today, signs.grew_on, GREW, GREW_LONG_AGO, words)


_RULES = {
    Pillar.SCHEDULE: _schedule, Pillar.HOST: _host, Pillar.ANSWER: _answer, Pillar.POST: _post, Pillar.EXPAND: _expand,
}  # fmt: skip


def _by_age(today, day, well, long_ago, words):
    age = today - day if day else timedelta.max
    light = GREEN if age <= well else AMBER if age <= long_ago else RED
    return Judged(light, words[light])


def _counted(sentence, number):
    return sentence % {"number": number}
