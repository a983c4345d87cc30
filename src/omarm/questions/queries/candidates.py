"""Who can be asked a question, who first, and who of them takes another one today."""

from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Exists, OuterRef

from omarm.groups.models import Membership
from omarm.people.models import Person, Role
from omarm.profiles.asking import asked_on
from omarm.profiles.models import Expert
from omarm.questions.models import Turn
from omarm.questions.queries.presence import gone_on, stand_ins_of
from omarm.stream.models.reach import RULE

EXPERT, GROUP, COMMUNITY = Turn.Role.EXPERT, Turn.Role.GROUP, Turn.Role.COMMUNITY
NOT_AGAIN = (Turn.Outcome.PASSED_ON, Turn.Outcome.TOO_LATE)
MOST_MANAGERS = 50  # of a group; nobody has that many
MANAGING, STANDING_IN, CARING = 100, 101, 102  # after the experts, who have their place in the line

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
    """Who can be asked, as what, and after whom: a lower `place` is asked first, in one place who was asked least that day.

    Not `is_there`: only when there is nobody else. `is_last`: that is so, and it is theirs though they are full or away.
    """

    person_id: int
    role: str
    place: tuple
    is_there: bool = True
    is_last: bool = False


def candidates_for(question, group, stage, day, half=""):
    """Return the Candidates from a stage on, of who is there on a day (in this half of it, when one is named).

    Nobody of them was passed over before, except who looks after the whole: they are always among them, so that it is never
    nobody while anybody administers. Whether they have room is asked under a lock.
    """
    found = _experts(question, day, half) if stage == EXPERT else []
    if group and stage != COMMUNITY:
        found += _managers(question, group, day, half)
    caring = _caring(question, day, half)
    readers = readers_among(question, {one.person_id for one in found} | {row[0] for row in caring})
    return [one for one in found if one.person_id in readers] + [
        Candidate(
            pk, COMMUNITY, (CARING, again, pk not in readers, gone, not is_manager),
            is_there=not (gone or again) and pk in readers,
        )
        for pk, is_manager, gone, again in caring
    ]  # fmt: skip


def with_room(candidates, day):
    """Return the first of these Candidates who takes another question on a day, or the last resort; None where there is
    nobody at all.

    Their terms are locked, all at once and in one order, so that two questions at the same moment count one after the
    other and never wait for each other.
    """
    ids = {one.person_id for one in candidates}
    terms = {row.pk: row for row in Expert.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk")}
    asked = asked_on(ids, day)
    line = sorted(candidates, key=lambda one: (one.place, asked[one.person_id]))
    for one in line:
        if one.is_there and (one.person_id not in terms or asked[one.person_id] < terms[one.person_id].most_a_day):
            return one
    return next((replace(one, is_last=True) for one in line if one.role == COMMUNITY), None)


def readers_among(question, ids):
    """Return the ids of who of these people may read a question."""
    if not ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(READERS, {"people": list(ids), "post": question.pk})
        return {pk for (pk,) in cursor.fetchall()}


def _experts(question, day, half):
    """Return who the asker chose, in their order; for who is away the colleague whom they named, in their place."""
    chosen = Turn.objects.filter(question=question.pk, role=EXPERT).filter(
        outcome__in=(Turn.Outcome.IN_LINE, Turn.Outcome.AWAY), person__expert_terms__isnull=False
    )
    rows = list(chosen.annotate(gone=gone_on(day, half=half)).order_by("pk").values_list("person", "gone"))
    instead = _stand_ins(question, [pk for pk, gone in rows if gone], day, half)
    line = dict.fromkeys(instead.get(pk) if gone else pk for pk, gone in rows)
    return [Candidate(pk, EXPERT, (place,)) for place, pk in enumerate(line) if pk]


def _managers(question, group, day, half):
    """Return who looks after a group and is there, and after them who stands in for one who is not."""
    managing = Membership.objects.filter(group=group, role__in=Membership.MANAGING)
    managing = managing.annotate(gone=gone_on(day, half=half), again=_passed_over(question, "person"))
    rows = list(managing.order_by("pk").values_list("person", "gone", "again")[:MOST_MANAGERS])
    there = [pk for pk, gone, again in rows if not (gone or again or pk == question.post.author_id)]
    instead = _stand_ins(question, [pk for pk, gone, _again in rows if gone], day, half)
    return [Candidate(pk, GROUP, (MANAGING,)) for pk in there] + [
        Candidate(pk, GROUP, (STANDING_IN,)) for pk in sorted(set(instead.values()) - set(there))
    ]


def _caring(question, day, half):
    """Return (person id, whether a community manager, whether gone, whether passed over) of who looks after the whole.

    Who asks it is among them only when there is no other.
    """
    caring = Person.objects.caring_for_all().filter(is_guest=False).annotate(
        is_manager=Exists(Role.objects.filter(person=OuterRef("pk"), code=Role.Code.COMMUNITY_MANAGER)),
        gone=gone_on(day, of="pk", half=half), again=_passed_over(question, "pk"),
    )  # fmt: skip
    rows = list(caring.order_by("pk").values_list("pk", "is_manager", "gone", "again"))
    return [row for row in rows if row[0] != question.post.author_id] or rows


def _stand_ins(question, gone, day, half):
    """Return {person id: who stands in for them}, of who can be asked: not who asks it, and nobody twice."""
    named = stand_ins_of(gone, day, half)
    again = Turn.objects.filter(question=question.pk, outcome__in=NOT_AGAIN, person__in=named.values())
    not_these = {question.post.author_id, *(again.values_list("person", flat=True) if named else ())}
    return {pk: instead for pk, instead in named.items() if instead not in not_these}


def _passed_over(question, of):
    return Exists(Turn.objects.filter(question=question.pk, outcome__in=NOT_AGAIN, person=OuterRef(of)))
