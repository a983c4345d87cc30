"""Sponsors and what they promised, for who may see it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch
from django.db.models.functions import TruncDate
from django.utils.text import Truncator

from omarm.people.models import Person
from omarm.planboard.models import Commitment, Sponsor
from omarm.planboard.queries.seeing import may_run, sees_sponsors
from omarm.programme.models import Goal
from omarm.stream.models import Comment, Post

LATELY = 5


@dataclass(frozen=True)
class Promise:
    """A Commitment as one person reads it: where it was kept, as far as they may read that, and what they may do."""

    commitment: Commitment
    kept_url: str
    is_mine: bool
    may_end: bool

    @property
    def may_keep(self):
        return self.is_mine and self.commitment.can_be_kept

    @property
    def may_reopen(self):
        return self.is_mine and self.commitment.kept_on is not None


@dataclass(frozen=True)
class Stand:
    """A Sponsor with what they promised: what is to come first, then what was, the last first."""

    sponsor: Sponsor
    promises: list
    is_mine: bool

    @property
    def kept(self):
        """How many promises were kept, also after their day."""
        return sum(one.commitment.kept_on is not None for one in self.promises)

    @property
    def not_kept(self):
        """How many were not kept; what was taken back or ended with the sponsor is in neither."""
        return sum(one.commitment.state == Commitment.State.NOT_KEPT for one in self.promises)


def stands_for(person):
    """Return [(Goal, [Stand, …], [Stand, …] of who was its sponsor before, the last first)] of the goals that are pursued.

    Raises Sponsor.DoesNotExist for who may not see them.
    """
    if not sees_sponsors(person):
        raise Sponsor.DoesNotExist
    sponsors = list(_rows())
    readable = _readable(person, [row for sponsor in sponsors for row in sponsor.commitments.all()])
    by_goal, before, runs = defaultdict(list), defaultdict(list), may_run(person)
    for sponsor in sponsors:
        promises = [_promise(row, sponsor, person, readable, runs=runs) for row in sponsor.commitments.all()]
        stand = Stand(sponsor, _in_order(promises), sponsor.ended_on is None and sponsor.person_id == person.pk)
        (by_goal if sponsor.ended_on is None else before)[sponsor.goal_id].append(stand)
    for stands in before.values():
        stands.sort(key=lambda stand: (stand.sponsor.ended_on, stand.sponsor.pk), reverse=True)
    return [(goal, by_goal[goal.pk], before[goal.pk]) for goal in Goal.objects.pursued()]


def missed_sponsors():
    """Return the Sponsors who left and whose goal nobody saw to yet."""
    return list(Sponsor.objects.missed().select_related("person", "goal"))


def sponsor_at(person, pk):
    """Return one Sponsor, for who may see sponsors. Raises Sponsor.DoesNotExist."""
    if not sees_sponsors(person):
        raise Sponsor.DoesNotExist
    return Sponsor.objects.select_related("person", "goal").get(pk=pk)


def commitment_at(person, pk):
    """Return one Commitment, for who may see sponsors. Raises Commitment.DoesNotExist."""
    if not sees_sponsors(person):
        raise Commitment.DoesNotExist
    return Commitment.objects.select_related("sponsor__person", "sponsor__goal").get(pk=pk)


def own_commitment(person, pk):
    """Return one of the person's own Commitments. Raises Commitment.DoesNotExist."""
    mine = Commitment.objects.select_related("sponsor__person", "sponsor__goal")
    return mine.get(pk=pk, sponsor__person=person, sponsor__ended_on=None)


def may_promise(person, sponsor):
    """Return whether the person may write down what a sponsor promises: they themselves, and who makes the board."""
    return sponsor.ended_on is None and (sponsor.person_id == person.pk or may_run(person))


def written_by(person, *, post=None, comment=None):
    """Return the live Post or standing Comment of the person that these ids name, that they themselves can read.

    Raises Post.DoesNotExist or Comment.DoesNotExist: also for what is somebody else's.
    """
    if comment is not None:
        return Comment.objects.visible_to(person).standing().select_related("post").get(pk=comment, author=person)
    return Post.objects.live().visible_to(person).get(pk=post, author=person)


def own_lately(person, commitment):
    """Return [(code, words, moment)] of what somebody wrote since a promise that it could be kept by, the last first.

    The code is that of a post or a comment: “post-5”. For a question hour only posts are proposed under which a colleague's words
    have a question mark: any conversation may be one, but we do not say so.
    """
    since = {"day__gte": commitment.starts_on}
    if commitment.kind == Commitment.Kind.REPLY:
        rows = Comment.objects.visible_to(person).standing().filter(author=person).annotate(day=TruncDate("created_at"))
        rows = rows.filter(**since).exclude(pk__in=_used("comment")).order_by("-created_at")[:LATELY]
        return [(f"comment-{row.pk}", shortened(row.body), row.created_at) for row in rows]
    rows = Post.objects.live().visible_to(person).filter(author=person).annotate(day=TruncDate("published_at"))
    if commitment.kind == Commitment.Kind.QUESTIONS:
        rows = rows.filter(_was_answered_in(person, body__contains="?"))
    rows = rows.filter(**since).exclude(pk__in=_used("post")).order_by("-published_at")[:LATELY]
    return [(f"post-{row.pk}", shortened(str(row)), row.published_at) for row in rows]


def holds_a_question_hour(person, post):
    """Return whether colleagues said something under a post of the person, and the person said something back."""
    return Post.objects.filter(_was_answered_in(person), pk=post.pk).exists()


def _was_answered_in(person, **like):
    asked = Comment.objects.standing().filter(post=OuterRef("post"), created_at__lt=OuterRef("created_at"), **like)
    answers = Comment.objects.standing().filter(Exists(asked.exclude(author=person)), author=person)
    return Exists(answers.filter(post=OuterRef("pk")))


def shortened(text):
    """Return the first words of a text, for a list to choose from."""
    return Truncator(" ".join(text.split())).chars(80)


def goals_to_choose():
    """Return {id: Goal} of the goals that are pursued."""
    return {goal.pk: goal for goal in Goal.objects.pursued()}


def nameable():
    """Return who can be named: active colleagues."""
    return Person.objects.active().named().filter(is_guest=False)


def _rows():
    return Sponsor.objects.select_related("person", "goal").prefetch_related(
        Prefetch("commitments", Commitment.objects.select_related("comment").order_by("due_on", "pk"))
    )


def _used(name):
    """Return the ids of what kept a promise already: by a reply its comment, else its post."""
    kept = Commitment.objects.filter(kept_on__isnull=False, **{f"{name}__isnull": False})
    return (kept if name == "comment" else kept.exclude(kind=Commitment.Kind.REPLY)).values(name)


def _readable(person, commitments):
    ids = {row.post_id for row in commitments if row.post_id}
    return set(Post.objects.visible_to(person).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()


def _promise(row, sponsor, person, readable, *, runs):
    url = ""
    if row.post_id in readable:
        url = row.comment.get_absolute_url() if row.comment else f"/posts/{row.post_id}/"
    is_mine = sponsor.ended_on is None and sponsor.person_id == person.pk
    may_end = row.state == Commitment.State.OPEN and (is_mine or runs)
    return Promise(row, url, is_mine, may_end)


def _in_order(promises):
    coming = [one for one in promises if one.commitment.state == Commitment.State.OPEN]
    past = [one for one in reversed(promises) if one.commitment.state != Commitment.State.OPEN]
    return coming + past
