"""What an organisation can switch of questions."""

from django.utils.translation import gettext_lazy as _

from omarm.core.functions import Function, register

register(
    Function(
        "questions", _("Questions"), _("Ask colleagues something, see what was asked before, and mark what solved it."),
        entries=("questions",), writings=("question",), order=10,
        addresses=(
            "questions:questions", "questions:ask", "questions:answered-list", "questions:answered-on", "questions:group",
            "questions:call",
        ),
        composers=("questions:ask",),
    )
)  # fmt: skip
register(
    Function(
        "knowledge-cards", _("Knowledge cards"), _("Keep an answer as a card that somebody looks after."),
        addresses=("questions:cards", "questions:keep"), order=20,
    )
)  # fmt: skip
