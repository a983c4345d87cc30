"""The programme as everybody sees it: what is asked now, why, how it looks when somebody does it, and what came before."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.functions import off_in
from omarm.core.http import back, found_only_for, found_or_404
from omarm.programme import commands
from omarm.programme.queries.campaigns import audience_words, campaign_for, campaigns_for
from omarm.programme.queries.goals import goals_pursued
from omarm.programme.queries.prompting import current_for, is_put_away
from omarm.programme.queries.seeing import guides, sees_public
from omarm.programme.queries.stories import stories_for

for_who_works_here = found_only_for(sees_public)


@require_GET
@for_who_works_here
def index(request):
    """What is asked of me now, and the rest of the programme."""
    current = current_for(request.user)
    context = {"programme": campaigns_for(request.user), "goals": goals_pursued(), "guides": guides(request.user)}
    if current:
        context |= _about(request.user, current)
    return render(request, "programme/public.html", context)


@require_GET
@for_who_works_here
def show(request, pk):
    """One campaign, for who may know of it."""
    campaign = found_or_404(campaign_for, request.user, pk)
    return render(request, "programme/public_campaign.html", _about(request.user, campaign))


@require_POST
@for_who_works_here
def put_away(request, pk):
    """Have the composer ask me nothing more of this campaign."""
    campaign = found_or_404(campaign_for, request.user, pk)
    commands.put_away(actor=request.user, campaign=campaign)
    messages.success(request, _("It is put away for this campaign. You find it under Our programme."))
    return back(request)


@require_POST
@for_who_works_here
def show_again(request, pk):
    """Have the composer show me this campaign again."""
    campaign = found_or_404(campaign_for, request.user, pk)
    commands.show_again(actor=request.user, campaign=campaign)
    messages.success(request, _("It stands at the composer again."))
    return back(request)


def _about(person, campaign):
    return {
        "campaign": campaign,
        "audience": audience_words(campaign),
        "stories": stories_for(person, [campaign])[campaign.pk],
        "is_put_away": is_put_away(person, campaign),
        "later": off_in(campaign.writing, person),
        "may_guide": guides(person),
    }
