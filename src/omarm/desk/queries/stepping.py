"""The next step of the organisation or a department: what is missing for its next stage, and what helps."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from omarm.adoption.queries.maturity import standing_of, standings
from omarm.adoption.rules.wording import ToldStanding, told_standing
from omarm.core import pagination
from omarm.desk.activities import FIRST_ACTS, FUNCTION, KINDS, SERIES, STORIES, Activity, activities_for
from omarm.people.queries import organisation
from omarm.planboard.models import Action
from omarm.programme.models import Campaign


@dataclass(frozen=True)
class Step:
    """An activity with the criteria that it would move and that are not reached: [ToldCriterion], the reasons in figures."""

    activity: Activity
    kind: str
    reasons: list
    url: str = ""  # where its first act stands ready
    made: object = None  # the Action or Campaign that was made of it and is not over

    @property
    def act(self):
        """What its first act is called; "" for a campaign."""
        return FIRST_ACTS.get(self.activity.kind, "")


@dataclass(frozen=True)
class NextStep:
    """Where a scope stands, and the Steps that are ready, those with most reasons first."""

    standing: ToldStanding
    steps: list


def scopes_standing():
    """Return the Scopes that can be chosen, the whole first."""
    return [one.scope for one in standings()]


def next_step(person, at=""):
    """Return the NextStep of a scope by its number, or of the whole, for who would begin it; None while nothing was counted.

    Raises Scope.DoesNotExist for a number that is none of them.
    """
    number = pagination.number(at) if at else None
    standing = standing_of(number or 0) if at else next(iter(standings()), None)
    return _of(told_standing(standing), standing, person) if standing else None


def steps_of(standing, person):
    """Return the Activities that are ready for a Standing (adoption/queries/maturity.py), as {code: Activity}."""
    return {step.activity.code: step.activity for step in _of(told_standing(standing), standing, person).steps}


def first_act(activity, scope, person):
    """Return the address where the first act of an Activity stands ready, with its words filled in; "" for a campaign.

    For a department it is addressed to that department where the person may write to it; else its name begins the words.
    """
    if activity.kind not in FIRST_ACTS:
        return ""
    if activity.kind == FUNCTION:
        return reverse("staging:function", args=[activity.function])
    if activity.kind == SERIES:
        return f"{reverse('desk:new-prompt')}?{urlencode({'words': str(activity.asks)})}"
    words = _to_a_part(activity, scope.department, person) if scope.department else {"words": str(activity.asks)}
    if activity.kind == STORIES:
        words = {"writing": "story"} | words
    return f"{reverse('stream:new')}?{urlencode(words)}"


def _to_a_part(activity, department, person):
    if person.department and department.pk in person.department.path:
        return {"place": f"department-{department.pk}", "words": str(activity.asks)}
    words = gettext("For %(department)s: %(words)s")
    return {"words": words % {"department": department.name, "words": str(activity.asks)}}


def name_for(activity, scope):
    """Return what an Activity is called when it is begun for a Scope: in the language of the house, whoever begins it."""
    with override(organisation().default_language):
        title = str(activity.title)
        if scope.department is None:
            return title[:120]
        return gettext("%(title)s, for %(department)s") % {
            "title": title[:60],
            "department": scope.department.name[:50],
        }


def begun(activities, scope):
    """Return {code: the Action or Campaign} of those Activities that were begun for the Scope and are not over, by their names."""
    codes = {name_for(one, scope): one.code for one in activities}
    actions = Action.objects.standing().filter(title__in=codes)
    campaigns = Campaign.objects.filter(
        name__in=codes, ended_on=None, closed_at=None, ends_on__gte=timezone.localdate()
    )
    made = {codes[one.title]: one for one in actions.order_by("-pk")}
    return made | {codes[one.name]: one for one in campaigns.order_by("-pk")}


def _of(told, standing, person):
    stage = told.next.code if told.next else ""
    missing = {}
    if told.next:
        codes = [one.code for one in standing.stages if one.code == stage for one in one.observed]
        pairs = zip(codes, told.next.criteria, strict=True)
        missing = {code: one for code, one in pairs if one.state != "reached"}
    activities = activities_for(stage)
    made = begun(activities, standing.scope)
    steps = [
        Step(
            one,
            str(KINDS[one.kind]),
            [missing[code] for code in one.helps if code in missing],
            first_act(one, standing.scope, person),
            made.get(one.code),
        )
        for one in activities
    ]
    return NextStep(told, sorted(steps, key=lambda step: -len(step.reasons)))
