"""Putting a pilot together, and changing what may still be changed."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.legible import checked_name, legible
from omarm.people.models import Organisation
from omarm.pilots.commands.checks import (
    as_it_is,
    check_audience,
    check_day,
    check_guides,
    check_owner,
    checked_conditions,
)
from omarm.pilots.commands.running import check_alone
from omarm.pilots.models import Change, Condition, Pilot

WORDS = ("name", "use_case", "success")
STATES = Pilot.State


@transaction.atomic
def save_pilot(*, actor, pilot=None, conditions, follows=None, **told):
    """Store a pilot as a draft, or change one. Returns the Pilot; a form that comes twice makes one.

    `told` has its name, group or department, use_case, success, following, owner and starts_on; conditions are
    [(rule, code, value)]. Of one that runs only words and owner change. Raises PermissionDenied for who does not guide,
    DomainError for what cannot be and for one that is over.
    """
    check_guides(actor)
    pilot = as_it_is(pilot) if pilot else Pilot(follows=follows)
    if pilot.is_over:
        raise DomainError(_("This pilot is over. What was agreed then stays as it is."), code="pilot_over")
    words = {name: checked_name(told[name], code=f"no_{name}") for name in WORDS}
    check_owner(told["owner"])
    words |= {"owner": told["owner"], "following": legible(told.get("following", ""))}
    if pilot.pk is None and (same := _same_draft(words, told, conditions)):
        return same

    for name, value in words.items():
        setattr(pilot, name, value)
    if pilot.state == STATES.RUNNING:
        pilot.save()
    else:
        _settle(actor, pilot, told, conditions)
    note_act(actor=actor, act="pilot.saved", target=pilot.name, state=str(pilot.state))
    return pilot


@transaction.atomic
def throw_draft_away(*, actor, pilot):
    """Delete a pilot of which nobody heard. Returns nothing.

    A function that was limited to its people stays so: it stands in the list of functions. Raises PermissionDenied for who
    does not guide, DomainError for one that is no draft.
    """
    check_guides(actor)
    pilot = as_it_is(pilot)
    if pilot.state != STATES.DRAFT:
        raise DomainError(_("This pilot is no draft any more. Stop it instead."), code="no_draft")

    note_act(actor=actor, act="pilot.thrown_away", target=pilot.name)
    pilot.delete()


@transaction.atomic
def change_rules(*, actor, pilot, conditions, reason):
    """Have a pilot that runs be judged by other conditions from the next night on. Returns the Change, or None when nothing differs.

    Once a day, and with a reason that stays beside it. When it may begin has been, and is left as it was. Raises
    PermissionDenied for who does not guide, DomainError for one that does not run and for conditions that cannot be.
    """
    check_guides(actor)
    pilot, today = as_it_is(pilot), timezone.localdate()
    if pilot.state != STATES.RUNNING:
        raise DomainError(_("Only the rules of a pilot that runs are changed like this."), code="not_running")
    reason = checked_name(reason, code="no_reason")
    rows = checked_conditions(conditions, pilot.kind)
    before, after = _plain((row.rule, row.code, row.value) for row in pilot.conditions.all()), _plain(rows)
    if sorted(map(str, before)) == sorted(map(str, after)):
        return None
    if pilot.changes.filter(day=today).exists():
        raise DomainError(
            _("The rules were changed today already. Let a night go by, and see what it finds."), code="changed_today"
        )

    change = Change.objects.create(
        pilot=pilot, day=today, by=actor, reason=reason[:300], before=before, after=after
    )  # fmt: skip
    _keep(pilot, rows)
    note_act(actor=actor, act="pilot.rules_changed", target=pilot.name)
    return change


def _settle(actor, pilot, told, conditions):
    group, department = told.get("group"), told.get("department")
    check_audience(actor, group, department)
    if pilot.starts_on != told["starts_on"]:
        check_day(told["starts_on"])
    pilot.group, pilot.department, pilot.starts_on = group, department, told["starts_on"]
    pilot.audience_name = (group or department).name
    rows = checked_conditions(conditions, pilot.kind)
    if pilot.state == STATES.WAITING:
        check_alone(pilot)
    try:
        with transaction.atomic():
            pilot.save()
    except IntegrityError as error:
        raise DomainError(_("These people are in another pilot by now."), code="audience_held") from error
    _keep(pilot, rows)


def _same_draft(words, told, conditions):
    """Return a draft that says the same for the same people from the same day, or None: the same form came twice."""
    list(Organisation.objects.select_for_update(no_key=True))
    for_whom = {name: told.get(name) for name in ("group", "department", "starts_on")}
    meant = sorted(map(str, _plain(conditions)))
    for pilot in Pilot.objects.filter(state=STATES.DRAFT, **words, **for_whom):
        if meant == sorted(map(str, _plain((row.rule, row.code, row.value) for row in pilot.conditions.all()))):
            return pilot
    return None


def _keep(pilot, rows):
    pilot.conditions.all().delete()
    Condition.objects.bulk_create(
        Condition(pilot=pilot, rule=rule, code=code, value=value) for rule, code, value in rows
    )


def _plain(rows):
    return [[str(rule), code, value] for rule, code, value in rows]
