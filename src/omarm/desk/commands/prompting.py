"""Asking one colleague something, in private; and wanting no more of it."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.desk.models import Prompt, PromptRefusal
from omarm.desk.queries.prompting import may_be_asked
from omarm.desk.queries.seeing import askable, sees_desk
from omarm.notifications.commands import settle_notices
from omarm.people.models import Person

MOST_A_DAY = 20  # of one sender: what goes to many is a campaign


@transaction.atomic
def send_prompt(*, actor, to, code="", words=""):
    """Ask one colleague something that only the two of them read. Returns the Prompt.

    Raises DomainError for who cannot be asked now (they were asked twice this week, or want none: which it is stays
    theirs), and for more than twenty on a day.
    """
    if not sees_desk(actor) or not askable(actor).contains(to):
        raise PermissionDenied
    Person.objects.select_for_update(no_key=True).get(pk=to.pk)  # two at once ask no more than there is room for
    today = timezone.localdate()
    if again := Prompt.objects.filter(sent_by=actor, sent_on=today, to=to, code=code, words=words).first():
        return again  # the same words to the same colleague on one day were sent twice by a finger, not by a person
    if Prompt.objects.filter(sent_by=actor, sent_on=today).count() >= MOST_A_DAY:
        raise DomainError(
            _("You asked twenty colleagues today. For more of them make a campaign."), code="many_prompts"
        )
    if not may_be_asked(to):
        raise DomainError(_("This colleague cannot be asked now. Try somebody else."), code="not_now")

    prompt = Prompt.objects.create(sent_by=actor, to=to, code=code, words=words, sent_on=today)

    log.record("prompt.sent", actor=actor, subject=prompt)
    return prompt


@transaction.atomic
def refuse_prompts(*, actor):
    """Want no prompts any more; those that wait ring no bell. Returns nothing. It is no fact: nobody is told."""
    PromptRefusal.objects.get_or_create(person=actor)
    since = timezone.localdate() - timedelta(days=90)
    for prompt in Prompt.objects.filter(to=actor, sent_on__gte=since):
        settle_notices(url=prompt.get_absolute_url(), person=actor.pk)


@transaction.atomic
def allow_prompts(*, actor):
    """Want prompts again. Returns nothing."""
    PromptRefusal.objects.filter(person=actor).delete()
