"""What the care for groups holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("What owners do for their group"),
        tables=("care_helprequest", "care_plannedaction", "care_actiondone", "care_groupmessage"),
        why=_("Owners plan together, and ask the desk for help."),
        tells=_(
            "Who planned or did something for a group, asked for help or wrote to all members. Who looks after the group sees it."
        ),
        order=52,
    )
)
