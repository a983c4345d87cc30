"""What comes later: the page of it, and the answer of a page that is not there yet."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from omarm.core.http import found_only_for
from omarm.staging import queries

LEFT_OUT = {"csrfmiddlewaretoken"}


@require_GET
@found_only_for(lambda person: not person.is_guest)
def index(request):
    """What comes later for who looks, with the day; and what came just now."""
    context = {"coming": queries.coming_to(request.user), "came": queries.came_to(request.user)}
    return render(request, "staging/later.html", context)


def closed(request, function):
    """Return the page in place of one that is not there yet; of a form that was sent, with all that was typed (403)."""
    fields = [(name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    context = {"coming": queries.coming(request.user, function), "fields": fields, "address": request.get_full_path()}
    context |= {"typed": [value for _name, value in fields if " " in value.strip()], "had_files": bool(request.FILES)}
    return render(request, "staging/closed.html", context, status=403 if request.method == "POST" else 200)


def told(function):
    """Return in a sentence that a function is off, for a part of a page that stands."""
    return _("“%(function)s” is not open to you now. What you typed is still here.") % {"function": function.label}
