"""The room of the team: its meetings, what each brings along, and stories."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.ambassadors import commands
from omarm.ambassadors.forms import NotesForm, SheetForm, StoryForm
from omarm.ambassadors.queries import meetings as queries
from omarm.ambassadors.queries.first_sight import seen_first
from omarm.ambassadors.queries.seeing import guides, is_ambassador, sees_public, sees_room
from omarm.ambassadors.queries.team import group_now, team_now
from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, words_back
from omarm.stream.queries import readable_post

in_the_room = found_only_for(sees_room)
TEXTS = ("notes", "works", "does_not", "is_said")


def in_the_room_or_words_back(view):
    """Return the view for who is in the room; who was in it while writing gets their words back, and nothing of the meeting."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        typed = [text for text in map(request.POST.get, TEXTS) if text and text.strip()]
        if sees_room(request.user) or not sees_public(request.user) or not typed:
            return in_the_room(view)(request, *args, **kwargs)
        why = _(
            "You are in the team of ambassadors no more, so nothing was kept. Copy what you want to keep, or give it to somebody "
            "who is in it."
        )
        return words_back(request, typed, why=why, back=(reverse("ambassadors:public"), _("Ambassadors")), status=404)

    return guarded


@require_GET
@in_the_room
def index(request):
    """All meetings, and what the team sees first."""
    team = team_now()
    context = {
        "team": team, "meetings": queries.meetings_of(team), "live_on": queries.go_live(), "guides": guides(request.user),
        "before": queries.meetings_before(request.user), "first": seen_first(request.user, group_now(team)),
    }  # fmt: skip
    return render(request, "ambassadors/meetings.html", context)


@require_GET
@in_the_room
def meeting(request, pk):
    """One meeting: when, where, what about, what each brings along and what was said."""
    return _meeting(request, found_or_404(queries.meeting_at, request.user, pk))


@require_POST
@in_the_room_or_words_back
def notes(request, pk):
    """Write down what was said."""
    found = found_or_404(queries.meeting_at, request.user, pk)
    form = NotesForm(request.POST)
    if not form.is_valid():
        return _meeting(request, found, notes=form)
    try:
        commands.write_notes(actor=request.user, meeting=found, **form.told())
    except DomainError as error:
        form.add_error(None, error.message)
        return _meeting(request, found, notes=form)
    messages.success(request, _("It is written down. The team reads it."))
    return redirect(found)


@require_POST
@in_the_room_or_words_back
def sheet(request, pk):
    """Write what one brings along."""
    found = found_or_404(queries.meeting_at, request.user, pk)
    form = SheetForm(request.POST)
    if not form.is_valid():
        return _meeting(request, found, sheet=form)
    try:
        commands.fill_sheet(actor=request.user, meeting=found, told=form.written())
    except DomainError as error:
        form.add_error(None, error.message)
        return _meeting(request, found, sheet=form)
    messages.success(request, _("The team reads it."))
    return redirect(found)


@require_POST
@in_the_room
def remove_sheet(request, pk):
    """Take back what one wrote."""
    found = found_or_404(queries.meeting_at, request.user, pk)
    commands.remove_sheet(actor=request.user, meeting=found)
    messages.success(request, _("What you wrote is gone."))
    return redirect(found)


@require_POST
@in_the_room
def add_story(request):
    """Show one of one's own posts among the stories."""
    form = StoryForm(request.POST)
    if not form.is_valid():
        raise PermissionDenied
    commands.add_story(actor=request.user, post=found_or_404(readable_post, request.user, form.cleaned_data["post"]))
    messages.success(request, _("It stands among the stories."))
    return redirect("ambassadors:public")


@require_POST
@found_only_for(sees_public)
def remove_story(request, pk):
    """Take a story off the list; the post stays."""
    commands.remove_story(actor=request.user, story=found_or_404(queries.story_at, pk))
    messages.success(request, _("It does not stand among the stories any more."))
    return redirect("ambassadors:public")


def _meeting(request, found, **forms):
    own = queries.own_sheet(request.user, found)
    written = {name: getattr(own, name) for name in ("works", "does_not", "is_said")} if own else None
    context = {
        "meeting": found, "sheets": queries.sheets_of(found), "own": own, "guides": guides(request.user),
        "writes": is_ambassador(request.user),
        "notes": forms.get("notes") or NotesForm(initial={"notes": found.notes, "before": found.notes}),
        "sheet": forms.get("sheet") or SheetForm(initial=written),
    }  # fmt: skip
    return render(request, "ambassadors/meeting.html", context, status=422 if forms else 200)
