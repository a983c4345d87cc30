"""What stands in a group or in one of its folders."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, page_or_fragment
from omarm.files import queries
from omarm.files.forms import FilesForm
from omarm.groups import queries as groups

PAGE = "files/files.html"


@require_GET
def index(request, slug, pk=None):
    """The folders and files of one place."""
    group, folder = place_of(request.user, slug, pk)
    context = context_of(request, group, folder) | {"form": FilesForm()}
    return page_or_fragment(request, PAGE, context, fragment="contents")


def refused(request, group, folder, form):
    """Return the page of a place with what is wrong with the files that were sent there."""
    return render(request, PAGE, context_of(request, group, folder) | {"form": form}, status=422)


def place_of(person, slug, pk=None):
    """Return (group, folder or None) of an address, for who may read there. Raises Http404."""
    group = found_or_404(groups.readable_group, person, slug)
    return group, found_or_404(queries.folder_in, person, slug, pk) if pk else None


def context_of(request, group, folder):
    """Return what the page of a place shows this person."""
    asked = request.GET
    return groups.heading_for(request.user, group) | {
        "contents": queries.contents_of(group, folder, sort=asked.get("sort", ""), after=asked.get("after", "")),
        "may_write": queries.may_write(request.user, group),
        "arrivals": queries.arrivals_for(request.user, group, folder),
        "just_binned": queries.just_binned(request.user, group.slug, asked.get("binned", "")),
    }
