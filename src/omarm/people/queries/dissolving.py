"""What stands in the way of taking a department out of the tree."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from omarm.people.models import Department


@dataclass(frozen=True)
class Obstacle:
    """Why a department stays, in words, with a code for who asks."""

    code: str
    words: str


def obstacle_to_dissolving(department):
    """Return the Obstacle that would have to go first: parts, people, or what else is kept of it; None for an empty one."""
    if department.children.exists():
        return Obstacle("has_parts", _("It has parts. Move those, or dissolve them first."))
    if department.people.exists():
        words = _("People work here, or did so until their account ended. Give them another department first.")
        return Obstacle("has_people", words)
    if _is_kept_elsewhere(department):
        words = _("A post, group, pilot, survey, function or figure still goes with it. Rename or move it instead.")
        return Obstacle("is_used", words)
    return None


def _is_kept_elsewhere(department):
    """Whether any row of any app points at it: some would be deleted with it, others would lose what they were about."""
    pointing = [one for one in Department._meta.get_fields(include_hidden=True) if one.auto_created and one.one_to_many]
    return any(one.related_model._base_manager.filter(**{one.field.name: department}).exists() for one in pointing)
