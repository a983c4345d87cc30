"""What a colleague is asked, and what they answered themselves. Nobody else reads a single answer."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from omarm.core.remembered import remembered
from omarm.people.models import Department, Person
from omarm.surveys.models import Answer, Nomination, Round
from omarm.surveys.queries.gate import ground


@dataclass(frozen=True)
class OwnAnswer:
    """What somebody answered: the names by surname, none for who would rather not say."""

    answer: Answer
    names: tuple = ()

    @property
    def round(self):
        return self.answer.round

    @property
    def declined(self):
        return not self.names


def asked_of(person):
    """Return the rounds that can be answered now and ask this person, as a queryset; none without consent."""
    if person.is_guest or not ground().is_open:
        return Round.objects.none()
    above = Department.objects.above(person.department_id)
    theirs = Round.departments.through.objects.filter(round=OuterRef("pk"), department__in=above)
    return Round.objects.running().filter(Q(asks_everyone=True) | Exists(theirs)).select_related("owner")


def asked_round(person, pk):
    """Return a round that somebody is asked, or answered before they moved. Raises Round.DoesNotExist.

    One that is over can still be read by who answered it, for as long as their answer is there.
    """
    answered = Answer.objects.filter(person=person).values("round")
    seen = Q(pk__in=asked_of(person).values("pk")) | Q(pk__in=answered)
    return Round.objects.kept().select_related("owner").filter(seen).distinct().get(pk=pk)


def own_answer(person, round):
    """Return what the person answered in a round as an OwnAnswer, or None."""
    return next(iter(_own(Answer.objects.filter(person=person, round=round))), None)


def own_answers(person):
    """Return the OwnAnswers that are kept of somebody, the newest round first."""
    return _own(Answer.objects.filter(person=person).order_by("-round__opens_on", "-round"))


def waiting_for(person):
    """Return the rounds that wait for this person's answer, those that close first on top."""
    if not some_are_running():
        return []
    answered = Answer.objects.filter(person=person, round=OuterRef("pk"))
    return list(asked_of(person).exclude(Exists(answered)).order_by("closes_on", "pk"))


def invitation_for(person):
    """Return what stands at home for who is asked something, as plain data."""
    return {
        "asked": [
            {"id": one.pk, "subject": one.subject, "closes_on": one.closes_on, "owner": one.owner.name}
            for one in waiting_for(person)
        ]
    }


@remembered(seconds=60)
def some_are_running():
    """Return whether any round can be answered now; at most a minute old, so that a home page hardly asks."""
    return Round.objects.running().exists()


forget_running = some_are_running.forget


def nameable(person):
    """Return whom this person may name, as a queryset: every colleague who works here, but not themselves."""
    return Person.objects.visible_to(person).active().named().filter(is_guest=False).exclude(pk=person.pk)


def _own(answers):
    found = list(answers.select_related("round__owner"))
    named = {}
    rows = Nomination.objects.filter(answer__in=found).select_related("nominee__department", "nominee__photo")
    for row in rows.order_by("nominee__sort_key", "nominee"):
        named.setdefault(row.answer_id, []).append(row.nominee)
    return [OwnAnswer(answer, tuple(named.get(answer.pk, ()))) for answer in found]
