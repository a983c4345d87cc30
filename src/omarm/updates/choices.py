"""What an organisation chooses about stories."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omarm.core.choices import Choice, chosen, register
from omarm.core.functions import writings_off
from omarm.updates.models import Update

NEVER, WEEKLY = "never", "weekly"
CALLS = (3, 4)  # Thursday and Friday: a week is nearly told then, and who works four days is there on one of them


def story_call(person):
    """Return whether home asks somebody for a story today, as a context."""
    asks = (
        not person.is_guest
        and timezone.localdate().weekday() in CALLS
        and chosen("updates.story_call", person) == WEEKLY
    )
    return {"asks": asks and Update.Form.STORY.value not in writings_off(person)}


register(
    Choice(
        code="updates.story_call", label=_("Asking for stories"), default=NEVER,
        about=_("Whether home asks on Thursday and Friday what went well this week."),
        options=((NEVER, _("Not")), (WEEKLY, _("Every week"))), per_department=True, order=45,
    )
)  # fmt: skip
