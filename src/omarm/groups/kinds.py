"""The kinds of group: what each is for, and what may be expected of it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from omarm.core.choices import chosen
from omarm.groups.models import Group

Kind, Access = Group.Kind, Group.Access


@dataclass(frozen=True, kw_only=True)
class GroupKind:
    """What a kind proposes to who starts a group, and what its health is judged on.

    `has_board`: it names who does what for it, and its goals. `promise_days` is the answer promise it proposes (None: none), `tabs` are codes of tabs that are on from the start,
    `expects` are codes of health rules (care/rules/judging.py), `quiet_days` after how many days without a post its owners are
    asked whether it goes on. The days and rules are our own choice (docs/decisions).
    """

    code: str
    purpose: Promise
    example: Promise
    access: str = Access.OPEN
    promise_days: int | None = 2
    tabs: tuple = ()
    expects: tuple = ("voices", "answered", "newcomers", "spread", "trend")
    quiet_days: int = 60
    has_board: bool = False

    def expectations(self, access):
        """Return what one may expect of such a group with this access, as sentences for who is in it or thinks of joining."""
        told = EXPECTATIONS if access == Access.OPEN else EXPECTATIONS | OF_MEMBERS
        return [told[code] for code in self.expects]


# What the rules of health ask of a group, told to who is in it or thinks of joining. By the codes in `expects`.
EXPECTATIONS = {
    "voices": _("Everybody may write here, not only who looks after the group."),
    "answered": _("No question is left unanswered."),
    "speed": _("An answer comes soon enough to go on with."),
    "spread": _("Writing is not left to one or two people."),
    "ties": _("People answer each other, not only the managers."),
    "bridges": _("You meet colleagues of other departments here."),
    "newcomers": _("Newcomers are welcomed, and find how to begin."),
    "trend": _("Something happens here. When it stays quiet, its owners are asked whether it goes on."),
}
# Where somebody has to be let in first.
OF_MEMBERS = {"voices": _("Every member may write here, not only who looks after the group.")}

KINDS = {
    kind.code: kind
    for kind in (
        GroupKind(
            code=Kind.TEAM, purpose=_("Colleagues who work together every day."),
            example=_("Plan the week, ask each other, tell what is done."), access=Access.REQUEST,
            expects=("voices", "answered", "trend"), tabs=("files",), quiet_days=45,
        ),
        GroupKind(
            code=Kind.PRACTICE, purpose=_("People in the same profession, who learn from each other."),
            example=_("Ask a question, share how you did it, keep what works."),
            expects=("voices", "answered", "speed", "ties", "bridges", "spread", "newcomers", "trend"), tabs=("files",),
        ),
        GroupKind(
            code=Kind.INTEREST, purpose=_("People who share a passion, at work or beside it."),
            example=_("Running, recipes, photos of the allotment."), promise_days=None,
            expects=("voices", "newcomers", "trend"), quiet_days=120,
        ),
        GroupKind(
            code=Kind.PROJECT, purpose=_("A result with an end: who works on it and who follows it."),
            example=_("Tell what is done, decide, show the result."), access=Access.REQUEST,
            expects=("voices", "answered", "trend"), tabs=("files",), quiet_days=30,
        ),
        GroupKind(
            code=Kind.NETWORK, purpose=_("People across departments and organisations who keep each other informed."),
            example=_("Who does what, news from outside, invitations."), promise_days=5,
            expects=("voices", "answered", "bridges", "newcomers", "trend"), quiet_days=90, has_board=True,
        ),
        GroupKind(
            code=Kind.COUNCIL, purpose=_("People who decide or advise together, such as a works council."),
            example=_("Agenda, documents, decisions."), access=Access.CLOSED, promise_days=5,
            expects=("voices", "answered"), tabs=("files",), quiet_days=90,
        ),
    )
}  # fmt: skip


def promised_by(kind, person):
    """Return the answer promise in days that a kind proposes to who starts a group (None: to nobody in particular).

    The organisation can have chosen one for all that promise something.
    """
    told = chosen("groups.promise", person) if person and kind.promise_days else ""
    return int(told) if told.isdecimal() else kind.promise_days


def kind_of(group):
    """Return the GroupKind of a group."""
    return KINDS[group.kind]
