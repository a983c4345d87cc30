"""What a round that is over is counted from. Past the consent gate alone, and shown to nobody: rules/outcome.py counts it."""

from django.db.models import Exists, OuterRef, Q

from omarm.consent.queries import measures
from omarm.people.models import Person, Role
from omarm.surveys.models import Answer, Nomination, Outcome, Round
from omarm.surveys.queries.gate import NOMINATIONS, ground
from omarm.surveys.rules.places import Colleague, departments_of, layer_of


@measures(NOMINATIONS)
def votes_in(round, *, gate):
    """Return [(who answered, whom they named)] of a round, as ids. It is counted; nobody sees it."""
    return list(Nomination.objects.filter(answer__round=round).values_list("answer__person", "nominee"))


@measures(NOMINATIONS)
def colleagues_in(round, *, gate):
    """Return the Colleagues of a round: who works here, and who answered and has left since."""
    answered = Answer.objects.filter(round=round, person=OuterRef("pk"))
    reports = Person.objects.active().filter(manager=OuterRef("pk"), is_guest=False)
    leads = Role.objects.filter(person=OuterRef("pk"), code=Role.Code.LEADER)
    asked = set(round.people_asked().values_list("pk", flat=True))
    people = Person.objects.named().filter(is_guest=False).annotate(
        has_answered=Exists(answered), has_reports=Exists(reports), leads=Exists(leads)
    ).filter(Q(is_active=True) | Q(has_answered=True))  # fmt: skip
    rows = list(people.values_list("pk", "department__path", "is_active", "has_answered", "has_reports", "leads"))
    places = departments_of({row[0]: row[1] or [] for row in rows})
    return [
        Colleague(
            pk, layer_of(leads=leads, has_reports=has_reports), *places[pk],
            is_here=here, is_asked=pk in asked or answered, has_answered=answered,
        )
        for pk, _path, here, answered, has_reports, leads in rows
    ]  # fmt: skip


def rounds_to_count():
    """Return the rounds that are over and not counted yet; none without consent."""
    over = Round.objects.over().kept()
    return over.exclude(Exists(Outcome.objects.filter(round=OuterRef("pk")))) if ground().is_open else over.none()
