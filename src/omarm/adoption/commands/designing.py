"""Writing down how it will be seen whether something helped, before it begins."""

from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.adoption import indicators
from omarm.adoption.models import Design, Scope
from omarm.audit.commands import note_act
from omarm.core.errors import DomainError


@dataclass(frozen=True, kw_only=True)
class NewDesign:
    """What somebody wants to know, by which indicator, from when until when, and with what it is compared."""

    title: str
    question: str
    indicator: str
    comparison: str
    starts_on: date
    ends_on: date
    is_by_lot: bool = False
    starters: tuple = ()  # ids of department scopes
    others: tuple = ()
    asked_apart: str = ""
    costs: str = ""


@transaction.atomic
def write_design(*, actor, told):
    """Store a NewDesign. Returns the Design.

    Raises PermissionDenied for who does not look after the whole, DomainError for what cannot be measured so.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    _check(told)

    values = {name: value for name, value in asdict(told).items() if name not in {"starters", "others"}}
    design = Design.objects.create(**values, made_by=actor, made_on=timezone.localdate())
    design.starters.set(told.starters)
    design.others.set(told.others)

    note_act(actor=actor, act="adoption.design_written", target=design.title, indicator=design.indicator)
    return design


@transaction.atomic
def end_design(*, actor, design, because):
    """End a Design before its last day, with the reason; what was found until then stays.

    Raises PermissionDenied for who does not look after the whole, DomainError without a reason or when it was ended before.
    """
    if not actor.cares_for_all:
        raise PermissionDenied
    if not because.strip():
        raise DomainError(_("Say why it ends."), code="design_reason")

    ended = {"ended_on": timezone.localdate(), "ended_by": actor, "ended_because": because.strip()}
    if not Design.objects.filter(pk=design.pk, ended_on=None).update(**ended):
        raise DomainError(_("This was ended before."), code="design_ended")

    note_act(actor=actor, act="adoption.design_ended", target=design.title, reason=because.strip())


def _check(told):
    """Raise DomainError for what cannot be measured so."""
    compares = told.comparison != Design.Comparison.NONE
    both = {*told.starters} & {*told.others}
    known = Scope.objects.filter(kind=Scope.Kind.DEPARTMENT, is_current=True, is_other=False)
    for is_wrong, code, words in (
        (told.starts_on <= timezone.localdate(), "design_late", _("Write it down before it begins: choose a first day after today.")),
        (told.ends_on <= told.starts_on, "design_ends", _("The last day comes after the first.")),
        (compares and not (told.starters and told.others), "design_sides", _("Choose departments that begin, and departments to compare with.")),
        (not compares and (told.starters or told.others or told.is_by_lot), "design_nothing", _("Without a comparison there are no departments to choose.")),
        (both, "design_both", _("A department is on one side or on the other.")),
        (compares and not indicators.get(told.indicator).by_department, "design_whole", _("This indicator is only known of everybody together: choose another one, or no comparison.")),
    ):  # fmt: skip
        if is_wrong:
            raise DomainError(words, code=code)
    if known.filter(pk__in=[*told.starters, *told.others]).count() != len({*told.starters, *told.others}):
        raise DomainError(_("One of these departments is no longer there. Look at it again."), code="design_scope")
