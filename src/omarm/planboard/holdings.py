"""What the plan board, the team, sponsors and the weave-in map hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("What you do for the intranet"),
        tables=("planboard_action", "planboard_weavestep"),
        why=_(
            "Actions and steps on the plan board and the weave-in map have an owner, and somebody who wrote them down."
        ),
        tells=_("What is yours to do and by which day, and what you wrote down. Everybody who works here reads it."),
        kept=_("Until it is taken off the board or the map."),
        order=88,
    )
)
declare(
    Holding(
        title=_("What you helped with"),
        tables=("planboard_contribution", "planboard_thanks"),
        why=_("So that help is seen early. People write it down; nothing is measured and nobody is ranked."),
        tells=_("What you helped with and who said thanks. Everybody who works here reads it."),
        kept=_("Until you, who wrote it down or the project team takes it away."),
        order=89,
    )
)
declare(
    Holding(
        title=_("Your place in the project team"),
        tables=("planboard_member",),
        why=_(
            "The team must have people of all layers and departments; who puts it together says for whom you are in it."
        ),
        tells=_(
            "That you are in the team, for which layer and department. Who see the programme, and the team, read it."
        ),
        kept=_("Until you leave the team."),
        order=90,
    )
)
declare(
    Holding(
        title=_("What you promised as a sponsor"),
        tables=("planboard_sponsor",),
        why=_("A goal has somebody among those who lead who stands for it where everybody sees it."),
        tells=_(
            "For which goal you stand, what you promised, and whether you kept it. Sponsors and the project team read it."
        ),
        kept=_("As long as the goal is there."),
        order=91,
    )
)
