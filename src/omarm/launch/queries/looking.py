"""What of a contest waits for who look after the launch: a name to look at, new names, or a decision."""

from dataclasses import dataclass

from django.utils import timezone

from omarm.core.prepared import Waiting
from omarm.launch.models import Contest, NameIdea
from omarm.launch.models.naming import DECIDING, EMPTY, SUGGESTING, VOTING


@dataclass(frozen=True)
class Look:
    """A name to look at, and what colleagues who reported it say, without their names."""

    idea: NameIdea
    reasons: list


def name_to_look_at(idea):
    """Return the Look of a name."""
    reasons = idea.reports.filter(settled_on=None).order_by("pk").values_list("why", flat=True)
    return Look(idea, list(reasons))


def waiting_contest(now, most):
    """Return [Waiting] for the contest that waits for who look after the launch, at most one: to decide, or to look at what is new."""
    contest, state = _running()
    if contest is None:
        return []
    since = {EMPTY: contest.suggest_until, DECIDING: contest.vote_until}.get(state)
    if since:
        return [Waiting(key=f"{contest.pk}.{state}", values={"state": state}, since=since)][:most]
    newest = NameIdea.objects.filter(contest=contest).new().last()
    if newest is None:
        return []
    return [Waiting(key=f"{contest.pk}.new.{newest.pk}", values={"state": "new"}, until=_until(contest, state))][:most]


def waiting_names(now, most):
    """Return [Waiting] for the names of which a colleague waits for a word, the oldest first: held, or reported."""
    contest, state = _running()
    if contest is None:
        return []
    until = _until(contest, state)
    rows = NameIdea.objects.filter(contest=contest).to_look_at().order_by("pk")[:most]
    return [Waiting(key=str(row.pk), values={"idea": row.pk, "is_held": row.is_held}, until=until) for row in rows]


def named(person, waiting):
    """Return those of a list that still wait, each with its name: everybody may read a name that stands, this one its keepers."""
    there = {one.key: one for one in waiting_names(timezone.now(), len(waiting) + 200)}
    names = dict(NameIdea.objects.filter(pk__in=list(there)).values_list("pk", "name"))
    return [there[one.key].filled(name=names[int(one.key)]) for one in waiting if one.key in there]


def _running():
    contest = Contest.objects.unsettled().select_related("box").first()
    if contest is None:
        return None, ""
    return contest, contest.state_with(NameIdea.objects.standing().filter(contest=contest).count())


def _until(contest, state):
    return {SUGGESTING: contest.suggest_until, VOTING: contest.vote_until}.get(state)
