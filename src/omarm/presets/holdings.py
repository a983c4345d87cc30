"""What presets hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Who changed settings together"),
        tables=("presets_applied",),
        why=_("Colleagues can ask who changed what they see, and why."),
        tells=_("Who applied or undid a preset, when, for which department, and the reason that they gave."),
        kept=_("As long as the intranet is there."),
        order=87,
    )
)
