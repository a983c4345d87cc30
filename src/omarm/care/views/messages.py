"""Writing to all members of a group: first whom it reaches and how it reads, then it goes."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from omarm.care import commands
from omarm.care.forms import MessageForm
from omarm.care.queries import messages as queries
from omarm.care.queries import planning
from omarm.core.errors import DomainError
from omarm.core.http import found_or_404


def new(request, slug):
    """Write, see whom it reaches, send. Without `send` the words are only shown."""
    group = found_or_404(planning.managed_group, request.user, slug)
    form = MessageForm(request.POST or None)
    if form.is_valid() and "send" in request.POST:
        try:
            sent = commands.send_message(actor=request.user, group=group, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _sent_in_words(sent.reach))
            return redirect(sent.post)
    context = {
        "form": form, "group": group, "reach": queries.reach_of(request.user, group), "again_on": queries.again_on(group),
        "is_preview": form.is_bound and form.is_valid(),
    }  # fmt: skip
    return render(request, "care/message.html", context, status=422 if form.is_bound and form.errors else 200)


def _sent_in_words(reach):
    words = ngettext("Your message is there. %(number)d person is told of it.",
                     "Your message is there. %(number)d people are told of it.", reach)  # fmt: skip
    return words % {"number": reach} if reach else _("Your message is there.")
