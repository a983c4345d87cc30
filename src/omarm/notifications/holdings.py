"""What notifications hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import STANDS, Holding, declare

declare(
    Holding(
        title=_("What you were told"),
        tables=("notifications_notification", "notifications_notice"),
        why=_("So that you see what happened, and it does not ring twice."),
        tells=_(
            "What you were told of, with the moment at which it happened, and whether it is still unread. There is no moment of "
            "reading in it; but who reads the database sees for two days at most that you looked."
        ),
        kept=_("Read: until the night in which it is two days old. Unread: ninety days."),
        order=42,
    ),
    Holding(
        title=_("How you want to hear"),
        tables=("notifications_silence", "notifications_mailpace"),
        why=_("You decide what reaches you, and how often by mail."),
        tells=_("What you want to hear of and what not. No colleague sees it."),
        kept=STANDS,
        order=43,
    ),
)
