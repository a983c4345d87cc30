"""The functions that open with a campaign, for its audience."""

from omarm.core.functions import function_of
from omarm.programme.models import Campaign
from omarm.programme.queries.opening import lacks
from omarm.staging.commands import For, switch_on
from omarm.staging.queries import may_switch


def open_functions(campaign, *, by):
    """Give the audience of a campaign the functions that open with it, from today. Returns the codes of those it had not.

    They stay when the campaign is over. When the one who planned it may not switch functions any more, nothing opens: the
    page of the campaign says what its audience has not.
    """
    if by is None or not may_switch(by):
        return []
    whole = campaign.audience == Campaign.Audience.EVERYONE
    audience = For() if whole else For(department=campaign.department, group=campaign.group)
    codes = [code for code in lacks(campaign) if function_of(code)]
    for code in codes:
        switch_on(actor=by, function=code, audience=audience)
    return codes
