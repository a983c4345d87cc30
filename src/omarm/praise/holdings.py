"""What compliments hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Compliments"),
        tables=("praise_praisedperson",),
        why=_("A compliment names whom it is for."),
        tells=_("That you got a compliment. Readers of the post see it; nobody counts them."),
        order=26,
    )
)
