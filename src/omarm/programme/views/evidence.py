"""The examples of a campaign, and a number that is corrected beside itself."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, only_for
from omarm.programme import commands
from omarm.programme.forms import CorrectionForm, StoryForm
from omarm.programme.queries.campaigns import campaign_for
from omarm.programme.queries.levels import level_of
from omarm.programme.queries.seeing import guides
from omarm.programme.queries.stories import post_to_show, story_of
from omarm.programme.views.campaigns import about


@require_POST
@only_for(guides)
def add(request, pk):
    """Show a post as an example."""
    campaign, form = found_or_404(campaign_for, request.user, pk), StoryForm(request.POST)
    if form.is_valid():
        try:
            post = found_or_404(post_to_show, request.user, form.cleaned_data["post"])
            commands.add_story(actor=request.user, campaign=campaign, post=post, note=form.cleaned_data["note"])
        except Http404:
            form.add_error("post", _("There is no post at this address that you can read."))
        except DomainError as error:
            form.add_error("post", error.message)
        else:
            messages.success(request, _("It is an example now."))
            return redirect(f"{campaign.get_absolute_url()}#stories")
    return render(request, "programme/campaign.html", about(request.user, campaign, form), status=422)


@require_POST
@only_for(guides)
def remove(request, pk, story):
    """Show a post as an example no more."""
    campaign = found_or_404(campaign_for, request.user, pk)
    found = found_or_404(story_of, campaign, story)
    try:
        commands.remove_story(actor=request.user, story=found)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect(f"{campaign.get_absolute_url()}#stories")


@only_for(guides)
def correct(request, pk, level):
    """Put beside a number what it should have been."""
    campaign = found_or_404(campaign_for, request.user, pk)
    found, form = found_or_404(level_of, campaign, level), CorrectionForm(request.POST or None)
    if form.is_valid():
        try:
            commands.correct_level(actor=request.user, level=found, told=form.correction())
            return redirect(f"{campaign.get_absolute_url()}#indicators")
        except DomainError as error:
            form.add_error(None, error.message)
    context = {"form": form, "campaign": campaign, "level": found}
    return render(request, "programme/correct.html", context, status=422 if form.is_bound else 200)
