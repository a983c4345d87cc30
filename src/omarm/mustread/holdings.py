"""What must-reads hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("“Read and understood”"),
        tables=("mustread_confirmation",),
        why=_("You gave this answer yourself; who asked it must know whether it arrived."),
        tells=_(
            "That you confirmed, and on which day. Who asked sees names only with the consent of the works council."
        ),
        kept=_("Ninety days after the deadline."),
        order=46,
    )
)
