"""The goals of the organisation."""

from django.db.models import Count

from omarm.programme.models import Goal


def goals_pursued():
    """Return the goals that the organisation goes for now, with who answers for each."""
    return list(Goal.objects.pursued().select_related("owner"))


def all_goals():
    """Return every goal, those that are gone for first, each with `.campaign_count`."""
    rows = Goal.objects.select_related("owner").annotate(campaign_count=Count("campaigns"))
    return sorted(rows, key=lambda goal: (goal.ended_on is not None, goal.set_on, goal.pk))


def goal_at(pk):
    """Return a goal. Raises Goal.DoesNotExist."""
    return Goal.objects.select_related("owner").get(pk=pk)
