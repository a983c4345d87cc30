"""Whose turn it is: who can be asked on a day, in which order, and with whom a question is now."""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q

from omarm.groups.models import Group, Membership
from omarm.people.models import Person, Role
from omarm.profiles.asking import asked_on
from omarm.profiles.models import Absence, Expert, Week
from omarm.questions.models import Question, Turn
from omarm.stream.models import Placement, Post
from omarm.stream.models.reach import RULE

EXPERT, GROUP, COMMUNITY = Turn.Role.EXPERT, Turn.Role.GROUP, Turn.Role.COMMUNITY
NOT_AGAIN = (Turn.Outcome.PASSED_ON, Turn.Outcome.TOO_LATE)
MOST_MANAGERS = 50  # of a group; nobody has that many

# Who of some people may read a post: the read rule of placements, for all of them at once.
READERS = """
    select person.id from people_person person
     where person.id = any(%(people)s) and exists (
        select from stream_placement p where p.post_id = %(post)s and p.live and """ + RULE.format(
    audience="p.audience", group="p.group_id", department="p.department_id", guest="person.is_guest",
    mine="select group_id from groups_membership where person_id = person.id",
    near="select unnest(path) from people_department where id = person.department_id and not person.is_guest",
) + ")"  # fmt: skip


@dataclass(frozen=True)
class Candidate:
    """Who can be asked, and as what. `is_last`: there is nobody else, so it is theirs though they are full or away."""

    person_id: int
    role: str
    is_last: bool = False


def turns_on(person_ids, day):
    """Return {person id: how often they were asked a question on a working day}: what guards everybody's maximum."""
    asked = Turn.objects.filter(person__in=person_ids, asked_on=day).exclude(outcome=Turn.Outcome.IN_LINE)
    return dict(asked.values_list("person").annotate(number=Count("pk")))


def waiting_turn(question):
    """Return the Turn of who has a question now, with its person, or None."""
    turns = Turn.objects.filter(question=question.pk, outcome=Turn.Outcome.WAITING)
    return turns.select_related("person").first()


def gone_on(day, *, of="person"):
    """Return the condition that a person (`of` is the way to them) is not there for questions on a day.

    They left, are a guest, are away, rest, or do not work on that day by their week. Who told no week is there.
    """
    me = OuterRef(of)
    worked = Week.objects.annotate(days=F("mornings").bitor(F("afternoons"))).filter(person=me, days__gt=0)
    off = worked.annotate(today=F("days").bitand(1 << day.weekday())).filter(today=0)
    return (
        ended(of)
        | Exists(Absence.objects.filter(person=me, starts_on__lte=day, ends_on__gte=day))
        | Exists(Expert.objects.filter(person=me, paused_until__gte=day))
        | Exists(off)
    )


def ended(of="person"):
    """Return the condition that a person left, or is a guest."""
    way = "" if of == "pk" else f"{of}__"
    return Q(**{f"{way}is_active": False}) | Q(**{f"{way}is_guest": True})


def is_gone(turn, day):
    """Return whether who has a question is not there on a day."""
    return Turn.objects.filter(gone_on(day), pk=turn.pk).exists()


def has_left(turn):
    """Return whether who has a question cannot sign in any more, or became a guest."""
    return Turn.objects.filter(ended(), pk=turn.pk).exists()


def is_theirs(turn, question, group):
    """Return whether who has a question still is what they were asked as: may read it, manages the group, cares for all."""
    if turn.role == COMMUNITY:
        return turn.person.cares_for_all
    if turn.role == GROUP:
        return bool(group) and Group.objects.managed_by(turn.person).contains(group)
    return turn.person_id in _readers(question, [turn.person_id])


def group_of(question):
    """Return the group in which something was asked, or None when it was asked of a department or everybody."""
    own = Placement.objects.filter(post=question.pk, placed_by=None).exclude(group=None)
    return Group.objects.filter(pk__in=own.values("group")).first()


def is_living(question):
    """Return whether a question can be read and answered somewhere: published, not deleted or hidden, group not closed."""
    return Placement.objects.filter(post=question.pk, live=True).living().exists()


