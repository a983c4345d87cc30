"""What adoption holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Who keeps the figures of adoption"),
        tables=("adoption_baseline", "adoption_stageoverride", "adoption_declaration", "adoption_design"),
        why=_("A baseline, another stage or what a department says of itself is written down by somebody."),
        tells=_("Who wrote it down, and when. The figures themselves hold no person."),
        kept=_("As long as the intranet is there."),
        order=86,
    )
)
