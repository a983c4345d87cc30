"""What updates hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Who helped, and who offers to join"),
        tables=("updates_storyhelper", "updates_offer"),
        why=_("A story names who helped; a reader offers to join in."),
        tells=_("That a colleague named you, or that you offered to join. Readers of the post see it."),
        order=25,
    )
)
