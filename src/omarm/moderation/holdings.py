"""What reports and decisions hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Reports and decisions"),
        tables=("moderation_report", "moderation_case", "moderation_appeal"),
        why=_("So that what is reported is decided carefully, and you can ask for a second look."),
        tells=_("What you reported, what was reported of you and what was decided, seen by who decides alone."),
        kept=_("A year after the decision."),
        order=72,
    ),
    Holding(
        title=_("Words that signal, and risks"),
        tables=("moderation_signalword", "moderation_risk"),
        why=_("Somebody keeps the list of words and of what can go wrong."),
        tells=_("Who added a word or looks after a risk."),
        order=85,
    ),
)
