"""The kit, the five tips, what is said of a step, the photos, and the day on which it opens."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from omarm.core.errors import DomainError
from omarm.core.http import found_only_for, found_or_404, only_for, respond
from omarm.launch.commands import kit as commands
from omarm.launch.forms.kit import OpeningForm, PictureForm, SaidForm
from omarm.launch.models import PhotoSource
from omarm.launch.queries import photos as photo_queries
from omarm.launch.queries.kit import kit_for
from omarm.launch.queries.opening import known_name, openings_now
from omarm.launch.queries.seeing import runs_kit, sees_kit
from omarm.launch.queries.tips import thing_of, tips_for

readers_only, keepers_only = found_only_for(sees_kit), only_for(runs_kit)


@require_GET
@readers_only
def index(request):
    """All steps, how far each is, and what comes next."""
    return render(request, "launch/kit.html", {"kit": kit_for(request.user), "runs": runs_kit(request.user)})


@require_GET
@readers_only
def tips(request):
    """The five tips, how far each is and where that can be seen."""
    return render(request, "launch/tips.html", {"tips": tips_for(request.user), "runs": runs_kit(request.user)})


@readers_only
@keepers_only
def say(request, code):
    """Say that a step is not needed here, or where it was done."""
    step = found_or_404(thing_of, code)
    seen_at = step.find(request.user).url
    form = SaidForm(request.POST or None, initial={"verdict": "done", "address": seen_at} if seen_at else {})
    if form.is_valid():
        try:
            commands.say_of_step(actor=request.user, code=code, **form.cleaned_data)
        except DomainError as error:
            form.add_error("address" if error.code in {"said_address", "said_where"} else None, error.message)
        else:
            return redirect(_page_of(code))
    return render(request, "launch/say.html", {"form": form, "step": step}, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@keepers_only
def unsay(request, code):
    """Take back what was said of a step."""
    found_or_404(thing_of, code)
    commands.take_word_back(actor=request.user, code=code)
    return redirect(_page_of(code))


@readers_only
@keepers_only
def photos(request):
    """The photos that show the organisation, and of which source they are; others are written down by hand."""
    form = PictureForm(request.POST or None)
    if form.is_valid():
        try:
            commands.add_picture(actor=request.user, **form.cleaned_data)
            return redirect("launch:photos")
        except DomainError as error:
            form.add_error(None, error.message)
    page = photo_queries.covers_for(request.user, after=request.GET.get("after", ""))
    share = photo_queries.share_for(request.user)
    context = {"page": page, "share": share, "pictures": photo_queries.pictures(), "form": form}
    return render(request, "launch/photos.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@keepers_only
def remove_picture(request, pk):
    """Take a photo off that was written down by hand."""
    commands.remove_picture(actor=request.user, picture=found_or_404(photo_queries.picture_at, pk))
    return redirect("launch:photos")


@require_POST
@readers_only
@keepers_only
def declare(request, pk, source):
    """Say of which source a photo is."""
    group = found_or_404(photo_queries.covered_group, request.user, pk)
    if source not in PhotoSource.Source.values:
        raise Http404
    commands.declare_photo(actor=request.user, group=group, source=source)
    group = found_or_404(photo_queries.covered_group, request.user, pk)
    return respond(request, "launch/_photo.html", {"group": group}, fallback="launch:photos")


@readers_only
@keepers_only
def opening(request):
    """Decide from which day it is open, and for whom."""
    openings = openings_now()
    form = OpeningForm(request.POST or None, begun=openings)
    if form.is_valid():
        try:
            commands.open_intranet(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error("day" if error.code == "opening_day" else "pilot", error.message)
        else:
            messages.success(request, _("It has been decided. The kit shows the day."))
            return redirect("launch:kit")
    rows = [(row, known_name(request.user, row)) for row in openings.values()]
    context = {"form": form, "openings": rows, "kit": kit_for(request.user)}
    return render(request, "launch/opening.html", context, status=422 if form.is_bound else 200)


@require_POST
@readers_only
@keepers_only
def close(request, audience):
    """Take back that it opens."""
    opening = found_or_404(openings_now().__getitem__, audience)
    try:
        commands.take_opening_back(actor=request.user, opening=opening)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The day has been taken back."))
    return redirect("launch:opening")


def _page_of(code):
    return "launch:tips" if code.startswith("tip-") else "launch:kit"
