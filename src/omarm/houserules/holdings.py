"""What the house rules hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import ACCOUNT, Holding, declare

declare(
    Holding(
        title=_("House rules"),
        tables=("houserules_acceptance", "houserules_edition"),
        why=_("So that it is known that you accepted the house rules, and who published them."),
        tells=_("On which day you accepted which edition. A day, no time."),
        kept=ACCOUNT,
        order=16,
    )
)
