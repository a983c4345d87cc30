"""What the programme holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Who answers for a goal or a campaign"),
        tables=("programme_goal", "programme_campaign", "programme_story", "programme_level"),
        why=_("A goal and a campaign have an owner; who chose an example, planned or closed a campaign, or corrected a number is named."),
        tells=_("That it is yours, or that you did it. All who guide adoption see it, the works council too."),
        kept=_("As long as the intranet is there. Your name goes when your account is deleted."),
        order=88,
    ),
    Holding(
        title=_("Campaigns that you put away"),
        tables=("programme_putaway",),
        why=_("So that the composer asks you nothing more of this campaign."),
        tells=_("That you do not want to see it. Nobody reads or counts it."),
        kept=_("Until the campaign is closed, or until you have it shown again."),
        order=89,
    ),
)  # fmt: skip
