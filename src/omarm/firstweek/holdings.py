"""What the first week holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Your first week"),
        tables=("firstweek_firstweek", "firstweek_step"),
        why=_("So that the path stands where you left it, on each of your devices."),
        tells=_("What you ticked or skipped, and whether you put the path away. Without a moment; you alone see it."),
        kept=_("Three weeks from the day of your account. Who begins later: three weeks from then."),
        order=39,
    )
)
