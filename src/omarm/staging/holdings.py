"""What staging holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Who switches functions"),
        tables=("staging_stage",),
        why=_("Which functions there are for whom is decided by somebody, who can be asked about it."),
        tells=_("That an administrator or community manager switched a function on or off, and when."),
        kept=_("As long as the intranet is there."),
        order=87,
    )
)
