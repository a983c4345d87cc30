"""Tips for who cares for a group, each for a state that the group is in. One a week at most; communication can change the words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEW_DAYS = 28  # where these lines are is our own choice
FEW_MEMBERS = 8
FEW_POSTS = 3  # in 28 days: it is quiet
ONE_WAY = 0.5  # comments for each post: below it nobody talks back
GROWING = 5  # people who joined in 28 days


@dataclass(frozen=True, kw_only=True)
class State:
    """What a tip looks at: of one group, over the last 28 days where it counts something."""

    days_old: int
    members: int
    owners: int
    joined: int
    posts: int
    comments: int
    late_questions: int
    promises: bool
    has_welcome: bool
    has_cover: bool
    has_purpose: bool
    is_concentrated: bool
    has_plan: bool


@dataclass(frozen=True)
class Tip:
    """A tip: when it is meant, and how the product says it."""

    code: str
    applies: Callable
    title: Promise
    text: Promise


# In order of what helps most: the first that fits and was not given lately is the one.
TIPS = (
    Tip("unanswered", lambda state: state.late_questions > 0, _("Somebody waits for an answer"),
        _("Who gets no answer does not ask again. You need not know it yourself: name a colleague who might, with an @.")),
    Tip("one-owner", lambda state: state.owners == 1 and state.members >= FEW_MEMBERS, _("Do not care for it alone"),
        _("You are the only owner. Ask a member who answers often to own the group with you, so that it goes on when you are away.")),
    Tip("no-purpose", lambda state: not state.has_purpose, _("Say what the group is for"),
        _("One sentence is enough. Colleagues decide by it whether they join, and what they can ask here.")),
    Tip("no-welcome", lambda state: not state.has_welcome, _("Write a welcome"),
        _("Who joins reads it at once. Say what people do here and ask one thing back: what are you working on?")),
    Tip("new", lambda state: state.days_old < NEW_DAYS, _("The first weeks set the tone"),
        _("Invite people one by one and say why you thought of them. Ask them for something small that they can answer within a minute.")),
    Tip("concentrated", lambda state: state.is_concentrated, _("Let others begin"),
        _("A few people write nearly everything. Ask somebody else to start the next conversation, and answer late on purpose.")),
    Tip("one-way", lambda state: state.posts >= FEW_POSTS and state.comments < ONE_WAY * state.posts, _("Ask instead of tell"),
        _("There are posts, but few answers. End your next post with a question that needs no expert.")),
    Tip("quiet", lambda state: state.days_old >= NEW_DAYS and state.posts < FEW_POSTS, _("Break the silence"),
        _("Share a photo of what you are working on and ask what others would do. Something small comes back more often than news.")),
    Tip("growing", lambda state: state.joined >= GROWING, _("Welcome who is new"),
        _("Several people joined. Mention them in a post and ask what they hope to find here. Whoever wrote once writes again.")),
    Tip("no-plan", lambda state: not state.has_plan, _("Make a rhythm"),
        _("Take over one or two actions in the planner. A group that people can count on asks less of you than one that lives by chance.")),
    Tip("no-cover", lambda state: not state.has_cover, _("Give the group a face"),
        _("A photo of your own work or people tells faster than words what the group is about.")),
    Tip("no-promise", lambda state: not state.promises and state.posts >= FEW_POSTS, _("Promise an answer"),
        _("A promise such as “an answer within two days” has people ask more easily. Choose what you can keep.")),
)  # fmt: skip

_BY_CODE = {tip.code: tip for tip in TIPS}


def tip_of(code):
    """Return the Tip with this code. Raises KeyError."""
    return _BY_CODE[code]


def fitting(state, *, without=()):
    """Return the Tips that fit the state, the most helpful first, less those with these codes."""
    return [tip for tip in TIPS if tip.code not in without and tip.applies(state)]
