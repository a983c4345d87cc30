"""What an organisation chooses about the first week: with what somebody new begins."""

from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice, chosen, register

FORMAL, INFORMAL = "formal", "informal"
ORDERS = {
    FORMAL: (
        "rules",
        "days",
        "profile",
        "card",
        "chart",
        "find",
        "expert",
        "topic",
        "ask",
        "group",
        "file",
        "react",
        "working",
        "thank",
    ),
    INFORMAL: (
        "profile",
        "find",
        "group",
        "react",
        "thank",
        "ask",
        "working",
        "expert",
        "card",
        "topic",
        "days",
        "file",
        "chart",
        "rules",
    ),
}


def order_for(person):
    """Return the codes of the tasks in the order in which somebody meets them."""
    return ORDERS[chosen("firstweek.order", person)]


register(
    Choice(
        code="firstweek.order", label=_("The first week begins with"), default=INFORMAL, per_department=True, order=16,
        about=_("In which order a newcomer meets the small tasks of their first week."),
        options=((FORMAL, _("What applies here")), (INFORMAL, _("People"))),
    )
)  # fmt: skip
