"""What questions hold about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Questions and answers"),
        tables=("questions_question", "questions_samequestion", "questions_card", "questions_credit"),
        why=_("So that a question finds its answer, and an answer keeps the name of who gave it."),
        tells=_("What you asked and answered, which questions you have too, which cards you look after."),
        order=21,
    ),
    Holding(
        title=_("Who is asked"),
        tables=("questions_turn",),
        why=_("So that a question goes on to somebody else in time, and nobody is asked too much."),
        tells=_("That you were asked, until when, and what came of it. No colleague and no manager sees it."),
        kept=_("Two weeks after you were asked, once the question is answered."),
        order=48,
    ),
    Holding(
        title=_("Who asked without a name"),
        tables=("questions_sealedasker",),
        why=_("So that who asked without a name can say that it is solved."),
        tells=_("Nothing without a key that does not stand in the database."),
        kept=_("As long as the question."),
        order=49,
    ),
    Holding(
        title=_("For you alone: whom you helped, and what comes back"),
        tables=(
            "questions_helped", "questions_cardcheck", "questions_topicproposal", "questions_repeatwatch", "questions_repeat",
        ),
        why=_("You see by how many your answer was of use, and what you are asked again and again."),
        tells=_("Whose problem your answer solved, and what you said of a card: nobody sees by whom."),
        order=50,
    ),
)  # fmt: skip
