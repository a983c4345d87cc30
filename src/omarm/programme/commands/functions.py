"""The functions that open with a campaign, for its audience."""

from omarm.core.functions import function_of
from omarm.groups.models import Group
from omarm.people.models import Department
from omarm.programme.queries.opening import lacking
from omarm.staging.commands import For, switch_on
from omarm.staging.queries import may_switch


def open_functions(campaign, *, by):
    """Give the audience of a campaign the functions that open with it, from today. Returns the codes of those it had not.

    They stay when the campaign is over. When the one who planned it may not switch functions any more, nothing opens: the
    page of the campaign says what its audience has not.
    """
    if by is None or not may_switch(by):
        return []
    missing = [(code, part) for code, part in lacking(campaign) if function_of(code) and not _is_closed(part)]
    for code, part in missing:
        switch_on(actor=by, function=code, audience=_audience(part))
    return list(dict.fromkeys(code for code, _part in missing))


def _audience(part):
    return For(department=part) if isinstance(part, Department) else For(group=part)


def _is_closed(part):
    return isinstance(part, Group) and part.archived_at is not None
