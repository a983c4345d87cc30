"""The holdings of what lies beside or below the register, and of libraries."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import ACCOUNT, STANDS, Holding, declare

declare(
    Holding(
        title=_("What happened, to tell others of it"),
        tables=("activity_activity",),
        why=_("So that colleagues are told of what was posted, answered or asked of them."),
        tells=_("What you did that others can see, with the moment. Never that you read or visited something."),
        kept=_("Two weeks after it was told."),
        order=60,
    ),
    Holding(
        title=_("What administrators did"),
        tables=("audit_auditevent",),
        why=_("So that the works council can see what was done with accounts and settings."),
        tells=_("Acts of administrators, with the moment; and that something was done to your account."),
        kept=_("As long as the intranet is there; it cannot be changed."),
        order=80,
    ),
    Holding(
        title=_("Consent, and how far something is measured"),
        tables=("consent_consentrecord", "consent_modechoice"),
        why=_("So that everybody can read on whose word something is measured."),
        tells=_("Who wrote down the consent and who chose, with the moment."),
        kept=_("As long as the intranet is there."),
        order=82,
    ),
    Holding(
        title=_("Photos, and topics"),
        tables=("media_image", "media_file", "topics_topic", "topics_proposal"),
        why=_("Photos and files belong to who brought them; a topic has somebody who looks after it."),
        tells=_("What you brought, and when; which topics you look after or missed on the list."),
        kept=STANDS,
        order=30,
    ),
    Holding(
        title=_("The library for signing in"),
        tables=("account_emailaddress",),
        why=_("The program for signing in comes with it."),
        tells=_("Your mail address."),
        kept=ACCOUNT,
        order=12,
    ),
)
