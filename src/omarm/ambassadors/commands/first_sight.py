"""Having ambassadors see a function before the others do, and no longer so."""

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.ambassadors.commands.checks import check_guides, locked_team
from omarm.ambassadors.queries.first_sight import ahead_of
from omarm.ambassadors.queries.team import group_now
from omarm.core.errors import DomainError
from omarm.staging.commands import For, end_exception, switch_on


@transaction.atomic
def give_first_sight(*, actor, function):
    """Have the group of the team see a function (its code) that the others do not have yet. Returns the Stage."""
    check_guides(actor)
    group = group_now(locked_team())
    if function not in {one.function.code for one in ahead_of(actor, group)}:
        raise DomainError(_("Everybody has this function already, or the team has no group."), code="nothing_ahead")
    return switch_on(actor=actor, function=function, audience=For(group=group))


@transaction.atomic
def take_first_sight(*, actor, function):
    """Have ambassadors see a function when the others do. Returns nothing."""
    check_guides(actor)
    for one in ahead_of(actor, group_now(locked_team())):
        if one.function.code == function and one.stage:
            end_exception(actor=actor, stage=one.stage)
