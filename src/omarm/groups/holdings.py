"""What groups hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Your groups"),
        tables=(
            "groups_membership", "groups_joinrequest", "groups_invitation", "groups_absence", "groups_guestinvitation",
        ),
        why=_("So that it is known who is in a group, who asked to come in and who was invited."),
        tells=_("In which groups you are, as what and since when; also hidden groups, to who reads the database."),
        kept=_("Until you leave; a question or invitation until it is answered."),
        order=22,
    )
)  # fmt: skip
