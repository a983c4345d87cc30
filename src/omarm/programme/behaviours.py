"""The behaviours that the product comes with, each with words to begin with: six, and room for one's own (row D5)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OWN = "own"


@dataclass(frozen=True)
class Behaviour:
    """One behaviour: its name, how somebody says it of themselves, what the composer asks, in which way to write.

    `indicators` are codes of adoption/indicators that say most about it.
    """

    code: str
    name: Promise
    sentence: Promise | str
    prompt: Promise | str
    icon: str
    writing: str = ""
    indicators: tuple = ()


BEHAVIOURS = {
    one.code: one
    for one in (
        Behaviour(
            "look_up", _("Look up and down"), _("I ask somebody of another layer what they think before I decide."),
            _("Whom would you like to hear before you decide?"), "arrow-up", "question",
            ("reached-outside", "across-departments"),
        ),
        Behaviour(
            "transparent", _("Be transparent"), _("I show what I am working on before it is finished."),
            _("What are you working on this week?"), "eye", "working_on", ("posts-by-others", "two-way-ties"),
        ),
        Behaviour(
            "share", _("Share what you know"), _("I ask my question in a group before I send a mail."),
            _("What would you have asked by mail?"), "message-circle-question-mark", "question",
            ("questions-in-time", "answers-reused"),
        ),
        Behaviour(
            "respond", _("Respond to each other"), _("I give an answer, also when I only know a part of it."),
            _("What did a colleague ask that you know something about?"), "message-circle", "",
            ("questions-in-time", "newcomers-answered"),
        ),
        Behaviour(
            "suggest", _("Suggest improvements"), _("I say what could be better, with a first step."),
            _("What could be better tomorrow, and what is the first step?"), "lightbulb", "",
            ("posts-by-others", "across-departments"),
        ),
        Behaviour(
            "celebrate", _("Celebrate successes"), _("I tell what went well, and who made it possible."),
            _("What went well, and thanks to whom?"), "party-popper", "celebration",
            ("posts-by-others", "stories-with-result"),
        ),
        Behaviour(OWN, _("Another behaviour"), "", "", "pencil"),
    )
}  # fmt: skip


def behaviour_of(code):
    """Return the Behaviour with this code; that of one's own for one that is not there any more."""
    return BEHAVIOURS.get(code, BEHAVIOURS[OWN])
