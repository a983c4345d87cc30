"""The goals of the organisation."""

from django.db.models import Count
from django.urls import reverse

from omarm.programme.models import Goal
from omarm.programme.queries.seeing import sees_programme


def goals_pursued():
    """Return the goals that the organisation goes for now, with who answers for each."""
    return list(Goal.objects.pursued().select_related("owner"))


def all_goals():
    """Return every goal, those that are gone for first, each with `.campaign_count`."""
    rows = Goal.objects.select_related("owner").annotate(campaign_count=Count("campaigns"))
    return sorted(rows, key=lambda goal: (goal.ended_on is not None, goal.set_on, goal.pk))


def goals_of_indicator(person, code):
    """Return [(name, address of the programme)] of the goals with a campaign, no draft, that is judged by this indicator."""
    if not sees_programme(person):
        return []
    judged = Goal.objects.filter(campaigns__indicators__code=code, campaigns__planned_at__isnull=False)
    return [
        (goal.name, f"{reverse('programme:programme')}#goal-{goal.pk}")
        for goal in judged.order_by("set_on", "pk").distinct()
    ]


def goal_at(pk):
    """Return a goal. Raises Goal.DoesNotExist."""
    return Goal.objects.select_related("owner").get(pk=pk)
