"""The business case: writing a line of it, keeping where it stood, and correcting that beside it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from omarm.audit.commands import note_act
from omarm.core.errors import DomainError
from omarm.core.locking import locked
from omarm.launch.models import Baseline, Case, FormerTarget, Remeasurement
from omarm.launch.queries.case import baseline_of, known_of
from omarm.launch.queries.seeing import runs_kit
from omarm.people.models import Organisation


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """A line of the sheet: amounts in whole euros, `indicator` a code of the register or `measure` in own words."""

    goal: str
    behaviour: str
    assumptions: str
    indicator: str = ""
    measure: str = ""
    target: Decimal | None = None
    cost_once: int = 0
    cost_a_year: int = 0
    benefit_a_year: int = 0


@dataclass(frozen=True, kw_only=True)
class Measured:
    """What somebody measured by hand: the value, over which days, how, and of how many."""

    value: Decimal
    since: date
    until: date
    how: str
    n: int | None = None


@transaction.atomic
def add_case(*, actor, new):
    """Add a line. Returns the Case; the same form sent twice is one line. Raises DomainError without an assumption, or with nothing that is measured."""
    _check(actor)
    _check_words(new)
    list(Organisation.objects.select_for_update(no_key=True))
    return Case.objects.get_or_create(made_by=actor, made_on=timezone.localdate(), **vars(new))[0]


@transaction.atomic
def change_case(*, actor, case, new, reason=""):
    """Change a line. Returns the Case. What is measured stays, once it is known where it stood: raises DomainError.

    From then on another target asks a reason, and stands beside the one that was.
    """
    _check(actor)
    _check_words(new)
    case = locked(Case.objects, case)
    is_measured, told = baseline_of(case) is not None, {}
    if is_measured and (new.indicator, new.measure) != (case.indicator, case.measure):
        raise DomainError(
            _("It was measured already where this stood. Add another line for another measure."), code="case_measured"
        )

    if is_measured and case.target not in (None, new.target):
        _keep_target(actor, case, reason)
        told = {"reason": reason.strip()}

    changed = {name: value for name, value in vars(new).items() if value != getattr(case, name)}
    if changed:
        note_act(
            actor=actor, act="business_case.changed", target=case.goal, fields=_was_and_became(case, changed), **told
        )
    for name, value in changed.items():
        setattr(case, name, value)
    case.save(update_fields=list(changed))
    return case


@transaction.atomic
def remove_case(*, actor, case):
    """Take a line off the sheet. Returns nothing. Raises DomainError once it is known where it stood: that stays."""
    _check(actor)
    case = Case.objects.select_for_update(no_key=True).filter(pk=case.pk).first()
    if case is None:
        return
    if baseline_of(case):
        raise DomainError(_("It was measured where this stood, and that stays."), code="case_measured")

    note_act(actor=actor, act="business_case.removed", target=case.goal)
    case.delete()


@transaction.atomic
def keep_baseline(*, actor, case, told=None):
    """Keep where a line stood: as Measured by hand, or without it as the register has it. Returns the Baseline.

    Raises DomainError when there is one (correct it instead), and when the register does not know.
    """
    _check(actor)
    case = locked(Case.objects, case)
    if baseline_of(case):
        raise DomainError(
            _("Where it stood was kept, and that does not change. Put a correction beside it."), code="baseline_kept"
        )
    fields = vars(told) if told else known_of(case.indicator)
    if fields is None:
        raise DomainError(
            _("The register does not tell anything of this yet. Measure it yourself, and say how."),
            code="baseline_unknown",
        )
    _check_days(fields)

    how = fields.get("how") or _("From the register of indicators")
    return Baseline.objects.create(case=case, recorded_at=timezone.now(), recorded_by=actor, **{**fields, "how": how})


@transaction.atomic
def correct_baseline(*, actor, case, told, reason):
    """Put beside where a line stood what it should have been. Returns the new Baseline; the old one stays as it was.

    Raises DomainError when nothing was kept, and without a reason.
    """
    _check(actor)
    locked(Case.objects, case)
    held = baseline_of(case)
    if held is None:
        raise DomainError(_("Nothing was kept yet that could be corrected."), code="baseline_none")
    if not reason.strip():
        raise DomainError(_("Say why it is another number."), code="no_reason")
    _check_days(vars(told))

    note_act(actor=actor, act="business_case.baseline_corrected", target=case.goal, was=str(held.value), reason=reason)
    return Baseline.objects.create(
        case=case, corrects=held, reason=reason.strip(), recorded_at=timezone.now(), recorded_by=actor, **vars(told)
    )


@transaction.atomic
def measure_again(*, actor, case, told):
    """Keep where a line stands since: Measured by hand, as its baseline was. Returns the Remeasurement; the same twice is one.

    Raises DomainError while it is not known where it stood, and for days that are not after those.
    """
    _check(actor)
    case = locked(Case.objects, case)
    held = baseline_of(case)
    if held is None:
        raise DomainError(_("Keep first where it stood: there is nothing to hold this against."), code="baseline_none")
    _check_days(vars(told))
    if told.since <= held.until:
        words = _("Where it stood was measured until %(day)s. Choose days after that.")
        raise DomainError(words % {"day": date_format(held.until, "j F Y")}, code="measured_before")

    now = {"recorded_at": timezone.now(), "recorded_by": actor}
    row, is_new = Remeasurement.objects.get_or_create(case=case, **vars(told), defaults=now)
    if is_new:
        note_act(actor=actor, act="business_case.measured_again", target=case.goal, value=str(told.value))
    return row


def _keep_target(actor, case, reason):
    if not reason.strip():
        words = _("What it was to become was written down with where it stood. Say why it is another number now.")
        raise DomainError(words, code="target_reason")
    kept = {"value": case.target, "reason": reason.strip(), "replaced_at": timezone.now(), "replaced_by": actor}
    FormerTarget.objects.create(case=case, **kept)


def _was_and_became(case, changed):
    """Return for the audit what each field was and became, as text: a target may be lowered, but not unseen."""
    return {name: [_as_text(getattr(case, name)), _as_text(value)] for name, value in changed.items()}


def _as_text(value):
    return "" if value is None else str(value)


def _check(actor):
    if not runs_kit(actor):
        raise PermissionDenied


def _check_words(new):
    if not new.assumptions.strip():
        raise DomainError(_("Write down what you assume: who reads it can judge it then."), code="case_assumes")
    if not new.indicator and not new.measure.strip():
        raise DomainError(_("Choose an indicator, or write what you measure yourself."), code="case_measure")


def _check_days(fields):
    if fields["until"] < fields["since"]:
        raise DomainError(_("It ends before it begins."), code="baseline_days")
    if fields["until"] > timezone.localdate():
        raise DomainError(_("A day that is still to come cannot have been measured."), code="baseline_ahead")
