"""What questionnaires hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Whom you ask for advice"),
        tables=("surveys_answer", "surveys_nomination"),
        why=_("You answered a question about it; with the consent of the works council it is counted who is named."),
        tells=_("That you answered, and whom you named. Nobody sees either; only you, under “What I was asked”."),
        kept=_(
            "Ninety days after the last day of the round; at once when consent ends, or when you take it back before that."
        ),
        order=56,
    )
)
declare(
    Holding(
        title=_("By how many you were named"),
        tables=("surveys_standing",),
        why=_("To ask those to become ambassador whom colleagues ask for advice already."),
        tells=_(
            "That three colleagues or more named you, and how many. Only the one person who runs the round sees it."
        ),
        kept=_("Ninety days after the last day of the round; at once when consent ends."),
        order=57,
    )
)
declare(
    Holding(
        title=_("Rounds of questions that you run"),
        tables=("surveys_round",),
        why=_("A round has one owner, whose name stands beside the question."),
        tells=_("That you asked this, from when until when."),
        kept=_("As long as your account is there, or until you throw the round away."),
        order=58,
    )
)
