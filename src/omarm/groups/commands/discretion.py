"""Groups that keep their members to themselves: who is in one is seen by its members only, from the start or never again."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.groups.models import Group


def check_keeping(actor, *, told, whole, present=None):
    """Check what is told of a group against keeping its members to itself; `whole` is locked, `present` None at a start.

    Raises DomainError in words. It cannot be undone: who joined was promised it, and a manager cannot give that away. It
    cannot be open: who writes where all can read is seen to be in it. No rule brings anybody in: who knows the rule knows
    who is there. A part keeps to itself what its whole does, for its members are members of the whole.
    """
    kept = present is not None and present.members_hidden
    keeps = told.get("members_hidden", kept)
    if kept and not keeps:
        raise DomainError(
            _("Who joined was promised that only members see who is in this group. That cannot be taken back."),
            code="members_stay_hidden",
        )
    if keeps and told["access"] == Group.Access.OPEN:
        raise DomainError(
            _("Only members see who is in it, so it cannot be open to everybody. Choose who may come in another way."),
            code="hidden_members_open",
        )
    if whole and whole.members_hidden and not keeps:
        raise DomainError(
            _("Only members see who is in %(whole)s. In a part of it that has to be so too.") % {"whole": whole.name},
            code="part_shows_members",
        )
    if keeps and present is not None and not kept:
        _check_may_begin(actor, present)


def _check_may_begin(actor, group):
    if group.membership_rules.exists():
        raise DomainError(
            _("A rule brings people into this group, so others know who is in it. Take the rules away first."),
            code="rules_tell_members",
        )
    showing = list(group.parts.filter(members_hidden=False))
    if showing:
        known = set(Group.objects.listed_for(actor).filter(pk__in=[part.pk for part in showing]))
        names = ", ".join(part.name for part in showing if part in known) or _("a hidden part")
        raise DomainError(
            _("These parts would still show who is in them: %(parts)s. Change those first.") % {"parts": names},
            code="part_shows_members",
        )
