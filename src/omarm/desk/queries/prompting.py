"""Prompts: who can be asked now, what somebody was asked, and the balance of what one writes and has others write."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.db.models.functions import TruncDate
from django.utils import timezone

from omarm.core.floor import FLOOR
from omarm.desk.models import Prompt, PromptRefusal
from omarm.desk.prompts import PROMPTS, SORTS
from omarm.notifications.queries import hearers_of
from omarm.stream.models import Post

WEEK = timedelta(days=7)
MOST_A_WEEK = 2  # for one receiver, of all senders together
PERIOD = timedelta(days=28)
FOLLOWS_IN = timedelta(days=14)  # a post later than that has little to do with a prompt
SENT_SHOWN = 10
WHAT = "desk.prompt"


@dataclass(frozen=True)
class Balance:
    """In the last 28 days: what somebody wrote themselves, what colleagues wrote within two weeks of their prompt, and how many were asked."""

    own: int
    others: int
    asked: int = 0

    @property
    def tells_others(self):
        """Whether so many were asked that what they wrote together says nothing of one of them."""
        return self.asked >= FLOOR

    @property
    def is_uneven(self):
        """Whether they write more than one post for three of others whom they prompted: our reading of row B19."""
        return self.own > 0 and self.own * 3 > self.others

    @property
    def wanted(self):
        """How many posts of others would make it even."""
        return self.own * 3


def may_be_asked(person):
    """Return whether somebody can be sent a prompt now: they want them, hear of them, and were asked less than twice this week."""
    lately = Prompt.objects.filter(to=person, sent_on__gt=timezone.localdate() - WEEK)
    if PromptRefusal.objects.filter(person=person).exists() or lately.count() >= MOST_A_WEEK:
        return False
    return person.pk in hearers_of(WHAT, [person.pk])


def wants_prompts(person):
    """Return whether the person did not say that they want none."""
    return not PromptRefusal.objects.filter(person=person).exists()


def settings_for(person):
    """Return what the page with settings shows of prompts: whether the person wants them."""
    return {"wants": wants_prompts(person)}


def prompt_for(person, pk):
    """Return a Prompt that the person was sent, or sent. Raises Prompt.DoesNotExist."""
    prompt = Prompt.objects.select_related("sent_by", "to").get(pk=pk)
    if person.pk not in {prompt.to_id, prompt.sent_by_id}:
        raise Prompt.DoesNotExist
    return prompt


def ready_for(prompt):
    """Return (the words of a Prompt in the language of now, the way to write that it opens)."""
    ready = PROMPTS.get(prompt.code)
    return prompt.words or str(ready.words if ready else ""), ready.writing if ready else ""


def library():
    """Return [(name of a sort, its ReadyPrompts)]."""
    return [(SORTS[sort], [one for one in PROMPTS.values() if one.sort == sort]) for sort in SORTS]


def sent_by(person):
    """Return [(Prompt, its words)] of the last that the person sent, newest first."""
    rows = Prompt.objects.filter(sent_by=person).select_related("to").order_by("-pk")[:SENT_SHOWN]
    return [(row, ready_for(row)[0]) for row in rows]


def own_balance(person):
    """Return the Balance of the person, for their own eyes: counted when they look, kept nowhere, of what they may read."""
    since = timezone.now() - PERIOD
    readable = Post.objects.visible_to(person).filter(published_at__gte=since, published_at__lte=timezone.now())
    readable = readable.annotate(day=TruncDate("published_at"))  # of the organisation, as the day of a prompt is
    asked = Prompt.objects.filter(sent_by=person, to=OuterRef("author"), sent_on__gte=(since - FOLLOWS_IN).date())
    asked = asked.filter(sent_on__lte=OuterRef("day"), sent_on__gte=OuterRef("day") - FOLLOWS_IN)
    followed = readable.filter(author__in=_prompted(person, since)).annotate(by=Subquery(asked.values("pk")[:1]))
    asked_people = _prompted(person, since).distinct().count()
    return Balance(readable.filter(author=person).count(), followed.exclude(by=None).count(), asked_people)


def _prompted(person, since):
    return Prompt.objects.filter(sent_by=person, sent_on__gte=(since - FOLLOWS_IN).date()).values("to")
