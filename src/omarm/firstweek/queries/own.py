"""How far somebody is in their first week: for their own eyes."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists
from django.utils import timezone

from omarm.files.models import Version
from omarm.firstweek.models import FirstWeek
from omarm.firstweek.queries.known import Task, tasks_for
from omarm.groups.models import JoinRequest, Membership
from omarm.houserules.queries import is_asked, standing_rules
from omarm.mustread.models import Confirmation
from omarm.people.models import Person
from omarm.profiles.models import Expertise
from omarm.profiles.models import Week as WorkingWeek
from omarm.questions.models import CardCheck, Helped
from omarm.stream.models import Comment, Follow, Post, Reaction

NEW_FOR = timedelta(days=21)
AT_ONCE = 5
OPEN, SEEN, TICKED, SKIPPED = "open", "seen", "ticked", "skipped"


@dataclass(frozen=True)
class Stand:
    """A task and how it stands: "open", "seen" (done, as content shows), "ticked" (by themselves) or "skipped"."""

    task: Task
    state: str

    @property
    def is_done(self):
        """Whether it was done."""
        return self.state in {SEEN, TICKED}

    @property
    def can_return(self):
        """Whether it can be taken up again: what content shows is as it is."""
        return self.state in {TICKED, SKIPPED}


@dataclass(frozen=True)
class Week:
    """The tasks of a person as Stands, in their order."""

    stands: list[Stand]
    is_put_away: bool = False

    @property
    def next(self):
        """The first task that is open, or None."""
        return next((one.task for one in self.stands if one.state == OPEN), None)

    @property
    def later(self):
        """The open ones after the first five, as Stands: eleven at once are a list of duties."""
        return [one for one in self.stands if one.state == OPEN][AT_ONCE:]

    @property
    def now(self):
        """The others: the first five that are open, and all that were done or skipped."""
        later = self.later
        return [one for one in self.stands if one not in later]


def has_week(person) -> bool:
    """Return whether there is a first week for this person: for everybody employed, not for guests."""
    return bool(person.is_authenticated and not person.is_guest)


def is_new(person) -> bool:
    """Return whether the account is younger than three weeks, so that the path stands at home. No query."""
    since = person.account_since if has_week(person) else None
    return since is not None and timezone.localdate() - since < NEW_FOR


def week_of(person) -> Week:
    """Return how far the person is. Two queries: what they ticked, and what content shows."""
    is_put_away, said = _said(person)
    return _week(person, said, is_put_away=is_put_away)


def at_home(person) -> dict:
    """Return, as plain data, the task that comes next for who is new; no query for others, one for who put the path away."""
    if not is_new(person):
        return {"task": None}
    is_put_away, said = _said(person)
    task = None if is_put_away else _week(person, said).next
    if task is None:
        return {"task": None}
    told = {name: str(getattr(task, name)) for name in ("code", "label", "why", "act", "icon", "url")}
    return {"task": told}


def _week(person, said, *, is_put_away=False):
    seen = _seen(person)
    stands = [Stand(task, SEEN if task.code in seen else said.get(task.code, OPEN)) for task in tasks_for(person)]
    return Week(stands, is_put_away)


def _said(person):
    rows = list(FirstWeek.objects.filter(person=person).values_list("is_put_away", "steps__task", "steps__is_skipped"))
    said = {task: SKIPPED if skipped else TICKED for _away, task, skipped in rows if task}
    return bool(rows and rows[0][0]), said


def _seen(person):
    """Return the codes of the tasks that content shows as done. One query."""
    of_content = {
        "profile": Exists(Expertise.objects.filter(person=person)),
        "find": Exists(Follow.objects.filter(person=person, colleague__isnull=False, is_muted=False)),
        "topic": Exists(Follow.objects.filter(person=person, topic__isnull=False, is_muted=False)),
        "group": Exists(Membership.objects.filter(person=person, by_rule=False))
        | Exists(JoinRequest.objects.filter(person=person)),
        "working": Exists(_posts(person).filter(update__form="working_on")),
        "ask": Exists(_posts(person).exclude(kind="praise").exclude(update__form="working_on"))
        | Exists(Comment.objects.standing().filter(author=person)),
        "react": Exists(Reaction.objects.filter(person=person)) | Exists(Confirmation.objects.filter(person=person)),
        "card": Exists(CardCheck.objects.filter(person=person)) | Exists(Helped.objects.filter(person=person)),
        "file": Exists(Version.objects.filter(added_by=person, document__deleted_at=None)),
        "thank": Exists(_posts(person).filter(kind="praise")),
        "days": Exists(WorkingWeek.objects.filter(person=person)),
    }  # fmt: skip
    row = Person.objects.filter(pk=person.pk).values_list(*of_content.values()).get()
    seen = {code for code, is_seen in zip(of_content, row, strict=True) if is_seen}
    if person.about:
        seen.add("profile")
    if standing_rules() and not is_asked(person):
        seen.add("rules")
    return seen


def _posts(person):
    return Post.objects.filter(author=person, published_at__lte=timezone.now(), deleted_at=None)
