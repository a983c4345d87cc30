"""Which functions the audience of a pilot has before others do. `staging` decides; a pilot only asks."""

from django.db import transaction
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.pilots.commands.checks import as_it_is, check_guides
from omarm.pilots.queries.pilots import functions_of, in_the_way
from omarm.staging.commands import For, end_exception, switch_on
from omarm.staging.queries import everyone_has


@transaction.atomic
def limit_function(*, actor, pilot, code):
    """Give a function (its code) to the audience of a pilot that waits or runs, from today on. Returns the Stage.

    Raises PermissionDenied for who does not guide, DomainError for a pilot that is over or no more than a draft, and for a
    function that everyone has: that can be limited to nobody.
    """
    check_guides(actor)
    pilot = as_it_is(pilot)
    if not pilot.is_settled or pilot.is_gone:
        raise DomainError(_("Let the pilot go first: then it has an audience."), code="not_settled")
    if everyone_has(code):
        raise DomainError(_("Everyone has this function. Switch it off for everyone first."), code="everyone_has_it")
    return switch_on(actor=actor, function=code, audience=For(group=pilot.group, department=pilot.department))


@transaction.atomic
def release_function(*, actor, pilot, code):
    """Let the audience of a pilot have a function as others do. Returns nothing; one that is not limited to it is left.

    Raises PermissionDenied for who does not guide, DomainError for a pilot that is over while its audience is in another one.
    """
    _release(actor, pilot, lambda stage: stage.function == code)


@transaction.atomic
def release_all(*, actor, pilot):
    """Let the audience of a pilot have everything as others do. Returns nothing; raises what `release_function` raises."""
    _release(actor, pilot, lambda stage: True)


def _release(actor, pilot, is_meant):
    check_guides(actor)
    pilot = as_it_is(pilot)
    if pilot.is_over and in_the_way(pilot):
        raise DomainError(_("These people are in another pilot by now. Release it there."), code="audience_held")
    for stage, _label in functions_of(pilot):
        if is_meant(stage):
            end_exception(actor=actor, stage=stage)
