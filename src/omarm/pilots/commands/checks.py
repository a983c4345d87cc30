"""What several commands ask before they write."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from omarm.core.errors import DomainError
from omarm.core.locking import locked
from omarm.groups.models import Group
from omarm.people.commands import hold_departments
from omarm.pilots.models import Pilot, Rule
from omarm.pilots.queries.conditions import DAYS_GONE, kind_of
from omarm.pilots.queries.seeing import guides

STEP = 5  # a threshold that is moved must not find out, one by one, the number of a group that one may not read
MOST = {"%": 100, "days": 1_000}
MOST_NUMBER = 100_000
MOST_CONDITIONS = 5  # a rule, so that somebody can still say by heart what succeeds
FAR = timedelta(days=2 * 366)


def check_guides(actor):
    """Raise PermissionDenied for who does not guide pilots."""
    if not guides(actor):
        raise PermissionDenied


def as_it_is(pilot):
    """Return the pilot as it stands now, under a lock, with its audience and its owner."""
    return locked(Pilot.objects.select_related("group", "department", "owner"), pilot)


def check_owner(owner):
    """Raise DomainError for who cannot answer for a pilot: nobody, who left, and guests."""
    if owner is None or not owner.is_active or owner.is_guest or owner.is_nameless:
        raise DomainError(_("Choose a colleague who works here to answer for it."), code="no_owner")


def check_audience(actor, group, department):
    """Raise DomainError for what cannot go first: nothing, two at once, a group that is closed, hidden, gone, or not known to who asks."""
    if (group is None) == (department is None):
        raise DomainError(_("Choose a group or a department."), code="no_audience")
    if group is None:
        hold_departments(department)
        return
    if not Group.objects.listed_for(actor).filter(pk=group.pk).exists() or group.is_discreet:
        raise DomainError(_("This group cannot be a pilot: others would read of it."), code="audience_hidden")
    if group.archived_at:
        raise DomainError(_("This group was closed. Choose another."), code="audience_closed")


def check_day(day):
    """Raise DomainError for a first day that was, or that nobody can plan for."""
    today = timezone.localdate()
    if not today <= day <= today + FAR:
        raise DomainError(_("Choose a first day from today on, within two years."), code="day_out_of_range")


def checked_conditions(conditions, kind):
    """Return conditions [(rule, code, value)] as they can be stored, for an audience of this kind.

    Raises DomainError for what is not there, is not for this audience, stands twice, has no number that can be, or leaves
    out when the pilot succeeds or when it stops.
    """
    rows = [(Rule(rule), code, value) for rule, code, value in conditions]
    for rule in (Rule.EXIT, Rule.STOP):
        if not any(row[0] == rule for row in rows):
            raise DomainError(_("Say when it succeeds, and when you stop: each at least one thing."), code="no_rule")
    if len({row[:2] for row in rows}) < len(rows):
        raise DomainError(_("The same thing stands twice in one rule."), code="condition_twice")
    if any(sum(row[0] == rule for row in rows) > MOST_CONDITIONS for rule in Rule):
        raise DomainError(_("At most five things in one rule."), code="too_many")
    checked = [(rule, code, _checked_number(rule, code, value, kind)) for rule, code, value in rows]
    _check_can_succeed(checked)
    return checked


def _check_can_succeed(rows):
    days = {rule: value for rule, code, value in rows if code == DAYS_GONE}
    stop, least = days.get(Rule.STOP), days.get(Rule.EXIT, 0)
    if stop is not None and stop < least:
        words = _(
            "It would be stopped after %(stop)d days, and needs %(least)d to succeed. Let it run longer, or ask fewer days."
        )
        raise DomainError(words % {"stop": stop, "least": least}, code="stops_too_soon")


def _checked_number(rule, code, value, audience):
    kind = kind_of(code)
    if kind is None or rule not in kind.rules or kind.audience not in {"", audience}:
        raise DomainError(_("One of the things is not there for this audience. Choose again."), code="no_condition")
    if not kind.unit:
        return None
    if value is None or not 0 <= value <= MOST.get(kind.unit, MOST_NUMBER):
        raise DomainError(_("%(title)s: this number cannot be.") % {"title": kind.title}, code="number_out_of_range")
    if code != DAYS_GONE and value % STEP:
        words = _("%(title)s: choose a number in steps of five, such as 5, 10 or 80.")
        raise DomainError(words % {"title": kind.title}, code="number_between_steps")
    return value
