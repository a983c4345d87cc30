"""The photo over a group's pages."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from omarm.core.errors import DomainError
from omarm.core.http import found_or_404, private_file
from omarm.groups import commands, queries
from omarm.groups.forms import CoverForm
from omarm.media.queries import open_size


@require_safe
def show(request, slug, pk, size):
    """The photo in one of its sizes, for who may know of the group."""
    image = found_or_404(queries.cover_of, request.user, slug, pk)
    return private_file(found_or_404(open_size, image, size), content_type="image/webp")


@require_POST
def change(request, slug):
    """Another photo, or other words with the one that is there."""
    group = found_or_404(queries.readable_group, request.user, slug)
    form = CoverForm(request.POST, request.FILES)
    try:
        if form.is_valid():
            _store(request.user, group, **form.cleaned_data)
            messages.success(request, _("The photo has been saved."))
        else:
            messages.error(request, next(iter(form.errors.values()))[0])
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("groups:edit", slug)


@require_http_methods(["GET", "POST"])
def remove(request, slug):
    """No photo. It does not come back, so this asks first."""
    group = found_or_404(queries.readable_group, request.user, slug)
    if request.method == "GET":
        if not queries.may_manage(request.user, group):
            raise PermissionDenied
        question = {
            "question": _("Remove the photo?"),
            "means": _("It goes for everybody, and does not come back."),
            "label": _("Remove the photo"),
            "back_url": reverse("groups:edit", args=[slug]),
        }
        return render(request, "groups/question.html", question)
    commands.remove_cover(actor=request.user, group=group)
    return redirect("groups:edit", slug)


def _store(person, group, *, photo, alt):
    if photo:
        commands.change_cover(actor=person, group=group, file=photo, alt=alt)
    else:
        commands.describe_cover(actor=person, group=group, alt=alt)
