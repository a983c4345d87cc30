"""Who is told of a prompt."""

from omarm.activity.log import on
from omarm.desk.models import Prompt
from omarm.desk.queries.prompting import WHAT, wants_prompts
from omarm.notifications.commands import notice


@on("prompt.sent")
def tell_who_is_asked(fact):
    """Tell the colleague that they were asked something, unless they said meanwhile that they want nothing of it."""
    for prompt in Prompt.objects.select_related("to").filter(pk=fact.subject_id):
        if wants_prompts(prompt.to):
            notice(people=[prompt.to_id], what=WHAT, url=prompt.get_absolute_url(), at=fact.recorded_at)