def candidates_for(question, group, stage, day):
    """Return the Candidates from a stage on, who is to be asked first at the front; never none while anybody administers.

    Nobody of them is gone or was passed over before, except at the end. Whether they have room is asked under a lock.
    """
    found = _experts(question, day) if stage == EXPERT else []
    if group and stage != COMMUNITY:
        found += _managers(question, group, day)
    return found + _community(question, day)


def with_room(candidates, day):
    """Return the first of these Candidates who takes another question on a day, or the last resort;
    None where there is nobody at all.

    Their terms are locked, all at once and in one order, so that two questions at the same moment count one after the
    other and never wait for each other.
    """
    ids = {one.person_id for one in candidates}
    terms = {row.pk: row for row in Expert.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    asked = asked_on(ids, day)
    return next(
        (one for one in candidates
         if one.is_last or one.person_id not in terms or asked[one.person_id] < terms[one.person_id].most_a_day),
        None,
    )  # fmt: skip


def may_pass_on(person, question):
    """Return whether it is the person's turn, so that they can pass it on."""
    return (
        question.is_open
        and Turn.objects.filter(question=question.pk, person=person.pk, outcome=Turn.Outcome.WAITING).exists()
    )


def may_take_on(person, question):
    """Return whether the person can say that they see to a question: one that they read, did not ask, and do not have."""
    mine = person.is_guest or person.pk in {question.post.author_id, question.owner_id}
    return question.is_open and not mine and Post.objects.visible_to(person).contains(question.post)


def asked_of(person):
    """Return the open Questions that it is the person's turn to answer, as far as they may read them, soonest due first."""
    mine = Turn.objects.filter(person=person, outcome=Turn.Outcome.WAITING)
    found = Question.objects.filter(pk__in=mine.values("question"), answered_at=None, solved_at=None)
    return found.filter(post__in=Post.objects.visible_to(person)).order_by(F("due_at").asc(nulls_last=True), "pk")


def _experts(question, day):
    """Return who the asker chose, in their order: of those who are there and may read it."""
    chosen = Turn.objects.filter(question=question.pk, role=EXPERT, outcome=Turn.Outcome.IN_LINE)
    there = chosen.exclude(gone_on(day)).filter(person__expert_terms__isnull=False).order_by("pk")
    ids = list(there.values_list("person", flat=True))
    readers = _readers(question, ids)
    return [Candidate(pk, EXPERT) for pk in ids if pk in readers]


def _managers(question, group, day):
    """Return who looks after a group and is there, who was asked least on that day at the front."""
    managing = Membership.objects.filter(group=group, role__in=Membership.MANAGING).exclude(gone_on(day))
    others = managing.exclude(person__in=_not_again(question)).exclude(person=question.post.author_id)
    ids = list(others.order_by("pk").values_list("person", flat=True)[:MOST_MANAGERS])
    asked = asked_on(ids, day)
    return [Candidate(pk, GROUP) for pk in sorted(ids, key=lambda pk: asked[pk])]


def _community(question, day):
    """Return who looks after the whole: those who are there and may read it, then without being there, then anybody.

    Community managers come before administrators.
    """
    caring = Person.objects.caring_for_all().filter(is_guest=False).annotate(
        is_manager=Exists(Role.objects.filter(person=OuterRef("pk"), code=Role.Code.COMMUNITY_MANAGER)),
        is_there=~gone_on(day, of="pk"),
    ).order_by("pk")  # fmt: skip
    people = [one for one in caring if one.pk != question.post.author_id] or list(caring)
    again = set(_not_again(question).values_list("person", flat=True))
    readers = _readers(question, [one.pk for one in people])
    asked = asked_on([one.pk for one in people], day)

    def order(one):
        return (one.pk in again, one.pk not in readers, not one.is_there, not one.is_manager, asked[one.pk])

    people.sort(key=order)
    there = [one for one in people if one.is_there and one.pk not in again and one.pk in readers]
    return [Candidate(one.pk, COMMUNITY) for one in there] + [
        Candidate(one.pk, COMMUNITY, is_last=True) for one in people[:1]
    ]


def _readers(question, ids):
    if not ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(READERS, {"people": ids, "post": question.pk})
        return {pk for (pk,) in cursor.fetchall()}


def _not_again(question):
    return Turn.objects.filter(question=question.pk, outcome__in=NOT_AGAIN).values("person")
