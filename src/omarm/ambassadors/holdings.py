"""What the team of ambassadors holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("That you are an ambassador"),
        tables=("ambassadors_ambassador", "ambassadors_sheet"),
        why=_("You joined, and said yourself for how many hours, which department and layer, and until when."),
        tells=_(
            "Everybody who works here reads that you are one, and for which department. Your hours only who guides the "
            "team; what you bring along to a meeting only the team and who guides it."
        ),
        kept=_("Until you leave, until your own last day, or until the team is thanked. What you wrote goes then too."),
        order=92,
    )
)
declare(
    Holding(
        title=_("Whether you were asked to be an ambassador"),
        tables=("ambassadors_asking",),
        why=_("So that nobody is asked twice, and who would rather not be asked is left alone."),
        tells=_("That you were asked, by whom, and that you said not now or never. Only who guides the team sees it."),
        kept=_("Until you join or the team is thanked. That you would rather not be asked: until you take it back."),
        order=93,
    )
)
declare(
    Holding(
        title=_("Teams of ambassadors that you called together"),
        tables=("ambassadors_team", "ambassadors_call"),
        why=_("A call has somebody who makes it."),
        tells=_("That you started the team, and made the call. The post that tells the call has your name."),
        kept=_("A year after the team was thanked; your name goes when your account is deleted."),
        order=94,
    )
)
