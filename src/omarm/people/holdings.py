"""What accounts hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import ACCOUNT, Holding, declare

declare(
    Holding(
        title=_("Your account"),
        tables=("people_person", "people_role", "people_formerusername", "people_found"),
        why=_("So that you can sign in, and colleagues can find you."),
        tells=_(
            "Name, username, mail, function, department, manager, tasks for the organisation, the day on which your account "
            "was made. No last visit."
        ),
        kept=ACCOUNT,
        order=10,
    ),
    Holding(
        title=_("Where you are signed in"),
        tables=("people_session", "people_onetimecode"),
        why=_("So that you stay signed in, and can sign out a device that you lost."),
        tells=_(
            "Your devices, with the day of signing in and the last day of use: days, never hours. You alone see it."
        ),
        kept=_("Until you sign out, or thirty days after you last used it at most."),
        order=14,
    ),
    Holding(
        title=_("What goes over to others"),
        tables=("people_handover",),
        why=_("Who leaves or gets other work hands over what they looked after."),
        tells=_("That you moved or left, and who saw to what you looked after."),
        kept=ACCOUNT,
        order=70,
    ),
)
