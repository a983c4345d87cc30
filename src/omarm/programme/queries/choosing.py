"""What a form about campaigns offers."""

from django.db.models import Q

from omarm.adoption import indicators
from omarm.programme.models import Goal
from omarm.stream.kinds import all_writings


def goal_choices(keep=None):
    """Return {id as text: Goal} of the goals that a campaign can be for; `keep` is one that it has already."""
    rows = Goal.objects.filter(Q(ended_on=None) | Q(pk=keep and keep.pk))
    return {str(row.pk): row for row in rows}


def writing_choices():
    """Return [(code, label)] of the ways to write that a prompt can open."""
    return [(one.code, one.label) for one in all_writings()]


def indicator_choices():
    """Return [(code, title)] of the indicators by which a campaign can be judged: those of the goals."""
    return [(one.code, one.title) for one in indicators.goals()]
