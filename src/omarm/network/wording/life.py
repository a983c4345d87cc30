"""How a community fares, in words: each state, and each reason with its numbers."""

from django.utils.translation import gettext_lazy as _

STATES = {"green": _("green"), "amber": _("amber"), "red": _("red"), "grey": _("nothing to say")}

REASONS = {
    "few": _("Only %(members)s people were seen: fewer than %(floor)s, so nothing is said."),
    "young": _("The community is younger than %(days)s days."),
    "voices_green": _("%(part)s of %(whole)s members wrote."),
    "voices_amber": _("%(part)s of %(whole)s members wrote, which is few."),
    "voices_red": _("%(part)s of %(whole)s members wrote, which is very few."),
    "trend_green": _("As many people wrote as usual: %(people)s%% of the usual number."),
    "trend_amber": _("Less than usual: %(people)s%% of the usual number of people, %(messages)s%% of the messages."),
    "trend_red": _(
        "Launched and left: %(people)s%% of the usual number of people wrote, and only %(still)s%% of all who wrote in the past year."
    ),
    "trend_grey": _("There is too little past to compare it with."),
    "unfinished": _("The file ends on day %(day)s of this month, so the month may not be over."),
}


def because(reason):
    """Return the sentence of a reason: its code, and the numbers beside it."""
    return REASONS[reason["code"]] % reason
