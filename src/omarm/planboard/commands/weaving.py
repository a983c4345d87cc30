"""Making the weave-in map."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from omarm.activity import log
from omarm.core.errors import DomainError
from omarm.core.locking import locked
from omarm.people.models import Person
from omarm.planboard.models import WeaveStep
from omarm.planboard.queries.seeing import may_run

MOST_STEPS = 80


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """In which process (WeaveStep.Process; `name` for another one) what is done in the intranet, where, and who looks after it."""

    process: str
    step: str
    name: str = ""
    address: str = ""
    owner: Person | None = None


@transaction.atomic
def add_step(*, actor, new):
    """Put a NewStep on the map. Returns the WeaveStep. Raises DomainError for an address of another site, or a full map."""
    _check(actor, new)
    today = timezone.localdate()
    if same := WeaveStep.objects.filter(changed_by=actor, changed_on=today, **vars(new)).first():
        return same  # the same form came twice
    if WeaveStep.objects.count() >= MOST_STEPS:
        raise DomainError(
            _("There are %(most)d steps already. Take one away first.") % {"most": MOST_STEPS}, code="map_full"
        )

    step = WeaveStep.objects.create(changed_by=actor, changed_on=today, **vars(new))

    log.record("weave_step.added", actor=actor, subject=step)
    return step


@transaction.atomic
def change_step(*, actor, step, new):
    """Change a step of the map. Returns the WeaveStep."""
    _check(actor, new)
    step = locked(WeaveStep.objects, step)

    told = vars(new) | {"changed_by": actor, "changed_on": timezone.localdate()}
    for name, value in told.items():
        setattr(step, name, value)
    step.save(update_fields=list(told))

    log.record("weave_step.changed", actor=actor, subject=step)
    return step


@transaction.atomic
def remove_step(*, actor, step):
    """Take a step off the map. Returns nothing."""
    if not may_run(actor):
        raise PermissionDenied

    if WeaveStep.objects.select_for_update(of=("self",), no_key=True).filter(pk=step.pk).exists():
        log.record("weave_step.removed", actor=actor, subject=step)
        WeaveStep.objects.filter(pk=step.pk).delete()


def _check(actor, new):
    if not may_run(actor):
        raise PermissionDenied
    if (new.process == WeaveStep.Process.OTHER) != bool(new.name):
        raise DomainError(_("Name the process if it is not in the list, and only then."), code="process_name")
    if new.address and not (
        new.address.startswith("/") and url_has_allowed_host_and_scheme(new.address, allowed_hosts=None)
    ):
        raise DomainError(
            _("Give an address in the intranet: what stands after its name, beginning with a slash."),
            code="not_our_address",
        )
    if new.owner is not None and (new.owner.is_guest or new.owner.is_nameless or not new.owner.is_active):
        raise DomainError(_("Choose a colleague who works here."), code="step_owner")
