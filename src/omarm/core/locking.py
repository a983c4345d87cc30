"""Holding a row for as long as a command lasts."""

from django.utils.translation import gettext as _

from omarm.core.errors import DomainError


def locked(rows, row):
    """Return this row of a queryset as it stands now, locked until the transaction ends.

    Raises DomainError when somebody took it away since it was shown. What only refers to the row need not wait.
    """
    found = rows.select_for_update(of=("self",), no_key=True).filter(pk=row.pk).first()
    if found is None:
        raise gone()
    return found


def gone():
    """Return the DomainError for what somebody took away since it was shown."""
    return DomainError(_("Somebody took this away a moment ago. Nothing has been changed."), code="gone")
