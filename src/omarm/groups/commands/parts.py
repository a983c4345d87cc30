"""Two levels: a group and its parts. What is in a part never reaches further than the whole."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups.commands.checks import check_alive
from omarm.groups.models import Group, Membership


def check_whole(actor, *, whole, access, part=None):
    """Check that a group with this access may become, or stay, part of `whole` (locked). `part` is None when it starts.

    Raises PermissionDenied for who does not manage a whole that is new to it, and DomainError in words.
    """
    if part is None or part.parent_id != whole.pk:
        _check_may_join(actor, whole, part)
    if Group.Access(access).rank < Group.Access(whole.access).rank:
        words = {"whole": whole.name, "access": whole.get_access_display().lower()}
        raise DomainError(
            _("%(whole)s is %(access)s. A part of it cannot be open to more people than that.") % words,
            code="part_wider",
        )
    if part and not whole.is_open and _others_in(part, whole).exists():
        words = {"whole": whole.name, "part": part.name}
        raise DomainError(
            _("%(part)s has members who are not in %(whole)s. Have them join %(whole)s first.") % words,
            code="part_with_others",
        )


def check_parts(actor, *, whole, parts, access):
    """Check that a group with parts may get this access: no part stays behind wider, or with people from elsewhere."""
    rank = Group.Access(access).rank
    if rank <= Group.Access(whole.access).rank:
        return
    wider = [part.name for part in parts if Group.Access(part.access).rank < rank]  # one that is hidden is never wider
    if wider:
        raise DomainError(
            _("These parts would be open to more people: %(parts)s. Change those first.") % {"parts": ", ".join(wider)},
            code="part_wider",
        )
    strangers = [part for part in parts if _others_in(part, whole).exists()]
    if strangers:
        known = set(Group.objects.listed_for(actor).filter(pk__in=[part.pk for part in strangers]))
        names = ", ".join(part.name for part in strangers if part in known) or _("a hidden part")
        raise DomainError(
            _("In these parts are people who are not members here: %(parts)s. Have them join first.")
            % {"parts": names},
            code="part_with_others",
        )


def _check_may_join(actor, whole, part):
    if not Group.objects.managed_by(actor).contains(whole):
        raise PermissionDenied
    check_alive(whole)
    if part and whole.pk == part.pk:
        raise DomainError(_("A group cannot be part of itself."), code="part_of_itself")
    if whole.parent_id:
        raise DomainError(
            _("%(group)s is part of another group. A part has no parts of its own.") % {"group": whole.name},
            code="part_of_part",
        )
    if part and part.parts.exists():
        raise DomainError(
            _("%(group)s has parts, so it cannot become part of another group.") % {"group": part.name},
            code="whole_of_parts",
        )


def _others_in(part, whole):
    inside = Membership.objects.filter(group=whole).values("person")
    return Membership.objects.filter(group=part).exclude(person__in=inside)
