"""What a form about campaigns offers."""

from django.db.models import Q

from omarm.adoption import indicators
from omarm.groups.models import Group
from omarm.programme.models import Goal
from omarm.stream.kinds import all_writings


def goal_choices(keep=None):
    """Return {id as text: Goal} of the goals that a campaign can be for; `keep` is one that it has already."""
    rows = Goal.objects.filter(Q(ended_on=None) | Q(pk=keep and keep.pk))
    return {str(row.pk): row for row in rows}


def group_called(person, words):
    """Return the group of this name or address that can be an audience: known to the person, living, not hidden; else None."""
    rows = Group.objects.listed_for(person).filter(archived_at=None).exclude(access=Group.Access.HIDDEN)
    words = words.strip()
    found = rows.filter(Q(name__iexact=words) | Q(slug=words.lower().strip("/").split("/")[-1]))
    return found.order_by("pk").first()


def writing_choices():
    """Return [(code, label)] of the ways to write that a prompt can open."""
    return [(one.code, one.label) for one in all_writings()]


def indicator_choices():
    """Return [(code, title)] of the indicators by which a campaign can be judged: those of the goals."""
    return [(one.code, one.title) for one in indicators.goals()]
