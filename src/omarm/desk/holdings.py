"""What the desk holds about a person."""

from django.utils.translation import gettext_lazy as _

from omarm.consent.holdings import Holding, declare

declare(
    Holding(
        title=_("Your own list at the desk"),
        tables=("desk_item", "desk_itemstate"),
        why=_("Who looks after the whole has a list of what waits, and says of each thing whether it is done."),
        tells=_(
            "What waits for you by name, and on which day you said that something is done, not for today or not for you, or "
            "opened it from the list. Nobody else sees it."
        ),
        kept=_("What waits: until it waits no more. What you said or opened: four weeks."),
        order=95,
    )
)
declare(
    Holding(
        title=_("Prompts"),
        tables=("desk_prompt", "desk_promptrefusal"),
        why=_("A community manager can ask a colleague for a story or an answer, without others reading it."),
        tells=_(
            "What you were asked, by whom and on which day; or that you want no prompts. Only you and who asked read what "
            "was asked. Whether anything came of it is not kept."
        ),
        kept=_("What was asked: twelve weeks. That you want none: until you want them again."),
        order=96,
    )
)
