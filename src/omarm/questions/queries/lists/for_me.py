"""Questions that somebody may be able to answer, each with why them: what they know about, their groups and department.

Never a stream of everything: what is asked of all, or in a group that somebody did not choose, comes only to who knows about it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.pagination import PAGE, Cursor, Page, cut
from omarm.groups.models import Membership
from omarm.people.models import Department
from omarm.profiles.models import Expertise
from omarm.questions.models import Question, SealedAsker
from omarm.questions.queries.lists.rows import rows_of
from omarm.questions.queries.turns import asked_of
from omarm.questions.queries.words import reader
from omarm.questions.sealing import opened
from omarm.stream.models import Placement, Post, PostTopic

LOOKED_BACK = timedelta(days=84)  # older ones are not brought up any more, as care does with groups
READ_THROUGH = 100  # of the newest open ones: in their words the topics that somebody knows about are looked for
MOST_SEALS = 500  # of the newest open ones without a name: among them the person's own are looked for
MOST_WITH_ME = 20
MOST_TOPICS = 2  # say enough
NO_END = datetime(9999, 1, 1, tzinfo=UTC)  # where nothing is promised: after all that was
KNOWS, NEAR = 0, 1  # the order of the reasons


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why open questions are for somebody: topics that they know about {id: name}, groups and departments (ids).

    `named` is {question id: topics that its words name}, of those that they know about.
    """

    topics: dict
    groups: frozenset
    departments: frozenset
    named: dict

    def of(self, ids):
        """Return {question id: why, in words} of these questions; two queries."""
        about = {pk: list(topics) for pk, topics in self.named.items()}
        for pk, topic in PostTopic.objects.filter(post__in=ids, topic__in=self.topics).values_list("post", "topic"):
            about.setdefault(pk, []).insert(0, topic)
        places = Placement.objects.filter(self._near(), post__in=ids).values_list("post", "group", "department")
        near = {pk: _("Your group") if group else _("Your department") for pk, group, _department in places}
        return {pk: self._knows(about[pk]) if pk in about else near.get(pk, "") for pk in ids}

    def among(self, questions):
        """Return these Questions as far as there is a reason, with `rank` and `due` to put them in order by."""
        chosen = Exists(PostTopic.objects.filter(post=OuterRef("pk"), topic__in=list(self.topics)))
        knows = chosen | Q(pk__in=list(self.named))
        near = Exists(Placement.objects.filter(self._near(), post=OuterRef("pk")))
        return questions.filter(knows | near).annotate(
            rank=Case(When(knows, Value(KNOWS)), default=Value(NEAR)), due=Coalesce("due_at", Value(NO_END))
        )

    def _near(self):
        return (Q(group__in=self.groups) | Q(department__in=self.departments)) & Q(live=True)

    def _knows(self, topics):
        names = [self.topics[topic] for topic in dict.fromkeys(topics)][:MOST_TOPICS]
        return _("You know about: %(topics)s") % {"topics": ", ".join(names)}


def with_me(person):
    """Return the Rows of what waits for the person now, soonest due first; at most twenty."""
    ids = list(asked_of(person).values_list("pk", flat=True)[:MOST_WITH_ME])
    return rows_of(person, ids)


def for_me(person, *, after=""):
    """Return a Page of Rows of open questions that the person may be able to answer: those that they know about first.

    Within each the soonest due first. Without what waits for them already, what they asked, and what is older than twelve
    weeks.
    """
    open_ones = _open_to(person)
    reasons = _reasons_of(person, open_ones)
    found = reasons.among(open_ones).order_by("rank", "due", "pk")
    if start := _parse(after):
        found = found.filter(_beyond(*start))
    page = cut(list(found.values_list("rank", "due", "pk")[: PAGE + 1]), cursor_of=_written)
    ids = [pk for _rank, _due, pk in page.rows]
    return Page(rows_of(person, ids, whys=reasons.of(ids)), page.after)


def _open_to(person):
    """Return the open Questions that the person may read and did not ask, but for those that wait for them already."""
    readable = Post.objects.visible_to(person).filter(published_at__gte=timezone.now() - LOOKED_BACK)
    found = Question.objects.filter(answered_at=None, solved_at=None, post__in=readable).exclude(post__author=person)
    found = found.exclude(pk__in=asked_of(person).order_by().values("pk"))
    seals = SealedAsker.objects.filter(question__in=found).order_by("-pk").values_list("pk", "sealed")[:MOST_SEALS]
    return found.exclude(pk__in=[pk for pk, sealed in seals if opened(sealed) == (pk, person.pk)])


def _reasons_of(person, questions):
    known = Expertise.objects.filter(person=person, topic__merged_into=None)
    topics = dict(known.values_list("topic", "topic__name"))
    chose = Q(by_rule=False) | Q(role__in=Membership.MANAGING)
    groups = Membership.objects.filter(chose, person=person, group__archived_at=None)
    departments = Department.objects.above(None if person.is_guest else person.department_id)
    return Reasons(
        topics, frozenset(groups.values_list("group", flat=True)), frozenset(departments.values_list("part", flat=True)),
        _named(questions, topics) if topics else {},
    )  # fmt: skip


def _named(questions, topics):
    """Return {question id: topics among these that its words name}, of the newest that were asked."""
    texts = questions.order_by("-pk").values_list("pk", "post__title", "post__text")[:READ_THROUGH]
    read = reader()
    named = {pk: [one for one in read.topics_named(f"{title}\n{text}") if one in topics] for pk, title, text in texts}
    return {pk: found for pk, found in named.items() if found}


def _written(key):
    rank, due, pk = key
    return f"{rank}-{Cursor(due, pk)}"


def _parse(after):
    rank, _dash, place = after.partition("-")
    cursor = Cursor.parse(place)
    return (int(rank), cursor.at, cursor.pk) if cursor and rank in {"0", "1"} else None


def _beyond(rank, due, pk):
    later = Q(due__gt=due) | Q(due=due, pk__gt=pk)
    return Q(rank__gt=rank) | Q(rank=rank) & later
