"""Whose turn it is: with whom a question is now, whether it still is theirs, and what waits for somebody."""

from django.db.models import Count, F

from omarm.groups.models import Group, Membership
from omarm.profiles.models import Absence
from omarm.questions.models import Question, Turn
from omarm.questions.queries.askers import is_asker
from omarm.questions.queries.candidates import COMMUNITY, EXPERT, readers_among
from omarm.stream.models import Placement, Post


def turns_on(person_ids, day):
    """Return {person id: how often they were asked a question on a working day}: what guards everybody's maximum."""
    asked = Turn.objects.filter(person__in=person_ids, asked_on=day).exclude(outcome=Turn.Outcome.IN_LINE)
    return dict(asked.values_list("person").annotate(number=Count("pk")))


def waiting_turn(question):
    """Return the Turn of who has a question now, with its person, or None."""
    turns = Turn.objects.filter(question=question.pk, outcome=Turn.Outcome.WAITING)
    return turns.select_related("person").first()


def is_theirs(turn, question, group, day):
    """Return whether who has a question still is what they were asked as on a day: cares for all, manages the group (or
    stands in for who does), may read it.
    """
    if turn.role == COMMUNITY:
        return turn.person.cares_for_all
    if turn.role == EXPERT:
        return _reads(turn, question)
    manages = bool(group) and Group.objects.managed_by(turn.person).contains(group)
    return manages or (bool(group) and _stands_in(turn.person_id, group, day) and _reads(turn, question))


def group_of(question):
    """Return the group in which something (a question, or the card of one) was asked, or None when it was asked of a department or everybody."""
    own = Placement.objects.filter(post=question.pk, placed_by=None).exclude(group=None)
    return Group.objects.filter(pk__in=own.values("group")).first()


def is_living(question):
    """Return whether a question can be read and answered somewhere: published, not deleted or hidden, group not closed."""
    return Placement.objects.filter(post=question.pk, live=True).living().exists()


def may_pass_on(person, question):
    """Return whether it is the person's turn, so that they can pass it on."""
    return (
        question.is_open
        and Turn.objects.filter(question=question.pk, person=person.pk, outcome=Turn.Outcome.WAITING).exists()
    )


def may_take_on(person, question):
    """Return whether the person can say that they see to a question: one that they read, did not ask, and do not have."""
    mine = person.is_guest or person.pk == question.owner_id or is_asker(person, question)
    return question.is_open and not mine and Post.objects.visible_to(person).contains(question.post)


def asked_of(person):
    """Return the open Questions that it is the person's turn to answer, as far as they may read them, soonest due first."""
    mine = Turn.objects.filter(person=person, outcome=Turn.Outcome.WAITING)
    found = Question.objects.filter(pk__in=mine.values("question"), answered_at=None, solved_at=None)
    return found.filter(post__in=Post.objects.visible_to(person)).order_by(F("due_at").asc(nulls_last=True), "pk")


def _reads(turn, question):
    return turn.person_id in readers_among(question, [turn.person_id])


def _stands_in(person_id, group, day):
    """Return whether somebody stands in, on a day, for one who looks after a group and is away."""
    away = Absence.objects.filter(stand_in=person_id, starts_on__lte=day, ends_on__gte=day)
    managing = Membership.objects.filter(group=group, role__in=Membership.MANAGING)
    return away.filter(person__in=managing.values("person")).exists()
