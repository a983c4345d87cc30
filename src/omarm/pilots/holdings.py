"""What pilots hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Pilots that you answer for, and rules that you changed"),
        tables=("pilots_pilot", "pilots_change"),
        why=_("A pilot has somebody who answers for it, and a change of its rules somebody who made it."),
        tells=_("That it is yours, or that you changed its rules. Who guides adoption sees it, and the works council."),
        kept=_("As long as the intranet is there. Your name goes when your account is deleted."),
        order=96,
    )
)
